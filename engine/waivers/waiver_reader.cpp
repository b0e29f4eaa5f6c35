#include "engine/waivers/waiver_reader.hpp"

#include "dsl/lexicon.hpp"
#include "dsl/text.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

std::vector<std::string> ticked_all(std::span<std::string_view const> keys) {
    std::vector<std::string> out;
    for (auto const key : keys)
        out.push_back(ticked(key));
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
            near = "it has " + enumerated(ticked_all(known), "and");
        complain(Kind::waiver_key, key->source(), ticked(key->str()) + " is not a key of " + std::string(owner), near);
    }
}

std::optional<std::string> WaiverReader::text_at(toml::node const& node, std::string_view key) {
    auto const* const string = node.as_string();
    if (string == nullptr)
        complain(Kind::waiver_key, node.source(), ticked(key) + " takes text in quotes");
    else if (not says_something(string->get()))
        complain(Kind::waiver_key, node.source(), ticked(key) + " says nothing");
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
        complain(Kind::waiver_key, node.source(), ticked(key) + " takes a day", "write it as in `2027-01-01`");
    return day;
}

}  // namespace proviso
