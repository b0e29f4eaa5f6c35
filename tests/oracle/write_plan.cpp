#include "tests/oracle/words.hpp"
#include "tests/oracle/write.hpp"

namespace proviso::oracle {
namespace {

std::string quoted(std::string const& text) { return "\"" + text + "\""; }

/// `["Alba", "Bora"]`, without the last one where the field is open.
std::string listed_values(FieldModel const& field) {
    std::string text;
    for (std::size_t i = 0; i + (field.open ? 1 : 0) < field.values.size(); ++i)
        text += (i == 0 ? "" : ", ") + quoted(field.values[i]);
    return "[" + text + "]";
}

std::string field_text(KindModel const& kind, FieldModel const& field) {
    static char const* const types[]{"name", "text", "number", "quantity", "date", "boolean"};
    static char const* const over_times[]{"", "level", "rate", "once"};
    auto text = "[record." + kind.noun + ".field." + field.name + "]\n";
    if (field.from)
        text += "from = " + quoted(kind.fields[*field.from].name) + "\nlookup = " + quoted(field.name) + "\n";
    text += std::string("type = ") + quoted(types[static_cast<std::size_t>(field.type)]) + "\n";
    if (not field.phrase.empty())
        text += "phrases = [" + quoted(field.phrase) + "]\n";
    if (not field.adjective.empty())
        text += "adjectives = [" + quoted(field.adjective) + "]\n";
    if (not field.values.empty())
        text += "values = " + listed_values(field) + "\n";
    if (field.open)
        text += "open = true\n";
    if (not field.unit.empty())
        text += "unit = " + quoted(field.unit) + "\n";
    if (field.over_time != OverTime::none)
        text += std::string("over-time = ") + quoted(over_times[static_cast<std::size_t>(field.over_time)]) + "\n";
    if (field.negative)
        text += "negative = true\n";
    return text;
}

/// How a cell is written in TOML or JSON; empty for one that is missing.
std::string cell_text(FieldModel const& field, Cell const& cell, bool json, unsigned wording) {
    if (std::holds_alternative<NotKnown>(cell))
        return wording % 2 ? "\"[TBD]\"" : "\"[unknown]\"";
    if (auto const* name = std::get_if<std::string>(&cell))
        return quoted(*name);
    if (auto const* amount = std::get_if<std::int64_t>(&cell))
        return field.type == FieldType::number or wording % 3 == 0
                   ? decimal(*amount)
                   : quoted(amount_words(field, amount ? std::optional(*amount) : std::nullopt, wording % 3));
    if (auto const* day = std::get_if<Date>(&cell))
        return json ? quoted(day->text()) : day->text();
    if (auto const* flag = std::get_if<bool>(&cell))
        return *flag ? "true" : "false";
    return "";
}

/// `key = value` of all cells that are not missing.
std::vector<std::pair<std::string, std::string>> entries(KindModel const& kind, RecordModel const& record, bool json,
                                                         std::size_t row) {
    std::vector<std::pair<std::string, std::string>> entries{{"label", quoted(kind.noun + "-" + std::to_string(row))}};
    for (std::size_t field = 0; field < kind.fields.size(); ++field)
        if (auto const text = cell_text(kind.fields[field], record[field], json, static_cast<unsigned>(row + field));
            not text.empty())
            entries.emplace_back(kind.fields[field].name, text);
    return entries;
}

std::vector<std::pair<std::string, std::string>> facts(Case const& of, bool json) {
    std::vector<std::pair<std::string, std::string>> facts;
    for (std::size_t fact = 0; fact < of.facts.size(); ++fact)
        if (auto const& given = of.plan.facts[fact]; given and not of.facts[fact].empty())
            facts.emplace_back(of.facts[fact], std::holds_alternative<bool>(*given)
                                                   ? (std::get<bool>(*given) ? "true" : "false")
                                               : json ? quoted(std::get<Date>(*given).text())
                                                      : std::get<Date>(*given).text());
    return facts;
}

std::string toml_text(Case const& of) {
    auto text = "[plan]\nas-of = " + of.plan.as_of.text() + "\n";
    if (of.plan.horizon)
        text += "horizon = " + of.plan.horizon->text() + "\n";
    text += "\n[facts]\n";
    for (auto const& [name, value] : facts(of, false))
        text += quoted(name) + " = " + value + "\n";
    for (std::size_t kind = 0; kind < of.kinds.size(); ++kind)
        for (std::size_t row = 0; row < of.plan.records[kind].size(); ++row) {
            text += "\n[[" + of.kinds[kind].noun + "]]\n";
            for (auto const& [name, value] : entries(of.kinds[kind], of.plan.records[kind][row], false, row))
                text += name + " = " + value + "\n";
        }
    return text;
}

std::string object(std::vector<std::pair<std::string, std::string>> const& entries) {
    std::string text;
    for (auto const& [name, value] : entries)
        text += (text.empty() ? "" : ", ") + quoted(name) + ": " + value;
    return "{" + text + "}";
}

std::string json_text(Case const& of) {
    auto settings = std::vector<std::pair<std::string, std::string>>{{"as-of", quoted(of.plan.as_of.text())}};
    if (of.plan.horizon)
        settings.emplace_back("horizon", quoted(of.plan.horizon->text()));
    auto text = "{\"plan\": " + object(settings) + ",\n \"facts\": " + object(facts(of, true));
    for (std::size_t kind = 0; kind < of.kinds.size(); ++kind) {
        text += ",\n " + quoted(of.kinds[kind].noun) + ": [";
        for (std::size_t row = 0; row < of.plan.records[kind].size(); ++row)
            text +=
                (row == 0 ? "\n  " : ",\n  ") + object(entries(of.kinds[kind], of.plan.records[kind][row], true, row));
        text += "]";
    }
    return text + "}\n";
}

}  // namespace

std::string vocabulary_text(Case const& of) {
    std::string text = "replace = true\n";
    for (auto const& kind : of.kinds) {
        text += "\n[record." + kind.noun + "]\nnouns = [" + quoted(kind.noun) + "]\nkey = \"label\"\n";
        for (auto const& [key, field] : {std::pair{"start", kind.start}, {"end", kind.end}, {"on", kind.on}})
            if (field)
                text += std::string(key) + " = " + quoted(kind.fields[*field].name) + "\n";
        text += "[record." + kind.noun + ".field.label]\ntype = \"text\"\n";
        for (auto const& field : kind.fields)
            text += field_text(kind, field);
    }
    for (auto const& kind : of.kinds)
        for (auto const& field : kind.fields)
            if (field.from) {
                text += "\n[lookup." + field.name + "]\n";
                for (auto const& [key, value] : field.lookup)
                    text += key + " = " + quoted(value) + "\n";
            }
    return text;
}

PlanFileText plan_text(Case const& of) {
    return of.plan.text == PlanText::json ? PlanFileText{"plan.json", json_text(of)}
                                          : PlanFileText{"plan.toml", toml_text(of)};
}

}  // namespace proviso::oracle
