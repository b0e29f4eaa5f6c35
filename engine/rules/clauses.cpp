#include "engine/rules/clauses.hpp"

#include "engine/rules/clause_conditions.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>

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

std::string label_of(std::string const& clause, ast::Item const& item) {
    return item.label.empty() ? clause : clause + "(" + item.label + ")";
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
    if (key == "waivable")
        info.waivable = attribute.text != "no";
    auto const found = std::ranges::find(text_attributes, key, &TextAttribute::key);
    if (found == text_attributes.end())
        return;
    auto& text = info.*(found->text);
    text += (text.empty() ? "" : " ") + attribute.text;
}

std::string body_of(Scope const& scope, std::vector<ast::Item> const& items) {
    return items.empty() ? "" : scope.words({items.front().span.begin, items.back().span.end});
}

ClauseInfo describe_clause(Scope const& scope, ast::Clause const& clause) {
    ClauseInfo info;
    info.agreement = scope.agreement;
    info.id = clause.id.text;
    info.heading = clause.heading.text;
    info.text = clause.not_encoded ? scope.words(clause.not_encoded->span) : body_of(scope, clause.items);
    info.where = scope.place(clause.span);
    if (clause.not_encoded)
        info.not_encoded = clause.not_encoded->reason;
    for (auto const& attribute : clause.attributes)
        read_attribute(attribute, info);
    return info;
}

ClauseInfo describe_clause(Scope const& scope, ClauseReader::Replacement const& replacement) {
    auto const& text = *replacement.text;
    ClauseInfo info;
    info.agreement = scope.agreement;
    info.id = replacement.label;
    info.heading = replacement.heading;
    info.severity = replacement.severity;
    info.waivable = replacement.waivable;
    info.text = text.not_encoded ? scope.words(text.not_encoded->span) : body_of(scope, text.items);
    info.where = scope.place(text.span);
    if (text.not_encoded)
        info.not_encoded = text.not_encoded->reason;
    info.amended_by = replacement.by;
    for (auto const& attribute : text.attributes)
        read_attribute(attribute, info);
    return info;
}

/// Of a text that is not encoded, the day from which it is part of checks.
std::vector<Date> left_of(Scope const& scope, ClauseInfo const& info) {
    if (not info.not_encoded)
        return {};
    auto day = Date::earliest();
    for (auto const& by : {info.agreement, info.amended_by})
        if (by)
            day = std::max(day, scope.shared.agreements[*by].in_force_from().value_or(day));
    return {day};
}

/// From the day of the amendment on; false where that leaves no day, which is reported.
bool starts(Scope const& scope, SentenceReading& reading, ClauseReader::Replacement const& replacement) {
    reading.rule.window.from.push_back(replacement.day);
    for (auto& [condition, measure] : reading.measures)
        measure.window.from.push_back(replacement.day);
    if (not days_of(reading.rule.window).empty())
        return true;
    scope.complain({Kind::empty_window, replacement.text->span, "this leaves no day on which the new text holds",
                    "name a day while the agreement lasts"});
    return false;
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

/// Two items of one letter; the second is reported.
bool ClauseReader::refuses_repeated(Scope const& scope, std::vector<ast::Item> const& items) {
    bool repeated = false;
    for (auto item = items.begin(); item != items.end(); ++item) {
        auto const first = std::ranges::find(items, item->label, &ast::Item::label);
        if (item->label.empty() or first == item)
            continue;
        scope.complain({Kind::duplicate_clause,
                        item->span,
                        "item " + ticked("(" + item->label + ")") + " stands twice in this clause",
                        "give one of them another letter",
                        {{scope.place(first->span), "it stands here first"}}});
        repeated = true;
    }
    return repeated;
}

std::optional<std::vector<SentenceReading>> ClauseReader::read_items(Scope const& scope,
                                                                     std::vector<ast::Item> const& items,
                                                                     std::string const& label) const {
    std::vector<SentenceReading> readings;
    for (auto const& item : items) {
        auto reading = read_sentence(scope, item.sentence);
        if (not reading)
            continue;
        reading->rule.label = label_of(label, item);
        reading->rule.clause = static_cast<std::uint32_t>(book_.clauses.size());
        for (auto& [condition, measure] : reading->measures) {
            measure.label = reading->rule.label;
            measure.clause = reading->rule.clause;
        }
        readings.push_back(std::move(*reading));
    }
    if (readings.size() != items.size())
        return {};
    return readings;
}

void ClauseReader::keep(Scope const& scope, std::vector<ast::Item> const& items, ClauseInfo info,
                        std::vector<SentenceReading> readings) {
    std::vector<RuleId> ids;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        ids.push_back(static_cast<RuleId>(book_.rules.size()));
        precedence_.add_sentence(scope, items[i].sentence, ids.back());
        book_.rules.push_back(std::move(readings[i].rule));
    }
    precedence_.add_label(scope, info.id, {ids, left_of(scope, info)});
    for (std::size_t i = 0; i < items.size(); ++i)
        if (not items[i].label.empty())
            precedence_.add_label(scope, label_of(info.id, items[i]), {{ids[i]}, {}});
    for (auto& reading : readings)
        for (auto& [condition, measure] : reading.measures) {
            scope.shared.conditions.settle(condition, static_cast<RuleId>(book_.rules.size()));
            book_.rules.push_back(std::move(measure));
        }
    book_.clauses.push_back(std::move(info));
}

/// Its labels stay known, so that a reference to it is no second mistake.
void ClauseReader::leave_out(Scope const& scope, std::vector<ast::Item> const& items, std::string const& label) {
    precedence_.add_label(scope, label, {});
    for (auto const& item : items) {
        precedence_.add_label(scope, label_of(label, item), {});
        precedence_.add_sentence(scope, item.sentence, {});
    }
}

/// `Severity:` or `Waivable:` twice: which holds?
bool ClauseReader::refuses_repeated(Scope const& scope, std::vector<ast::Attribute> const& attributes) {
    for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute) {
        auto const first = std::ranges::find(attributes, attribute->key, &ast::Attribute::key);
        auto const is_severity = fold(attribute->key) == "severity";
        if (first == attribute or not(is_severity or fold(attribute->key) == "waivable"))
            continue;
        scope.complain({Kind::expected,
                        attribute->span,
                        is_severity ? "a clause has one severity" : "a clause says once whether it may be waived",
                        "keep one of the two lines",
                        {{scope.place(first->span), "it is given here first"}}});
        return true;
    }
    return false;
}

void ClauseReader::read(Scope const& scope, ast::Clause const& clause) {
    bool const repeated = refuses_repeated(scope, clause.attributes) or refuses_repeated(scope, clause.items) or
                          refuses_repeated(scope, clause);
    auto readings = read_items(scope, clause.items, clause.id.text);
    if (repeated or not readings)
        leave_out(scope, clause.items, clause.id.text);
    else
        keep(scope, clause.items, describe_clause(scope, clause), std::move(*readings));
}

void ClauseReader::read(Scope const& scope, Replacement const& replacement) {
    auto const& items = replacement.text->items;
    auto readings = read_items(scope, items, replacement.label);
    bool sound = readings.has_value();
    for (std::size_t i = 0; sound and i < readings->size(); ++i)
        sound = starts(scope, (*readings)[i], replacement);
    if (not sound)
        return leave_out(scope, items, replacement.label);
    std::vector<RuleId> ids;
    for (std::size_t i = 0; i < items.size(); ++i)
        ids.push_back(static_cast<RuleId>(book_.rules.size() + i));
    auto info = describe_clause(scope, replacement);
    if (replacement.label != replacement.clause)
        precedence_.add_label(scope, replacement.clause, {ids, left_of(scope, info)});
    keep(scope, items, std::move(info), std::move(*readings));
}

}  // namespace proviso
