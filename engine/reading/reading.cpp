#include "engine/reading/reading.hpp"

#include "engine/reading/canonical.hpp"
#include "engine/reading/examples.hpp"
#include "engine/reading/follow.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 3> severity_names{"breach", "warning", "advice"};

RuleReading read_rule(Rulebook const& book, Vocabulary const& vocabulary, RuleId id) {
    auto const& rule = book.rules[id];
    RuleReading out;
    out.label = rule.label;
    out.written = rule.statement;
    out.sentences = canonical(book, vocabulary, id);
    out.defaults = defaults_applied(book, vocabulary, id);
    out.fields = fields_read(book, vocabulary, rule);
    out.judged = not std::holds_alternative<PermissionNorm>(rule.norm);
    out.where = rule.where;
    if (out.judged) {
        auto examples = examples_of(book, vocabulary, id);
        out.passes = std::move(examples.passes);
        out.fails = std::move(examples.fails);
    }
    return out;
}

ClauseReading read_clause(Rulebook const& book, ClauseInfo const& clause) {
    ClauseReading out;
    out.id = clause.id;
    out.heading = clause.heading;
    if (clause.agreement)
        out.agreement = book.agreements[*clause.agreement].name;
    out.severity = severity_names[static_cast<std::size_t>(clause.severity)];
    out.source = clause.source;
    out.note = clause.note;
    out.remedy = clause.remedy;
    out.owner = clause.owner;
    out.not_encoded = clause.not_encoded.value_or("");
    out.where = clause.where;
    return out;
}

}  // namespace

PolicyReading read(Rulebook const& book, Vocabulary const& vocabulary) {
    PolicyReading out;
    for (auto const& agreement : book.agreements)
        out.agreements.push_back(agreement_sentence(agreement));
    for (auto const& fact : book.facts)
        out.facts.push_back(fact_sentence(fact));
    for (auto const& amendment : book.amendments)
        out.amendments.push_back(amendment_sentence(book, amendment));
    out.defaults = book.defaults;
    for (auto const& clause : book.clauses)
        out.clauses.push_back(read_clause(book, clause));
    for (RuleId id = 0; id < book.rules.size(); ++id)
        if (book.rules[id].reported)
            out.clauses[book.rules[id].clause].rules.push_back(read_rule(book, vocabulary, id));
    return out;
}

}  // namespace proviso
