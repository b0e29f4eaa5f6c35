// proviso vocabulary: what policies may speak of, and in which words.
#include "cli/arguments.hpp"
#include "cli/load.hpp"
#include "cli/status.hpp"
#include "cli/words.hpp"
#include "dsl/lexicon.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> type_names{"name", "text", "number", "quantity", "date", "yes or no"};
static_assert(type_names.size() == static_cast<std::size_t>(FieldType::boolean) + 1);

constexpr std::array<std::string_view, 4> over_time_names{"", ", holds at each moment", ", accrues over time",
                                                          ", counted on its date"};
static_assert(over_time_names.size() == static_cast<std::size_t>(OverTime::once) + 1);

constexpr std::size_t most_values = 24;

/// The word asked for, folded; everything where it is empty.
class Filter {
public:
    explicit Filter(std::string_view word) : word_(fold(word)) {}

    bool all() const { return word_.empty(); }
    bool passes(std::string_view text) const { return all() or fold(text).find(word_) != std::string::npos; }
    bool passes_any(std::vector<std::string> const& texts) const {
        return std::any_of(texts.begin(), texts.end(), [&](auto const& text) { return passes(text); });
    }

private:
    std::string word_;
};

std::string joined(std::vector<std::string> const& texts) { return escaped(listed_words(texts)); }

std::vector<std::string> spellings(Value const& value) {
    auto all = value.also;
    all.push_back(value.name);
    return all;
}

std::string shown(Value const& value) {
    return value.also.empty() ? value.name : value.name + " (" + joined(value.also) + ")";
}

/// What is printed of one field.
struct Entry {
    bool named = false;  ///< the field itself passes the filter, so all its values are shown
    std::vector<std::string> values;
    std::vector<std::string> groups;
    std::vector<std::string> entries;  ///< of its lookup, only for a filter
    bool empty() const { return not named and values.empty() and groups.empty() and entries.empty(); }
};

/// All of a field's values; of a long list only the first, unless a word was asked for.
std::string shown(Field const& field, Entry const& e, Filter const& filter) {
    auto first = e.values;
    if (filter.all() and first.size() > most_values) {
        first.resize(most_values);
        return joined(first) + " and " + std::to_string(e.values.size() - most_values) + " more: proviso vocabulary " +
               field.name;
    }
    auto text = joined(first);
    if (field.open and e.named)
        text += text.empty() ? "any" : " or any other";
    return text;
}

std::vector<std::string> lookup_entries(Lookup const& lookup, Filter const& filter) {
    std::vector<std::string> found;
    for (auto const& [key, value] : lookup.entries)
        if (not filter.all() and (filter.passes(key) or filter.passes(value)))
            found.push_back(key + " = " + value);
    std::sort(found.begin(), found.end());
    return found;
}

Entry entry(Vocabulary const& vocabulary, FieldId id, Filter const& filter) {
    auto const& field = vocabulary.field(id);
    Entry e;
    e.named = filter.passes(field.name) or filter.passes_any(field.names) or filter.passes_any(field.phrases) or
              filter.passes_any(field.adjectives);
    for (auto const& value : field.values)
        if (e.named or filter.passes_any(spellings(value)))
            e.values.push_back(shown(value));
    for (auto const& group : vocabulary.groups)
        if (group.field == id and (e.named or filter.passes(group.name) or filter.passes_any(group.also)))
            e.groups.push_back(group.name + ": " + joined(group.values));
    if (field.from and not e.named)
        e.entries = lookup_entries(vocabulary.lookups[field.lookup], filter);
    return e;
}

std::string type_text(RecordType const& record, Field const& field) {
    std::string text(type_names[static_cast<std::size_t>(field.type)]);
    if (auto const unit = field.unit.text(); not unit.empty())
        text += " in " + unit;
    if (not field.unit_noun.empty())
        text += " of " + plural(field.unit_noun);
    text += over_time_names[static_cast<std::size_t>(field.over_time)];
    if (field.from)
        text += ", looked up from " + record.fields[*field.from].name;
    return text;
}

void write_field(Page& page, RecordType const& record, Field const& field, Entry const& e, Filter const& filter) {
    auto const row = [&](std::string_view name, std::string const& text) {
        page.item("    " + std::string(name) + std::string(12 - name.size(), ' '), text, Colour::grey);
    };
    auto const name = "  " + escaped(field.name) + "  ";
    page.flow({{name, Colour::bold}}, type_text(record, field), 6);
    row("also", joined(field.names));
    row("said as", joined(field.phrases));
    row("described", joined(field.adjectives));
    row("values", shown(field, e, filter));
    for (auto const& group : e.groups)
        row("group", escaped(group));
    for (auto const& line : e.entries)
        row("looked up", escaped(line));
}

/// Whether anything of the record was shown.
bool write_record(Page& page, Vocabulary const& vocabulary, RecordId id, Filter const& filter) {
    auto const& record = vocabulary.records[id];
    std::vector<std::string> nouns;
    for (auto const& noun : record.nouns)
        nouns.push_back(noun.name);
    bool shown = filter.passes(record.name) or filter.passes_any(nouns);
    auto const name = escaped(record.name) + "  ";
    auto const head = [&] { page.flow({{name, Colour::bold}}, "said as " + joined(nouns), 4); };
    if (shown)
        head();
    for (std::uint16_t i = 0; i < record.fields.size(); ++i) {
        auto const e = entry(vocabulary, {id, i}, filter);
        if (e.empty())
            continue;
        if (not std::exchange(shown, true))
            head();
        write_field(page, record, record.fields[i], e, filter);
    }
    if (shown)
        page.blank();
    return shown;
}

struct VocabularyArguments {
    std::string word;
    std::vector<std::string> files;
    CommonArguments common;
};

CommandLine line_of(VocabularyArguments& a) {
    CommandLine line{
        "vocabulary",
        "Lists what policies may speak of: kinds of record, their fields, the phrases for them and their values.",
        "  proviso vocabulary [WORD] [--vocabulary FILE]..."};
    line.add({"WORD", "", "only what has this word in a name, a phrase or a value", &a.word});
    add_vocabulary_option(line, a.files);
    add_common_options(line, a.common);
    return line;
}

int list_vocabulary(VocabularyArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    auto const& word = arguments.word;
    Diagnostics found;
    auto const vocabulary = load_vocabulary(arguments.files, found);
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    std::ostringstream text;
    Page page(text, page_width(), wants_colour(STDOUT_FILENO, wish.colour));
    bool any = false;
    for (std::size_t id = 0; id < vocabulary.records.size(); ++id)
        any = write_record(page, vocabulary, static_cast<RecordId>(id), Filter(word)) or any;
    if (not any) {
        complain({usage_error("nothing in the vocabulary is called `" + word + "`")}, wish);
        return status::failed;
    }
    return print(text.str());
}

}  // namespace

int run_vocabulary(Arguments const& arguments) {
    VocabularyArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return list_vocabulary(parsed);
}

CommandLine vocabulary_line() { return described<VocabularyArguments, line_of>(); }

}  // namespace proviso
