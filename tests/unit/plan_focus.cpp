// Bills in the columns of FOCUS: how cells are read, which file is one, and what becomes of a row.
#include "engine/plan/focus/cells.hpp"
#include "engine/plan/focus/cost_file.hpp"
#include "engine/plan/focus/moments.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

constexpr std::string_view header = "ProviderName,PublisherName,ServiceName,ChargeCategory,RegionId,RegionName,"
                                    "BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,"
                                    "BilledCost,EffectiveCost,BillingCurrency,Tags\n";

ReadPlan read_bill(std::string const& rows, std::string const& map = {}) {
    ReadOptions options;
    if (not map.empty())
        options.maps.emplace_back("map.toml", "format = \"focus\"\n" + map);
    return read_text("bill.csv", std::string(header) + rows, options);
}

/// A charge of one hour of March 2026, but for one column.
std::string row_with(std::string_view column, std::string_view value) {
    std::vector<std::pair<std::string_view, std::string_view>> cells{{"ProviderName", "AWS"},
                                                                     {"PublisherName", "AWS"},
                                                                     {"ServiceName", "Amazon Bedrock"},
                                                                     {"ChargeCategory", "Usage"},
                                                                     {"RegionId", "eu-west-1"},
                                                                     {"RegionName", "EU (Ireland)"},
                                                                     {"BillingPeriodStart", "2026-03-01T00:00:00Z"},
                                                                     {"BillingPeriodEnd", "2026-04-01T00:00:00Z"},
                                                                     {"ChargePeriodStart", "2026-03-05T22:00:00Z"},
                                                                     {"ChargePeriodEnd", "2026-03-05T23:00:00Z"},
                                                                     {"BilledCost", "1.25"},
                                                                     {"EffectiveCost", "1.5"},
                                                                     {"BillingCurrency", "USD"},
                                                                     {"Tags", ""}};
    std::string row;
    for (auto const& [name, usual] : cells)
        row.append(row.empty() ? "" : ",").append(name == column ? value : usual);
    return row + "\n";
}

/// The field of a charge with that cell.
std::string field_of(std::string_view field, std::string_view column, std::string_view value,
                     std::string const& map = {}) {
    auto const read = read_bill(row_with(column, value), map);
    return read.codes().empty() ? read.cell(field, 0, "charge") : read.codes();
}

std::string moment(std::string_view text, DayOrder order = DayOrder::unsaid) {
    auto const read = read_moment(text, order);
    if (read.doubt == BillMoment::Doubt::no_moment)
        return "none";
    auto const day = read.day.text() + (read.midnight ? "" : "+");
    return read.doubt == BillMoment::Doubt::none ? day : day + " or " + read.other.text();
}

std::string amount(std::string_view text) {
    std::string room;
    auto const read = read_bill_amount(text, room);
    return read ? std::string(read->digits) + std::string(read->sign) : "none";
}

}  // namespace

TEST_CASE("focus: moments are read as bills write them") {
    CHECK(moment("2024-09-18 22:00:00") == "2024-09-18+");
    CHECK(moment("2026-02-01T00:00:00Z") == "2026-02-01");
    CHECK(moment("2026-02-01T00:00:00.000Z") == "2026-02-01");
    CHECK(moment("2026-02-01 00:00") == "2026-02-01");
    CHECK(moment("2026-02-01 00:00:00 UTC") == "2026-02-01");
    CHECK(moment("2026-02-01T00:00:01Z") == "2026-02-01+");
    CHECK(moment("2028-12-01") == "2028-12-01");
    CHECK(moment("2026-02-01T01:00:00+02:00") == "2026-01-31+");
    CHECK(moment("2026-02-01T02:00:00+02:00") == "2026-02-01");
    CHECK(moment("2026-01-31T23:30:00-0100") == "2026-02-01+");
    CHECK(moment("2026-12-31T24:00:00Z") == "2027-01-01");
    CHECK(moment("4/30/25") == "2025-04-30");
    CHECK(moment("30/4/2025") == "2025-04-30");
    CHECK(moment("5/1/25") == "2025-05-01 or 2025-01-05");
    CHECK(moment("5/5/25") == "2025-05-05");
    CHECK(moment("5/1/25", DayOrder::month_first) == "2025-05-01");
    CHECK(moment("5/1/25", DayOrder::day_first) == "2025-01-05");
    CHECK(moment("5/1/2025 12:00 AM", DayOrder::month_first) == "2025-05-01");
    CHECK(moment("5/1/2025 12:30 PM", DayOrder::month_first) == "2025-05-01+");
    for (auto const* text :
         {"", "2026-02-30", "2026-13-01", "2026-02-01T25:00", "2026-02-01T10", "2026-02-01x", "2026-02-01T00:00:00Zx",
          "13/13/25", "5/1", "5/1/125", "2026-02-01T24:30:00Z", "2026-02-01T24:00:01Z", "2026-02-01T05:00+99:00",
          "2026-02-01T05:00+15:00", "2026-02-01T05:00+02:70", "soon", "1767225600", "5-1-25"})
        CHECK_MESSAGE(moment(text) == "none", text);
}

TEST_CASE("focus: amounts keep every digit") {
    CHECK(amount("0.00000080000") == "0.00000080000");
    CHECK(amount("-13.5") == "-13.5");
    CHECK(amount("1.2E-7") == "1.2E-7");
    CHECK(amount("$10,100.00 ") == "10100.00$");
    CHECK(amount("-$1,234,567.89") == "-1234567.89$");
    CHECK(amount("999") == "999");
    for (auto const* text : {"", "1,23", "1,2345", "12,34,567", "$", "--5", "abc", "1,000,00.5", "(5)"})
        CHECK_MESSAGE(amount(text) == "none", text);
    CHECK(field_of("cost", "BilledCost", "0.123456789012345") == "0.123456789012345 USD");
    CHECK(field_of("cost", "BilledCost", "-1.5e-7") == "-0.00000015 USD");
    CHECK(field_of("cost", "BilledCost", "\"$10,100.00 \"") == "10,100 USD");
    CHECK(field_of("cost", "BilledCost", "1.2.3") == "P502");
    CHECK(field_of("cost", "BilledCost", "12 apples") == "P502");
}

TEST_CASE("focus: NULL, null and an empty cell are nothing, and NULL in quotes is no value either") {
    CHECK(field_of("service", "ServiceName", "NULL") == "missing");
    CHECK(field_of("service", "ServiceName", "null") == "missing");
    CHECK(field_of("service", "ServiceName", "") == "missing");
    CHECK(field_of("service", "ServiceName", "\"\"") == "missing");
    CHECK(field_of("service", "ServiceName", "\"NULL\"") == "unknown");
    CHECK(field_of("service", "ServiceName", "<my-service>") == "unknown");
    CHECK(field_of("service", "ServiceName", "Unassigned") == "unknown");
    CHECK(field_of("cost", "BilledCost", "NULL") == "missing");
    CHECK(field_of("cost", "BilledCost", "<cost>") == "unknown");
    CHECK(field_of("date", "ChargePeriodStart", "NULL") == "missing");
    CHECK(field_of("date", "ChargePeriodStart", "<start>") == "unknown");
    CHECK(field_of("end", "ChargePeriodEnd", "Unassigned") == "unknown");
    CHECK(field_of("bill-start", "ChargePeriodStart", "<start>") == "2026-03-01");
    CHECK(field_of("bill-start", "BillingPeriodStart", "<start>") == "unknown");
}

TEST_CASE("focus: providers and publishers have one name each") {
    for (auto const* name : {"AWS", "Amazon Web Services", "Amazon", "\"Amazon Web Services, Inc.\""})
        CHECK(field_of("provider", "ProviderName", name) == "AWS");
    CHECK(field_of("provider", "ProviderName", "Microsoft") == "Azure");
    CHECK(field_of("provider", "ProviderName", "Google") == "Google Cloud");
    CHECK(field_of("provider", "ProviderName", "Oracle") == "Oracle Cloud");
    CHECK(field_of("provider", "ProviderName", "ACMECORP") == "ACMECORP");
    CHECK(field_of("provider", "ProviderName", "Amazonia Hosting") == "Amazonia Hosting");
    CHECK(field_of("publisher", "PublisherName", "Amazon Web Services EMEA SARL") == "AWS");
    CHECK(field_of("publisher", "PublisherName", "Microsoft Corporation") == "Microsoft");
    CHECK(field_of("publisher", "PublisherName", "Red Hat Inc.") == "Red Hat Inc.");
    CHECK(field_of("service", "ServiceName", "Amazon Bedrock") == "Bedrock");
}

TEST_CASE("focus: a region is its id, or a name that is known to be a region") {
    auto const region = [](std::string const& id, std::string const& name) {
        auto row = row_with("RegionId", id);
        row.replace(row.find("EU (Ireland)"), 12, name);
        auto const read = read_bill(row);
        return read.cell("region", 0, "charge") + ", " + read.cell("country", 0, "charge");
    };
    CHECK(region("eu-west-2", "EU (London)") == "eu-west-2, United Kingdom");
    CHECK(region("NULL", "EU (London)") == "eu-west-2, United Kingdom");
    CHECK(region("NULL", "us-sanjose-1") == "us-sanjose-1, United States");
    CHECK(region("eastus", "East US") == "eastus, United States");
    CHECK(region("us-west-2", "External") == "us-west-2, United States");
    CHECK(region("NULL", "External") == "unknown, unknown");
    CHECK(region("NULL", "NULL") == "missing, missing");
    CHECK(region("global", "Global") == "global, unknown");
    CHECK(region("ap-new-9", "") == "ap-new-9, unknown");
}

TEST_CASE("focus: the days of a charge are those of its period that its bill is of") {
    auto const days = [](std::string const& charge, std::string const& bill) {
        auto row = row_with("", "");
        row.replace(row.find("2026-03-01"), bill.size(), bill);
        row.replace(row.find("2026-03-05T22"), charge.size(), charge);
        auto const read = read_bill(row);
        return read.codes() + read.cell("date", 0, "charge") + " " + read.cell("start", 0, "charge") + " " +
               read.cell("end", 0, "charge");
    };
    auto const march = std::string("2026-03-01T00:00:00Z,2026-04-01T00:00:00Z");
    CHECK(days("2026-03-05T22:00:00Z,2026-03-05T23:00:00Z", march) == "2026-03-05 2026-03-05 2026-03-06");
    CHECK(days("2026-03-05T00:00:00Z,2026-03-06T00:00:00Z", march) == "2026-03-05 2026-03-05 2026-03-06");
    CHECK(days("2026-03-05T23:00:00Z,2026-03-06T01:00:00Z", march) == "missing 2026-03-05 2026-03-07");
    CHECK(days(march, march) == "missing 2026-03-01 2026-04-01");
    CHECK(days("2026-03-01T00:00:00Z,2027-03-01T00:00:00Z", march) == "missing 2026-03-01 2026-04-01");
    CHECK(days("2026-01-05T00:00:00Z,2026-01-06T00:00:00Z", march) == "missing 2026-01-05 2026-04-01");
    CHECK(days("2026-03-06T00:00:00Z,2026-03-05T00:00:00Z", march).starts_with("P507"));
}

TEST_CASE("focus: an amount has the currency of its row, or none") {
    CHECK(field_of("cost", "BillingCurrency", "EUR") == "P506");
    CHECK(field_of("cost", "BillingCurrency", "NULL") == "unknown");
    CHECK(field_of("cost", "BillingCurrency", "Token") == "P502");
    auto const rates = read_text("bill.csv", std::string(header) + row_with("BillingCurrency", "EUR"));
    PlanFolder const folder;
    auto const bill = folder.write("bill.csv", std::string(header) + row_with("BillingCurrency", "EUR"));
    auto const settings = folder.write("plan.toml", "[rates]\nEUR = \"2 USD\"\n");
    CHECK(read_files({bill, settings}).cell("cost", 0, "charge") == "2.5 USD");
    CHECK(read_bill(row_with("BilledCost", "$5").replace(0, 0, "")).cell("cost", 0, "charge") == "5 USD");
    auto row = row_with("BilledCost", "$5");
    row.replace(row.find("USD"), 3, "EUR");
    CHECK(read_bill(row).codes() == "P502 P506");
}

TEST_CASE("focus: tags set fields, and may be asked for by a mapping") {
    auto const tags = [](std::string const& json) {
        std::string quoted = "\"";
        for (auto const c : json)
            quoted.append(c == '"' ? 2 : 1, c);
        return quoted + "\"";
    };
    CHECK(field_of("product", "Tags", tags(R"({"proviso:product": "Sora"})")) == "Sora");
    CHECK(field_of("product", "Tags", tags(R"("proviso:product": "Sora","org": "trey")")) == "Sora");
    CHECK(field_of("service", "Tags", tags(R"({"proviso:service": "Vertex AI"})")) == "Vertex AI");
    CHECK(field_of("product", "Tags", tags(R"({"org": "a", " org": "b"})")) == "missing");
    CHECK(field_of("product", "Tags", tags(R"({"proviso:product": "a", "proviso:product": "b"})")) == "unknown");
    CHECK(field_of("product", "Tags", tags(R"({"proviso:product")")) == "P502");
    CHECK(field_of("product", "Tags", tags(R"({"PROVISO:product": "Sora"})")) == "Sora");
    CHECK(field_of("product", "Tags", tags(R"({"proviso:product": "a", "Proviso_product": "b"})")) == "unknown");
    CHECK(field_of("product", "Tags", tags(R"({"proviso:product": "a", "Proviso_product": "a"})")) == "a");
    CHECK(field_of("product", "Tags", tags(R"({"proviso:product": ["a"]})")) == "unknown");
    CHECK(field_of("cost", "Tags", tags(R"({"proviso:cost": "0 USD"})")) == "P502");
    CHECK(field_of("start", "Tags", tags(R"({"proviso:start": "2020-01-01"})")) == "P502");
    auto const map = "[fields]\nproduct = { tag = \"Application\" }\n";
    CHECK(field_of("product", "Tags", tags(R"({"application": "BrightSourceCore"})"), map) == "BrightSourceCore");
    CHECK(field_of("product", "Tags", "NULL", map) == "missing");
}

TEST_CASE("focus: a mapping chooses the cost, the currency and the order of dates") {
    CHECK(field_of("cost", "", "") == "1.25 USD");
    CHECK(field_of("cost", "", "", "[fields]\ncost = { column = \"EffectiveCost\" }\n") == "1.5 USD");
    CHECK(field_of("billed-cost", "", "") == "1.25 USD");
    CHECK(field_of("effective-cost", "", "") == "1.5 USD");
    CHECK(field_of("cost", "BillingCurrency", "NULL", "[fields]\ncurrency = \"USD\"\n") == "1.25 USD");
    CHECK(field_of("date", "ChargePeriodStart", "3/5/26") == "P502");
    CHECK(field_of("date", "ChargePeriodStart", "3/5/26", "dates = \"month first\"\n") == "2026-03-05");
    CHECK(field_of("start", "ChargePeriodStart", "4/3/26", "dates = \"day first\"\n") == "2026-03-04");
}

TEST_CASE("focus: what the columns say, and not the name, tells which file is a bill") {
    CHECK(cost_file("ChargeCategory;BilledCost\n") == CostFile::charges);
    CHECK(cost_file("\"CHARGEPERIODSTART\",\"effectivecost\"\n") == CostFile::charges);
    CHECK(cost_file("ContractCommitmentId,BillingCurrency\n") == CostFile::commitments);
    CHECK(cost_file("identity/LineItemId,lineItem/UnblendedCost\n") == CostFile::aws);
    CHECK(cost_file("BillingAccountId,MeterCategory,Cost\n") == CostFile::azure);
    CHECK(cost_file("billing_account_id,usage_start_time,cost\n") == CostFile::google);
    CHECK(cost_file("\"Meter\",\"ResourceGroup\",\"Cost\"\n") == CostFile::azure);
    CHECK(cost_file("Billing account name,Billing account ID,SKU description\n") == CostFile::google);
    CHECK(cost_file("lineItem/referenceNo,cost/myCost\n") == CostFile::oracle);
    CHECK(cost_file("version https://git-lfs.github.com/spec/v1\noid sha256:0\n") == CostFile::pointer);
    CHECK(cost_file("PAR1\x15") == CostFile::packed);
    CHECK(cost_file("workload,provider,cost\n") == CostFile::none);
    CHECK(cost_file("{\"placement\": []}") == CostFile::none);
    CHECK(read_text("bill.txt", std::string(header) + row_with("", "")).plan.files.front().format == PlanFormat::focus);
}

TEST_CASE("focus: a bill is the same however it is cut into blocks, and for any number of threads") {
    std::string rows;
    for (int i = 0; i < 300; ++i)
        rows += row_with("Tags", i % 7 == 0 ? "\"{\"\"a\"\": \"\"x\ny\"\"}\"" : "");
    PlanFolder const folder;
    auto const path = folder.write("bill.csv", std::string(header) + "\n\n" + rows);
    auto const whole = read_files({path}, {.strict = false, .threads = 1}).everything();
    CHECK(read_files({path}, {.strict = false, .threads = 3, .block = 700}).everything() == whole);
    auto const bill = read_files({path}, {.strict = false, .threads = 2, .block = 900});
    CHECK(bill.plan.rows() == 300);
    CHECK(bill.cell("line", 10, "charge") == path + ":16");  // two rows before it are of two lines each
}
