// Patterns, tables and layers.
#include "engine/plan/mapping/mapping.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool is_pattern(std::string_view text) { return text.find_first_of("*?") != text.npos; }

bool fits_any(std::string_view text, std::vector<std::string> const& patterns) {
    return std::ranges::any_of(patterns, [&](auto const& pattern) { return fits(text, pattern); });
}

MappedTypes const* entry_of(MappingLayer const& layer, std::string_view type) {
    auto const found =
        std::ranges::find_if(layer.entries, [&](auto const& entry) { return fits_any(type, entry.types); });
    return found == layer.entries.end() ? nullptr : &*found;
}

void take_fields(std::vector<FieldClues> const& from, Treatment& to) {
    for (auto const& field : from)
        if (field.field < to.fields.size() and to.fields[field.field] == nullptr)
            to.fields[field.field] = &field.clues;
}

}  // namespace

bool fits(std::string_view text, std::string_view pattern) {
    auto const none = std::string_view::npos;
    std::size_t t = 0, p = 0, star = none, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() and (pattern[p] == '?' or (pattern[p] != '*' and pattern[p] == text[t]))) {
            ++t, ++p;
        } else if (p < pattern.size() and pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (star != none) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == none;
}

void MappingTable::add(std::string_view key, std::string value, std::size_t layer) {
    auto folded = fold(key);
    if (not is_pattern(folded)) {
        whole_.insert_or_assign(std::move(folded), std::move(value));
        return;
    }
    auto const lower = std::ranges::find_if(patterns_, [&](auto const& pattern) { return pattern.layer < layer; });
    patterns_.insert(lower, {std::move(folded), std::move(value), layer});
}

std::string const* MappingTable::find(std::string_view key) const {
    auto const folded = fold(key);
    if (auto const found = whole_.find(folded); found != whole_.end())
        return &found->second;
    auto const found =
        std::ranges::find_if(patterns_, [&](auto const& pattern) { return fits(folded, pattern.folded); });
    return found == patterns_.end() ? nullptr : &found->value;
}

Treatment Mapping::treatment(std::string_view type, std::size_t fields) const {
    Treatment treatment;
    treatment.fields.resize(fields);
    for (auto const& layer : layers) {
        if (auto const* const entry = entry_of(layer, type)) {
            treatment.named = true;
            take_fields(entry->fields, treatment);
        } else if (not treatment.named and fits_any(type, layer.ignored)) {
            treatment.ignored = true;
            return treatment;
        }
        take_fields(layer.fields, treatment);
    }
    return treatment;
}

}  // namespace proviso
