// Why a claim is true, false or unknown of one record: the leaves that decide it.
//
// Asked only for records that are reported. Looks at them with the same evaluator as the check itself, a
// word of 64 rows at a time. Yields leaves and places, no text.
#pragma once

#include "engine/check/evaluate.hpp"
#include "engine/report/report.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace proviso {

/// A predicate that joins no others, or of a window: whether the record is active in it, or on which days it holds.
struct Leaf {
    enum class Kind : std::uint8_t { predicate, window, unsettled };
    Kind kind = Kind::predicate;
    std::uint32_t id = 0;  ///< PredicateId, or index into Matter::windows
    friend auto operator<=>(Leaf, Leaf) = default;
};

/// A leaf that made a predicate what it is; `held` is its truth.
struct Ground {
    PredicateId id = 0;
    bool held = false;
};

class Explainer {
public:
    Explainer(Matter const& matter, NameTests const& names) : at_(matter, names) {}

    /// The record that is spoken of from now on; `row` counts within its table.
    void look_at(RecordId record, std::size_t row);
    RecordId record_id() const { return at_.block().record; }
    Batch const& batch() const { return *at_.block().batch; }
    std::size_t row_in_batch() const { return row_; }
    Matter const& matter() const { return at_.matter(); }

    Truth truth(PredicateId id) { return truth(id, nullptr); }
    Truth truth(Formula const& formula) { return truth(formula, nullptr); }
    Truth frees(RuleId);  ///< binds the record, or permits what it does

    /// The leaves that make the predicate surely true or surely false; empty where it is unknown.
    std::vector<Ground> grounds(PredicateId);

    /// The unknown leaves on which the truth of `formula` turns: those that can change it alone, where
    /// that can be told, else all of them.
    std::vector<Leaf> pivots(Formula const&);

private:
    static constexpr std::size_t most_tried = 12;
    struct Forced;

    Truth truth(Leaf, Forced const*);
    Truth truth(PredicateId, Forced const*);
    Truth truth(Formula const&, Forced const*);
    void collect(PredicateId, std::vector<Leaf>&);
    void collect(Formula const&, std::vector<Leaf>&);
    void collect(Leaf, std::vector<Leaf>&);
    void add_grounds(PredicateId, std::vector<Ground>&);

    Truth exempt(std::uint32_t index, Forced const*);

    Evaluator at_;
    std::size_t row_ = 0;
    std::unordered_map<std::uint32_t, Truth> exempt_;  ///< of the record, and of the leaf that is forced
    std::unordered_set<std::uint32_t> collected_;      ///< exemptions whose leaves collect() has
};

}  // namespace proviso
