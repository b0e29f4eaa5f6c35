#include "tests/conformance/corpus.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

namespace proviso::conformance {

namespace fs = std::filesystem;

std::vector<fs::path> corpus_files(std::string const& folder) {
    auto const* const corpus = std::getenv("PROVISO_CORPUS");  // NOLINT(concurrency-mt-unsafe): one thread
    auto const path = corpus == nullptr ? fs::path() : fs::path(corpus) / folder;
    std::vector<fs::path> files;
    if (path.empty() or not fs::is_directory(path)) {
        MESSAGE("skipped: PROVISO_CORPUS names no folder with ", folder);
        return files;
    }
    for (auto const& entry : fs::directory_iterator(path))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string message_lines(ReadPlan const& read, bool quoted) {
    std::string text;
    for (auto const& diagnostic : read.diagnostics) {
        auto const& where = diagnostic.primary.where;
        text += "    " + std::string(info(diagnostic.kind).code) + " " + std::to_string(where.at.line) + ":" +
                std::to_string(where.at.column) + " " + (quoted ? where.text + " " : "") + diagnostic.primary.text +
                "\n";
    }
    return text;
}

}  // namespace proviso::conformance
