// The examples whose plans other programs write: bills, a plan of Terraform, manifests. Each is run as its README.md says.
//
// What is expected is written by hand, so that rewriting the reports cannot hide a wrong verdict.
#include "tests/golden/example_run.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <fstream>

namespace proviso::examples {
namespace {

struct Case {
    std::string folder;     ///< below examples/
    std::string arguments;  ///< names of its files with `@` before them
    std::string report;     ///< the file that holds it
    Verdict verdict;
};

std::string const bills = "@bills-2024.csv @bills-2025.csv -p @agreement.proviso --as-of 2026-02-01";
std::string const correction = "date of examples/committed-spend/bills-2025.csv:11";

std::array const cases{
    Case{"committed-spend", bills, "report.txt", {1, {"3"}, {"1", "2"}, {correction, "bills that the plan lacks"}}},
    Case{"committed-spend",
         bills + " --map @effective.toml",
         "effective.report.txt",
         {1, {"1", "3"}, {"2"}, {"bills that the plan lacks"}}},
    Case{"three-clouds",
         "@plan.json -p @policy.proviso --map @map.toml --as-of 2026-11-01",
         "report.txt",
         {1, {"D-1"}, {}, {"region of module.analytics.google_storage_bucket.exports"}}},
    Case{"release",
         "@release.yaml -p @policy.proviso --map @map.toml --set provider=\"Google Cloud\" --set region=europe-west4 "
         "--as-of 2026-11-01",
         "report.txt",
         {1, {"D-1"}, {}, {}}},
    Case{"release",
         "@release.yaml -p @policy.proviso --map @map.toml --as-of 2026-11-01",
         "nowhere.report.txt",
         {1,
          {"D-1"},
          {},
          {"region of prod/Deployment/chat", "region of prod/StatefulSet/vectors", "data of prod/Deployment/inference",
           "region of prod/Deployment/inference"}}},
};

std::string with_folder(Case const& one) {
    std::string text;
    for (auto const c : one.arguments)
        text += c == '@' ? "examples/" + one.folder + "/" : std::string(1, c);
    return text;
}

}  // namespace

TEST_CASE("examples: plans by other programs give the verdicts and the reports on file") {
    auto const* const update = std::getenv("PROVISO_UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe): one thread
    for (auto const& one : cases) {
        CAPTURE(one.folder);
        CAPTURE(one.report);
        auto const arguments = with_folder(one);
        auto const json = check(arguments + " -o json");
        CHECK(complaints(json).empty());
        expect_same(verdict(json.out, json.status), one.verdict);
        auto const text = check(arguments);
        auto const path = std::filesystem::path(PROVISO_SOURCE_DIR) / "examples" / one.folder / one.report;
        if (update != nullptr and std::string_view(update) == "1")
            std::ofstream(path, std::ios::binary) << text.out;
        CHECK(text.out == contents(path));
    }
}

}  // namespace proviso::examples
