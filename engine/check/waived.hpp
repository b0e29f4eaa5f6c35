// Which findings waivers cover, and what becomes of them: language reference, section 5.
//
// A waiver changes no fact: what it covers is still violated or undetermined, and conditions that ask whether a clause
// is met know nothing of it.
#pragma once

#include "engine/check/judgement.hpp"
#include "engine/check/matter.hpp"
#include "engine/report/report.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

using WaiverId = std::uint32_t;  ///< index into Matter::waivers

/// A waiver in force that covers a finding.
struct Covering {
    WaiverId waiver = 0;
    std::vector<std::size_t> names;  ///< which of Waiver::records are the finding's
};

/// What one waiver covers. A finding that several cover is counted with each, so that none is unused beside another.
struct WaiverUse {
    std::size_t findings = 0;
    std::size_t ending = 0;   ///< … that no waiver in force covers past the days of notice
    std::vector<bool> names;  ///< whether one of them has that of Waiver::records; may be shorter
};

/// The findings of one rule that waivers cover.
struct WaivedTally {
    std::size_t violations = 0, doubts = 0;
    std::vector<WaiverUse> by_waiver;  ///< by WaiverId, as far as there are any

    std::size_t all() const { return violations + doubts; }

    /// A finding that waivers cover; `covering` is not empty.
    void add(Matter const&, std::vector<Covering> const& covering, bool violated);
};
void merge(WaivedTally& into, WaivedTally const& other);

/// The waivers in force that cover what rule `id` finds of the record, in their order; without any of the rule, in no
/// time.
std::vector<Covering> waivers_of_record(Matter const&, RuleId id, std::size_t row);

/// The waivers that may cover what a rule finds of one group. A waiver that names records covers a group whose values it
/// names, and not what is of no group.
class MeasureWaivers {
public:
    /// `worst`: each list of judgements was cut to its worst.
    MeasureWaivers(Matter const&, RuleId, GroupTally const&, std::optional<std::uint32_t> number, bool worst);

    /// Those that cover the judgement of that index: which periods there are does not depend on what is asked.
    std::vector<Covering> covering(std::vector<Judgement> const& all, std::size_t index) const;

private:
    struct Candidate {
        Covering covering;
        std::optional<std::vector<Judgement>> relaxed;  ///< with its allowance; nothing: whatever the amount
    };
    std::vector<Candidate> candidates_;
};

/// What rules come to, `waived` findings aside.
Verdict verdict_of(std::size_t violations, std::size_t doubts, std::size_t waived, std::size_t bound);

/// Every waiver as it stands on the day of the check, with what it covered.
std::vector<WaiverShown> waivers_shown(Matter const&, WaivedTally const& all);

}  // namespace proviso
