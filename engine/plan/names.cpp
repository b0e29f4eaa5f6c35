// Open addressing over the bytes of spellings, and the vocabulary behind it.
#include "engine/plan/names.hpp"

#include "dsl/lexicon.hpp"
#include "engine/plan/bytes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso {
namespace {

constexpr std::size_t first_slots = 16;

/// What people write in a cell that they cannot fill; none of it may pass as a value.
constexpr std::array<std::string_view, 7> not_known{"tbd", "tba", "unknown", "n/a", "null", "-", "?"};

/// Control and zero-width characters and marks of direction: `AWS` with one of them is not `AWS`, yet looks it.
bool has_unseen(std::string_view text) {
    constexpr std::array<std::string_view, 6> prefixes{"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                                       "\xE2\x81\xA0", "\xEF\xBB\xBF", "\xC2\xAD"};
    auto const is_control = [](char c) { return (c >= '\0' and c < ' ') or c == '\x7F'; };
    return std::ranges::any_of(text, is_control) or
           std::ranges::any_of(prefixes, [&](auto hidden) { return text.find(hidden) != text.npos; });
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    auto const product = Wide{a} * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Never 0. Of up to 16 bytes the first and last word tell everything; of more, all are mixed in.
std::uint64_t hash_of(std::string_view text) {
    constexpr std::uint64_t a = 0x9E3779B97F4A7C15, b = 0xE7037ED1A0B428DB;
    auto const size = text.size();
    auto const* const data = text.data();
    std::uint64_t first = 0, last = 0, hash = size;
    if (size >= 8) {
        for (std::size_t at = 8; at + 8 < size; at += 8)
            hash = mix(hash ^ load<std::uint64_t>(data + at), b);
        first = load<std::uint64_t>(data);
        last = load<std::uint64_t>(data + size - 8);
    } else if (size >= 4) {
        first = load<std::uint32_t>(data);
        last = load<std::uint32_t>(data + size - 4);
    } else if (size > 0) {
        first = load<std::uint8_t>(data) | std::uint64_t{load<std::uint8_t>(data + size / 2)} << 8U;
        last = load<std::uint8_t>(data + size - 1);
    }
    return mix(first ^ a, last ^ hash ^ b) | 1U;
}

}  // namespace

Names::Names(Vocabulary const& vocabulary, Field const& field)
    : vocabulary_(vocabulary), field_(field), slots_(first_slots) {
    if (field.from)
        for (auto const& [key, value] : vocabulary.lookups[field.lookup].entries)
            looked_up_.emplace(fold(value), value);
}

Code Names::code(std::string_view spelling, std::uint64_t block) {
    auto const hash = hash_of(spelling);
    auto const mask = slots_.size() - 1;
    for (auto at = hash >> 32U & mask; slots_[at].hash != 0; at = (at + 1) & mask) {
        auto const& slot = slots_[at];
        if (slot.hash == hash and slot.length == spelling.size() and
            same_bytes(spellings_.data() + slot.begin, spelling.data(), slot.length))
            return slot.code;
    }
    auto const begin = static_cast<std::uint32_t>(spellings_.size());
    auto const code = learn(spelling, block);
    spellings_ += spelling;
    insert({hash, begin, static_cast<std::uint32_t>(spelling.size()), code});
    return code;
}

std::string Names::canonical(std::string_view spelling, std::string const& folded) const {
    if (auto const* value = field_.find(spelling))
        return value->name;
    if (auto const found = looked_up_.find(folded); found != looked_up_.end())
        return found->second;
    if (not field_.open and not field_.values.empty())
        return {};
    return borrowed(spelling);
}

/// In a field that lists no values of its own, or names parties, a value of another field has its name there:
/// `Amazon Web Services` distributes as `AWS`.
std::string Names::borrowed(std::string_view spelling) const {
    std::string name;
    if (field_.parties or field_.values.empty())
        for (auto const& meaning : vocabulary_.values_named(spelling)) {
            if (vocabulary_.field(meaning.field).values_of)
                continue;
            if (meaning.group or (not name.empty() and name != meaning.values.front()))
                return std::string(spelling);
            name = meaning.values.front();
        }
    return name.empty() ? std::string(spelling) : name;
}

bool Names::is_group(std::string_view spelling) const {
    return not field_.find(spelling) and not members(spelling).empty();
}

std::vector<std::string> Names::members(std::string_view group) const {
    for (auto const& meaning : vocabulary_.values_named(group))
        if (meaning.group and &vocabulary_.field(meaning.field) == &field_)
            return meaning.values;
    return {};
}

Code Names::learn(std::string_view spelling, std::uint64_t block) {
    if (has_unseen(spelling))
        return unseen;
    if (std::ranges::find(not_known, fold(spelling)) != not_known.end())
        return unknown;
    if (is_group(spelling))
        return several;
    auto const name = canonical(spelling, fold(spelling));
    if (name.empty())
        return refused;
    auto folded = fold(name);
    auto const [at, is_new] = by_folded_.emplace(folded, static_cast<Code>(entries_.size()));
    if (is_new)
        entries_.push_back({name, std::move(folded), block});
    return at->second;
}

void Names::insert(Slot slot) {
    if (2 * ++used_ > slots_.size())
        grow();
    auto const mask = slots_.size() - 1;
    auto at = slot.hash >> 32U & mask;
    while (slots_[at].hash != 0)
        at = (at + 1) & mask;
    slots_[at] = slot;
}

void Names::grow() {
    auto const old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    used_ = 1;
    for (auto const& slot : old)
        if (slot.hash != 0)
            insert(slot);
}

std::vector<std::string> Names::allowed() const {
    std::vector<std::string> names;
    for (auto const& value : field_.values)
        names.push_back(value.name);
    for (auto const& [folded, name] : looked_up_)
        names.push_back(name);
    std::ranges::sort(names);
    return names;
}

}  // namespace proviso
