#include "dsl/lexicon.hpp"
#include "engine/project/project.hpp"
#include "engine/vocabulary/toml.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct KindWords {
    std::string_view a;        ///< as the message names it
    std::string_view example;  ///< as it is written
};

constexpr std::array<KindWords, 4> kind_words{{
    {"a text", "\"...\""},
    {"a list of texts", "[\"...\"]"},
    {"a whole number", "4"},
    {"true or false", "true"},
}};
static_assert(kind_words.size() == static_cast<std::size_t>(ValueKind::flag) + 1);

class Reader {
public:
    Reader(Source const& source, std::span<ProjectKey const> keys, Diagnostics& out)
        : source_(source), places_(source.text()), keys_(keys), out_(out) {}

    std::optional<ProjectEntry> entry(TomlEntry from) {
        std::string const name(from.key->str());
        auto const known = std::ranges::find(keys_, name, &ProjectKey::name);
        if (known == keys_.end())
            return complain(from.key->source(), "there is no setting `" + name + "`", did_you_mean(name, names()));
        if (not known->elsewhere.empty())
            return complain(from.key->source(), "`" + name + "` cannot be set for a whole project",
                            std::string(known->elsewhere));
        ProjectEntry entry{known->name, excerpt(source_, places_.span(from.key->source())), {}};
        auto const* const list = from.value->as_array();
        if (list == nullptr and known->kind != ValueKind::list)
            take(*from.value, *known, known->kind, entry);
        else if (list == nullptr or known->kind != ValueKind::list)
            return wrong_kind(*from.value, *known);
        else if (list->empty())
            return complain(from.value->source(), "`" + name + "` lists nothing",
                            "leave the key out, or name something");
        else
            for (auto const& item : *list)
                take(item, *known, ValueKind::text, entry);
        return entry.values.empty() ? std::nullopt : std::optional(std::move(entry));
    }

private:
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (auto const& key : keys_)
            names.emplace_back(key.name);
        return names;
    }

    std::nullopt_t complain(toml::source_region const& where, std::string text, std::string help) {
        out_.push_back(
            {Kind::project_setting, {excerpt(source_, places_.span(where)), std::move(text)}, {}, std::move(help)});
        return std::nullopt;
    }

    std::nullopt_t wrong_kind(toml::node const& value, ProjectKey const& key) {
        std::string const name(key.name);
        auto const& [a, example] = kind_words[static_cast<std::size_t>(key.kind)];
        return complain(value.source(), "`" + name + "` takes " + std::string(a),
                        "write " + name + " = " + std::string(example));
    }

    void take(toml::node const& value, ProjectKey const& key, ValueKind wanted, ProjectEntry& into) {
        std::string text;
        if (auto const* const words = value.as_string(); words != nullptr and wanted == ValueKind::text)
            text = words->get();
        else if (auto const* const number = value.as_integer(); number != nullptr and wanted == ValueKind::number)
            text = std::to_string(number->get());
        else if (auto const* const flag = value.as_boolean(); flag != nullptr and wanted == ValueKind::flag)
            text = flag->get() ? "true" : "false";
        else
            return static_cast<void>(wrong_kind(value, key));
        if (text.empty())
            return static_cast<void>(
                complain(value.source(), "`" + std::string(key.name) + "` is empty", "leave the key out, or fill it"));
        into.values.push_back({std::move(text), excerpt(source_, places_.span(value.source()))});
    }

    Source const& source_;
    TomlPlaces places_;
    std::span<ProjectKey const> keys_;
    Diagnostics& out_;
};

}  // namespace

std::vector<ProjectEntry> read_project(Source const& file, std::span<ProjectKey const> keys, Diagnostics& out) {
    auto const table = parse_toml(file, {Kind::project_setting, Kind::project_setting}, out);
    std::vector<ProjectEntry> entries;
    if (not table)
        return entries;
    Reader reader(file, keys, out);
    for (auto const from : in_order(*table))
        if (auto entry = reader.entry(from))
            entries.push_back(std::move(*entry));
    return entries;
}

}  // namespace proviso
