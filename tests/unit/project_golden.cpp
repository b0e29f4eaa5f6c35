// tests/golden/project/NAME.toml, read as a project file, gives exactly the messages of NAME.diag.
// PROVISO_UPDATE_GOLDEN=1 rewrites them.
#include "engine/project/project.hpp"
#include "tests/unit/golden_file.hpp"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

constexpr std::array<ProjectKey, 8> keys{{
    {"policies", ValueKind::list},
    {"maps", ValueKind::list},
    {"outputs", ValueKind::list},
    {"fail-on", ValueKind::list},
    {"threads", ValueKind::number},
    {"strict", ValueKind::flag},
    {"input", ValueKind::text},
    {"as-of", ValueKind::text, "the day belongs to the plan"},
}};

}  // namespace

TEST_CASE("the messages about a project file are those on file") {
    auto const folder = fs::path(PROVISO_SOURCE_DIR) / "tests/golden/project";
    std::size_t files = 0;
    for (auto const& entry : fs::directory_iterator(folder)) {
        auto const& path = entry.path();
        if (path.extension() != ".toml")
            continue;
        std::stringstream text;
        text << std::ifstream(path, std::ios::binary).rdbuf();
        Diagnostics found;
        read_project(Source(path.filename().string(), text.str()), keys, found);
        check_golden("project/" + path.stem().string() + ".diag", render(found));
        ++files;
    }
    CHECK(files >= 3);
}

TEST_CASE("a project file gives each key with its values and their places, in its order") {
    Source const file("proviso.toml", "strict = true\nmaps = ['a.toml',\n  \"b.toml\"]\nthreads = 4\n");
    Diagnostics found;
    auto const entries = read_project(file, keys, found);
    CHECK(render(found) == "");
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].key == "strict");
    CHECK(entries[0].values.at(0).text == "true");
    CHECK(entries[1].key == "maps");
    REQUIRE(entries[1].values.size() == 2);
    CHECK(entries[1].where.at.line == 2);
    CHECK(entries[1].values[1].text == "b.toml");
    CHECK(entries[1].values[1].where.at.line == 3);
    CHECK(entries[1].values[1].where.at.column == 3);
    CHECK(entries[2].values.at(0).text == "4");
}
