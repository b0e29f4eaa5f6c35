// Every kind of message has a section in docs/diagnostics.md, and a golden file or a test that shows it.
#include "dsl/diagnostic.hpp"
#include "tests/conformance/document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

namespace proviso::conformance {
namespace {

namespace fs = std::filesystem;

fs::path const top = PROVISO_SOURCE_DIR;

/// Kinds that no golden file can hold, with what shows them instead.
std::map<std::string_view, std::string_view> const without_golden_file{
    {"P509", "said where plan and policies meet, in the command: docs/diagnostics.md runs the program"},
    {"P513", "said where plan and policies meet, in the command: docs/diagnostics.md runs the program"},
    {"P601", "names a file that is not there: docs/diagnostics.md runs the program"},
    {"P602", "needs a folder that cannot be written to: docs/diagnostics.md runs the program"},
    {"P603", "is about the command line, not about a file: docs/diagnostics.md runs the program"},
    {"P604", "needs a folder with a file `.by-name`: tests/unit/cli_check.cpp runs the program"},
    {"P606", "is about the environment, not about a file: docs/diagnostics.md runs the program"},
};

/// Every code that some golden file of messages has, as `error[P101]`.
std::set<std::string> golden_codes() {
    std::set<std::string> codes;
    for (auto const& entry : fs::recursive_directory_iterator(top / "tests/golden")) {
        if (entry.path().extension() != ".diag")
            continue;
        auto const text = contents(entry.path());
        for (auto at = text.find("[P"); at != std::string::npos; at = text.find("[P", at + 1))
            codes.insert(text.substr(at + 1, 4));
    }
    return codes;
}

TEST_CASE("every kind of message has its section") {
    auto const document = read_document(top / "docs/diagnostics.md");
    for (auto const& kind : all_kinds()) {
        auto const title = std::string(kind.code) + " " + std::string(kind.title);
        auto const section = std::ranges::find(document.sections, title, &Section::title);
        CHECK_MESSAGE(section != document.sections.end(), "docs/diagnostics.md has no section `", title, "`");
        if (section == document.sections.end())
            continue;
        auto const shows = [&](Block const& block) { return block.body.find(kind.code) != std::string::npos; };
        CHECK_MESSAGE(std::ranges::any_of(section->blocks, shows), "no example shows ", kind.code);
    }
}

TEST_CASE("every kind of message has a golden file") {
    auto const codes = golden_codes();
    for (auto const& kind : all_kinds())
        if (not without_golden_file.contains(kind.code))
            CHECK_MESSAGE(codes.contains(std::string(kind.code)), "no .diag file below tests/golden shows ", kind.code);
}

}  // namespace
}  // namespace proviso::conformance
