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

/// The findings of one rule that waivers cover.
struct WaivedTally {
    std::size_t violations = 0, doubts = 0;
    std::vector<std::size_t> by_waiver;  ///< by WaiverId, as far as there are any

    std::size_t all() const { return violations + doubts; }
    void add(WaiverId, bool violated);
};
void merge(WaivedTally& into, WaivedTally const& other);

/// The first waiver in force that covers what rule `id` finds of the record; without any of the rule, in no time.
std::optional<WaiverId> waiver_of_record(Matter const&, RuleId id, std::size_t row);

/// The waivers that may cover what a rule finds of one group. A waiver that names records covers a group whose values it
/// names, and not what is of no group.
class MeasureWaivers {
public:
    /// `worst`: each list of judgements was cut to its worst.
    MeasureWaivers(Matter const&, RuleId, GroupTally const&, std::optional<std::uint32_t> number, bool worst);

    /// The first that covers the judgement of that index: which periods there are does not depend on what is asked.
    std::optional<WaiverId> covering(std::vector<Judgement> const& all, std::size_t index) const;

private:
    struct Candidate {
        WaiverId id = 0;
        std::optional<std::vector<Judgement>> relaxed;  ///< with its allowance; nothing: whatever the amount
    };
    std::vector<Candidate> candidates_;
};

/// What rules come to, `waived` findings aside.
Verdict verdict_of(std::size_t violations, std::size_t doubts, std::size_t waived, std::size_t bound);

/// Every waiver as it stands on the day of the check, with what it covered.
std::vector<WaiverShown> waivers_shown(Matter const&, WaivedTally const& all);

}  // namespace proviso
