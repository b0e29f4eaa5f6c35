#include "engine/report/waivers.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/text_finding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

/// The first twenty as `words` says them, and how many more there are.
template <class Item, class Words>
std::string first_ones(std::vector<Item> const& items, Words words) {
    constexpr std::size_t most = 20;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(items.size(), most); ++i)
        out.push_back(words(items[i]));
    if (items.size() > most)
        out.push_back(fmt::format("{} more", items.size() - most));
    return listed(out);
}

}  // namespace

WaiverShown const* waiver_of(Report const& report, Finding const& finding) {
    return finding.waiver and *finding.waiver < report.waivers.size() ? &report.waivers[*finding.waiver] : nullptr;
}

std::string waived_clause(WaiverShown const& waiver) {
    return escaped(waiver.clause + (waiver.agreement.empty() ? "" : " of \"" + waiver.agreement + '"'));
}

std::string waived_records(WaiverShown const& waiver) {
    return waiver.records.empty() ? "all that it finds"
                                  : first_ones(waiver.records, [](std::string const& name) { return escaped(name); });
}

bool needs_an_eye(WaiverShown const& waiver) { return waiver.state != WaiverState::in_force or waiver.stale(); }

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
    if (waiver.unused_names.empty())
        return "";
    return first_ones(waiver.unused_names, [](WaiverName const& name) {
        return fmt::format("{} ({})", escaped(name.name), place(name.where));
    });
}

std::string waiver_words_and_unused(WaiverShown const& waiver) {
    auto const unused = unused_names(waiver);
    return waiver_words(waiver) + (unused.empty() ? "" : "; unused names: " + unused);
}

std::string waiver_words(Report const& report, Finding const& finding) {
    auto const* const waiver = waiver_of(report, finding);
    return waiver == nullptr ? "" : waiver_words(*waiver);
}

}  // namespace proviso
