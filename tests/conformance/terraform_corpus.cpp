// Every real plan of Terraform at hand either reads with the counts on file or is refused with the message on file.
//
// `resources` is counted by a second, naive reading of the JSON: what will be there, ignored types included.
#include "tests/conformance/corpus.hpp"
#include "tests/unit/golden_file.hpp"

#include "engine/plan/input.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

using namespace proviso;
using namespace proviso::conformance;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// As UTF-8.
std::string contents(fs::path const& path) {
    Input input(path.string());
    return std::string(input.whole());
}

bool comes_or_stays(json const& change) {
    if (change.value("mode", "managed") == "data" or change.contains("deposed"))
        return false;
    auto const& actions = change["change"]["actions"];
    return not std::ranges::all_of(actions, [](auto const& a) { return a == "delete" or a == "forget"; });
}

void each_planned(json const& module, std::function<void(json const&)> const& resource) {
    for (auto const& one : module.value("resources", json::array()))
        if (one.value("mode", "managed") != "data")
            resource(one);
    for (auto const& inner : module.value("child_modules", json::array()))
        each_planned(inner, resource);
}

std::size_t resources(std::string const& text) {
    auto const plan = json::parse(text);
    std::vector<std::string> addresses, prior;
    std::size_t count = 0;
    auto const changes = plan.contains("resource_changes") ? plan["resource_changes"] : json();
    for (auto const& change : changes.is_array() ? changes : json::array()) {
        addresses.push_back(change["address"]);
        count += comes_or_stays(change);
    }
    if (not plan.contains("resource_changes") and plan["planned_values"].contains("root_module"))
        each_planned(plan["planned_values"]["root_module"], [&](json const& one) {
            addresses.push_back(one["address"]);
            ++count;
        });
    if (plan.contains("prior_state") and plan["prior_state"].contains("values"))
        each_planned(plan["prior_state"]["values"]["root_module"], [&](json const& one) {
            count += std::ranges::find(addresses, one["address"].get<std::string>()) == addresses.end();
        });
    return count;
}

std::string counts(ReadPlan const& read, std::size_t rows) {
    std::string text;
    for (auto const* const field : {"provider", "region", "chip", "kind"}) {
        std::size_t known = 0, unknown = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            auto const cell = read.cell(field, row);
            known += cell != "missing" and cell != "unknown";
            unknown += cell == "unknown";
        }
        text +=
            std::string(", ") + field + " " + std::to_string(known) + " known " + std::to_string(unknown) + " unknown";
    }
    return text;
}

std::string summary(fs::path const& path) {
    auto const read = read_files({path.string()});
    auto const text = path.filename().string() + "\n" + message_lines(read, true);
    if (has_errors(read.diagnostics))
        return text;
    auto const rows = read.plan.tables[*plan_vocabulary().record("placement")].rows;
    return text + "    resources " + std::to_string(resources(contents(path))) + ", placements " +
           std::to_string(rows) + (rows == 0 ? "" : counts(read, rows)) + "\n";
}

}  // namespace

TEST_CASE("real plans of Terraform read with the counts on file") {
    auto const files = corpus_files("terraform");
    if (files.empty())
        return;
    CHECK(files.size() == 80);
    std::string all;
    for (auto const& file : files)
        all += summary(file);
    check_golden("corpus/terraform.txt", all);
}

TEST_CASE("every record of a real plan has its places") {
    for (auto const& file : corpus_files("terraform")) {
        auto const read = read_files({file.string()});
        if (has_errors(read.diagnostics) or read.plan.tables.front().rows == 0)
            continue;
        CAPTURE(file.filename().string());
        Locator locator(read.plan, plan_vocabulary());
        auto const region = *plan_vocabulary().records.front().find("region");
        for (std::size_t row = 0; row < read.plan.tables.front().rows; ++row) {
            CHECK(locator.record(0, row).text.starts_with("/"));
            CHECK(locator.value({0, region}, row).text.starts_with("/"));
        }
    }
}
