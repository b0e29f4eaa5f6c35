#include "engine/check/message.hpp"

#include "engine/check/record_days.hpp"
#include "engine/check/wording.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// One thing said of a record: with a verb, `is hosted on AWS`, else of a field, `is api`, or of what is not known of
/// it, `is encrypted`.
struct Saying {
    std::string field;  ///< empty where the verb says it all
    std::string rest;
    std::string whether = {};  ///< the property that `rest` is said of
};

struct FieldOfLeaf {
    template <class Leaf>
    std::optional<FieldId> operator()(Leaf const& leaf) const {
        if constexpr (requires { leaf.field; })
            return leaf.field;
        else
            return {};
    }
};

std::string value_text(Explainer& at, FieldId field) {
    return cell_text(at.matter().plan, at.matter().vocabulary, field, at.batch().first_row + at.row_in_batch());
}

Saying saying(Explainer& at, FieldId id) {
    auto const& field = at.matter().vocabulary.field(id);
    auto const state = cell(at.batch().columns[id.index], at.row_in_batch());
    if (state != Cell::present) {
        auto const is_open = state == Cell::missing ? "is not stated" : "is not known yet";
        return {field.name, is_open, field.adjectives.empty() ? "" : "is " + field.adjectives.front()};
    }
    auto const value = value_text(at, id);
    if (field.type == FieldType::boolean and not field.adjectives.empty())
        return {{}, (value == "yes" ? "is " : "is not ") + field.adjectives.front()};
    if (not field.unit_noun.empty())
        return {{}, "has " + value + " " + (value == "1" ? field.unit_noun : plural(field.unit_noun))};
    if (field.type == FieldType::name and not field.phrases.empty())
        return {{}, indicative(field) + " " + value};
    bool const is_end = at.matter().record_type(id.record).end == id.index;
    return {field.name, "is " + value + (is_end ? ", the day after its last" : "")};
}

/// `chat-eu is hosted on AWS, is used for training and its kind is api`.
std::string sentence(std::string const& record, std::vector<Saying> const& sayings) {
    std::vector<std::string> parts;
    for (auto const& [field, rest, whether] : sayings) {
        auto const first = parts.empty();
        if (not whether.empty())
            parts.push_back("whether " + (first ? record : "it") + " " + whether + " " + rest);
        else if (field.empty())
            parts.push_back(first ? record + " " + rest : rest);
        else
            parts.push_back((first ? "the " + field + " of " + record : "its " + field) + " " + rest);
    }
    return joined(parts, "and");
}

/// Sayings with a verb first: they name the record most naturally.
std::vector<Saying> sayings(Explainer& at, std::vector<FieldId> const& fields) {
    std::vector<Saying> out;
    for (auto const field : fields)
        out.push_back(saying(at, field));
    std::stable_partition(out.begin(), out.end(), [](Saying const& said) { return said.field.empty(); });
    return out;
}

std::string facts_text(Matter const& matter, std::vector<Ground> const& grounds) {
    std::vector<std::string> out;
    for (auto const& ground : grounds) {
        auto const& leaf = matter.rulebook.predicates[ground.id];
        if (auto const* fact = std::get_if<FactHolds>(&leaf))
            out.push_back("`" + matter.rulebook.facts[fact->fact].name + "` " +
                          (ground.held ? "holds" : "does not hold"));
        if (auto const* met = std::get_if<ClauseMet>(&leaf))
            out.push_back("`" + matter.rulebook.conditions[met->condition].words + "` " +
                          (ground.held ? "holds" : "does not hold"));
        if (std::holds_alternative<AsOf>(leaf))
            out.push_back("the check is as of " + matter.as_of.long_text());
    }
    return joined(out, "and");
}

std::vector<std::string> unknown_facts(std::vector<TurnsOn> const& turns_on) {
    std::vector<std::string> out;
    for (auto const& on : turns_on)
        if (on.field.empty())
            out.push_back("`" + on.fact + "`");
    return out;
}

void add_fields(Matter const& matter, RecordId record, std::vector<TurnsOn> const& turns_on,
                std::vector<FieldId>& out) {
    for (auto const& on : turns_on)
        if (auto const index = matter.record_type(record).find(on.field)) {
            FieldId const field{record, *index};
            if (std::find(out.begin(), out.end(), field) == out.end())
                out.push_back(field);
        }
}

}  // namespace

std::optional<FieldId> field_of(Predicate const& predicate) { return std::visit(FieldOfLeaf{}, predicate); }

std::vector<FieldId> fields_of(Matter const& matter, std::vector<Ground> const& grounds) {
    std::vector<FieldId> out;
    for (auto const& ground : grounds)
        if (auto const field = field_of(matter.rulebook.predicates[ground.id]))
            if (std::find(out.begin(), out.end(), *field) == out.end())
                out.push_back(*field);
    return out;
}

std::string violation_message(Explainer& at, Rule const& rule, RecordRef const& record,
                              std::vector<Ground> const& grounds) {
    auto const said = sentence(record.key, sayings(at, fields_of(at.matter(), grounds)));
    auto const facts = facts_text(at.matter(), grounds);
    auto const statement = short_statement(rule.statement, at.matter().vocabulary);
    if (said.empty() and facts.empty())
        return record.key + " fails this: " + statement;
    return said + (said.empty() or facts.empty() ? "" : ", and ") + facts + "; " + statement;
}

std::string doubt_message(Explainer& at, Rule const& rule, RecordRef const& record, std::vector<Ground> const& grounds,
                          std::vector<TurnsOn> const& turns_on) {
    auto fields = fields_of(at.matter(), grounds);
    add_fields(at.matter(), rule.record, turns_on, fields);
    auto out = sentence(record.key, sayings(at, fields));
    if (auto const facts = unknown_facts(turns_on); not facts.empty())
        out += (out.empty() ? "for " + record.key + " it depends on " : ", and it depends on ") + joined(facts, "and");
    return out + "; " + short_statement(rule.statement, at.matter().vocabulary);
}

}  // namespace proviso
