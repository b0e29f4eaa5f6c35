// The numbers between two bounds.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <optional>

namespace proviso {

template <class T>
struct Limits {
    std::optional<T> low, high;
    bool above = false;  ///< `low` itself lies outside
    bool below = false;  ///< `high` itself lies outside

    bool empty() const { return low and high and (*high < *low or (*low == *high and (above or below))); }

    /// Without what does not stand so to `bound`.
    void narrow(Relation relation, T bound) {
        if (relation == Relation::equal or relation == Relation::at_least or relation == Relation::more)
            raise(bound, relation == Relation::more);
        if (relation == Relation::equal or relation == Relation::at_most or relation == Relation::less)
            lower(bound, relation == Relation::less);
    }

private:
    void raise(T bound, bool strictly) {
        if (low and not(*low < bound))
            above = above or (strictly and *low == bound);
        else
            low = bound, above = strictly;
    }
    void lower(T bound, bool strictly) {
        if (high and not(bound < *high))
            below = below or (strictly and *high == bound);
        else
            high = bound, below = strictly;
    }
};

/// `limits` without what does not stand so to `bound`, or with `holds` false without what does. All amounts but one lie
/// between no bounds: then `limits` stays as it is.
template <class T>
Limits<T> narrowed(Limits<T> limits, Relation relation, T bound, bool holds) {
    if (auto const meant = holds ? relation : opposite(relation))
        limits.narrow(*meant, bound);
    return limits;
}

}  // namespace proviso
