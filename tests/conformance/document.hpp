// A Markdown page, or a file of cases, as the fenced blocks that tests run.
//
// Knows headings and fences and nothing else of Markdown; knows neither policies nor verdicts.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace proviso::conformance {

/// A fenced block: ```kind argument, then its lines.
struct Block {
    std::string kind;       ///< `proviso`, `toml`, `verdicts`, …
    std::string argument;   ///< the rest of the fence's line: `plan`
    std::string body;       ///< with the line end of its last line; empty where there is none
    std::size_t line = 0;   ///< of the opening fence, from 1
    std::size_t begin = 0;  ///< where the body stands in the text
};

/// What stands below one heading, up to the next.
struct Section {
    std::string title;  ///< without its `#` marks; empty before the first
    std::vector<Block> blocks;
};

struct Document {
    std::filesystem::path path;
    std::string text;
    std::vector<Section> sections;
};

/// The whole file; nothing where it cannot be read.
std::string contents(std::filesystem::path const& path);

/// A fence inside a list may be indented; its lines then lose that indent.
Document read_document(std::filesystem::path const& path);

/// `line` without the white space around it.
std::string trimmed(std::string_view line);

std::vector<std::string> lines_of(std::string_view text);

/// Whether PROVISO_UPDATE_GOLDEN=1 asks for what the program says to be written into the pages.
bool updates_golden();

/// Writes `body` in place of the block's own, into the file. Other blocks' places are stale after that.
void replace_body(Document const& document, Block const& block, std::string const& body);

}  // namespace proviso::conformance
