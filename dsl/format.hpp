// Policy text in its canonical layout: line breaks, indentation and blanks. Words, quotes and comments stay as written.
//
// Works on the text as cut() cuts it and never prints the tree, so nothing that the author wrote can be lost, and a
// statement that is new to the language needs nothing here.
#pragma once

#include "dsl/source.hpp"

#include <string>

namespace proviso {

/// The text of `source`, laid out. Where parse() accepts it, it also accepts the result, as the same tree; of other
/// text the result has the same characters too, but for white space. What is laid out already stays as it is. Linear.
/// Source: language reference, 1.10.
std::string formatted(Source const& source);

}  // namespace proviso
