// What a case comes to, judged as sections 4 and 5 of the language reference read: loops over records and days.
//
// A second opinion on engine/check. Nothing is shared, prepared or made fast, and nothing of the checker is used.
#pragma once

#include "engine/report/report.hpp"  // Verdict
#include "engine/values/truth.hpp"
#include "tests/oracle/case.hpp"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace proviso::oracle {

/// An amount: `parts` day parts of a thousandth, divided by `count`. A day part is such that a day of any month and
/// of any year has a whole number of them.
struct Exact {
    static constexpr std::int64_t day_parts = 1'681'363'740;  ///< lcm of 28, 29, 30, 31, 365 and 366
    __extension__ using Parts = __int128;
    Parts parts = 0;
    std::int64_t count = 1;

    static Exact of(std::int64_t thousandths) { return {Parts{thousandths} * day_parts, 1}; }
    friend std::strong_ordering operator<=>(Exact a, Exact b) { return a.parts * b.count <=> b.parts * a.count; }
    friend bool operator==(Exact a, Exact b) { return a.parts * b.count == b.parts * a.count; }
};

/// No low, or no high: no limit there.
struct Range {
    std::optional<Exact> low, high;
};

/// A record that breaks the clause, or may.
struct Fault {
    std::size_t kind = 0, row = 0;
    Verdict verdict{};             ///< violated or undetermined
    std::optional<Period> period;  ///< nothing where it hangs on unknown days
    friend auto operator<=>(Fault const& a, Fault const& b) {
        return std::tie(a.kind, a.row, a.verdict) <=> std::tie(b.kind, b.row, b.verdict);
    }
    friend bool operator==(Fault const& a, Fault const& b) { return (a <=> b) == 0; }
};

/// Of a group and a period.
struct MeasureAnswer {
    std::string group;  ///< its values; empty where there are no groups
    Period period;      ///< of `each`, else empty
    Verdict verdict{};
    std::optional<Range> range;
    Truth bound{}, kept{};
};

/// Of one sentence.
struct Answer {
    std::string label;  ///< `2`, `2(a)`
    std::string agreement;
    bool judged = true;  ///< false: a permission
    Verdict verdict{};
    std::size_t bound = 0;  ///< records that it surely binds; not for measures
    std::vector<Fault> faults;
    std::vector<MeasureAnswer> measures;
};

/// Of the sentences in force, in the order of their clauses.
std::vector<Answer> evaluate(Case const&);

}  // namespace proviso::oracle
