// Lines filled with words up to a width, and comments among them: where a line breaks and how far it is indented.
//
// Knows no statement: whoever gives the words says where a line is to begin, and which word may not begin one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

class Lines {
public:
    static constexpr std::size_t width = 120;  ///< code points; a comment, or a word that is longer, goes beyond

    /// The next word begins a line, and those that it does not hold are indented as `continuation` says.
    void begin(std::size_t indent, std::size_t continuation);

    /// One blank line before the next line or comment of its own; none at the beginning of the text.
    void blank() { blank_ = true; }

    /// Whether `word` would have to begin a line.
    bool begins_line(std::string_view word) const;

    /// `may_begin` false: it stays on the line even if that grows too long.
    void word(std::string_view word, bool may_begin = true);

    /// A comment behind the last word, `apart` from it by a space; the next word begins a line.
    void trailing_comment(std::string_view comment, bool apart);

    /// A comment on a line of its own, indented as what follows it.
    void own_comment(std::string_view comment);

    /// All lines, each with its end.
    std::string take() &&;

private:
    struct Comment {
        std::string_view text;
        bool blank_before;
    };

    void open(std::string_view first);
    void write_line(std::string_view text, bool blank_before);
    void write_waiting(std::size_t indent);

    std::string text_;
    std::string line_;              ///< the open one; empty where none is
    std::vector<Comment> waiting_;  ///< comments whose indentation is not known yet
    std::size_t columns_ = 0;       ///< of the open line
    std::size_t indent_ = 0;        ///< of the next line
    std::size_t continuation_ = 0;  ///< of those after it
    bool blank_ = false;
    bool line_has_blank_ = false;   ///< a blank line stands before the open one
    bool is_fresh_ = false;         ///< the next word begins a line
    bool ends_in_comment_ = false;  ///< and so nothing can follow on the open line
};

}  // namespace proviso
