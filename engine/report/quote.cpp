#include "engine/report/quote.hpp"

#include "engine/report/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view cut = "...";

/// Columns [begin, end) of the line as shown.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Stretch stretch(Excerpt const& where) {
    auto const begin = std::min<std::size_t>(where.begin, where.text.size());
    auto const length = std::min<std::size_t>(where.length, where.text.size() - begin);
    auto const from = columns(escaped(where.text.substr(0, begin)));
    auto const until = columns(escaped(where.text.substr(0, begin + length)));
    return {from, std::max(from + 1, until)};
}

/// What of a line fits into `room` columns, and which column of the line it begins at.
struct Window {
    std::string text;
    std::size_t first = 0;  ///< column of the line that `text` shows first, after `lead`
    std::size_t lead = 0;   ///< columns of `...` before it
    std::size_t shown = 0;  ///< columns of the line in it
};

Window window(std::string const& line, std::size_t first_mark, std::size_t room) {
    auto const wide = columns(line);
    if (wide <= room)
        return {line, 0, 0, wide + 1};  // one more: a mark may stand at the line's end
    Window w;
    std::string_view skipped;
    if (first_mark > room / 2) {
        skipped = first_columns(line, first_mark - room / 4);
        w.first = columns(skipped);
        w.lead = cut.size();
    }
    auto const rest = wide - w.first;
    bool const cut_after = rest + w.lead > room;
    auto const shown =
        first_columns(std::string_view(line).substr(skipped.size()), cut_after ? room - w.lead - cut.size() : rest);
    w.shown = columns(shown);
    w.text = w.lead == 0 ? "" : cut;
    w.text += shown;
    if (cut_after)
        w.text += cut;
    return w;
}

std::string underline(Window const& w, std::vector<Mark> const& marks) {
    std::string under;
    for (auto const& mark : marks) {
        auto const part = stretch(mark.where);
        if (part.begin < w.first or part.begin >= w.first + w.shown)
            continue;
        auto const from = part.begin - w.first + w.lead;
        auto const until = std::min(part.end - w.first, w.shown) + w.lead;
        if (under.size() < until)
            under.resize(until, ' ');
        std::fill(under.begin() + static_cast<std::ptrdiff_t>(from), under.begin() + static_cast<std::ptrdiff_t>(until),
                  '~');
        under[from] = '^';
    }
    std::string said;
    for (auto const& mark : marks)
        if (not mark.label.empty())
            said += (said.empty() ? " " : "; ") + escaped(mark.label);
    return under + said;
}

bool reads_before(Mark const& a, Mark const& b) {
    return std::pair(a.where.at.line, a.where.begin) < std::pair(b.where.at.line, b.where.begin);
}

}  // namespace

std::string place(Excerpt const& where) {
    if (where.file.empty() or where.at.line == 0)
        return escaped(where.file);
    return fmt::format("{}:{}:{}", escaped(where.file), where.at.line, where.at.column);
}

std::size_t margin_for(std::vector<Mark> const& marks) {
    std::uint32_t last = 0;
    for (auto const& mark : marks)
        last = std::max(last, mark.where.at.line);
    return 1 + std::to_string(last).size();
}

std::vector<std::string> quoted(std::vector<Mark> marks, std::size_t margin, std::size_t width) {
    std::stable_sort(marks.begin(), marks.end(), reads_before);
    std::size_t const room = std::max<std::size_t>(20, width - std::min(width, margin + 3));
    std::vector<std::string> lines;
    for (auto begin = marks.begin(); begin != marks.end();) {
        auto const line = begin->where.at.line;
        auto const end = std::find_if(begin, marks.end(), [&](Mark const& m) { return m.where.at.line != line; });
        auto const w = window(escaped(begin->where.text), stretch(begin->where).begin, room);
        lines.push_back(fmt::format("{:>{}} | {}", line, margin, w.text));
        lines.push_back(fmt::format("{:>{}} | {}", "", margin, underline(w, {begin, end})));
        begin = end;
    }
    return lines;
}

}  // namespace proviso
