#include "engine/rules/clauses.hpp"

#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace proviso {
namespace {

struct SeverityName {
    std::string_view name;
    RuleSeverity severity;
};
constexpr std::array<SeverityName, 3> severities{
    {{"breach", RuleSeverity::breach}, {"warning", RuleSeverity::warning}, {"advice", RuleSeverity::advice}}};

struct TextAttribute {
    std::string_view key;
    std::string ClauseInfo::*text;
};
constexpr std::array<TextAttribute, 4> text_attributes{{{"source", &ClauseInfo::source},
                                                        {"note", &ClauseInfo::note},
                                                        {"remedy", &ClauseInfo::remedy},
                                                        {"owner", &ClauseInfo::owner}}};

std::string label_of(ast::Clause const& clause, ast::Item const& item) {
    return item.label.empty() ? clause.id.text : clause.id.text + "(" + item.label + ")";
}

/// Another word was reported by parse(); the clause is then a breach, as one that says nothing.
RuleSeverity severity(std::string_view word) {
    auto const found = std::ranges::find(severities, fold(word), &SeverityName::name);
    return found == severities.end() ? RuleSeverity::breach : found->severity;
}

void read_attribute(ast::Attribute const& attribute, ClauseInfo& info) {
    auto const key = fold(attribute.key);
    if (key == "severity")
        info.severity = severity(attribute.text);
    auto const found = std::ranges::find(text_attributes, key, &TextAttribute::key);
    if (found == text_attributes.end())
        return;
    auto& text = info.*(found->text);
    text += (text.empty() ? "" : " ") + attribute.text;
}

std::string body_of(Scope const& scope, ast::Clause const& clause) {
    if (clause.not_encoded)
        return scope.words(clause.not_encoded->span);
    if (clause.items.empty())
        return "";
    return scope.words({clause.items.front().span.begin, clause.items.back().span.end});
}

ClauseInfo describe_clause(Scope const& scope, ast::Clause const& clause) {
    ClauseInfo info;
    info.agreement = scope.agreement;
    info.id = clause.id.text;
    info.heading = clause.heading.text;
    info.text = body_of(scope, clause);
    info.where = scope.place(clause.span);
    if (clause.not_encoded)
        info.not_encoded = clause.not_encoded->reason;
    for (auto const& attribute : clause.attributes)
        read_attribute(attribute, info);
    return info;
}

}  // namespace

bool ClauseReader::refuses_repeated(Scope const& scope, ast::Clause const& clause) {
    auto const [first, added] = seen_.try_emplace({scope.agreement, fold(clause.id.text)}, scope.place(clause.id.span));
    if (added)
        return false;
    scope.complain({Kind::duplicate_clause,
                    clause.id.span,
                    "clause " + ticked(clause.id.text) + " stands twice in this agreement",
                    "give one of them another identifier",
                    {{first->second, "it stands here first"}}});
    return true;
}

std::optional<std::vector<Rule>> ClauseReader::read_items(Scope const& scope, ast::Clause const& clause) const {
    std::vector<Rule> rules;
    for (auto const& item : clause.items) {
        auto rule = read_sentence(scope, item.sentence);
        if (not rule)
            continue;
        rule->label = label_of(clause, item);
        rule->clause = static_cast<std::uint32_t>(book_.clauses.size());
        rules.push_back(std::move(*rule));
    }
    if (rules.size() != clause.items.size())
        return {};
    return rules;
}

void ClauseReader::keep(Scope const& scope, ast::Clause const& clause, ClauseInfo info, std::vector<Rule> rules) {
    std::vector<RuleId> ids;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        ids.push_back(static_cast<RuleId>(book_.rules.size() + i));
        precedence_.add_sentence(scope, clause.items[i].sentence, ids.back());
    }
    precedence_.add_label(scope, clause.id.text, ids);
    for (std::size_t i = 0; i < rules.size(); ++i)
        precedence_.add_label(scope, rules[i].label, {ids[i]});
    book_.clauses.push_back(std::move(info));
    std::ranges::move(rules, std::back_inserter(book_.rules));
}

/// Its labels stay known, so that a reference to it is no second mistake.
void ClauseReader::leave_out(Scope const& scope, ast::Clause const& clause) {
    precedence_.add_label(scope, clause.id.text, {});
    for (auto const& item : clause.items) {
        precedence_.add_label(scope, label_of(clause, item), {});
        precedence_.add_sentence(scope, item.sentence, {});
    }
}

void ClauseReader::read(Scope const& scope, ast::Clause const& clause) {
    bool const repeated = refuses_repeated(scope, clause);
    auto info = describe_clause(scope, clause);
    auto rules = read_items(scope, clause);
    if (repeated or not rules)
        leave_out(scope, clause);
    else
        keep(scope, clause, std::move(info), std::move(*rules));
}

}  // namespace proviso
