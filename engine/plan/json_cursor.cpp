// JSON tokens; sixteen characters of a string at a time where the processor has SSE2.
#include "engine/plan/json_cursor.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

bool is_digit(char c) { return c >= '0' and c <= '9'; }

/// The end of what a person would take for the token at `from`.
char const* token_end(char const* from, char const* end) {
    constexpr std::string_view stops = " \t\r\n,:]}[{\"";
    auto const* at = std::min(from + 1, end);
    while (at < end and stops.find(*at) == std::string_view::npos)
        ++at;
    return at;
}

}  // namespace

bool JsonCursor::fail(Kind kind, char const* from, char const* to, std::string_view text, std::string_view help) {
    from = std::min(from, end);
    fault_ = {kind, place(from, std::clamp(to, from, end)), std::string(text), std::string(help)};
    return false;
}

bool JsonCursor::expected(std::string_view what) {
    if (ended())
        return fail(Kind::plan_syntax, end, end, "the text ends where " + std::string(what) + " is expected",
                    "has the file been cut short?");
    if (*at == '\0')
        return fail(Kind::plan_syntax, at, at + 1, "a NUL character, where " + std::string(what) + " is expected");
    return fail(Kind::plan_syntax, at, token_end(at, end), std::string(what) + " is expected here");
}

/// The first quote, backslash or control character from `from` on; `ascii` becomes false where a byte
/// before it is beyond ASCII.
char const* JsonCursor::string_stop(char const* from, bool& ascii) const {
#ifdef __SSE2__
    auto const quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1F);
    for (;; from += 16) {
        auto const text = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
        auto const low = _mm_cmpeq_epi8(_mm_min_epu8(text, control), text);
        auto const stop = _mm_or_si128(low, _mm_or_si128(_mm_cmpeq_epi8(text, quote), _mm_cmpeq_epi8(text, backslash)));
        auto const stops = static_cast<unsigned>(_mm_movemask_epi8(stop));
        auto const high = static_cast<unsigned>(_mm_movemask_epi8(text));
        if (stops == 0 and from < end) {
            ascii = ascii and high == 0;
            continue;
        }
        auto const n = stops == 0 ? 16 : std::countr_zero(stops);
        ascii = ascii and (high & ((1U << n) - 1)) == 0;
        return from + n;
    }
#else
    for (; from < end; ++from) {
        if (*from == '"' or *from == '\\' or static_cast<unsigned char>(*from) < ' ')
            return from;
        ascii = ascii and static_cast<unsigned char>(*from) < 0x80;
    }
    return from;
#endif
}

void JsonCursor::long_space() {
    while (at < end and (*at == ' ' or *at == '\n' or *at == '\t' or *at == '\r'))
        ++at;
}

bool JsonCursor::any_string(std::string_view& out, std::string& room) {
    auto const* const open = at;
    if (not take('"'))
        return expected("a text in double quotes");
    auto ascii = true;
    auto const* stop = string_stop(at, ascii);
    if (*stop == '"' and stop < end) {
        out = {at, static_cast<std::size_t>(stop - at)};
        at = stop + 1;
    } else {
        if (not with_escapes(open, room))
            return false;
        out = room;
        ascii = false;
    }
    if (ascii)
        return true;
    std::string_view const raw(open, static_cast<std::size_t>(at - open));
    if (auto const good = valid_utf8_prefix(raw); good < raw.size())
        return fail(Kind::bad_utf8, open + good, open + good + 1, "this is not UTF-8");
    return true;
}

bool JsonCursor::with_escapes(char const* open, std::string& room) {
    room.clear();
    for (;;) {
        auto ascii = true;
        auto const* const stop = string_stop(at, ascii);
        if (stop >= end) {
            at = end;
            return fail(Kind::plan_syntax, open, token_end(open, end), "this text has no closing quote");
        }
        room.append(at, stop);
        at = stop;
        if (take('"'))
            return true;
        if (*at != '\\')
            return fail(Kind::plan_syntax, at, at + 1,
                        *at == '\n' or *at == '\r' ? "a line end inside a text" : "a control character inside a text",
                        "write it as an escape, such as \\n");
        if (not escape(room))
            return false;
    }
}

bool JsonCursor::escape(std::string& room) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    auto const* const begin = at++;
    if (auto const n = letters.find(*at); n != std::string_view::npos and at < end) {
        room += meanings[n];
        ++at;
        return true;
    }
    if (take('u'))
        return unicode_escape(begin, room);
    return fail(Kind::plan_syntax, begin, at + 1, "there is no such escape in JSON");
}

/// Four hexadecimal digits.
bool JsonCursor::code_unit(std::uint32_t& unit) {
    unit = 0;
    for (auto const* const stop = at + 4; at < stop; ++at) {
        auto const c = static_cast<char>(*at | 0x20);
        if (at >= end or not(is_digit(*at) or (c >= 'a' and c <= 'f')))
            return false;
        unit = unit * 16 + static_cast<std::uint32_t>(is_digit(*at) ? *at - '0' : c - 'a' + 10);
    }
    return true;
}

bool JsonCursor::unicode_escape(char const* begin, std::string& room) {
    std::uint32_t point = 0, low = 0;
    auto good = code_unit(point);
    if (good and point >= 0xD800 and point < 0xE000) {
        good = point < 0xDC00 and take('\\') and take('u') and code_unit(low) and low >= 0xDC00 and low < 0xE000;
        point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
    }
    if (not good)
        return fail(Kind::plan_syntax, begin, at, "this escape is no character");
    auto const put = [&](std::uint32_t byte) { room += static_cast<char>(byte); };
    auto const more = point < 0x80 ? 0U : point < 0x800 ? 1U : point < 0x10000 ? 2U : 3U;
    constexpr std::array<std::uint32_t, 4> marks{0, 0xC0, 0xE0, 0xF0};
    put(marks[more] | point >> 6 * more);
    for (auto n = more; n-- > 0;)
        put(0x80U | (point >> 6 * n & 0x3FU));
    return true;
}

bool JsonCursor::number(std::string_view& out) {
    auto const* const begin = at;
    auto const digits = [&] {
        auto const* const first = at;
        while (is_digit(*at))
            ++at;
        return at > first;
    };
    take('-');
    auto good = *at == '0' ? take('0') : digits();
    if (good and *at == '.')
        good = (++at, digits());
    if (good and (*at == 'e' or *at == 'E')) {
        ++at;
        if (not take('+'))
            take('-');
        good = digits();
    }
    at = std::min(at, end);
    auto const* const stop = token_end(std::max(begin, at - 1), end);
    if (not good or stop != at)
        return at = begin, fail(Kind::plan_syntax, begin, stop, "this is no number of JSON");
    out = {begin, static_cast<std::size_t>(at - begin)};
    return true;
}

bool JsonCursor::word(Stated& out) {
    auto const* const stop = token_end(at, end);
    std::string_view const text(at, static_cast<std::size_t>(stop - at));
    if (text != "true" and text != "false" and text != "null")
        return expected("a value");
    out.form = text == "null" ? Form::nothing : Form::truth;
    out.truth = text == "true";
    at = stop;
    return true;
}

bool JsonCursor::value(Stated& out, std::string& room, unsigned depth) {
    auto const* const begin = at;
    auto good = false;
    switch (*at) {
        case '"':
            out.form = Form::text;
            good = string(out.text, room);
            break;
        case '{':
        case '[':
            out.form = *at == '[' ? Form::list : Form::table;
            good = ++depth <= deepest ? members(*at++ == '[' ? ']' : '}', room, depth)
                                      : fail(Kind::plan_limits, at, at + 1, "nested more than 500 deep");
            break;
        default:
            if (ended() or not(*at == '-' or is_digit(*at))) {
                good = word(out);
                break;
            }
            out.form = Form::number;
            good = number(out.text);
    }
    out.place = place(begin, at);
    return good;
}

/// What is inside a list or table, up to and with `close`.
bool JsonCursor::members(char close, std::string& room, unsigned depth) {
    Stated ignored;
    space();
    if (take(close))
        return true;
    for (;;) {
        space();
        if (close == '}') {
            if (not string(ignored.text, room))
                return false;
            space();
            if (not take(':'))
                return expected("a colon");
            space();
        }
        if (not value(ignored, room, depth))
            return false;
        space();
        if (take(close))
            return true;
        if (not take(','))
            return expected(close == '}' ? "a comma or `}`" : "a comma or `]`");
    }
}

}  // namespace proviso
