#include "engine/report/cases.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/report/words.hpp"

#include <fmt/format.h>

namespace proviso {

Outcome outcome(ClauseResult const& clause) {
    if (not clause.judged or clause.verdict == Verdict::not_applicable or clause.verdict == Verdict::waived)
        return Outcome::skipped;
    if (clause.verdict == Verdict::compliant)
        return Outcome::passed;
    return clause.verdict == Verdict::violated ? Outcome::violated : Outcome::undetermined;
}

Outcome outcome(Finding const& finding) {
    if (finding.waiver)
        return Outcome::skipped;
    return finding.verdict == Verdict::violated ? Outcome::violated : Outcome::undetermined;
}

Outcome outcome(Remark const& remark) {
    if (remark.kind == RemarkKind::baseline)
        return Outcome::passed;
    if (remark.kind == RemarkKind::nothing_evaluated)
        return Outcome::undetermined;
    return remark.level == Level::error ? Outcome::violated : Outcome::skipped;
}

std::string case_name(Case const& test) {
    auto const about = test.finding != nullptr ? concerned(*test.finding)
                       : test.met != nullptr   ? name(*test.met)
                       : test.more_met > 0
                           ? fmt::format("{} more {}", test.more_met, test.more_met == 1 ? "record" : "records")
                           : "";
    return text_title(*test.clause) + (about.empty() ? "" : ": ") + about;
}

std::string case_message(Case const& test) {
    auto const novelty = test.finding == nullptr ? "" : std::string(novelty_name(*test.finding));
    if (test.waiver != nullptr)
        return "waived" + (novelty.empty() ? "" : ", " + novelty) + ": " + waiver_words(*test.waiver) + "; " +
               escaped(test.finding->message);
    if (test.finding != nullptr)
        return (novelty.empty() ? "" : novelty + ": ") + said(*test.finding);
    if (test.outcome == Outcome::passed)
        return "";
    std::string text(word(*test.clause).low);
    if (test.clause->judged and not test.clause->why_not_applicable.empty())
        text += ": " + escaped(test.clause->why_not_applicable);
    return text;
}

}  // namespace proviso
