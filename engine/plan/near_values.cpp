// What counts as near is narrower than where a name must be known: products may well be called alike. But a value that has
// a known one among its words is always said: whoever means `ChatGPT Enterprise` by it is not bound by a clause on ChatGPT.
#include "engine/plan/near_values.hpp"

#include "dsl/distance.hpp"
#include "dsl/lexicon.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace proviso {
namespace {

constexpr std::size_t most_values = 10'000;  // of a field that is looked at
constexpr std::size_t most = 19;             // with the line that counts them all, as many as are shown
constexpr std::size_t part_of = 3;           // the difference of `Google` from `Google Cloud`; more than any edits

struct Spelling {
    explicit Spelling(std::string_view text) : folded(fold(text)), joined(folded) {
        std::erase_if(joined, [](char c) { return c == ' ' or c == '-' or c == '_'; });
        std::ranges::copy_if(folded, std::back_inserter(digits), [](char c) { return c >= '0' and c <= '9'; });
    }
    std::string folded, joined, digits;
};

struct Known {
    Spelling spelling;
    std::string name;  ///< to be offered
};

/// Whether two names so many edits apart are surely meant to be one. Model numbers differ by a letter and mean it.
bool within(std::size_t edits, Spelling const& a, Spelling const& b) {
    auto const length = std::min(a.folded.size(), b.folded.size());
    if (not a.digits.empty())
        return edits <= 1 and length >= 8;
    if (length > 4)
        return edits <= (length > 8 ? 2U : 1U);
    auto x = a.folded, y = b.folded;
    std::ranges::sort(x);
    std::ranges::sort(y);
    return edits <= 1 and (x == y or x.size() != y.size());  // `ASW` and `AWSS` for `AWS`, but `Nora` is not `Sora`
}

/// Whether `text` has the words of `known` among its own: `Azure/AWS`, `H100 SXM5`.
bool holds(Spelling const& text, Spelling const& known) {
    auto const part_of_word = [&](std::size_t at) {
        auto const c = static_cast<unsigned char>(text.folded[at]);
        return c >= 0x80 or (c >= '0' and c <= '9') or (c >= 'a' and c <= 'z');
    };
    constexpr std::size_t least = 3;  // letters; shorter names stand in too many others
    auto at = known.folded.size() < least ? std::string::npos : text.folded.find(known.folded);
    for (; at != std::string::npos; at = text.folded.find(known.folded, at + 1)) {
        auto const end = at + known.folded.size();
        if ((at == 0 or not part_of_word(at - 1)) and (end == text.folded.size() or not part_of_word(end)))
            return true;
    }
    return false;
}

/// How far `text` is from a known name, where it is near it.
std::optional<std::size_t> difference(Spelling const& text, Nearness const& near, Spelling const& known) {
    if (text.joined == known.joined)
        return 0;
    if (holds(text, known))
        return part_of;
    if (text.digits != known.digits)
        return {};
    if (text.digits.empty() and (plural(text.folded) == known.folded or plural(known.folded) == text.folded))
        return 0;
    if (known.folded.starts_with(text.folded + ' '))
        return part_of;
    auto const edits = near.distance(known.folded);
    return edits and within(*edits, text, known) ? edits : std::nullopt;
}

/// What is known of one open field.
class KnownNames {
public:
    KnownNames(Vocabulary const& vocabulary, FieldId field, SpokenOf const& spoken_of)
        : vocabulary_(vocabulary), field_(vocabulary.field(field)) {
        for (auto const& value : field_.values) {
            add(value.name, value.name);
            for (auto const& other : value.also)
                add(other, value.name);
        }
        if (auto const names = spoken_of.find(field); names != spoken_of.end())
            for (auto const& name : names->second)
                add(name, name);
    }

    /// The known name that `text` resembles without being one.
    std::optional<std::string> nearest(std::string const& text) const {
        Spelling const spelling(text);
        if (is_known(spelling))
            return {};
        Nearness const near(spelling.folded);
        std::optional<std::size_t> least;
        std::optional<std::string> nearest;
        for (auto const& known : names_)
            if (auto const far = difference(spelling, near, known.spelling); far and (not least or *far < *least)) {
                least = far;
                nearest = known.name;
            }
        return nearest;
    }

    bool empty() const { return names_.empty(); }

    bool is_known(Spelling const& text) const {
        auto const same = [&](Known const& known) { return known.spelling.folded == text.folded; };
        auto const takes_others = field_.parties or field_.values.empty();
        return std::ranges::any_of(names_, same) or
               (takes_others and not vocabulary_.values_named(text.folded).empty());
    }

private:
    void add(std::string const& text, std::string const& name) { names_.push_back({Spelling(text), name}); }

    Vocabulary const& vocabulary_;
    Field const& field_;
    std::vector<Known> names_;
};

struct NearValue {
    Code code = 0;
    std::string known;
    std::size_t first = 0;  ///< row
    std::size_t records = 0;
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
            if (auto* const value = by_code[cells->codes[row]]; value != nullptr and column.present.test(row))
                if (value->records++ == 0)
                    value->first = batch.first_row + row;
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
    KnownNames const known(vocabulary, id, spoken_of);
    for (Code code = 0; code < names.size() and not known.empty(); ++code)
        if (auto name = known.nearest(names[code]))
            found.push_back({code, std::move(*name), 0, 0});
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
    KnownNames const known(vocabulary, id, spoken_of);
    for (Code code = 0; code < names.size(); ++code)
        if (Spelling const spelling(names[code]); terms.contains(spelling.folded) and not known.is_known(spelling))
            found.push_back({code, names[code], 0, 0});
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
                     {locator.value(field, value.first), "`" + value.known + "` is a term of the policies, and no " +
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
            for (auto const& [code, known, first, records] : near_values(plan, vocabulary, field, spoken_of)) {
                if (++total > most)
                    continue;
                auto const& name = vocabulary.field(field).name;
                auto const often = records == 1 ? "" : " (in " + std::to_string(records) + " records)";
                out.push_back(
                    {Kind::plan_near_value,
                     {locator.value(field, first), "neither the vocabulary nor a policy knows the " + name + " `" +
                                                       cell_text(plan, vocabulary, field, first) + "`" + often},
                     {},
                     "did you mean `" + known + "`? if not, list it in a vocabulary of your own",
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
