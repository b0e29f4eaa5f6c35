// tests/golden/rules/NAME.proviso is compiled against the built-in vocabulary: NAME.rules says what was
// understood, NAME.diag what was refused.
#include "tests/unit/golden_file.hpp"
#include "tests/unit/policy_library.hpp"

#include <algorithm>
#include <filesystem>

namespace proviso {
namespace {

namespace fs = std::filesystem;

std::string contents(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> policies_in(fs::path const& folder) {
    std::vector<fs::path> found;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".proviso")
            found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

TEST_CASE("rules: golden files") {
    auto const paths = policies_in(PROVISO_SOURCE_DIR "/tests/golden/rules");
    REQUIRE(paths.size() > 10);
    for (auto const& path : paths) {
        auto const name = path.stem().string();
        auto result = compiled({{path.filename().string(), contents(path)}});
        bool const refused = name.starts_with("P");
        CHECK_MESSAGE(result.diagnostics.empty() != refused, name << "\n" << result.messages());
        if (refused)
            check_golden("rules/" + name + ".diag", result.messages());
        else
            check_golden("rules/" + name + ".rules", result.words());
    }
}

TEST_CASE("rules: the policy library compiles, in any order of its files") {
    auto files = policy_texts(PROVISO_SOURCE_DIR "/policies");
    auto const forward = compiled(files, library_vocabulary());
    std::ranges::reverse(files);
    auto const backward = compiled(files, library_vocabulary());
    CHECK_MESSAGE(forward.diagnostics.empty(), forward.messages());
    CHECK(forward.words() == backward.words());
}

}  // namespace
}  // namespace proviso
