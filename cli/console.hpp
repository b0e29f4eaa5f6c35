// The two streams of the program: results go to standard output, what is to be said of them to standard error.
#pragma once

#include "dsl/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class ColourWish { automatic, always, never };

/// How messages are shown.
struct Wishes {
    ColourWish colour = ColourWish::automatic;
    bool quiet = false;  ///< errors only
};

/// Of `--color`: anything but `always` and `never` is automatic.
ColourWish colour_wish(std::string_view text);

/// Whether to write colour to the file descriptor: the flag wins, then NO_COLOR, then CLICOLOR_FORCE, then
/// whether it is a terminal that knows colour.
bool wants_colour(int descriptor, ColourWish wish);

/// Whether what is written to the descriptor is moved about by control sequences.
bool is_terminal(int descriptor);

/// Of the terminal that the descriptor is, else of COLUMNS; nothing where it is none, or does not say.
std::optional<std::size_t> terminal_columns(int descriptor);

/// Columns of the terminal that standard output is, between 40 and 120; 100 where it is none.
std::size_t page_width();

/// Diagnostics to standard error.
void complain(Diagnostics found, Wishes wishes = {});

Diagnostic usage_error(std::string text, std::string help = {});

/// A diagnostic about a file as a whole.
Diagnostic file_error(Kind kind, std::string const& file, std::string text, std::string help = {});

/// `text` to standard output; the exit status that comes of it.
int print(std::string_view text);

/// The lines of `text` as a terminal may be given them, whoever wrote them.
std::string printable(std::string_view text);

/// The same of a text that others wrote: a terminal gets it without its control characters.
int print_document(std::string_view text);

}  // namespace proviso
