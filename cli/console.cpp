#include "cli/console.hpp"

#include "cli/status.hpp"
#include "cli/stream.hpp"
#include "engine/report/layout.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace proviso {
namespace {

std::string_view environment(char const* name) {
    auto const* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

}  // namespace

ColourWish colour_wish(std::string_view text) {
    return text == "always" ? ColourWish::always : text == "never" ? ColourWish::never : ColourWish::automatic;
}

bool wants_colour(int descriptor, ColourWish wish) {
    if (wish != ColourWish::automatic)
        return wish == ColourWish::always;
    if (not environment("NO_COLOR").empty())
        return false;
    if (auto const force = environment("CLICOLOR_FORCE"); not force.empty() and force != "0")
        return true;
    return is_terminal(descriptor);
}

bool is_terminal(int descriptor) { return isatty(descriptor) == 1 and environment("TERM") != "dumb"; }

std::optional<std::size_t> terminal_columns(int descriptor) {
    winsize size{};
    if (isatty(descriptor) != 1)
        return std::nullopt;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 and size.ws_col > 0)
        return size.ws_col;
    auto const columns = std::strtoul(std::string(environment("COLUMNS")).c_str(), nullptr, 10);
    return columns > 0 ? std::optional<std::size_t>(columns) : std::nullopt;
}

std::size_t page_width() {
    auto const columns = terminal_columns(STDOUT_FILENO);
    return columns ? std::clamp<std::size_t>(*columns, 40, 120) : 100;
}

void complain(Diagnostics found, Wishes wishes) {
    if (wishes.quiet)
        std::erase_if(found, [](Diagnostic const& d) { return severity(d) != Severity::error; });
    if (found.empty())
        return;
    Stream err(STDERR_FILENO);
    err << render(std::move(found), wants_colour(STDERR_FILENO, wishes.colour));
}

Diagnostic usage_error(std::string text, std::string help) {
    return {Kind::usage, {{}, std::move(text)}, {}, std::move(help)};
}

Diagnostic file_error(Kind kind, std::string const& file, std::string text, std::string help) {
    return {kind,
            {{.file = file, .at = {0, 0}, .text = {}, .begin = 0, .length = 0}, std::move(text)},
            {},
            std::move(help)};
}

int print(std::string_view text) {
    Stream out(STDOUT_FILENO);
    out << text;
    auto const error = out.finish();
    if (error == 0 or error == EPIPE)
        return status::holds;
    complain({file_error(Kind::unwritable_file, "<stdout>", std::strerror(error))});
    return status::failed;
}

std::string printable(std::string_view text) {
    std::string safe;
    while (not text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        safe += escaped(line) + '\n';
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return safe;
}

int print_document(std::string_view text) { return isatty(STDOUT_FILENO) == 1 ? print(printable(text)) : print(text); }

}  // namespace proviso
