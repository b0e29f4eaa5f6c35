// The examples with a word or a fact changed: each break is one step from compliance, and the step lies where the
// agreement puts it, one day and one unit either side.
#include "tests/golden/example_run.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace proviso::examples {
namespace {

struct Edit {
    std::string from;  ///< stands once in the plan
    std::string to;
};

struct Variation {
    std::string plan;  ///< below examples/, without `.toml`
    std::vector<Edit> edits;
    std::string arguments;  ///< besides the plan and the policies
    Verdict verdict;
};

std::string const demo = "demo/plan";
std::string const whole = "february-2026/plan";
std::string of(std::string const& term) { return "february-2026/breaks/" + term; }

Verdict const holds{0, {}, {}, {}};
Verdict breaks(std::set<std::string> ids) { return {1, std::move(ids), {}, {}}; }
Verdict open(std::set<std::string> ids, std::set<std::string> turns_on) {
    return {3, {}, std::move(ids), std::move(turns_on)};
}

std::string const nvidia_pays = "investor   = \"Nvidia\"\nrecipient  = \"OpenAI\"\namount     = \"";
std::string const late_start = "start    = 2027-02-01";  // of T4's systems

Edit const dearer{"500 million USD per month", "600 million USD per month"};
Edit const cheap_azure{"2.8 billion USD per month", "2.6 billion USD per month"};  // 249.6 of 250 billion
Edit const trainium4{"chip     = \"Trainium3\"\ncapacity = \"1.4 GW\"",
                     "chip     = \"Trainium4\"\ncapacity = \"2 GW\""};
Edit const second_tranche_paid{"paid      = false", "paid      = true"};
Edit const milestone_open{"\"Amazon milestone reached\"    = false\n", ""};
Edit const commitment_open{"\"Nvidia commitment confirmed\" = false\n", ""};
Edit const agi_open{"\"AGI verified\"                = false\n", ""};
Edit const in_april{"start    = 2026-06-01", "start    = 2026-04-01"};  // of T11's API
Edit const declined{"partner  = \"OpenAI\"\n", "partner  = \"OpenAI\"\ndeclined-by = \"Microsoft\"\n"};
std::string const runtime_kind = "kind        = \"API\"\n";

std::vector<Variation> const money{
    {of("T1"), {{"20 billion USD", "15 billion USD"}}, "", breaks({"FR-1(a)", "FR-1(b)", "FR-2(b)"})},
    {of("T16"), {{"15 billion USD", "15,000,000,000.01 USD"}}, "", breaks({"FR-1(a)", "FR-1(b)", "FR-2(a)"})},
    {of("T16"), {{"15 billion USD", "15,000 million USD"}}, "", holds},
    {of("T16"), {second_tranche_paid}, "", breaks({"FR-2(c)"})},
    {of("T16"), {second_tranche_paid, milestone_open}, "", open({"FR-2(c)"}, {"Amazon milestone reached"})},
    {of("T16"), {second_tranche_paid}, "--as-of 2027-12-31 --fact 'Amazon milestone reached'=2027-06-30", holds},
    {of("T16"),
     {second_tranche_paid},
     "--as-of 2027-12-31 --fact 'Amazon milestone reached'=2027-07-01",
     breaks({"FR-2(c)"})},
    {of("T2"), {{"0.7 billion", "1 billion"}}, "", breaks({"AMZ-1(a)"})},  // exactly 138 is not more than 138
    {of("T2"), {{"0.7 billion", "1.000001 billion"}}, "", holds},
    {of("T2"),
     {{"0.7 billion", "1.2 billion"}, {"2026-04-01", "2030-04-01"}, {"2034-04-01", "2038-04-01"}},
     "",
     breaks({"AMZ-1(b)"})},
    {of("T4"), {dearer, {late_start, "start    = 2026-12-31"}}, "", holds},
    {of("T4"), {dearer, {late_start, "start    = 2027-01-01"}}, "", breaks({"AWS-1"})},
    {of("T6"), {}, "--fact 'Nvidia commitment confirmed'=false", holds},
    {of("T6"), {}, "--fact 'Nvidia commitment confirmed'=true", breaks({"NV-2(b)"})},
    {of("T6"), {{"10 billion USD", "100 billion USD"}}, "", holds},  // whatever the fact
    {of("T6"),
     {{"10 billion USD", "100.01 billion USD"}},
     "--fact 'Nvidia commitment confirmed'=false",
     breaks({"NV-2(a)"})},
    {of("T16"), {commitment_open}, "", open({"NV-2(b)"}, {"Nvidia commitment confirmed"})},
    {of("T16"), {{nvidia_pays + "30 billion", nvidia_pays + "29.99 billion"}}, "", breaks({"FR-1(a)", "FR-1(c)"})},
    {of("T7"), {{"25 billion USD", "30 billion USD"}}, "", holds},
    {of("T7"), {{"25 billion USD", "30 billion USD"}, cheap_azure}, "", breaks({"MS-10"})},
    {of("T16"), {cheap_azure}, "", open({"MS-10"}, {"cost of frontier", "cost of frontier-direct"})},
    {of("T14"), {{"\"direct sales\"", "\"cloud partnership\""}}, "", holds},
    {of("T16"),
     {{"payee          = \"Microsoft\"", "payee          = \"Oracle\""}},
     "",
     breaks({"MS-6(a)", "MS-6(b)"})},
};

std::vector<Variation> const capacity{
    {of("T3"), {{"\"1.4 GW\"", "\"2 GW\""}}, "", holds},
    {of("T3"), {{"\"1.4 GW\"", "\"1,999.999999 MW\""}}, "", breaks({"AMZ-2(a)"})},
    {of("T3"), {{"capacity = \"1.4 GW\"\n", ""}}, "", open({"AMZ-2(a)"}, {"capacity of amazon-models"})},
    {of("T3"), {trainium4, {"2026-04-01", "2026-12-31"}}, "", breaks({"AMZ-2(b)"})},
    {of("T3"), {trainium4, {"2026-04-01", "2027-01-01"}}, "", holds},
    {of("T3"), {}, "--as-of 2026-02-26", holds},  // the day before Amazon and OpenAI agreed
    {of("T3"), {}, "--as-of 2026-02-27", breaks({"AMZ-2(a)"})},
    {of("T5"), {{"\"1.5 GW\"", "\"2,000 MW\""}}, "", holds},
    {of("T5"), {{"purpose  = \"training\"\n", ""}}, "", breaks({"NV-1(b)"})},  // 1.5 GW at most
    {of("T5"),
     {{"\"1.5 GW\"", "\"2 GW\""}, {"purpose  = \"training\"\n", ""}},
     "",
     open({"NV-1(b)"}, {"purpose of rubin-training"})},
    {of("T16"), {{"\"3 GW\"", "\"2.999999 GW\""}}, "", breaks({"NV-1(a)"})},
    {demo, {{"2028-03-01", "2027-12-31"}}, "", open({"1"}, {"state of agent-runtime"})},
    {demo, {{"2028-03-01", "2028-01-01"}}, "", {1, {"4"}, {"1"}, {"state of agent-runtime"}}},
};

std::vector<Variation> const roles{
    {of("T8"), {{"\"Azure AI Foundry\"", "\"Amazon Bedrock\""}}, "", holds},
    {of("T8"), {{"\"Amazon\"\ncustomer    = ", "\"Microsoft\"\ncustomer    = "}}, "", breaks({"AMZ-3(a)", "AMZ-3(b)"})},
    {of("T9"), {{"\"Google Cloud\"", "\"AWS\""}}, "", holds},
    {of("T9"), {{"\"Google Cloud\"", "\"OpenAI\""}}, "", holds},
    {of("T10"),
     {{"\"inference service\"\nvendor   = \"OpenAI\"\n",
       "\"customised model\"\nvendor = \"OpenAI\"\ncustomer = \"Amazon\"\n"}},
     "",
     holds},
    {of("T12"), {{"\"Google Cloud\"", "\"Azure\""}}, "", holds},
    {of("T13"), {{"\"Google\"", "\"Microsoft\""}}, "", breaks({"MS-5(b)", "MS-11(a)"})},  // it ends in 2029
    {of("T13"), {{"\"Google\"", "\"Microsoft\""}, {"2029-05-01", "2033-01-01"}}, "", breaks({"MS-5(b)"})},
    {of("T13"), {{"exclusive = false", "exclusive = true"}}, "", breaks({"MS-5(a)"})},
    {of("T13"), {{"\"models\"", "\"distribution\""}}, "", holds},
    {of("T15"), {{"\"Oracle Cloud\"", "\"Azure\""}}, "", holds},
    {of("T15"), {{"\"Oracle\"", "\"OpenAI\""}}, "", holds},
    {of("T15"), {{"\"Oracle\"", "\"Amazon\""}}, "", breaks({"MS-2"})},  // MS-3 speaks of AWS alone
    {of("T15"), {{"\"Oracle\"", "\"Amazon\""}, {"\"Oracle Cloud\"", "\"AWS\""}}, "", holds},
    {of("T15"),
     {{"\"Oracle\"", "\"Amazon\""}, {"\"Oracle Cloud\"", "\"AWS\""}, {"\"stateful\"", "\"stateless\""}},
     "",
     breaks({"MS-1"})},
    {of("T16"), {{"distributor = \"AWS\"", "distributor = \"Google Cloud\""}}, "", breaks({"AMZ-4"})},
};

std::vector<Variation> const stateless{
    {of("T11"), {{"\"Google Cloud\"", "\"Azure\""}}, "", holds},
    {of("T11"), {{"\"enterprises\"", "\"US national security\""}}, "", holds},
    {of("T11"), {{"customer = \"enterprises\"\n", ""}}, "", open({"MS-1"}, {"customer of responses-api"})},
    {of("T11"), {{"partner  = \"OpenAI\"\n", ""}}, "", {1, {"MS-1"}, {"MS-2"}, {"partner of responses-api"}}},
    {of("T11"), {in_april}, "--as-of 2026-04-26 --fact 'AGI verified'=2026-04-01", holds},  // the day it starts
    {of("T11"), {in_april}, "--as-of 2026-04-26 --fact 'AGI verified'=2026-04-02", breaks({"MS-1"})},
    {of("T11"), {in_april}, "--as-of 2026-04-26", breaks({"MS-1"})},
    {of("T11"), {in_april}, "--as-of 2026-04-27", breaks({"MS-1"})},  // until 26 April
    {of("T11"), {}, "--as-of 2026-04-26", breaks({"MS-1"})},
    {of("T11"), {}, "--as-of 2026-04-27", open({"MS-4(a)", "MS-4(b)"}, {"declined-by of responses-api"})},  // amended
    {of("T11"), {declined}, "--as-of 2026-04-27", holds},
    {of("T11"), {}, "--fact 'AGI verified'=2026-06-01", breaks({"MS-1"})},  // on 1 March it has not happened
    {of("T11"), {agi_open}, "", open({"MS-1"}, {"AGI verified"})},
    {of("T11-runtime"), {{runtime_kind, runtime_kind + "state = \"stateful\"\n"}}, "", holds},
    {of("T11-runtime"), {{runtime_kind, runtime_kind + "state = \"stateless\"\n"}}, "", breaks({"MS-1"})},
    {whole,
     {{runtime_kind + "state       = \"stateful\"\n", runtime_kind}},
     "",
     open({"MS-1"}, {"state of agent-runtime"})},
};

std::string edited(std::string text, std::vector<Edit> const& edits) {
    for (auto const& edit : edits) {
        INFO("in place of ", edit.from);
        auto const at = text.find(edit.from);
        REQUIRE(at != std::string::npos);
        REQUIRE(text.find(edit.from, at + 1) == std::string::npos);
        text.replace(at, edit.from.size(), edit.to);
    }
    return text;
}

void check_all(std::vector<Variation> const& table) {
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto const& variation = table[row];
        INFO("row ", row, ": ", variation.plan, " ", variation.arguments);
        auto const path = PROVISO_SOURCE_DIR "/examples/" + variation.plan + ".toml";
        Scratch const folder;
        folder.write("plan.toml", edited(contents(path), variation.edits));
        auto const policies = variation.plan == demo ? "examples/demo/policy.proviso" : "policies/";
        auto const run = check("'" + folder.path() + "/plan.toml' -o json -p " + policies + " " + variation.arguments);
        CHECK(complaints(run) == "");
        expect_same(verdict(run.out, run.status), variation.verdict);
    }
}

}  // namespace

TEST_CASE("examples: money, to the cent and to the day") { check_all(money); }

TEST_CASE("examples: capacity, to the watt and to the day") { check_all(capacity); }

TEST_CASE("examples: who hosts, sells, buys and develops") { check_all(roles); }

TEST_CASE("examples: stateless or not, and until when") { check_all(stateless); }

}  // namespace proviso::examples
