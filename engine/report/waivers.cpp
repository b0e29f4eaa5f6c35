#include "engine/report/waivers.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/text_finding.hpp"

#include <fmt/format.h>

namespace proviso {

WaiverShown const* waiver_of(Report const& report, Finding const& finding) {
    return finding.waiver and *finding.waiver < report.waivers.size() ? &report.waivers[*finding.waiver] : nullptr;
}

std::string waived_clause(WaiverShown const& waiver) {
    return escaped(waiver.clause + (waiver.agreement.empty() ? "" : " of \"" + waiver.agreement + '"'));
}

std::string waiver_words(WaiverShown const& waiver) {
    auto out = fmt::format("{}, approved by {}: {}", days({waiver.from.value_or(Date::earliest()), waiver.until}),
                           escaped(waiver.approved_by), escaped(waiver.reason));
    if (not waiver.reference.empty())
        out += " (" + escaped(waiver.reference) + ")";
    if (not waiver.allowance.empty())
        out += ", " + escaped(waiver.allowance);
    return out;
}

std::string waiver_words(Report const& report, Finding const& finding) {
    auto const* const waiver = waiver_of(report, finding);
    return waiver == nullptr ? "" : waiver_words(*waiver);
}

}  // namespace proviso
