// Where do predicates, windows and rules hold among the rows of one block?
//
// Each predicate, window and rule is evaluated at most once a block, whatever number of clauses use it.
// One evaluator a thread; it yields bitmaps and knows neither verdicts nor messages.
#pragma once

#include "engine/check/kleene.hpp"
#include "engine/check/matter.hpp"
#include "engine/check/names.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace proviso {

/// Rows [first, first + rows) of a batch; first is a multiple of 64, rows at most block_rows.
struct RowBlock {
    RecordId record = 0;
    Batch const* batch = nullptr;
    std::size_t first = 0;
    std::size_t rows = 0;

    std::size_t words() const { return (rows + Bits::word_bits - 1) / Bits::word_bits; }
};

class Evaluator {
public:
    Evaluator(Matter const& matter, NameTests const& names) : matter_(matter), names_(names) {}

    /// Turns to another block; what was yielded for the last one is gone.
    void begin(RowBlock const&);
    RowBlock const& block() const { return block_; }
    Matter const& matter() const { return matter_; }
    Bitmaps& scratch() { return bitmaps_; }

    Kleene predicate(PredicateId);
    Kleene window(std::uint32_t index);  ///< active on some day of matter.windows[index]
    Kleene bound(RuleId);
    Kleene exempt(std::uint32_t index);  ///< where matter.exemptions[index] holds
    Kleene holds(Formula const&);

    // what predicates are evaluated from; the words may be shared
    Word const* present(std::uint16_t field);  ///< rows that have a value
    Word const* stated_unknown(std::uint16_t field) const;
    Word const* slot(std::uint16_t field, std::uint32_t slot);  ///< rows with one of its names
    NameTest const& name_test(PredicateId id) const { return names_.by_predicate[id]; }

private:
    Kleene all_of(std::span<Formula const>);
    Kleene any_of(std::span<Formula const>);
    Kleene starts_before(DayRange until);
    Kleene ends_after(DayRange from);
    template <class Within>
    Kleene dated(Kleene on_day, Within within);
    Kleene not_after(std::uint16_t field, Date least, Date most, Truth missing);
    bool any_unknown(std::uint16_t field) const;
    Kleene or_where_unknown(std::uint16_t field, Kleene claim, Kleene other);
    Kleene if_absent(Truth missing, Word const* not_yet_known);

    Matter const& matter_;
    NameTests const& names_;
    RowBlock block_;
    Bitmaps bitmaps_;
    std::vector<Kleene> predicates_, windows_, rules_, exemptions_;  ///< surely == nullptr: not evaluated yet
    std::vector<Word const*> present_;                               ///< by field, nullptr: not asked yet
    std::vector<Word const*> slots_;                                 ///< by field, the first slot
};

/// A predicate from its column, or from the predicates that it joins; no memory of it is kept here.
Kleene evaluate_predicate(Evaluator&, PredicateId);

}  // namespace proviso
