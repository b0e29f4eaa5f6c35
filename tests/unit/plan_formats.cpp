// The same plan whatever its format, the size of the blocks it is read in and the number of threads.
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <functional>

using namespace proviso;

namespace {

using Row = std::vector<std::pair<std::string, std::string>>;  ///< field and text; an empty text is left out

std::string chosen(unsigned& seed, std::vector<std::string> const& from) {
    seed = seed * 1'103'515'245U + 12'345U;
    return from[(seed >> 16U) % from.size()];
}

std::vector<Row> rows(std::size_t count) {
    unsigned seed = 7;
    std::vector<Row> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(
            {{"workload", "w" + std::to_string(i) + chosen(seed, {"", " \"quoted\"", " a,b", " ü€😀", " \\ {[", "\n2"})},
             {"provider", chosen(seed, {"Azure", "aws", "GCP", "my cloud", "My Cloud", "", "[TBD]"})},
             {"region", chosen(seed, {"eu-west-1", "eastus", "nowhere", "", "EU-WEST-1"})},
             {"product", "p" + std::to_string(i % 37)},
             {"capacity", chosen(seed, {"12 MW", "1.5 GW", "", "[redacted]", "250.25 kW"})},
             {"cost", chosen(seed, {"4 million USD per month", "$3.25 per year", "", "7 USD per month"})},
             {"start", chosen(seed, {"2026-01-01", "", "2027-12-31"})}});
    return all;
}

std::string escaped(std::string const& text) {
    std::string out;
    for (auto const c : text)
        out += c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : std::string(1, c);
    return '"' + out + '"';
}

std::string joined(Row const& row, std::string const& between, std::function<std::string(std::string const&)> name,
                   std::string const& after_name) {
    std::string text;
    for (auto const& [field, value] : row)
        if (not value.empty())
            text += (text.empty() ? "" : between) + name(field) + after_name + escaped(value);
    return text;
}

std::string object(Row const& row, std::string const& colon = ": ") {
    return "{" + joined(row, ", ", escaped, colon) + "}";
}

std::string as_json(std::vector<Row> const& rows) {
    std::string text = "{\"plan\": {}, \"placement\": [";
    for (auto const& row : rows)
        text += (text.back() == '[' ? "\n  " : ",\n  ") + object(row);
    return text + "\n]}\n";
}

std::string as_ndjson(std::vector<Row> const& rows) {
    std::string text;
    for (auto const& row : rows)
        text += object(row, ":") + "\n";
    return text;
}

std::string as_toml(std::vector<Row> const& rows) {
    std::string text;
    for (auto const& row : rows)
        text += "[[placement]]\n" +
                joined(
                    row, "\n", [](auto const& f) { return f; }, " = ") +
                "\n";
    return text;
}

std::string as_csv(std::vector<Row> const& rows) {
    std::string text;
    for (auto const& [field, value] : rows.front())
        text += (text.empty() ? "" : ",") + field;
    for (auto const& row : rows) {
        text += "\r\n";
        for (auto const& [field, value] : row) {
            std::string doubled;
            for (auto const c : value)
                doubled += c == '"' ? "\"\"" : std::string(1, c);
            text += (&field == &row.front().first ? "\"" : ",\"") + doubled + '"';
        }
    }
    return text;
}

}  // namespace

TEST_CASE("the same plan in four formats has the same cells") {
    auto const plan = rows(300);
    auto const toml = read_text("plan.toml", as_toml(plan));
    CHECK(toml.codes().empty());
    REQUIRE(toml.plan.rows() == 300);
    CHECK(read_text("plan.json", as_json(plan)).everything() == toml.everything());
    CHECK(read_text("plan.ndjson", as_ndjson(plan)).everything() == toml.everything());
    CHECK(read_text("plan.csv", as_csv(plan)).everything() == toml.everything());
}

TEST_CASE("blocks and threads do not show") {
    auto const plan = rows(500);
    for (auto const& file : {std::pair{"plan.json", as_json(plan)}, std::pair{"plan.ndjson", as_ndjson(plan)},
                             std::pair{"plan.csv", as_csv(plan)}}) {
        auto const& name = file.first;
        auto const& text = file.second;
        auto const whole = read_text(name, text, {.threads = 1});
        for (std::size_t const block : {1U, 7U, 64U, 300U, 1000U, 4096U})
            for (unsigned const threads : {1U, 2U, 5U}) {
                CAPTURE(name);
                CAPTURE(block);
                CAPTURE(threads);
                auto const cut = read_text(name, text, {.threads = threads, .block = block});
                CHECK(cut.codes().empty());
                CHECK(cut.everything() == whole.everything());
                for (std::size_t f = 0; f < cut.plan.tables[0].dictionaries.size(); ++f)
                    CHECK(cut.plan.tables[0].dictionaries[f].names == whole.plan.tables[0].dictionaries[f].names);
            }
    }
}

TEST_CASE("mistakes are found in every block, and in the same places") {
    std::string text = "[\n";
    for (int i = 0; i < 200; ++i)
        text += (i == 0 ? "" : ",\n") + std::string(i % 10 == 3   ? R"({"state": "statless"})"
                                                    : i % 10 == 5 ? R"({"workload" "a"})"
                                                    : i % 10 == 7 ? R"({"wrkload": "a"})"
                                                                  : R"({"kind": "API"})");
    text += "\n]\n";
    PlanFolder const folder;
    auto const path = folder.write("plan.json", text);
    auto const whole = read_files({path}, {.threads = 1});
    CHECK(whole.diagnostics.size() == 41);  // the unknown field once
    for (std::size_t const block : {16U, 50U, 333U}) {
        auto const cut = read_files({path}, {.threads = 3, .block = block});
        CHECK(render(cut.diagnostics, false, 100) == render(whole.diagnostics, false, 100));
    }
}

TEST_CASE("the place of a record and of a value") {
    struct Case {
        std::string name;
        std::string text;
        std::string record;
        std::string value;
    };
    for (auto const& file : {
             Case{"a.toml", "# x\n[[placement]]\nworkload = 'ä'\nprovider = 'AWS'  # y\n", "2:1 [[placement]]",
                  "4:12 'AWS'"},
             Case{"a.json", "[{\"workload\": \"ä\", \"provider\":\n \"AWS\"}]", "1:2 {", "2:2 \"AWS\""},
             Case{"a.ndjson", "\xEF\xBB\xBF{\"workload\": \"ä\", \"provider\": \"AWS\"}", "1:1 {", "1:31 \"AWS\""},
             Case{"a.csv", "\xEF\xBB\xBFworkload,provider\r\nä,AWS\r\n", "2:1 ä", "2:3 AWS"},
         }) {
        CAPTURE(file.name);
        PlanFolder const folder;
        auto const read = read_files({folder.write(file.name, file.text)});
        CHECK(read.codes().empty());
        Locator locator(read.plan, plan_vocabulary());
        auto const shown = [](Excerpt const& e) {
            return std::to_string(e.at.line) + ":" + std::to_string(e.at.column) + " " +
                   e.text.substr(e.begin, e.length);
        };
        auto const id = *plan_vocabulary().record("placement");
        auto const field = *plan_vocabulary().records[id].find("provider");
        auto const absent = *plan_vocabulary().records[id].find("state");
        CHECK(shown(locator.record(id, 0)) == file.record);
        CHECK(shown(locator.value({id, field}, 0)) == file.value);
        CHECK(shown(locator.value({id, absent}, 0)) == file.record);
    }
}

TEST_CASE("names of fields in any case, their words parted by spaces, hyphens or underscores") {
    for (auto const& file :
         {std::pair{"a.toml", "[[payment]]\nNAME = 'n'\n'Revenue Source' = 'advertising'\nrevenue_share = 1\n"},
          std::pair{"a.json", R"({"payment": [{"Name": "n", "revenue source": "advertising", "revenue_share": 1}]})"},
          std::pair{"a.ndjson", R"({"record": "payment", "NAME": "n", "Revenue_Source": "advertising", "x": 1})"},
          std::pair{"a.csv", "record,Name,REVENUE SOURCE,x\npayment,n,advertising,1\n"}}) {
        CAPTURE(file.first);
        PlanFolder const folder;
        auto const read = read_files({folder.write(file.first, file.second)});
        CHECK(read.codes() == "P503");
        CHECK(read.cell("name", 0, "payment") == "n");
        CHECK(read.cell("revenue-source", 0, "payment") == "advertising");
        Locator locator(read.plan, plan_vocabulary());
        auto const id = *plan_vocabulary().record("payment");
        auto const where = locator.value({id, *plan_vocabulary().records[id].find("revenue-source")}, 0);
        CHECK(where.text.substr(where.begin, where.length).find("advertising") != std::string::npos);
    }
    auto const header = read_text("a.csv", "Workload,Capacity [MW]\na,12\n");
    CHECK(header.codes().empty());
    CHECK(header.cell("capacity") == "12 MW");
}

TEST_CASE("one field under two spellings is given twice") {
    CHECK(read_text("a.toml", "[[placement]]\nworkload = 'a'\nWorkload = 'b'\n").codes() == "P505");
    CHECK(read_text("a.json", R"([{"workload": "a", "WORKLOAD": "b"}])").codes() == "P505");
    CHECK(read_text("a.ndjson", R"({"workload": "a", "Workload": "b"})").codes() == "P505");
    CHECK(read_text("a.csv", "workload,Workload\na,b\n").codes() == "P505");
}

TEST_CASE("another noun for a field is offered its name, and not read") {
    auto const read = read_text("a.csv", "workload,Cloud provider\na,AWS\n");
    REQUIRE(read.codes() == "P503");
    CHECK(read.diagnostics[0].help == "did you mean `provider`?");
    CHECK(read.cell("provider") == "missing");
}

TEST_CASE("with --strict a field that the vocabulary lacks is an error of the same code") {
    auto const read = read_text("a.csv", "workload,provder\na,AWS\n", {.strict = true});
    CHECK(read.codes() == "P503");
    CHECK(has_errors(read.diagnostics));
}

TEST_CASE("kinds of record in formats that list one") {
    auto const ndjson =
        read_text("a.ndjson", "{\"name\": \"N\", \"amount\": 1, \"record\": \"investment\"}\n{\"workload\": \"w\"}\n");
    CHECK(ndjson.codes().empty());
    CHECK(ndjson.cell("amount", 0, "investment") == "1 USD");
    CHECK(ndjson.cell("workload") == "w");
    auto const csv = read_text("a.csv", "record,name,workload,amount [EUR]\ninvestment,N,,\"1 USD\"\n,,w,\n");
    CHECK(csv.codes().empty());
    CHECK(csv.everything() == ndjson.everything());
}

TEST_CASE("formats are known by name, else by text") {
    struct Case {
        std::string name;
        std::string text;
        std::string codes;
        std::size_t rows;
    };
    for (auto const& file : {
             Case{"a.toml", "[[placement]]\nworkload = 'a'", "", 1},
             Case{"a", "# c\n[[placement]]\nworkload = 'a'", "", 1},
             Case{"a.txt", "[{\"workload\": \"a\"}]", "", 1},
             Case{"a", "{\"placement\": [{\"workload\": \"a\"}]}", "", 1},
             Case{"a", "{\"workload\": \"a\"}\n{\"workload\": \"b\"}\n", "", 2},
             Case{"a", "{\"workload\": \"a\"}", "", 1},
             Case{"a", "workload,provider\na,AWS\n", "", 1},
             Case{"a", "workload;provider\na;AWS\n", "", 1},
             Case{"a", "name = 'x'", "P504", 0},
             Case{"a.yaml", "placement:\n  - workload: a\n", "P508", 0},
             Case{"a.json", "", "P501", 0},
             Case{"a.csv", " \n", "P501", 0},
             Case{"a.json", "\xFF\xFE{\0", "P103", 0},
             Case{"a.json", "[]", "", 0},
             Case{"a.csv", "workload\n", "", 0},
         }) {
        CAPTURE(file.name);
        CAPTURE(file.text);
        auto const read = read_text(file.name, file.text);
        CHECK(read.codes() == file.codes);
        CHECK(read.plan.rows() == file.rows);
    }
    CHECK(read_files({"/tmp"}).codes() == "P601");
    CHECK(read_files({"/no/such/file.json"}).codes() == "P601");
}

TEST_CASE("a CSV of which no column is a field is no plan, and what is near is offered") {
    auto const said = [](std::string const& text) {
        auto const read = read_text("plan.csv", text);
        return read.codes() + ": " + (read.diagnostics.empty() ? "" : read.diagnostics.front().help);
    };
    CHECK(said("PricingUnit,Description\na,b\n").starts_with("P508: the first row names fields"));
    CHECK(said("provder,Description\na,b\n").starts_with("P508: for `provder`: did you mean `provider`?"));
    CHECK(said("provider,Description\nAWS,b\n").starts_with("P503"));
}

TEST_CASE("JSON that other programs write is called what it is") {
    auto const said = [](std::string const& text) {
        auto const read = read_text("plan.json", text);
        return read.codes() + " " + (read.diagnostics.empty() ? "" : read.diagnostics.front().primary.text);
    };
    CHECK(said(R"({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}})")
              .starts_with("P508 this is a template of "
                           "CloudFormation"));
    CHECK(said(R"({"Resources": {"B": {"Type": "AWS::S3::Bucket"}}})").starts_with("P508 this is a template of Cloud"));
    CHECK(said(R"({"$schema": "https://x/2019-04-01/deploymentTemplate.json#", "resources": []})")
              .starts_with("P508 this is a template of Azure Resource Manager"));
    CHECK(said(R"({"config": {}, "steps": [{"urn": "urn:pulumi:dev::p"}]})").starts_with("P508 this is what Pulumi"));
    CHECK(said(R"([{"format_version": "1.2", "resource_changes": []}])").starts_with("P508 this is a list of plans"));
    CHECK(said(R"({"placement": [{"workload": "urn:pulumi:a"}]})") == " ");
}
