// The least and the greatest that a measure can come to, by trying every way in which the unknowns may turn out.
#pragma once

#include "tests/oracle/evaluate.hpp"

#include <string>
#include <vector>

namespace proviso::oracle {

/// A record in a measure: whether it counts, and what for.
struct Counted {
    Truth in{};
    Range value;
    std::optional<std::string> name;  ///< of `distinct`; nothing where it is not known
    Truth there = Truth::yes;         ///< of the group, and over days active: on both sides of a comparison alike

    Truth counts() const { return both(in, there); }
};

/// Of any choice among the records of which it is unknown whether they count; nothing where no choice has any.
std::optional<Range> range_of(Measure measure, std::vector<Counted> const& records);

/// What the whole range says of `limit`; `factor` times the other range where one is given.
Truth stands(Range const& range, LimitModel const& limit);
Truth stands(Range const& range, Relation relation, Range const& other, std::int64_t percentage);

/// The same of two sums over the same amounts: a record that is on both sides counts once, for what it really changes.
/// `part`: what is on the left is on the right too.
Truth sums_stand(std::vector<Counted> const& left, std::vector<Counted> const& right, bool part, Relation relation,
                 std::int64_t percentage);

/// Whether the part that does the deed is such a share of the whole, records being in both or in neither.
Truth share_stands(std::vector<Counted> const& whole, std::vector<Truth> const& does, Relation relation,
                   std::int64_t percentage);

}  // namespace proviso::oracle
