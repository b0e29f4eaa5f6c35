// The steps of a tutorial: files that the reader writes, and commands with what they print.
//
// A block ```proviso NAME or ```toml plan NAME writes a file; ```console holds lines `$ COMMAND`, each
// followed by all that it prints. Commands run in a folder of their own, in a plain shell, in the order of the page.
#pragma once

#include "tests/conformance/document.hpp"

namespace proviso::conformance {

/// Runs the page from its first line to its last. What differs fails the running test, or is written into
/// the page where updates_golden(). Returns how many commands were run.
std::size_t run_transcript(std::filesystem::path const& page);

}  // namespace proviso::conformance
