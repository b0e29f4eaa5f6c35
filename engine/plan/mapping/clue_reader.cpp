// Clues: constants, and tables that say where to look.
#include "engine/plan/mapping/clue_reader.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

struct FromKey {
    std::string_view key;
    Clue::From from;
};
constexpr std::array from_keys{FromKey{"path", Clue::From::path}, FromKey{"tag", Clue::From::tag},
                               FromKey{"provider", Clue::From::provider}, FromKey{"column", Clue::From::column}};
constexpr std::array<std::string_view, 9> clue_keys{"path",  "tag",  "provider", "column",  "lookup",
                                                    "times", "same", "sum",      "computed"};

struct FormatKeys {
    PlanFormat format;
    std::string_view resources;  ///< what its mappings speak of
    std::string_view lacks;      ///< keys of clues that say nothing there, each with blanks around it
    std::string_view help;
};
constexpr std::array format_keys{FormatKeys{PlanFormat::terraform, "resources of Terraform", " column ",
                                            "write `{ path = \"…\" }`, `{ tag = \"…\" }` or `{ provider = \"…\" }`"},
                                 FormatKeys{PlanFormat::kubernetes, "objects of Kubernetes",
                                            " column provider computed ",
                                            "write `{ path = \"…\" }` or `{ tag = \"…\" }`"},
                                 FormatKeys{PlanFormat::focus, "bills", " path provider times same sum computed ",
                                            "write `{ column = \"…\" }` or `{ tag = \"…\" }`"}};

}  // namespace

void MappingFile::complain(Kind kind, toml::source_region const& where, std::string text, std::string help) {
    out_.push_back({kind, {excerpt(source_, places_.span(where)), std::move(text)}, {}, std::move(help)});
}

void MappingFile::refuse_other_keys(toml::table const& table, std::span<std::string_view const> known,
                                    std::string_view owner) {
    for (auto const& [key, value] : in_order(table))
        if (std::ranges::find(known, key->str()) == known.end())
            complain(Kind::vocabulary_key, key->source(), quoted(key->str()) + " is not a key of " + std::string(owner),
                     did_you_mean(key->str(), {known.begin(), known.end()}));
}

toml::table const* MappingFile::table(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    if (node != nullptr and not node->is_table())
        complain(Kind::vocabulary_key, node->source(), quoted(key) + " takes a table");
    return node == nullptr ? nullptr : node->as_table();
}

toml::array const* MappingFile::list(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    if (node != nullptr and not node->is_array())
        complain(Kind::vocabulary_key, node->source(), quoted(key) + " takes a list",
                 "write `[[" + std::string(key) + "]]`");
    return node == nullptr ? nullptr : node->as_array();
}

std::vector<std::string> MappingFile::texts(toml::table const& parent, std::string_view key) {
    auto const* const node = parent.get(key);
    auto const* const array = node == nullptr ? nullptr : node->as_array();
    std::vector<std::string> texts;
    if (node != nullptr and array == nullptr)
        complain(Kind::vocabulary_key, node->source(), quoted(key) + " takes a list of texts in square brackets");
    if (array != nullptr)
        for (auto const& element : *array)
            if (auto element_text = text(element))
                texts.push_back(std::move(*element_text));
    return texts;
}

std::optional<std::string> MappingFile::text(toml::node const& node) {
    auto const* const string = node.as_string();
    if (string != nullptr and not string->get().empty())
        return string->get();
    complain(Kind::vocabulary_key, node.source(), "text in quotes is expected here");
    return {};
}

std::optional<std::string> MappingFile::scalar(toml::node const& node) {
    if (node.is_number())
        return digits(node);
    if (auto const* const truth = node.as_boolean())
        return truth->get() ? "true" : "false";
    auto const* const said = node.as_string();
    return said != nullptr and said->get().empty() ? std::string() : text(node);
}

std::string MappingFile::digits(toml::node const& number) const {
    auto text = std::string(source_.text(places_.span(number.source())));
    std::erase(text, '_');
    return text;
}

std::vector<FieldClues> ClueReader::fields(toml::table const& table, std::string_view other) {
    std::vector<FieldClues> fields;
    for (auto const& [key, value] : in_order(table)) {
        if (key->str() == other)
            continue;
        auto const field = record_.called(key->str());
        if (not field) {
            std::vector<std::string> names;
            for (auto const& known : record_.fields)
                names.push_back(known.name);
            file_.complain(Kind::vocabulary_reference, key->source(),
                           "a " + record_.name + " has no field " + quoted(key->str()),
                           did_you_mean(key->str(), names));
            continue;
        }
        if (mapping_.format == PlanFormat::focus and is_day(*field)) {
            file_.complain(Kind::vocabulary_key, key->source(),
                           "the days of a " + record_.name + " are the period that its bill gives it", "leave it out");
            continue;
        }
        fields.push_back({*field, clues(*value)});
    }
    return fields;
}

bool ClueReader::is_day(std::uint16_t field) const {
    return record_.on == field or record_.start == field or record_.end == field;
}

/// Complains of a key that says nothing in mappings of this format.
bool ClueReader::is_of_format(toml::key const& key) {
    auto const format = std::ranges::find(format_keys, mapping_.format, &FormatKeys::format);
    if (format == format_keys.end() or format->lacks.find(" " + std::string(key.str()) + " ") == std::string_view::npos)
        return true;
    file_.complain(Kind::vocabulary_key, key.source(),
                   quoted(key.str()) + " has no meaning for " + std::string(format->resources),
                   std::string(format->help));
    return false;
}

std::vector<Clue> ClueReader::clues(toml::node const& node) {
    std::vector<Clue> clues;
    auto const add = [&](toml::node const& one) {
        if (auto read = clue(one))
            clues.push_back(std::move(*read));
    };
    if (auto const* const list = node.as_array())
        for (auto const& one : *list)
            add(one);
    else
        add(node);
    return clues;
}

std::optional<Clue> ClueReader::clue(toml::node const& node) {
    auto const* const table = node.as_table();
    if (table == nullptr)
        return constant(node);
    Clue clue;
    file_.refuse_other_keys(*table, clue_keys, "a place to look in");
    auto good = read_from(*table, clue);
    for (auto const& [key, value] : in_order(*table))
        good = is_of_format(*key) and good;
    return read_table(*table, clue) and read_paths(*table, "times", clue.times) and
                   read_paths(*table, "same", clue.same) and read_flag(*table, "computed", clue.computed) and
                   read_sum(*table, clue) and good
               ? std::optional(std::move(clue))
               : std::nullopt;
}

std::optional<Clue> ClueReader::constant(toml::node const& node) {
    Clue clue;
    if (auto const* const truth = node.as_boolean()) {
        clue.form = Form::truth;
        clue.truth = truth->get();
    } else if (node.is_number()) {
        clue.form = Form::number;
        clue.text = file_.digits(node);
    } else if (auto const* const day = node.as_date()) {
        clue.form = Form::date;
        clue.date = Date::of(day->get().year, day->get().month, day->get().day).value_or(Date{});
    } else if (auto text = file_.text(node)) {
        clue.text = std::move(*text);
    } else {
        return {};
    }
    return clue;
}

/// Which one of `path`, `tag` … there is.
bool ClueReader::read_from(toml::table const& table, Clue& clue) {
    toml::node const* said = nullptr;
    for (auto const& [key, from] : from_keys) {
        auto const* const node = table.get(key);
        if (node == nullptr)
            continue;
        if (said != nullptr) {
            file_.complain(Kind::vocabulary_key, node->source(), "this looks in two places at once",
                           "write a list: `[ { path = … }, { tag = … } ]`");
            return false;
        }
        said = node;
        clue.from = from;
    }
    if (said == nullptr) {
        file_.complain(
            Kind::vocabulary_key, table.source(), "this does not say where to look",
            "write a value, or `{ path = \"…\" }`, `{ tag = \"…\" }`, `{ provider = \"…\" }` or `{ column = \"…\" }`");
        return false;
    }
    auto text = file_.text(*said);
    if (text and clue.from == Clue::From::path) {
        auto read = path(*said);
        clue.path = read.value_or(Path{});
        clue.text = std::move(*text);
        return read.has_value();
    }
    clue.text = text.value_or("");
    return text.has_value();
}

std::optional<Path> ClueReader::path(toml::node const& node) {
    auto const text = file_.text(node);
    auto read = text ? read_path(*text) : std::nullopt;
    if (text and not read)
        file_.complain(Kind::vocabulary_key, node.source(), "this is no path to a value",
                       "write names with dots between them, `[0]` or `[*]` for elements, and quotes around a name with "
                       "dots in it");
    return read;
}

bool ClueReader::read_table(toml::table const& table, Clue& clue) {
    auto const* const node = table.get("lookup");
    if (node == nullptr)
        return true;
    auto const name = file_.text(*node);
    if (not name)
        return false;
    auto const found = std::ranges::find(mapping_.tables, *name, &MappingTable::name);
    if (found == mapping_.tables.end()) {
        std::vector<std::string> names;
        for (auto const& known : mapping_.tables)
            names.push_back(known.name());
        file_.complain(Kind::vocabulary_reference, node->source(), "there is no table " + quoted(*name),
                       did_you_mean(*name, names));
        return false;
    }
    clue.table = static_cast<std::size_t>(found - mapping_.tables.begin());
    return true;
}

bool ClueReader::read_paths(toml::table const& table, std::string_view key, std::vector<Path>& to) {
    auto const* const node = table.get(key);
    if (node == nullptr)
        return true;
    auto const add = [&](toml::node const& one) {
        if (auto read = path(one))
            to.push_back(std::move(*read));
    };
    if (auto const* const list = node->as_array())
        for (auto const& one : *list)
            add(one);
    else
        add(*node);
    return not to.empty();
}

bool ClueReader::read_flag(toml::table const& table, std::string_view key, bool& to) {
    auto const* const node = table.get(key);
    auto const* const truth = node == nullptr ? nullptr : node->as_boolean();
    if (node != nullptr and truth == nullptr)
        file_.complain(Kind::vocabulary_key, node->source(), quoted(key) + " is `true` or `false`");
    to = truth != nullptr and truth->get();
    return node == nullptr or truth != nullptr;
}

/// The path up to its `[*]` leads to the elements.
bool ClueReader::read_sum(toml::table const& table, Clue& clue) {
    auto sum = false;
    if (not read_flag(table, "sum", sum) or not sum)
        return not sum;
    auto const each = std::ranges::find(clue.path, PathStep::Kind::each, &PathStep::kind);
    if (each != clue.path.end()) {
        clue.elements.assign(clue.path.begin(), each + 1);
        return true;
    }
    file_.complain(Kind::vocabulary_key, table.get("sum")->source(), "there is only one value to add up here",
                   "write the path to all elements of a list, `disks[*].size`, or leave `sum` out");
    return false;
}

}  // namespace proviso
