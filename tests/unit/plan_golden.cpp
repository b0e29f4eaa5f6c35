// tests/golden/plan/NAME.{toml,json,ndjson,csv}, read as a plan, gives exactly the messages of NAME.diag.
// PROVISO_UPDATE_GOLDEN=1 rewrites them.
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

fs::path folder() { return fs::path(PROVISO_SOURCE_DIR) / "tests/golden/plan"; }

std::vector<fs::path> cases() {
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(folder()))
        if (entry.path().extension() != ".diag")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The messages with the file's name alone.
std::string messages(fs::path const& path) {
    auto diagnostics = read_files({path.string()}).diagnostics;
    for (auto& diagnostic : diagnostics) {
        diagnostic.primary.where.file = path.filename().string();
        for (auto& note : diagnostic.notes)
            note.where.file = path.filename().string();
    }
    return render(diagnostics);
}

}  // namespace

TEST_CASE("the messages about a plan are those on file") {
    auto const* const update = std::getenv("PROVISO_UPDATE_GOLDEN");
    for (auto const& path : cases()) {
        CAPTURE(path.filename().string());
        auto const said = messages(path);
        auto const golden = folder() / (path.filename().string() + ".diag");
        if (update != nullptr and std::string_view(update) == "1")
            std::ofstream(golden, std::ios::binary) << said;
        CHECK(said == contents(golden));
    }
}

TEST_CASE("every kind of message about a plan has a case") {
    std::string all;
    for (auto const& path : cases())
        all += messages(path);
    for (auto const& kind : all_kinds())
        if (kind.code.starts_with("P5") and kind.kind != Kind::plan_unknown_fact and
            kind.kind != Kind::plan_near_value) {  // said where policies are known
            CAPTURE(kind.code);
            CHECK(all.find(kind.code) != std::string::npos);
        }
}
