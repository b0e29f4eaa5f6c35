// Reads JSON text (RFC 8259) from left to right, a token at a time.
//
// Strict, and exact: numbers stay the digits that were written, whatever their size, and every token knows
// its place. Builds nothing. The text must be followed by Buffer::padding bytes that may be read.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/plan/stated.hpp"

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace proviso {

class JsonCursor {
public:
    static constexpr unsigned deepest = 500;

    struct Fault {
        Kind kind = Kind::plan_syntax;
        Place place;
        std::string text, help;
    };

    /// `offset`: of the text in its file.
    JsonCursor(std::string_view text, std::uint64_t offset)
        : at(text.data()), end(text.data() + text.size()), base_(at), offset_(offset) {}

    char const* at;
    char const* end;

    bool ended() const { return at >= end; }
    void space() {
        if (is_blank(*at) and (*at != ' ' or is_blank(*++at)))  // most often none or one
            long_space();
    }
    /// Takes `c` and true, or leaves it.
    bool take(char c) { return *at == c and at < end ? (++at, true) : false; }

    /// From the opening quote on. `out` is in the text, or in `room` where there are escapes.
    bool string(std::string_view& out, std::string& room) {
        if (auto const* const stop = simple_string_end(at); stop != nullptr and stop < end) {
            out = {at + 1, static_cast<std::size_t>(stop - at - 1)};
            at = stop + 1;
            return true;
        }
        return any_string(out, room);
    }

    /// Any value; of lists and tables only their extent.
    bool value(Stated& out, std::string& room) {
        auto const* const begin = at;
        if (*begin != '"')
            return value(out, room, 0);
        out.form = Form::text;
        auto const good = string(out.text, room);
        out.place = place(begin, at);
        return good;
    }

    std::uint64_t offset(char const* where) const { return offset_ + static_cast<std::uint64_t>(where - base_); }
    Place place(char const* from, char const* to) const {
        return {offset(from), static_cast<std::uint32_t>(to - from)};
    }

    /// Always false; says what was expected at `at`.
    bool expected(std::string_view what);
    bool fail(Kind kind, char const* from, char const* to, std::string_view text, std::string_view help = {});
    Fault const& fault() const { return fault_; }

private:
    static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }
    static char const* simple_string_end(char const* open);
    void long_space();
    bool any_string(std::string_view& out, std::string& room);
    char const* string_stop(char const* from, bool& ascii) const;
    bool with_escapes(char const* open, std::string& room);
    bool escape(std::string& room);
    bool code_unit(std::uint32_t& unit);
    bool unicode_escape(char const* begin, std::string& room);
    bool number(std::string_view& out);
    bool word(Stated& out);
    bool value(Stated& out, std::string& room, unsigned depth);
    bool members(char close, std::string& room, unsigned depth);

    char const* base_;
    std::uint64_t offset_;
    Fault fault_;
};

/// The closing quote of a text of less than 16 plain characters; null where it is longer or less plain.
inline char const* JsonCursor::simple_string_end(char const* open) {
#ifdef __SSE2__
    auto const text = _mm_loadu_si128(reinterpret_cast<__m128i const*>(open + 1));
    auto const quotes = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8('"'))));
    // signed: bytes beyond ASCII are below the blank, as control characters are
    auto const odd = _mm_or_si128(_mm_cmplt_epi8(text, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\\')));
    auto const odds = static_cast<unsigned>(_mm_movemask_epi8(odd));
    if (*open != '"' or quotes == 0 or (odds & (quotes ^ (quotes - 1))) != 0)
        return nullptr;
    return open + 1 + std::countr_zero(quotes);
#else
    static_cast<void>(open);
    return nullptr;
#endif
}

}  // namespace proviso
