// What each counted record adds to a measure, at the least and at the most.
//
// Converts rates to the bound's period and spreads them over the record's days; a value that is missing
// becomes a range. Knows no sum and no verdict.
#pragma once

#include "engine/check/amount_range.hpp"
#include "engine/check/evaluate.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace proviso {

/// The days that a rate is summed over: a record's whole life, one day, or the clause's days up to one.
DayWindow accrual_days(Matter const&, RuleId);

class MeasuredAmounts {
public:
    MeasuredAmounts(Evaluator& at, RuleId id, Measured const& of);

    AmountRange range(std::size_t row) const;  ///< `row` counts within the block

    /// What the record adds on each day that it is active, times `parts()`; of a rate, over per(row).
    AmountRange level(std::size_t row) const;
    std::int64_t parts() const { return parts_; }
    Per per(std::size_t row) const;

    /// Whether all rows that have a value are integers of 10^-scale, in the same unit.
    bool plain() const;
    std::int64_t const* steps() const { return cells_->narrow.data() + block_.first; }
    int scale() const { return cells_->scale; }

    /// Whether all rows that have a value come to just that, and what; of an average or an extreme.
    bool is_own() const { return not accrues_ and (dates_ or plain()); }
    Exact own(std::size_t row) const {
        return Exact::of(dates_ ? Decimal{day(block_.first + row)} : value(block_.first + row));
    }

    /// The sum of those rows of a word that are plain: present, in the column's own scale, no accrual.
    struct Sum {
        Exact total;
        Word added = 0;
        bool too_large = false;
    };
    Sum sum(std::size_t word, Word rows) const;

private:
    Decimal value(std::size_t in_batch) const;
    std::int32_t day(std::size_t in_batch) const { return dates_->days[in_batch] - (last_days_ ? 1 : 0); }
    std::optional<Exact> amount(std::size_t row) const;
    AmountRange accrual(std::size_t row) const;
    AmountRange limitless(bool missing) const;

    RowBlock const& block_;
    Matter const& matter_;
    AggregateNorm const& norm_;
    DayWindow days_;                                 ///< that an accrual is taken over
    std::vector<std::pair<Period, Kleene>> exempt_;  ///< who is exempt on some of them, where not all is over days
    Column const* column_ = nullptr;
    AmountCells const* cells_ = nullptr;  ///< none where no row has an amount
    Decimal::Raw step_ = 1;               ///< one of the column's steps
    DateCells const* dates_ = nullptr;
    bool last_days_ = false;  ///< of an end, the day before it: the last one
    Field const* field_ = nullptr;
    Per per_ = Per::none;     ///< that amounts are brought to
    std::int64_t parts_ = 1;  ///< of one, so that what rates come to in another period is a whole number of them
    bool accrues_ = false;
};

/// The parts of one that what an aggregate measures over time is counted in.
std::int64_t parts_of_measure(Matter const&, RuleId, Measured const&);

/// How many decimals the amounts of a field have, all over the plan.
int decimals(Plan const&, FieldId);

}  // namespace proviso
