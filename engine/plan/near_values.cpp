#include "engine/plan/near_values.hpp"

#include "dsl/lexicon.hpp"
#include "engine/vocabulary/resemblance.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace proviso {
namespace {

constexpr std::size_t most_values = 10'000;  // of a field that is looked at
constexpr std::size_t most = 19;             // with the line that counts them all, as many as are shown

std::vector<std::string> names_of(FieldId field, SpokenOf const& spoken_of) {
    auto const names = spoken_of.find(field);
    return names == spoken_of.end() ? std::vector<std::string>{} : names->second;
}

struct NearValue {
    Code code = 0;
    std::string known;
    std::size_t first = 0;  ///< row
    std::size_t records = 0;
    bool shown = true;  ///< not sensitive in any record
};

/// Fills in where the values stand; those of no record go.
void count(std::vector<NearValue>& values, Table const& table, std::uint16_t field) {
    std::vector<NearValue*> by_code(table.dictionaries[field].names.size(), nullptr);
    for (auto& value : values)
        by_code[value.code] = &value;
    for (auto const& batch : table.batches) {
        auto const& column = batch.columns[field];
        auto const* const cells = std::get_if<NameCells>(&column.cells);
        for (std::size_t row = 0; cells != nullptr and row < batch.rows; ++row)
            if (auto* const value = by_code[cells->codes[row]]; value != nullptr and column.present.test(row)) {
                if (value->records++ == 0)
                    value->first = batch.first_row + row;
                value->shown = value->shown and column.may_be_shown(row);
            }
    }
    std::erase_if(values, [](auto const& value) { return value.records == 0; });
}

std::vector<NearValue> near_values(Plan const& plan, Vocabulary const& vocabulary, FieldId id,
                                   SpokenOf const& spoken_of) {
    std::vector<NearValue> found;
    auto const& table = plan.tables[id.record];
    auto const& names = table.dictionaries[id.index].names;
    if (not vocabulary.field(id).open or names.empty() or names.size() > most_values)
        return found;
    KnownNames const known(vocabulary, id, names_of(id, spoken_of));
    for (Code code = 0; code < names.size() and not known.empty(); ++code)
        if (auto name = known.nearest(names[code]))
            found.push_back({code, std::move(*name), 0, 0, true});
    if (not found.empty())
        count(found, table, id.index);
    return found;
}

std::vector<NearValue> values_that_are_terms(Plan const& plan, Vocabulary const& vocabulary, FieldId id,
                                             SpokenOf const& spoken_of, std::set<std::string> const& terms) {
    std::vector<NearValue> found;
    auto const& table = plan.tables[id.record];
    auto const& names = table.dictionaries[id.index].names;
    if (not vocabulary.field(id).open or names.empty() or names.size() > most_values)
        return found;
    KnownNames const known(vocabulary, id, names_of(id, spoken_of));
    for (Code code = 0; code < names.size(); ++code)
        if (Spelling const spelling(names[code]); terms.contains(spelling.folded) and not known.is_known(spelling))
            found.push_back({code, names[code], 0, 0, true});
    if (not found.empty())
        count(found, table, id.index);
    return found;
}

}  // namespace

void report_terms(Plan const& plan, Vocabulary const& vocabulary, SpokenOf const& spoken_of,
                  std::vector<std::string> const& terms, Diagnostics& out) {
    Locator locator(plan, vocabulary);
    std::set<std::string> taken(terms.begin(), terms.end());
    for (auto const& term : terms)
        taken.insert(plural(term));
    for (RecordId record = 0; record < plan.tables.size() and not terms.empty(); ++record)
        for (std::uint16_t index = 0; index < plan.tables[record].dictionaries.size(); ++index) {
            FieldId const field{record, index};
            for (auto const& value : values_that_are_terms(plan, vocabulary, field, spoken_of, taken))
                out.push_back(
                    {Kind::plan_near_value,
                     {locator.value(field, value.first), (value.shown ? "`" + value.known + "`" : "what is said here") +
                                                             " is a term of the policies, and no " +
                                                             vocabulary.field(field).name +
                                                             " that they or the vocabulary name"},
                     {},
                     "write the " + vocabulary.field(field).name + " itself; whether the term applies follows",
                     true});
        }
}

void report_near_values(Plan const& plan, Vocabulary const& vocabulary, SpokenOf const& spoken_of, bool strict,
                        Diagnostics& out) {
    Locator locator(plan, vocabulary);
    std::size_t total = 0;
    for (RecordId record = 0; record < plan.tables.size(); ++record)
        for (std::uint16_t index = 0; index < plan.tables[record].dictionaries.size(); ++index) {
            FieldId const field{record, index};
            for (auto const& [code, known, first, records, shown] : near_values(plan, vocabulary, field, spoken_of)) {
                if (++total > most)
                    continue;
                auto const& name = vocabulary.field(field).name;
                auto const often = records == 1 ? "" : " (in " + std::to_string(records) + " records)";
                out.push_back(
                    {Kind::plan_near_value,
                     {locator.value(field, first),
                      "neither the vocabulary nor a policy knows the " + name + " `" +
                          (shown ? cell_text(plan, vocabulary, field, first) : std::string("(sensitive)")) + "`" +
                          often},
                     {},
                     shown ? "did you mean `" + known + "`? if not, list it in a vocabulary of your own"
                           : "it resembles one that is known; if it is another, list it in a vocabulary of your own",
                     strict});
            }
        }
    if (total > most)
        out.push_back({Kind::plan_near_value,
                       {{}, std::to_string(total) + " values resemble known ones; the first of them follow"},
                       {},
                       {},
                       strict});
}

}  // namespace proviso
