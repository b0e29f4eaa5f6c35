// Diagnostics → text for a terminal or a golden file.
#include "dsl/diagnostic.hpp"
#include "dsl/terminal.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace proviso {
namespace {

constexpr std::size_t tab_width = 4;

struct Style {
    std::string_view begin, end;
};

struct Palette {
    Style error, warning, note, bold, gutter;
};

constexpr std::string_view off = "\x1b[0m";
constexpr Palette plain{};
constexpr Palette coloured{
    {"\x1b[1;31m", off}, {"\x1b[1;33m", off}, {"\x1b[1;36m", off}, {"\x1b[1m", off}, {"\x1b[34m", off}};

std::string in(Style style, std::string_view text) { return std::string(style.begin).append(text).append(style.end); }

constexpr std::array severity_names{"error", "warning", "note"};

Style style_of(Palette const& palette, Severity severity) {
    return std::array{palette.error, palette.warning, palette.note}[static_cast<std::size_t>(severity)];
}

bool is_hidden(char32_t c) {  // control characters, and those that turn the direction of writing
    return c < 0x20 or (c >= 0x7F and c < 0xA0) or (c >= 0x202A and c <= 0x202E) or (c >= 0x2066 and c <= 0x2069) or
           c == 0x200E or c == 0x200F;
}

std::string escape(char32_t c) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (auto rest = static_cast<std::uint32_t>(c); rest != 0 or hex.size() < 2; rest /= 16)
        hex.insert(hex.begin(), digits[rest % 16]);
    return "\\u{" + hex + "}";
}

/// `text` as it is safe to print; tabs as blanks. `begins_line`: it is the first on its line.
std::string printable(std::string_view text, bool begins_line = false) {
    std::string safe;
    while (not text.empty()) {
        auto const next = first_code_point(text);
        if (begins_command(text, begins_line))
            safe += escape(next.value);
        else if (next.value == '\t')
            safe.append(tab_width, ' ');
        else if (next.value == 0xFFFD and next.length == 1)
            safe += "\xEF\xBF\xBD";
        else if (is_hidden(next.value))
            safe += escape(next.value);
        else
            safe += text.substr(0, next.length);
        begins_line = begins_line and is_space(next.value);
        text.remove_prefix(next.length);
    }
    return safe;
}

std::string place(Excerpt const& where) {
    if (where.file.empty() or where.at.line == 0)
        return where.file;
    return where.file + ":" + std::to_string(where.at.line) + ":" + std::to_string(where.at.column);
}

class Writer {
public:
    explicit Writer(Palette const& palette) : palette_(palette) {}

    void write(Diagnostic const& d) {
        auto const name = severity_names[static_cast<std::size_t>(severity(d))];
        auto const style = style_of(palette_, severity(d));
        head(d.primary, in(style, std::string(name) + "[" + std::string(info(d.kind).code) + "]"), style);
        for (auto const& note : d.notes)
            head(note, in(palette_.note, "note"), palette_.note);
        if (not d.help.empty())
            text_ += margin(d) + in(palette_.gutter, "=") + " help: " + printable(d.help) + "\n";
    }

    std::string take() { return std::move(text_); }

private:
    void head(Label const& label, std::string const& kind, Style mark) {
        if (auto const at = place(label.where); not at.empty())
            text_ += in(palette_.bold, printable(at, true) + ":") + " ";
        text_ += kind + ": " + in(palette_.bold, printable(label.text)) + "\n";
        if (label.where.at.line != 0)
            quote(label.where, mark);
    }

    void quote(Excerpt const& where, Style mark) {
        auto const number = std::to_string(where.at.line);
        std::string_view const line = where.text;
        auto const before = columns(printable(line.substr(0, where.begin)));
        auto const under = columns(printable(line.substr(where.begin, where.length)));
        auto const bar = " " + in(palette_.gutter, "|") + " ";
        text_ += " " + in(palette_.gutter, number) + bar + printable(line) + "\n";
        text_ += " " + std::string(number.size(), ' ') + bar + std::string(before, ' ') +
                 in(mark, "^" + std::string(std::max<std::size_t>(under, 1) - 1, '~')) + "\n";
    }

    static std::string margin(Diagnostic const& d) {
        auto const& last = d.notes.empty() ? d.primary : d.notes.back();
        auto const line = last.where.at.line;
        return std::string(line == 0 ? 2 : std::to_string(line).size() + 2, ' ');
    }

    Palette palette_;
    std::string text_;
};

auto order(Diagnostic const& d) {
    auto const& where = d.primary.where;
    return std::tie(where.file, where.at.line, where.at.column, d.kind, d.primary.text);
}

}  // namespace

std::string render(Diagnostics found, bool colour, std::size_t limit) {
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return order(a) < order(b); });
    auto const same = [](auto const& a, auto const& b) { return order(a) == order(b); };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    Writer writer(colour ? coloured : plain);
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i)
        writer.write(found[i]);
    auto text = writer.take();
    if (found.size() > limit)
        text += "and " + std::to_string(found.size() - limit) + " more\n";
    return text;
}

}  // namespace proviso
