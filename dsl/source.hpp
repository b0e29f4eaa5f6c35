// Source text and positions in it.
//
// Everything that points into text does so with a Span: two byte offsets into one Source. Line and
// column are computed only when a message is printed, so no pass carries or compares them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Half-open byte range [begin, end) in one Source. Empty when begin == end.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(Span, Span) { return true; }  ///< trees compare by what they say, not where
};

/// Where a reader looks: both count from 1; column counts code points, not bytes.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// Where the lines and characters of a text begin: places are found without walking along a line, however long it is.
/// Keeps no text: each function is given the one that the table was made of.
class LineTable {
public:
    explicit LineTable(std::string_view text);

    /// Position of the byte at `offset`; `offset` may equal text.size(). O(log lines).
    Position position(std::string_view text, std::uint32_t offset) const;

    /// The byte at `position`, the other way round; the end of the line where that is shorter.
    std::uint32_t offset(std::string_view text, Position position) const;

    /// The line holding `offset`, without its line end.
    std::string_view line_at(std::string_view text, std::uint32_t offset) const;

private:
    std::uint32_t characters_before(std::string_view text, std::uint32_t offset) const;

    std::vector<std::uint32_t> line_starts_;
    std::vector<std::uint32_t> characters_;  ///< before each block of the text
};

/// One file's text with the table of its line starts. Immutable; at most 4 GiB.
class Source {
public:
    Source(std::string name, std::string text);

    std::string const& name() const { return name_; }
    std::string const& text() const { return text_; }
    std::string_view text(Span span) const;

    /// As the table's.
    Position position(std::uint32_t offset) const { return lines_.position(text_, offset); }
    std::string_view line_at(std::uint32_t offset) const { return lines_.line_at(text_, offset); }

private:
    std::string name_;
    std::string text_;
    LineTable lines_;
};

/// A place as a person is shown it: file, line and column (from 1), the line's text and the part of
/// it to underline (bytes within `text`). `line` 0: the file as a whole; `file` empty: no place.
struct Excerpt {
    std::string file;
    Position at{0, 0};
    std::string text;
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
};

/// The excerpt that shows `span`; a span over several lines is cut at the end of the first.
Excerpt excerpt(Source const& source, Span span);

/// The byte offset of the first malformed UTF-8 sequence, or text.size() where there is none.
std::size_t valid_utf8_prefix(std::string_view text);

}  // namespace proviso
