#include "engine/report/issue.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/text_finding.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

/// FNV-1a, of parts that cannot run into each other.
class Hash {
public:
    void add(std::string_view part) {
        for (char const byte : part)
            add(static_cast<unsigned char>(byte));
        add(0U);
        add(part.size());
    }
    std::uint64_t value() const { return value_; }

private:
    void add(std::uint64_t number) { value_ = (value_ ^ number) * 0x100000001b3U; }

    std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::uint64_t hash(ClauseResult const& clause, Finding const& finding) {
    Hash hash;
    hash.add(clause.agreement);
    hash.add(clause.id);
    hash.add(verdict_names[static_cast<std::size_t>(finding.verdict)]);
    for (auto const& [field, value] : finding.group) {
        hash.add(field);
        hash.add(value);
    }
    if (finding.record) {
        hash.add(finding.record->type);
        hash.add(finding.record->key);
    } else {
        hash.add(finding.period.from.text());
        hash.add(finding.period.until.text());
    }
    return hash.value();
}

}  // namespace

Level level(ClauseResult const& clause, Verdict verdict) {
    if (clause.severity == "advice")
        return Level::note;
    return verdict == Verdict::violated and clause.severity != "warning" ? Level::error : Level::warning;
}

std::string rule_name(ClauseResult const& clause) {
    return clause.agreement.empty() ? clause.id : clause.agreement + "/" + clause.id;
}

std::string short_title(ClauseResult const& clause) {
    return escaped(clause.heading.empty() ? clause.id : clause.id + " \"" + clause.heading + '"');
}

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

std::string Fingerprints::next(ClauseResult const& clause, Finding const& finding) {
    auto const name = hash(clause, finding);
    return fmt::format("{:016x}:{}", name, ++seen_[name]);
}

}  // namespace proviso
