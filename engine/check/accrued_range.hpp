// What rates that lie between two ends come to, stretch of days by stretch of days.
//
// Pure arithmetic. Knows no record and no period of a clause.
#pragma once

#include "engine/check/amount_range.hpp"

namespace proviso {

/// Days that a rate accrues over, counted by length; endless ones are not.
struct Stretch {
    DaysByLength days{};
    bool surely = true;  ///< else some of them, or none
    bool endless = false;
};

class AccruedRange {
public:
    explicit AccruedRange(Per per) : least_(per), most_(per) {}

    void add(AmountRange const& rate, Stretch const&);
    AmountRange total() const;  ///< without a limit where a rate has none, or goes on for ever

private:
    Accrual least_, most_;
    bool no_least_ = false, no_most_ = false, too_large_ = false;
};

}  // namespace proviso
