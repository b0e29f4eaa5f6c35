// Contract commitments of FOCUS 1.3 → a policy that compiles, and judges bills.
#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "engine/import/commitment_clauses.hpp"
#include "engine/rules/compile.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

std::string contents(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::string imported(std::string const& name, std::string const& text, Diagnostics& out) {
    auto commitments = read_commitments(Source(name, text), out);
    Mappings mappings;
    name_as_bills_do(commitments, mappings.mapping(PlanFormat::focus, plan_vocabulary(), out));
    return formatted(Source("out.proviso", commitment_policy(commitments, name)));
}

/// What is said of a policy; nothing where it compiles. `book` gets its rules.
std::string mistakes(std::string const& text, Rulebook& book) {
    Diagnostics found;
    Source const source("imported.proviso", text);
    auto lexicon = lexicon_of(plan_vocabulary());
    add_defined_terms(source, lexicon);
    std::vector<PolicyFile> files;
    files.push_back({&source, parse(source, lexicon, found)});
    book = compile(files, plan_vocabulary(), found);
    return render(found);
}

constexpr std::string_view header =
    "ContractId,ContractCommitmentId,ContractCommitmentDescription,ContractCommitmentCategory,ContractCommitmentUnit,"
    "ContractCommitmentQuantity,ContractCommitmentFulfillmentInterval,ContractCommitmentLifecycleStatus,"
    "ServiceProviderName,ContractCommitmentPeriodStart,ContractCommitmentPeriodEnd,ContractCommitmentApplicability\n";

/// The clause of a commitment to spend 1,000 USD on AWS, but for one cell.
std::string clause_with(std::string const& usual, std::string const& other) {
    std::string row = "C-1,K-1,Cloud,Spend,USD,1000.00,Annual,Active,AWS,2026-01-01,2028-01-01,"
                      "\"{\"\"IsGlobalScope\"\": true}\"\n";
    if (auto const at = row.find(usual); not usual.empty() and at != row.npos)
        row.replace(at, usual.size(), other);
    Diagnostics found;
    auto const policy = imported("c.csv", std::string(header) + row, found);
    Rulebook book;
    CHECK(render(found) == "");
    CHECK(mistakes(policy, book) == "");
    auto const begin = policy.find("Clause 1");
    auto const end = policy.find("\n  Source");
    auto text = policy.substr(begin, end - begin);
    for (auto& c : text)
        c = c == '\n' ? ' ' : c;
    for (auto at = text.find("  "); at != text.npos; at = text.find("  "))
        text.erase(at, 1);
    auto const defined = policy.find("\"Eligible charge\"");
    return (defined == policy.npos ? "" : policy.substr(defined, policy.find(".\n", defined) + 1 - defined) + " ") +
           text;
}

std::string scope(std::string const& json) {
    std::string cell = "\"";
    for (auto const c : json)
        cell.append(c == '"' ? 2 : 1, c);
    return clause_with("\"{\"\"IsGlobalScope\"\": true}\"", cell + "\"");
}

}  // namespace

TEST_CASE("import: a commitment to spend becomes a clause") {
    auto const head = std::string("Clause 1 \"Cloud\": The total cost of charges billed by \"AWS\" must be at least ");
    CHECK(clause_with("", "") == head + "1,000 USD in each contract year.");
    CHECK(clause_with("Annual", "Monthly") == head + "1,000 USD in each calendar month.");
    CHECK(clause_with("Annual", "Total Term") == head + "1,000 USD by 31 December 2027.");
    CHECK(clause_with("1000.00", "1234567.89") == head + "1,234,567.89 USD in each contract year.");
    CHECK(clause_with("2026-01-01", "2026-01-01T00:00:00Z") == head + "1,000 USD in each contract year.");
}

TEST_CASE("import: a provider is called what bills call it") {
    CHECK(clause_with("AWS", "Amazon Web Services") == clause_with("", ""));
    CHECK(clause_with("AWS", "Microsoft").find("billed by \"Azure\"") != std::string::npos);
    CHECK(clause_with("AWS", "Acme Co").find("billed by \"Acme Co\"") != std::string::npos);
}

TEST_CASE("import: what it applies to becomes a definition") {
    CHECK(scope(R"({"InclusionOperator": "Or", "Inclusions": [{"Dimension": "RegionId", "Operator": "In", )"
                R"("Values": ["us-east-1", "us-west-2"]}]})")
              .starts_with("\"Eligible charge\" means a charge whose region is \"us-east-1\" or \"us-west-2\"."));
    CHECK(scope(R"({"InclusionOperator": "And", "Inclusions": [)"
                R"({"Dimension": "ServiceName", "Operator": "Equals", "Values": ["Amazon Bedrock"]},)"
                R"({"Dimension": "RegionId", "Operator": "NotIn", "Values": ["us-east-1"]}]})")
              .starts_with("\"Eligible charge\" means a charge whose service is \"Amazon Bedrock\" and whose region is "
                           "not \"us-east-1\"."));
}

TEST_CASE("import: what cannot be said is left to people, with the reason") {
    auto const why = [](std::string const& clause) {
        auto const at = clause.find("not encoded: ");
        return at == clause.npos ? clause : clause.substr(at + 13);
    };
    CHECK(why(clause_with("Spend", "Usage")).starts_with("it commits to 1000.00 USD, and charges say what was spent"));
    CHECK(why(clause_with("Annual", "Hourly")) == "it is to be met in intervals of `Hourly`.");
    CHECK(why(clause_with("Active", "Cancelled")) == "its status is Cancelled.");
    CHECK(why(clause_with("USD", "EUR")).starts_with("its amount is not stated in USD"));
    CHECK(why(clause_with("1000.00", "0")).starts_with("its amount is not stated in USD"));
    CHECK(why(clause_with("2028-01-01", "NULL")) == "its period is not stated in days.");
    CHECK(why(clause_with("2028-01-01", "1/2/28")) == "its period is not stated in days.");
    CHECK(why(clause_with("AWS", "NULL")) == "its provider is not stated.");
    CHECK(why(clause_with("Annual,Active,AWS,2026-01-01", "Monthly,Active,AWS,2026-01-15")) ==
          "its months are not those of the calendar.");
    CHECK(why(scope("{}")) == "what it applies to is said in a way that is not known.");
    CHECK(why(scope(R"({"IsGlobalScope": false})")) == "what it applies to is said in a way that is not known.");
    CHECK(why(scope(R"({"IsGlobalScope": true, "More": 1})")) ==
          "what it applies to is said in a way that is not known.");
    CHECK(why(scope(R"({"InclusionOperator": "Or", "Inclusions": [{"Dimension": "UsageType", "Operator": "Contains", )"
                    R"("Values": ["Egress"]}]})")) == "what it applies to is said in a way that is not known.");
    CHECK(why(scope(R"({"InclusionOperator": "Or", "Inclusions": [{"Dimension": "UsageType", "Operator": "In", )"
                    R"("Values": ["Egress"]}]})")) == "it applies by UsageType, which charges do not say.");
}

TEST_CASE("import: names from the file cannot break out of their quotes") {
    CHECK(clause_with("Cloud", "\"a \"\"b\"\" c\nd\"").starts_with("Clause 1 \"a 'b' c d\": The total cost"));
}

TEST_CASE("import: a file that is no such dataset is refused") {
    auto const said = [](std::string const& text) {
        Diagnostics found;
        (void)imported("c.csv", text, found);
        return found.empty() ? "" : std::string(info(found.front().kind).code) + ": " + found.front().help;
    };
    CHECK(said("ChargeCategory,BilledCost\n") == "P508: charges are a plan: `proviso check FILE`");
    CHECK(said("a,b\n1,2\n").starts_with("P508"));
    CHECK(said("").starts_with("P508"));
    CHECK(said(std::string(header) + "C-1\n").starts_with("P501"));
}

TEST_CASE("import: the commitments of the corpus") {
    auto const* const corpus = std::getenv("PROVISO_CORPUS");
    if (corpus == nullptr or not fs::is_directory(fs::path(corpus) / "focus")) {
        MESSAGE("skipped: PROVISO_CORPUS names no folder with focus");
        return;
    }
    for (auto const& [name, encoded, left] : {std::tuple{"1", 2U, 1U}, std::tuple{"2", 0U, 3U}}) {
        auto const path = fs::path(corpus) / "focus" /
                          (std::string("FinOps-Open-Cost-and-Usage-Spec__FOCUS_Spec__specification__data__contract_"
                                       "commitments__contract_commitment_scenario_") +
                           name + ".csv");
        Diagnostics found;
        auto const policy = imported("commitments.csv", contents(path), found);
        Rulebook book;
        CHECK(render(found) == "");
        CHECK(mistakes(policy, book) == "");
        CHECK(book.rules.size() == encoded);
        CHECK(book.clauses.size() == encoded + left);
    }
}

TEST_CASE("import: two amounts that differ, and an id that stands twice, are left to people") {
    std::string const columns = "ContractId,ContractCommitmentId,ContractCommitmentCategory,ContractCommitmentUnit,"
                                "ContractCommitmentQuantity,ContractCommitmentCost,BillingCurrency,"
                                "ContractCommitmentFulfillmentInterval,ServiceProviderName,"
                                "ContractCommitmentPeriodStart,ContractCommitmentPeriodEnd,"
                                "ContractCommitmentApplicability\n";
    auto const row = [](std::string const& id, std::string const& amounts, std::string const& provider = "AWS") {
        return "C-1," + id + ",Spend,USD," + amounts + ",Annual," + provider +
               ",2026-01-01,2028-01-01,\"{\"\"IsGlobalScope\"\": true}\"\n";
    };
    auto const policy = [&](std::string const& rows) {
        Diagnostics found;
        auto text = imported("c.csv", columns + rows, found);
        Rulebook book;
        CHECK(render(found) == "");
        CHECK(mistakes(text, book) == "");
        return text;
    };
    CHECK(policy(row("A", "100,100.00,USD")).find("at least 100 USD") != std::string::npos);
    CHECK(policy(row("A", "100,90,EUR")).find("at least 100 USD") != std::string::npos);
    CHECK(policy(row("A", "100,999,USD")).find("not encoded: its quantity is 100 and its cost 999") !=
          std::string::npos);
    CHECK(policy(row("A", "100,999,NULL")).find("not encoded: its quantity is 100") != std::string::npos);
    auto const twice = policy(row("A", "100,100,USD") + row("A", "7,7,USD"));
    CHECK(twice.find("at least") == std::string::npos);
    CHECK(twice.find("its id stands in another line as well") != std::string::npos);
    CHECK(policy(row("A", "7,7,USD", "NULL")).find("between \"the provider\" and") != std::string::npos);
}
