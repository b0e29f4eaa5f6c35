// What one field of a plan may say, and what it then holds.
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

TEST_CASE("values become cells") {
    struct Case {
        std::string fields;
        std::string field;
        std::string cell;
    };
    for (auto const& given : {
             Case{"provider = 'azure'", "provider", "Azure"},
             Case{"provider = 'GCP'", "provider", "Google Cloud"},
             Case{"provider = 'Hetzner'", "provider", "Hetzner"},
             Case{"provider = ''", "provider", "missing"},
             Case{"distributor = 'Amazon Web Services'", "distributor", "AWS"},
             Case{"customer = 'gcp'", "customer", "Google Cloud"},
             Case{"product = 'Trainium'", "product", "Trainium"},
             Case{"provider = '[redacted]'", "provider", "unknown"},
             Case{"start = '[TBD]'", "start", "unknown"},
             Case{"capacity = '[***]'", "capacity", "unknown"},
             Case{"workload = 'Ünï'", "workload", "Ünï"},
             Case{"capacity = 120", "capacity", "120 MW"},
             Case{"capacity = 0.1", "capacity", "100 kW"},
             Case{"capacity = '1.5 GW'", "capacity", "1.5 GW"},
             Case{"capacity = '120MW'", "capacity", "120 MW"},
             Case{"capacity = '1,200 MW'", "capacity", "1.2 GW"},
             Case{"capacity = 1_000", "capacity", "1 GW"},
             Case{"capacity = 12e1", "capacity", "120 MW"},
             Case{"capacity = 0.000000000000000001", "capacity", "0.000000000000000001 MW"},
             Case{"cost = '4 million USD per month'", "cost", "4 million USD per month"},
             Case{"cost = '$1.5bn per month'", "cost", "1.5 billion USD per month"},
             Case{"cost = '12 USD per year'", "cost", "12 USD per year"},
             Case{"cost = 12.34", "cost", "12.34 USD per month"},
             Case{"replicas = 3", "replicas", "3"},
             Case{"replicas = 0x10", "replicas", "16"},
             Case{"replicas = '3 replicas'", "replicas", "3"},
             Case{"replicas = 99999999999999999999", "replicas", "missing"},
             Case{"start = 2026-03-01", "start", "2026-03-01"},
             Case{"start = '2026-03-01'", "start", "2026-03-01"},
             Case{"encrypted = true", "encrypted", "yes"},
             Case{"encrypted = false", "encrypted", "no"},
         }) {
        auto const& fields = given.fields;
        auto const& field = given.field;
        auto const& cell = given.cell;
        CAPTURE(fields);
        CHECK(read_placement(fields).cell(field) == cell);
    }
}

TEST_CASE("values that do not fit are refused, and what is wrong is underlined") {
    struct Case {
        std::string fields;
        std::string codes;
        std::string underlined;
    };
    for (auto const& given : {
             Case{"state = 'statless'", "P502", "'statless'"},
             Case{"provider = 3", "P502", "3"},
             Case{"workload = true", "P502", "true"},
             Case{"capacity = 'much'", "P502", "'much'"},
             Case{"capacity = '12 USD'", "P502", "'12 USD'"},
             Case{"capacity = -1", "P502", "-1"},
             Case{"capacity = inf", "P502", "inf"},
             Case{"capacity = 0.0000000000000000001", "P502", "0.0000000000000000001"},
             Case{"cost = '3 USD'", "P502", "'3 USD'"},
             Case{"replicas = '3 MW'", "P502", "'3 MW'"},
             Case{"start = '01/02/2026'", "P502", "'01/02/2026'"},
             Case{"start = '2026-02-30'", "P502", "'2026-02-30'"},
             Case{"start = 2026-02-03T00:00:00Z", "P502", "2026-02-03T00:00:00Z"},
             Case{"encrypted = 'yes'", "P502", "'yes'"},
             Case{"provider = ['a']", "P502", "['a']"},
             Case{"provider.name = 'a'", "P502", "provider.name"},
             Case{"cost = '3 GBP per month'", "P506", "'3 GBP per month'"},
             Case{"start = 2026-02-03\nend = 2026-02-03", "P507", "2026-02-03"},
             Case{"region = 'eu-west-1'\ncountry = 'Germany'", "P507", "'Germany'"},
             Case{"region = 'eu-west-1'\njurisdiction = 'Brazil'", "P507", "'Brazil'"},
             Case{"capactiy = 3", "P503", "capactiy"},
         }) {
        auto const& fields = given.fields;
        auto const& codes = given.codes;
        auto const& underlined = given.underlined;
        CAPTURE(fields);
        auto const read = read_placement(fields);
        CHECK(read.codes() == codes);
        if (fields.find("name") == std::string_view::npos)
            CHECK(read.underlined() == underlined);
    }
}

TEST_CASE("a name with a character that nobody sees is refused") {
    for (auto const* const hidden :
         {"\\u200B", "\\u200C", "\\u200D", "\\u2060", "\\uFEFF", "\\u00AD", "\\u0000", "\\u0007", "\\u007F"})
        for (auto const& value :
             {std::string("AWS") + hidden, hidden + std::string("AWS"), std::string("A") + hidden + "WS"}) {
            CAPTURE(value);
            auto const read = read_text("a.json", R"([{"provider": ")" + value + R"("}])");
            CHECK(read.codes() == "P502");
            CHECK(read.cell("provider") == "missing");
        }
    CHECK(read_text("a.csv", "workload,provider\na,AWS\xE2\x80\x8B\n").codes() == "P502");
    CHECK(read_text("a.csv", std::string("workload,provider\na,AWS\0\n", 25)).codes() == "P502");
    CHECK(read_text("a.csv", "workload,provider\na,\xC3\x89toile\n").cell("provider") == "\xC3\x89toile");
}

TEST_CASE("derived fields are looked up, unless the record states them") {
    CHECK(read_placement("region = 'EU-West-1'").cell("country") == "Ireland");
    CHECK(read_placement("region = 'eu-west-1'").cell("jurisdiction") == "EU");
    CHECK(read_placement("region = 'atlantis-1'").cell("country") == "unknown");
    CHECK(read_placement("region = 'atlantis-1'").cell("jurisdiction") == "unknown");
    CHECK(read_placement("region = '[TBD]'").cell("jurisdiction") == "unknown");
    CHECK(read_placement("workload = 'a'").cell("country") == "missing");
    CHECK(read_placement("country = 'ireland'").cell("country") == "Ireland");
    CHECK(read_placement("country = 'ireland'").cell("jurisdiction") == "EU");
    CHECK(read_placement("region = 'atlantis-1'\ncountry = 'USA'").cell("country") == "United States");
    CHECK(read_placement("region = 'eu-west-1'\ncountry = 'IRELAND'").codes().empty());
}

TEST_CASE("money in another currency is converted by the plan's rates, wherever they stand") {
    PlanFolder const folder;
    auto const plan = folder.write("a.toml", "[[placement]]\ncost = '10 EUR per year'\n[[placement]]\ncost = 3");
    auto const rates = folder.write("b.json", R"({"rates": {"EUR": "1.08 USD"}})");
    auto const read = read_files({plan, rates});
    CHECK(read.codes().empty());
    CHECK(read.cell("cost") == "10.8 USD per year");
    CHECK(read.cell("cost", 1) == "3 USD per month");
}

TEST_CASE("settings are checked") {
    struct Case {
        std::string text;
        std::string codes;
    };
    for (auto const& given : {
             Case{"[plan]\nname = 'a'\nhorizon = 2029-12-31\nas-of = '2026-03-01'", ""},
             Case{"[plan]\nasof = 2026-03-01", "P511"},
             Case{"[plan]\nhorizon = 'later'", "P511"},
             Case{"[facts]\n\"AGI verified\" = '[TBD]'", ""},
             Case{"[facts]\n\"AGI verified\" = 3", "P511"},
             Case{"[rates]\nXXX = '1 USD'", "P511"},
             Case{"[rates]\nEUR = 1.08", "P511"},
             Case{"[placment]\na = 1", "P504"},
             Case{"[placement]\na = 1", "P501"},
         }) {
        auto const& text = given.text;
        auto const& codes = given.codes;
        CAPTURE(text);
        CHECK(read_text("plan.toml", text).codes() == codes);
    }
    auto const read = read_text("plan.toml", "[facts]\n\"AGI verified\" = 2027-01-01\nB = true\nC = '[TBD]'");
    CHECK(std::get<Date>(read.plan.facts.at("agi verified").value) == *Date::of(2027, 1, 1));
    CHECK(read.plan.facts.at("agi verified").where.at.line == 2);
    CHECK(std::get<bool>(read.plan.facts.at("b").value));
    CHECK(read.plan.facts.count("c") == 0);
    CHECK(read.plan.fact_names == std::vector<std::string>{"AGI verified", "B"});
}

TEST_CASE("amounts of many sizes share a column exactly") {
    auto const read = read_text("plan.json", R"([{"cost": 1}, {"cost": 0.000000000000000001}, {"cost": 9000000000000},
        {"workload": "x"}, {"cost": "12345678901234567890 USD per month"}, {"cost": 2.50}])");
    CHECK(read.codes().empty());
    CHECK(read.cell("cost", 0) == "1 USD per month");
    CHECK(read.cell("cost", 1) == "0.000000000000000001 USD per month");
    CHECK(read.cell("cost", 2) == "9 trillion USD per month");
    CHECK(read.cell("cost", 3) == "missing");
    CHECK(read.cell("cost", 4) == "12,345,678,901,234,567,890 USD per month");
    CHECK(read.cell("cost", 5) == "2.5 USD per month");
}
