// The bills of examples/committed-spend: by both costs that a mapping may choose, and as README.md there says.
//
// What is expected is written by hand, so that rewriting the reports cannot hide a wrong verdict.
#include "tests/golden/example_run.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <fstream>

namespace proviso::examples {
namespace {

std::string const folder = "examples/committed-spend/";
std::string const usual =
    folder + "bills-2024.csv " + folder + "bills-2025.csv -p " + folder + "agreement.proviso --as-of 2026-02-01";

struct Case {
    std::string options;
    std::string report;  ///< the file that holds it
    Verdict verdict;
};

std::string const correction = "date of " + folder + "bills-2025.csv:11";

std::array const cases{
    Case{"", "report.txt", {1, {"3"}, {"1", "2"}, {correction, "the horizon of the plan"}}},
    Case{" --map " + folder + "effective.toml",
         "effective.report.txt",
         {1, {"1", "3"}, {"2"}, {"the horizon of the plan"}}},
};

}  // namespace

TEST_CASE("examples: two years of bills against a commitment with a ramp") {
    auto const* const update = std::getenv("PROVISO_UPDATE_GOLDEN");
    for (auto const& [options, file, expected] : cases) {
        CAPTURE(file);
        auto const json = check(usual + options + " -o json");
        CHECK(complaints(json).empty());
        expect_same(verdict(json.out, json.status), expected);
        auto const text = check(usual + options);
        auto const path = std::filesystem::path(PROVISO_SOURCE_DIR) / folder / file;
        if (update != nullptr and std::string_view(update) == "1")
            std::ofstream(path, std::ios::binary) << text.out;
        CHECK(text.out == contents(path));
    }
}

}  // namespace proviso::examples
