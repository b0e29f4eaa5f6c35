#include "engine/report/html/sections.hpp"

#include "engine/report/text_finding.hpp"

#include <fmt/format.h>

#include <array>

namespace proviso {

std::string_view html_class(Verdict verdict) {
    constexpr std::array<std::string_view, 5> names{"compliant", "violated", "undetermined", "not-applicable",
                                                    "waived"};
    static_assert(names.size() == verdict_names.size());
    return names[static_cast<std::size_t>(verdict)];
}

std::string_view html_class(ClauseResult const& clause) {
    if (clause.judged)
        return html_class(clause.verdict);
    return clause.kind == "permission" ? "permission" : "not-encoded";
}

std::string html_id(Report const& report, ClauseResult const& clause) {
    return "clause-" + std::to_string(&clause - report.clauses.data() + 1);
}

std::string terms_of(WaiverShown const& waiver) {
    auto text = days({waiver.from.value_or(Date::earliest()), waiver.until});
    auto const also = [&](std::string_view before, std::string const& said) {
        if (not said.empty())
            text += fmt::format("{}{}{}", text.empty() ? "" : ", ", before, said);
    };
    also("", waiver.allowance);
    also("approved by ", waiver.approved_by);
    also("reference ", waiver.reference);
    return waiver.reason.empty() ? text : text + ": " + waiver.reason;
}

}  // namespace proviso
