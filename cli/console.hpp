// The two streams of the program: results go to standard output, what is to be said of them to standard error.
#pragma once

#include "dsl/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class ColourWish { automatic, always, never };

/// Of `--color`: anything but `always` and `never` is automatic.
ColourWish colour_wish(std::string_view text);

/// Whether to write colour to the file descriptor: the flag wins, then NO_COLOR, then CLICOLOR_FORCE, then
/// whether it is a terminal that knows colour.
bool wants_colour(int descriptor, ColourWish wish);

/// Columns of the terminal that standard output is, between 60 and 100; 100 where it is none.
std::size_t page_width();

/// Diagnostics to standard error.
void complain(Diagnostics const& found, ColourWish wish = ColourWish::automatic);

Diagnostic usage_error(std::string text, std::string help = {});

/// A diagnostic about a file as a whole.
Diagnostic file_error(Kind kind, std::string const& file, std::string text, std::string help = {});

/// `text` to standard output; the exit status that comes of it.
int print(std::string_view text);

}  // namespace proviso
