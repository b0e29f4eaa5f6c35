#include "engine/report/page.hpp"

#include "engine/report/layout.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace proviso {
namespace {

constexpr std::size_t narrowest = 20;  ///< columns left for text, whatever the indent

constexpr std::array<std::string_view, 7> codes{"", "1", "1;31", "1;33", "32", "36", "90"};
static_assert(codes.size() == static_cast<std::size_t>(Colour::grey) + 1);

}  // namespace

void Page::blank() { out_ << '\n'; }

void Page::line(std::string_view text, Colour colour) {
    put(text, colour);
    out_ << '\n';
    line_begins_ = true;
}

void Page::flow(std::initializer_list<Piece> lead, std::string_view text, std::size_t hang, Colour of_text) {
    std::size_t taken = 0;
    for (auto const& piece : lead)
        taken += columns(piece.text);
    auto const width = std::max(width_, hang + narrowest) - hang;
    auto const lines = wrapped(text, width, taken > hang ? taken - hang : 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0)
            put(std::string(hang, ' '), Colour::none);
        else
            for (auto const& piece : lead)
                put(piece.text, piece.colour);
        line(lines[i], of_text);
    }
}

void Page::item(std::string_view lead, std::string_view text, Colour of_lead) {
    flow({{lead, of_lead}}, text, columns(lead));
}

void Page::put(std::string_view raw, Colour colour) {
    auto const text = without_commands(raw, visibly, line_begins_);
    if (not colour_ or colour == Colour::none) {
        out_ << text;
        return;
    }
    auto const begin = std::min(text.find_first_not_of(' '), text.size());
    auto const end = text.find_last_not_of(' ') + 1;
    out_ << std::string_view(text).substr(0, begin);
    if (begin < end)
        out_ << "\x1b[" << codes[static_cast<std::size_t>(colour)] << 'm'
             << std::string_view(text).substr(begin, end - begin) << "\x1b[0m";
    out_ << std::string_view(text).substr(std::max(begin, end));
}

}  // namespace proviso
