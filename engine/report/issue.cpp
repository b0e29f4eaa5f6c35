#include "engine/report/issue.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/text_finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace proviso {

Level level(ClauseResult const& clause, Verdict verdict) {
    if (clause.severity == "advice")
        return Level::note;
    return verdict == Verdict::violated and clause.severity != "warning" ? Level::error : Level::warning;
}

Level level(ClauseResult const& clause, Finding const& finding) {
    return finding.waiver ? Level::note : level(clause, finding.verdict);
}

std::vector<std::string> rule_names(Report const& report) {
    auto const name = [](ClauseResult const& clause) {
        return clause.agreement.empty() ? clause.id : clause.agreement + "/" + clause.id;
    };
    std::unordered_map<std::string, std::size_t> texts, taken;
    for (auto const& clause : report.clauses)
        ++texts[name(clause)];
    std::vector<std::string> out;
    for (auto const& clause : report.clauses) {
        auto const own = name(clause);
        auto const wanted = texts[own] == 1 ? own : own + until_words(clause);
        auto unique = wanted;
        while (not taken.emplace(unique, 1).second)
            unique = fmt::format("{}, text {}", wanted, ++taken[wanted]);
        out.push_back(std::move(unique));
    }
    return out;
}

std::string until_words(ClauseResult const& clause) {
    auto const first = std::ranges::min_element(clause.amendments, {}, &AmendmentShown::until);
    return first == clause.amendments.end() ? "" : ", until " + (first->until + -1).long_text();
}

std::string short_title(ClauseResult const& clause) {
    return escaped(clause.heading.empty() ? clause.id : clause.id + " \"" + clause.heading + '"');
}

std::string text_title(ClauseResult const& clause) { return short_title(clause) + until_words(clause); }

std::string concerned(Finding const& finding) {
    if (finding.record)
        return name(*finding.record);
    std::string text;
    for (auto const& [field, value] : finding.group)
        text += escaped(value.empty() ? field + " not known" : value) + ", ";
    text += days(finding.period);
    return text.ends_with(", ") ? text.substr(0, text.size() - 2) : text;
}

bool has_line(Excerpt const& where) { return not where.file.empty() and where.at.line != 0; }

Excerpt const& place_of(ClauseResult const& clause, Finding const& finding) {
    for (auto const& fact : finding.facts)
        if (has_line(fact.where))
            return fact.where;
    return finding.where and not finding.where->file.empty() ? *finding.where : clause.where;
}

std::string said(Finding const& finding) {
    return escaped(finding.message) + (finding.advice.empty() ? "" : "; to do: " + escaped(finding.advice));
}

std::string reserve(Finding const& finding) {
    std::string words = finding.waiver ? "waived" : finding.verdict == Verdict::violated ? "" : "undetermined";
    if (auto const novelty = novelty_name(finding); not novelty.empty())
        words.append(words.empty() ? "" : ", ").append(novelty);
    return words.empty() ? "" : " (" + words + ")";
}

std::size_t findings_listed(Report const& report) {
    std::size_t count = 0;
    for (auto const& clause : report.clauses)
        count += clause.findings.size();
    return count;
}

std::string left_out(std::size_t count) {
    if (count == 0)
        return "";
    return fmt::format("{} more {} not listed", count, count == 1 ? "finding is" : "findings are");
}

}  // namespace proviso
