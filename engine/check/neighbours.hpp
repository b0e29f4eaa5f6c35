// Stretches of days on which records with one value are active: which of them meets some days, and whether
// they cover them, each record left out of its own company.
//
// Sorted once, asked in O(log n). Knows no clause.
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace proviso {

class Neighbours {
public:
    void add(Period days, std::size_t row);
    void sort();

    /// The row of another record that is active on a day of `days`.
    std::optional<std::size_t> meeting(Period days, std::size_t row) const;

    /// Others are active on every day of `days`; `itself`: the record of these days is among the stretches.
    bool cover(Period days, bool itself) const;

    /// The first day from `day` on with no other active; `itself` as for cover.
    Date active_until(Date day, bool itself) const;
    /// The first day from `day` on with another active; the latest of all where there is none.
    Date active_from(Date day, bool itself) const;

private:
    struct Stretch {
        Period days;
        std::size_t row = 0;
    };
    struct Latest {
        std::size_t last = 0, other = 0;  ///< index of the stretch that ends last, and of another record's that does
        bool has_other = false;
    };
    void cover_days();

    std::vector<Stretch> stretches_;    ///< by their first day
    std::vector<Latest> latest_;        ///< of the stretches up to that one
    std::vector<Period> once_, twice_;  ///< days on which at least one is active, and at least two
};

}  // namespace proviso
