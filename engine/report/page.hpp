// Where the text report is written: paragraphs with hanging indents, and words in colour.
//
// Text passed to it is escaped already; what a build server would take for a command is taken apart here, where lines
// begin. Knows no report.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>

namespace proviso {

enum class Colour { none, bold, red, yellow, green, cyan, grey };

struct Piece {
    std::string_view text;
    Colour colour = Colour::none;
};

class Page {
public:
    Page(std::ostream& out, std::size_t width, bool colour) : out_(out), width_(width), colour_(colour) {}

    std::size_t width() const { return width_; }

    void blank();

    /// One line as it is, however long.
    void line(std::string_view text, Colour colour = Colour::none);

    /// The `lead`, then `text` wrapped; its further lines are indented by `hang` columns. Nothing at all
    /// where `text` is empty.
    void flow(std::initializer_list<Piece> lead, std::string_view text, std::size_t hang,
              Colour of_text = Colour::none);

    /// The same with one piece and the text aligned behind it.
    void item(std::string_view lead, std::string_view text, Colour of_lead = Colour::none);

private:
    void put(std::string_view text, Colour colour);

    std::ostream& out_;
    std::size_t width_;
    bool colour_;
    bool line_begins_ = true;  ///< nothing but blanks stands on the line
};

}  // namespace proviso
