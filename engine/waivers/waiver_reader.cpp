#include "engine/waivers/waiver_reader.hpp"

#include "dsl/lexicon.hpp"
#include "dsl/text.hpp"

#include <algorithm>

namespace proviso {
namespace {

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

/// `a`, `b` and `c`
std::string listed(std::span<std::string_view const> keys) {
    std::string out;
    for (std::size_t i = 0; i < keys.size(); ++i)
        out += (i == 0 ? "" : i + 1 == keys.size() ? " and " : ", ") + quoted(keys[i]);
    return out;
}

/// Some letter, digit or sign that can be seen.
bool says_something(std::string_view text) {
    while (not text.empty()) {
        auto const [point, length] = first_code_point(text);
        if (is_letter(point) or (point > 0x20 and point < 0x7F))
            return true;
        text.remove_prefix(length);
    }
    return false;
}

}  // namespace

void WaiverReader::complain(Kind kind, toml::source_region const& where, std::string text, std::string help) {
    out_.push_back({kind, {place(where), std::move(text)}, {}, std::move(help)});
}

void WaiverReader::refuse_other_keys(toml::table const& table, std::span<std::string_view const> known,
                                     std::string_view owner) {
    for (auto const& [key, value] : in_order(table)) {
        if (std::ranges::find(known, key->str()) != known.end())
            continue;
        auto near = did_you_mean(key->str(), {known.begin(), known.end()});
        if (near.empty())
            near = "it has " + listed(known);
        complain(Kind::waiver_key, key->source(), quoted(key->str()) + " is not a key of " + std::string(owner), near);
    }
}

std::optional<std::string> WaiverReader::text_at(toml::node const& node, std::string_view key) {
    auto const* const string = node.as_string();
    if (string == nullptr)
        complain(Kind::waiver_key, node.source(), quoted(key) + " takes text in quotes");
    else if (not says_something(string->get()))
        complain(Kind::waiver_key, node.source(), quoted(key) + " says nothing");
    else
        return string->get();
    return {};
}

std::optional<Date> WaiverReader::day_at(toml::node const& node, std::string_view key) {
    std::optional<Date> day;
    if (auto const* const date = node.as_date())
        day = Date::of(date->get().year, date->get().month, date->get().day);
    else if (auto const* const string = node.as_string())
        day = Date::parse(string->get());
    if (not day)
        complain(Kind::waiver_key, node.source(), quoted(key) + " takes a day", "write it as in `2027-01-01`");
    return day;
}

}  // namespace proviso
