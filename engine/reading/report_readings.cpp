#include "engine/reading/report_readings.hpp"

#include "engine/reading/canonical.hpp"
#include "engine/report/words.hpp"

#include <map>
#include <tuple>

namespace proviso {
namespace {

/// What tells the sentences of policies apart: items that share one have labels of their own.
using Place = std::tuple<std::string_view, std::size_t, std::size_t, std::string_view>;

Place place_of(Excerpt const& where, std::string_view label) {
    return {where.file, where.at.line, where.at.column, label};
}

std::vector<std::string> reading(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule) {
    auto out = canonical(book, vocabulary, rule);
    for (auto const& applied : defaults_applied(book, vocabulary, rule))
        out.push_back(std::string(by_default) + applied);
    return out;
}

}  // namespace

void add_readings(Rulebook const& book, Vocabulary const& vocabulary, Report& report) {
    std::map<Place, RuleId> rules;
    for (RuleId id = 0; id < book.rules.size(); ++id)
        if (book.rules[id].reported)
            rules.emplace(place_of(book.rules[id].where, book.rules[id].label), id);
    for (auto& clause : report.clauses)
        if (auto const rule = rules.find(place_of(clause.where, clause.id)); rule != rules.end())
            clause.reading = reading(book, vocabulary, rule->second);
}

}  // namespace proviso
