#include "tests/conformance/document.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

namespace proviso::conformance {
namespace {

constexpr std::string_view fence = "```";
constexpr std::string_view blanks = " \t\r";

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_fence(std::string_view line) { return line.substr(indent_of(line)).starts_with(fence); }

std::optional<std::string> heading(std::string_view line) {
    auto const marks = line.find_first_not_of('#');
    if (marks == 0 or marks == std::string_view::npos or line[marks] != ' ')
        return {};
    return trimmed(line.substr(marks));
}

Block opened(std::string_view line, std::size_t number, std::size_t begin) {
    auto const info = trimmed(line.substr(indent_of(line) + fence.size()));
    auto const space = info.find(' ');
    auto const argument = space == std::string::npos ? "" : trimmed(info.substr(space));
    return {info.substr(0, space), argument, "", number, begin};
}

/// Takes the next line of `text` from `at` on, without its end; `at` is then where the one after begins.
std::string_view next_line(std::string_view text, std::size_t& at) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto const line = text.substr(at, end - at);
    at = end + 1;
    return line;
}

}  // namespace

std::string trimmed(std::string_view line) {
    auto const begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return std::string(line.substr(begin, line.find_last_not_of(blanks) + 1 - begin));
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();)
        lines.emplace_back(next_line(text, at));
    return lines;
}

std::string contents(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Document read_document(std::filesystem::path const& path) {
    Document document{path, contents(path), {Section{}}};
    std::optional<Block> open;
    std::size_t indent = 0;
    std::size_t number = 0;
    for (std::size_t at = 0; at < document.text.size();) {
        auto const line = next_line(document.text, at);
        ++number;
        if (is_fence(line) and open) {
            document.sections.back().blocks.push_back(*open);
            open.reset();
        } else if (is_fence(line)) {
            indent = indent_of(line);
            open = opened(line, number, at);
        } else if (open) {
            open->body.append(line.substr(std::min(indent, indent_of(line)))).append("\n");
        } else if (auto title = heading(line)) {
            document.sections.push_back({*title, {}});
        }
    }
    return document;
}

bool updates_golden() {
    auto const* set = std::getenv("PROVISO_UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe): one thread
    return set != nullptr and std::string_view(set) == "1";
}

void replace_body(Document const& document, Block const& block, std::string const& body) {
    auto text = document.text;
    text.replace(block.begin, block.body.size(), body);
    std::ofstream(document.path, std::ios::binary) << text;
}

}  // namespace proviso::conformance
