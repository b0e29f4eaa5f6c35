// tests/golden/mapping/NAME.toml, read as a mapping, gives exactly the messages of NAME.diag.
// PROVISO_UPDATE_GOLDEN=1 rewrites them.
#include "engine/plan/mapping/mapping.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

fs::path folder() { return fs::path(PROVISO_SOURCE_DIR) / "tests/golden/mapping"; }

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the messages about a mapping are those on file") {
    auto const* const update = std::getenv("PROVISO_UPDATE_GOLDEN");
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(folder()))
        if (entry.path().extension() == ".toml")
            paths.push_back(entry.path());
    REQUIRE(paths.size() >= 3);
    for (auto const& path : paths) {
        CAPTURE(path.filename().string());
        Mappings mappings;
        Diagnostics found;
        read_mapping(Source(path.filename().string(), contents(path)), plan_vocabulary(), mappings, found);
        auto const golden = fs::path(path).replace_extension(".diag");
        if (update != nullptr and std::string_view(update) == "1")
            std::ofstream(golden, std::ios::binary) << render(found);
        CHECK(render(found) == contents(golden));
    }
}
