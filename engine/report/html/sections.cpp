#include "engine/report/html/sections.hpp"

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

}  // namespace proviso
