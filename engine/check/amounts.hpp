// What each counted record adds to a measure, at the least and at the most.
//
// Converts rates to the bound's period and spreads them over the record's days; a value that is missing
// becomes a range. Knows no sum and no verdict.
#pragma once

#include "engine/check/accrual.hpp"
#include "engine/check/evaluate.hpp"

#include <optional>

namespace proviso {

struct AmountRange {
    std::optional<Exact> least, most;  ///< nothing: no limit
    bool missing = false;              ///< the record lacks what the amount needs
    bool too_large = false;
};

/// The days that a rate is summed over: a record's whole life, one day, or the clause's days up to one.
DayWindow accrual_days(Matter const&, RuleId);

class MeasuredAmounts {
public:
    MeasuredAmounts(Evaluator const& at, RuleId id);

    AmountRange range(std::size_t row) const;  ///< `row` counts within the block

    /// The sum of those rows of a word that are plain: present, in the column's own scale, no accrual.
    struct Sum {
        Exact total;
        Word added = 0;
        bool too_large = false;
    };
    Sum sum(std::size_t word, Word rows) const;

private:
    Decimal value(std::size_t in_batch) const;
    std::optional<Exact> amount(std::size_t row) const;
    AmountRange accrual(std::size_t row) const;
    AmountRange limitless(bool missing) const;

    RowBlock const& block_;
    Matter const& matter_;
    AggregateNorm const& norm_;
    DayWindow days_;  ///< that an accrual is taken over
    Column const* column_ = nullptr;
    AmountCells const* cells_ = nullptr;  ///< none where no row has an amount
    Decimal::Raw step_ = 1;               ///< one of the column's steps
    Field const* field_ = nullptr;
    Per per_ = Per::none;  ///< that amounts are brought to
    bool accrues_ = false;
};

}  // namespace proviso
