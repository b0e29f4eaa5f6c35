// The method of simdjson's first stage (Langdale and Lemire, Parsing gigabytes of JSON per second, 2019), reduced to
// depth.
#include "engine/plan/split_json.hpp"

#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace proviso {
namespace {

using Mask = std::uint64_t;
constexpr std::size_t width = 64;

/// A bit for each of 64 characters.
struct Masks {
    Mask quotes = 0, backslashes = 0, opens = 0, closes = 0;
};

#ifdef __SSE2__
/// Whether there are neither brackets nor backslashes; then `quotes` are the quotes.
bool only_quotes(char const* text, Mask& quotes) {
    auto others = _mm_setzero_si128();
    for (unsigned i = 0; i < 4; ++i) {
        auto const part = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text + 16 * i));
        auto const bracket = _mm_or_si128(part, _mm_set1_epi8(0x20));
        others = _mm_or_si128(others, _mm_cmpeq_epi8(part, _mm_set1_epi8('\\')));
        others = _mm_or_si128(others, _mm_cmpeq_epi8(bracket, _mm_set1_epi8('{')));
        others = _mm_or_si128(others, _mm_cmpeq_epi8(bracket, _mm_set1_epi8('}')));
        auto const found = _mm_movemask_epi8(_mm_cmpeq_epi8(part, _mm_set1_epi8('"')));
        quotes |= Mask{static_cast<std::uint16_t>(found)} << 16 * i;
    }
    return _mm_movemask_epi8(others) == 0;
}

Masks masks_of(char const* text) {
    Masks masks;
    for (unsigned i = 0; i < 4; ++i) {
        auto const part = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text + 16 * i));
        auto const bracket = _mm_or_si128(part, _mm_set1_epi8(0x20));  // [ and { alike, ] and } alike
        auto const bits = [&](__m128i set, char c) {
            auto const found = _mm_movemask_epi8(_mm_cmpeq_epi8(set, _mm_set1_epi8(c)));
            return Mask{static_cast<std::uint16_t>(found)} << 16 * i;
        };
        masks.quotes |= bits(part, '"');
        masks.backslashes |= bits(part, '\\');
        masks.opens |= bits(bracket, '{');
        masks.closes |= bits(bracket, '}');
    }
    return masks;
}
#else
bool only_quotes(char const*, Mask&) { return false; }

Masks masks_of(char const* text) {
    Masks masks;
    for (unsigned i = 0; i < width; ++i) {
        masks.quotes |= Mask{text[i] == '"'} << i;
        masks.backslashes |= Mask{text[i] == '\\'} << i;
        masks.opens |= Mask{(text[i] | 0x20) == '{'} << i;
        masks.closes |= Mask{(text[i] | 0x20) == '}'} << i;
    }
    return masks;
}
#endif

/// Bit i is the parity of bits 0 to i.
Mask prefix_xor(Mask bits) {
    for (unsigned by = 1; by < width; by *= 2)
        bits ^= bits << by;
    return bits;
}

class Splitter {
public:
    /// Finds ends among the characters at `text`, of which `valid` count; false where the list has ended.
    bool scan(char const* text, std::size_t at, std::size_t valid, bool first_only, ListPart& part) {
        auto masks = Masks{};
        if (after_backslash_ == 0 and only_quotes(text, masks.quotes)) {
            in_text_ ^= Mask{0} - static_cast<Mask>(__builtin_parityll(masks.quotes));
            return true;
        }
        masks = masks_of(text);
        auto const quotes = masks.quotes & ~escaped(masks.backslashes);
        auto const inside = prefix_xor(quotes) ^ in_text_;
        in_text_ = static_cast<Mask>(static_cast<std::int64_t>(inside) >> (width - 1));
        auto const counted = ~inside & (valid < width ? (Mask{1} << valid) - 1 : ~Mask{0});
        auto const opens = masks.opens & counted, closes = masks.closes & counted;
        return (opens | closes) == 0 or walk(opens, closes, at, first_only, part);
    }

private:
    /// Characters after an odd number of backslashes.
    Mask escaped(Mask backslashes) {
        if (backslashes == 0) {
            auto const first = after_backslash_;
            after_backslash_ = 0;
            return first;
        }
        Mask found = 0;
        for (unsigned i = 0; i < width; ++i) {
            found |= after_backslash_ << i;
            after_backslash_ = (backslashes >> i & 1U) & ~after_backslash_;
        }
        return found;
    }

    bool walk(Mask opens, Mask closes, std::size_t at, bool first_only, ListPart& part) {
        for (auto both = opens | closes; both != 0; both &= both - 1) {
            auto const i = static_cast<unsigned>(std::countr_zero(both));
            depth_ += opens >> i & 1U ? 1 : -1;
            if (opens >> i & 1U or depth_ > 0)
                continue;
            part = {at + i + (depth_ == 0 ? 1 : 0), true, depth_ < 0};
            if (depth_ < 0 or first_only)
                return false;
        }
        return true;
    }

    int depth_ = 0;
    Mask in_text_ = 0;          ///< all ones where the last character was inside a text
    Mask after_backslash_ = 0;  ///< 1 where the next character is escaped
};

ListPart element(std::string_view text, bool first_only) {
    ListPart part;
    Splitter splitter;
    for (std::size_t at = 0; at < text.size(); at += width)
        if (not splitter.scan(text.data() + at, at, text.size() - at, first_only, part))
            break;
    return part;
}

}  // namespace

ListPart last_element(std::string_view text) { return element(text, false); }
ListPart first_element(std::string_view text) { return element(text, true); }

}  // namespace proviso
