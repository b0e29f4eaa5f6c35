// Reads JSON text (RFC 8259) from left to right, a token at a time.
//
// Strict, and exact: numbers stay the digits that were written, whatever their size, and every token knows
// its place. Builds nothing. The text must be followed by Buffer::padding bytes that may be read.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/plan/stated.hpp"

#include <cstdint>
#include <string>
#include <string_view>

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
        while (static_cast<unsigned char>(*at) <= ' ' and at < end and is_space(*at))
            ++at;
    }
    /// Takes `c` and true, or leaves it.
    bool take(char c) { return *at == c and at < end ? (++at, true) : false; }

    /// From the opening quote on. `out` is in the text, or in `room` where there are escapes.
    bool string(std::string_view& out, std::string& room);

    /// Any value; of lists and tables only their extent.
    bool value(Stated& out, std::string& room) { return value(out, room, 0); }

    std::uint64_t offset(char const* where) const { return offset_ + static_cast<std::uint64_t>(where - base_); }
    Place place(char const* from, char const* to) const {
        return {offset(from), static_cast<std::uint32_t>(to - from)};
    }

    /// Always false; says what was expected at `at`.
    bool expected(std::string_view what);
    bool fail(Kind kind, char const* from, char const* to, std::string_view text, std::string_view help = {});
    Fault const& fault() const { return fault_; }

private:
    static bool is_space(char c) { return c == ' ' or c == '\n' or c == '\t' or c == '\r'; }
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

}  // namespace proviso
