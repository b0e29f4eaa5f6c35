#include "cli/console.hpp"

#include "cli/status.hpp"
#include "cli/stream.hpp"
#include "dsl/lexicon.hpp"

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
    return isatty(descriptor) == 1 and environment("TERM") != "dumb";
}

std::size_t page_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) != 1 or ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 or size.ws_col == 0)
        return 100;
    return std::clamp<std::size_t>(size.ws_col, 60, 100);
}

void complain(Diagnostics const& found, ColourWish wish) {
    if (found.empty())
        return;
    Stream err(STDERR_FILENO);
    err << render(found, wants_colour(STDERR_FILENO, wish));
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

}  // namespace proviso
