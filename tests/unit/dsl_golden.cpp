// tests/golden/syntax/NAME.proviso, parsed with the sample lexicon, gives exactly the messages of NAME.diag and the
// tree of NAME.tree; printed and parsed again it gives the same tree. PROVISO_UPDATE_GOLDEN=1 rewrites both.
#include "dsl/print.hpp"
#include "dsl/refused.hpp"
#include "tests/unit/dsl_sample.hpp"
#include "tests/unit/golden_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace proviso {
namespace {

namespace fs = std::filesystem;

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> cases() {
    std::vector<fs::path> paths;
    for (auto const& entry : fs::directory_iterator(fs::path(PROVISO_SOURCE_DIR) / "tests/golden/syntax"))
        if (entry.path().extension() == ".proviso")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

TEST_CASE("dsl: golden syntax") {
    auto const paths = cases();
    REQUIRE(paths.size() > 20);
    for (auto const& path : paths) {
        auto const name = "syntax/" + path.stem().string();
        Source const source(path.filename().string(), contents(path));
        Diagnostics found;
        auto const document = sample::parse(source, found);
        check_golden(name + ".diag", render(found, false, 100));
        check_golden(name + ".tree", outline(document));
    }
}

TEST_CASE("dsl: what is printed reads as the same tree") {
    for (auto const& path : cases()) {
        INFO(path.string());
        Source const source(path.filename().string(), contents(path));
        Diagnostics found;
        auto names = sample::lexicon();
        add_defined_terms(source, names);
        auto const document = parse(source, names, found);
        auto const text = print(document);
        Diagnostics none;
        auto const again = parse(Source("printed", text), names, none);
        CHECK_MESSAGE(none.empty(), render(none));
        CHECK(outline(again) == outline(document));
        CHECK(print(again) == text);
    }
}

TEST_CASE("dsl: every kind that parsing raises has a golden file") {
    for (auto const code :
         {"P101", "P103", "P104", "P106", "P107", "P110", "P111", "P112", "P201", "P208", "P306", "P311"}) {
        CAPTURE(code);
        auto const paths = cases();
        auto const named = [&](fs::path const& path) { return path.filename().string().starts_with(code); };
        CHECK(std::ranges::any_of(paths, named));
    }
}

TEST_CASE("dsl: every refused wording has a golden file of its own") {
    for (auto const& kind : refused_kinds()) {
        auto const code = std::string(info(kind.kind).code);
        CAPTURE(code);
        auto const paths = cases();
        auto const named = [&](fs::path const& path) { return path.filename().string().starts_with(code); };
        CHECK(std::ranges::any_of(paths, named));
    }
}

}  // namespace
}  // namespace proviso
