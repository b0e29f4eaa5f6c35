// Every plan below examples/ gives the verdicts of the table here, and the report that stands beside it.
//
// The table is written by hand from what the agreements say, so that rewriting the reports with
// PROVISO_UPDATE_GOLDEN=1 cannot hide a wrong verdict.
#include "tests/golden/example_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

namespace proviso::examples {
namespace {

namespace fs = std::filesystem;

struct Example {
    std::string plan;      ///< below examples/, without `.toml`
    std::string policies;  ///< as a reader types it
    Verdict verdict;
    std::string as_of = {};    ///< else the plan's own day
    std::string waivers = {};  ///< below examples/, without `.toml`
};

std::string const library = "policies/";
std::string const demo_policy = "examples/demo/policy.proviso";

std::vector<Example> const table{
    {"demo/plan", demo_policy, {1, {"4"}, {"1"}, {"state of agent-runtime"}}},
    {"demo/plan", demo_policy, {0, {}, {}, {"state of agent-runtime"}}, {}, "demo/waivers"},
    {"february-2026/plan", library, {0, {}, {}, {}}},
    {"february-2026/breaks/T1", library, {1, {"FR-2(a)", "FR-2(b)"}, {}, {}}},
    {"february-2026/breaks/T2", library, {1, {"AMZ-1(a)"}, {}, {}}},
    {"february-2026/breaks/T3", library, {1, {"AMZ-2(a)"}, {}, {}}},
    {"february-2026/breaks/T4", library, {1, {"AWS-1"}, {}, {}}},
    {"february-2026/breaks/T5", library, {1, {"NV-1(b)"}, {}, {}}},
    {"february-2026/breaks/T6", library, {3, {}, {"NV-2(b)"}, {"Nvidia commitment confirmed"}}},
    {"february-2026/breaks/T7", library, {1, {"FR-1(a)", "FR-1(d)"}, {}, {}}},
    {"february-2026/breaks/T8", library, {1, {"AMZ-3(b)"}, {}, {}}},
    {"february-2026/breaks/T9", library, {1, {"AMZ-4"}, {}, {}}},
    {"february-2026/breaks/T10", library, {1, {"AMZ-5"}, {}, {}}},
    {"february-2026/breaks/T11", library, {1, {"MS-1"}, {}, {}}},
    {"february-2026/breaks/T11-runtime", library, {3, {}, {"MS-1"}, {"state of agent-runtime"}}},
    {"february-2026/breaks/T12", library, {1, {"MS-4"}, {}, {}}},
    {"february-2026/breaks/T13", library, {1, {"MS-5(a)", "MS-5(b)"}, {}, {}}},
    {"february-2026/breaks/T14", library, {1, {"MS-6(b)"}, {}, {}}},
    {"february-2026/breaks/T15", library, {1, {"MS-2"}, {}, {}}},
    {"february-2026/breaks/T16", library, {0, {}, {}, {}}},
    {"history/plan", library, {1, {"MS-8"}, {}, {}}, "2025-01-22"},
    {"history/plan", library, {1, {"MS-1", "MS-5(a)", "MS-5(b)"}, {}, {}}, "2025-10-29"},
    {"history/plan", library, {1, {"MS-1", "MS-5(a)", "MS-5(b)"}, {}, {}}, "2025-11-04"},
    {"history/plan", library, {1, {"MS-1", "MS-4", "MS-5(a)", "MS-5(b)"}, {}, {}}, "2026-03-01"},
    {"history/plan", library, {0, {}, {}, {}}, "2026-06-01"},
};

/// Folders of plans that other programs write.
std::array<std::string_view, 3> const mapped{"committed-spend/", "release/", "three-clouds/"};

fs::path const top = PROVISO_SOURCE_DIR;

/// `plan.toml` has `report.txt` beside it, any other `NAME.toml` has `NAME.report.txt`; a day has
/// `DAY.report.txt`, and waivers have theirs.
fs::path report_of(Example const& example) {
    auto const path = top / "examples" / (example.waivers.empty() ? example.plan : example.waivers);
    if (not example.as_of.empty())
        return path.parent_path() / (example.as_of + ".report.txt");
    return path.filename() == "plan" ? path.parent_path() / "report.txt" : fs::path(path.string() + ".report.txt");
}

std::string plan_of(Example const& example) {
    return "examples/" + example.plan + ".toml" + (example.as_of.empty() ? "" : " --as-of " + example.as_of) +
           (example.waivers.empty() ? "" : " --waivers examples/" + example.waivers + ".toml");
}

std::string plan_and_policies(Example const& example) { return plan_of(example) + " -p " + example.policies; }

/// Files below `folder` whose name ends so, relative to `folder`, sorted; not those that are read by name only.
std::vector<std::string> files_ending(fs::path const& folder, std::string const& ending) {
    std::vector<std::string> found;
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
        if (fs::exists(at->path() / ".by-name"))
            at.disable_recursion_pending();
        if (at->is_regular_file() and at->path().string().ends_with(ending))
            found.push_back(fs::relative(at->path(), folder).string());
    }
    std::ranges::sort(found);
    return found;
}

std::string lines(std::vector<std::string> names) {
    std::ranges::sort(names);
    std::string text;
    for (auto const& name : names)
        text += name + "\n";
    return text;
}

void check_text(fs::path const& path, std::string const& text) {
    auto const* const update = std::getenv("PROVISO_UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe): one thread
    if (update != nullptr and std::string_view(update) == "1")
        std::ofstream(path, std::ios::binary) << text;
    INFO("PROVISO_UPDATE_GOLDEN=1 rewrites ", path.string());
    CHECK(text == contents(path));
}

/// The policy files that `example` is checked against, one by one, the last name first.
std::string reversed_policies(Example const& example) {
    if (not fs::is_directory(top / example.policies))
        return "-p " + example.policies;
    auto names = files_ending(top / example.policies, ".proviso");
    std::ranges::reverse(names);
    std::string arguments;
    for (auto const& name : names)
        arguments += " -p " + example.policies + name;
    return arguments;
}

}  // namespace

TEST_CASE("examples: the verdicts are those of the table, and no policy draws a message") {
    for (auto const& example : table) {
        CAPTURE(example.plan);
        auto const run = check(plan_and_policies(example) + " -o json");
        CHECK(complaints(run) == "");
        expect_same(verdict(run.out, run.status), example.verdict);
    }
}

TEST_CASE("examples: the reports are those on file") {
    for (auto const& example : table) {
        CAPTURE(example.plan);
        auto const run = check(plan_and_policies(example));
        CHECK(run.status == example.verdict.status);
        check_text(report_of(example), run.out);
    }
}

TEST_CASE("examples: every plan is in the table, and every report belongs to one") {
    std::vector<std::string> plans;  // and waivers
    std::vector<std::string> reports;
    for (auto const& example : table) {
        if (not example.waivers.empty())
            plans.push_back(example.waivers + ".toml");
        if (auto const plan = example.plan + ".toml"; std::ranges::find(plans, plan) == plans.end())
            plans.push_back(plan);
        reports.push_back(fs::relative(report_of(example), top / "examples").string());
    }
    auto const ending = [](std::string const& end) {
        auto files = files_ending(top / "examples", end);
        std::erase_if(files, [](auto const& file) {  // examples_mapped.cpp has these
            return std::ranges::any_of(mapped, [&](auto const& folder) { return file.starts_with(folder); });
        });
        return lines(files);
    };
    CHECK(ending(".toml") == lines(plans));
    CHECK(ending("report.txt") == lines(reports));
}

TEST_CASE("examples: neither the order of policy files nor the number of threads matters") {
    for (auto const& example : table) {
        CAPTURE(example.plan);
        auto const plan = plan_of(example) + " -o json";  // which holds all that the other formats show
        auto const wanted = check(plan + " -j 1 -p " + example.policies);
        CHECK(check(plan + " -j 4 -p " + example.policies).out == wanted.out);
        CHECK(check(plan + " " + reversed_policies(example)).out == wanted.out);
    }
}

TEST_CASE("examples: the README shows the demo's report") {
    auto const page = contents(top / "README.md");
    auto const command = "proviso check " + plan_and_policies(table.front());
    std::string const begin = "<!-- demo output: begin (" + command + ") -->\n";
    std::string const end = "<!-- demo output: end -->\n";
    auto const from = page.find(begin);
    auto const to = page.find(end);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    auto const shown = "```text\n$ build/release/" + command + "\n" + contents(report_of(table.front())) + "```\n";
    check_text(top / "README.md", page.substr(0, from + begin.size()) + shown + page.substr(to));
}

}  // namespace proviso::examples
