// tests/golden/vocabulary/NAME.toml, read as a vocabulary, gives exactly the messages of NAME.diag.
// PROVISO_UPDATE_GOLDEN=1 rewrites them.
#include "engine/vocabulary/vocabulary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> cases() {
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(fs::path(PROVISO_SOURCE_DIR) / "tests/golden/vocabulary"))
        if (entry.path().extension() == ".toml")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

std::string messages(fs::path const& path) {
    Source const source(path.filename().string(), contents(path));
    Diagnostics diagnostics;
    static_cast<void>(read_vocabulary(source, {}, diagnostics));
    return render(diagnostics);
}

}  // namespace

TEST_CASE("the messages about a vocabulary are those on file") {
    auto const* const update = std::getenv("PROVISO_UPDATE_GOLDEN");
    for (auto const& path : cases()) {
        CAPTURE(path.filename().string());
        auto const said = messages(path);
        auto golden = path;
        golden.replace_extension(".diag");
        if (update != nullptr and std::string_view(update) == "1")
            std::ofstream(golden, std::ios::binary) << said;
        CHECK(said == contents(golden));
    }
}

TEST_CASE("every kind of message about a vocabulary has a case") {
    std::string all;
    for (auto const& path : cases())
        all += messages(path);
    for (auto const& kind : all_kinds())
        if (kind.code.starts_with("P4")) {
            CAPTURE(kind.code);
            CHECK(all.find("[" + std::string(kind.code) + "]") != std::string::npos);
        }
}
