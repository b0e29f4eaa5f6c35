// Every file of the corpus that is, or might be taken for, a bill: what is read of it, or the message.
//
// The sums were made with exact decimals by another program.
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace proviso;

namespace {

namespace fs = std::filesystem;

/// As the file is, and with a mapping that says that the month comes first and costs are in USD.
struct Expected {
    std::string_view file;  ///< how its name ends
    std::string_view alone;
    std::string_view mapped;
};

constexpr std::array table{
    Expected{"focus_sample.every-second-row.csv", "500 charges, 14.66598547521 USD", "500 charges, 14.66598547521 USD"},
    Expected{"aws_savings_plan_all_upfront_overage.first-three-records.csv", "3 charges, 211992 USD",
             "3 charges, 211992 USD"},
    Expected{"CSV_Examples_-_CDF_Sample_2.csv", "P517: 3 charges, 0 USD", "3 charges, 2 USD"},
    Expected{"with_commitment_discount_flexibility_with_1_resource.csv", "P517: 3 charges, 0 USD",
             "3 charges, 2.75 USD"},
    Expected{"without_commitment_discount_flexibility.csv", "P517: 2 charges, 0 USD", "2 charges, 1.5 USD"},
    Expected{"commitment_discount_purchase_scenario_1.csv", "P517: 1 charges, 0 USD", "1 charges, 8760 USD"},
    Expected{"commitment_discount_purchase_scenario_2.csv", "P502 P517", "P502"},
    Expected{"commitment_discount_usage_scenario_1.csv", "P517: 1 charges, 0 USD", "1 charges, 0 USD"},
    Expected{"commitment_discount_usage_scenario_3.csv", "P517: 2 charges, 0 USD", "2 charges, 0 USD"},
    Expected{"commitment_discount_usage_scenario_4.csv", "P517: 2 charges, 0 USD", "2 charges, 0.5 USD"},
    Expected{"contract_commitment_scenario_1.csv", "P508", "P508"},
    Expected{"contract_commitment_scenario_2.csv", "P508", "P508"},
    Expected{"simple_saas_agreements_a2.csv", "P502", "1 charges, 50000 USD"},
    Expected{"simple_saas_agreements_b.csv", "P502", "1 charges, 50000 USD"},
    Expected{"simple_saas_agreements_c.csv", "P502", "3 charges, 35800 USD"},
    Expected{"saas_spend_agreements_a2.csv", "P502", "13 charges, 1200 USD"},
    Expected{"saas_spend_agreements_b2.csv", "P502", "14 charges, 1200 USD"},
    Expected{"virtual_currency_pricing_model_a1.csv", "P502", "1 charges, 200000 USD"},
    Expected{"virtual_currency_pricing_model_b1.csv", "P502", "1 charges, 100000 USD"},
    Expected{"virtual_currency_pricing_model_b3.csv", "P502", "3 charges, 0 USD"},
    Expected{"virtual_currency_pricing_model_c.csv", "P502", "2 charges, 53000 USD"},
    Expected{"FocusCost_1.0.json", "P504", "P504"},
    Expected{"EA_ActualCost_Small.csv", "P508", "P508"},
    Expected{"EA_NoRows.csv", "P508", "P508"},
    Expected{"open-data__PricingUnits.csv", "P508", "P508"},
    Expected{"open-data__Services.csv", "P503: 0 charges, 0 USD", "P503: 0 charges, 0 USD"},
};

constexpr std::string_view mapping = "format = \"focus\"\n"
                                     "dates = \"month first\"\n"
                                     "[fields]\n"
                                     "currency = [{ column = \"BillingCurrency\" }, \"USD\"]\n";

std::string total_cost(Plan const& plan) {
    auto const& vocabulary = plan_vocabulary();
    auto const record = *vocabulary.record("charge");
    auto const field = *vocabulary.records[record].find("cost");
    Decimal sum;
    for (auto const& batch : plan.tables[record].batches)
        if (auto const* cells = std::get_if<AmountCells>(&batch.columns[field].cells))
            for (std::size_t row = 0; row < batch.rows; ++row)
                if (batch.columns[field].present.test(row))
                    sum = add(sum, cells->at(row)).value();
    return std::to_string(plan.tables[record].rows) + " charges, " + sum.text() + " USD";
}

/// The codes of what was said, each once, and what was read where nothing forbids to check it.
std::string outcome(std::string const& path, ReadOptions const& options) {
    auto const read = read_files({path}, options);
    std::set<std::string> codes;
    for (auto const& diagnostic : read.diagnostics)
        codes.emplace(info(diagnostic.kind).code);
    std::string text;
    for (auto const& code : codes)
        text += (text.empty() ? "" : " ") + code;
    if (has_errors(read.diagnostics))
        return text;
    return text + (text.empty() ? "" : ": ") + total_cost(read.plan);
}

std::vector<fs::path> files_of(fs::path const& folder) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

TEST_CASE("focus: what is read of every bill of the corpus") {
    auto const* const corpus = std::getenv("PROVISO_CORPUS");
    if (corpus == nullptr or not fs::is_directory(fs::path(corpus) / "focus")) {
        MESSAGE("skipped: PROVISO_CORPUS names no folder with focus");
        return;
    }
    ReadOptions mapped;
    mapped.maps.emplace_back("map.toml", std::string(mapping));
    std::size_t known = 0;
    for (auto const* folder : {"focus", "other/csv"})
        for (auto const& path : files_of(fs::path(corpus) / folder)) {
            auto const name = path.filename().string();
            CAPTURE(name);
            auto const row = std::ranges::find_if(table, [&](auto const& e) { return name.ends_with(e.file); });
            if (row == table.end())
                continue;  // of those held out
            ++known;
            CHECK(outcome(path.string(), {}) == row->alone);
            CHECK(outcome(path.string(), mapped) == row->mapped);
        }
    CHECK(known == table.size());
}
