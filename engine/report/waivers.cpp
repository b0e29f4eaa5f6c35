#include "engine/report/waivers.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/text_finding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_records = 20;

}  // namespace

WaiverShown const* waiver_of(Report const& report, Finding const& finding) {
    return finding.waiver and *finding.waiver < report.waivers.size() ? &report.waivers[*finding.waiver] : nullptr;
}

std::string waived_clause(WaiverShown const& waiver) {
    return escaped(waiver.clause + (waiver.agreement.empty() ? "" : " of \"" + waiver.agreement + '"'));
}

std::string waived_records(WaiverShown const& waiver) {
    std::vector<std::string> out;
    auto const shown = std::min(waiver.records.size(), most_records);
    for (std::size_t i = 0; i < shown; ++i)
        out.push_back(escaped(waiver.records[i]));
    if (shown < waiver.records.size())
        out.push_back(fmt::format("{} more", waiver.records.size() - shown));
    return out.empty() ? "all that it finds" : listed(out);
}

std::string stale_words(Report const& report) {
    std::size_t wholly = 0, partly = 0;
    for (auto const& waiver : report.waivers)
        if (waiver.stale())
            ++(waiver.unused_names.empty() ? wholly : partly);
    std::string out;
    for (auto const& [count, what] : {std::pair(wholly, "expired or unused"), std::pair(partly, "unused in part")})
        if (count > 0)
            out += fmt::format("{}{} {} {}", out.empty() ? "" : ", ", counted(count, "waiver"),
                               count == 1 ? "is" : "are", what);
    return out;
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

std::string unused_names(WaiverShown const& waiver) {
    constexpr std::size_t most = 20;
    std::vector<std::string> names;
    for (auto const& [name, where] : waiver.unused_names) {
        if (names.size() == most) {
            names.push_back(fmt::format("{} more", waiver.unused_names.size() - most));
            break;
        }
        names.push_back(fmt::format("{} ({})", escaped(name), place(where)));
    }
    return names.empty() ? "" : listed(names);
}

std::string waiver_words(Report const& report, Finding const& finding) {
    auto const* const waiver = waiver_of(report, finding);
    return waiver == nullptr ? "" : waiver_words(*waiver);
}

}  // namespace proviso
