// What is refused, and which part of the sentence is underlined.
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

/// Two fields share a value, two kinds of record a noun and a field.
Vocabulary const& shop() {
    static Vocabulary const vocabulary = vocabulary_of(R"(
[record.order]
nouns = ["order", "deal"]
[record.order.field.buyer]
type = "name"
values = ["Acme", "Borg"]
phrases = ["bought by", "handled by"]
[record.order.field.seller]
type = "name"
values = ["Acme"]
phrases = ["sold by", "handled by"]
[record.order.field.price]
type = "quantity"
unit = "USD"
[record.order.field.fee]
type = "quantity"
unit = "USD per month"
over-time = "rate"
[record.order.field.rent]
type = "quantity"
unit = "USD per month"
over-time = "rate"

[record.lease]
nouns = ["lease", "deal"]
[record.lease.field.tenant]
type = "name"
values = ["Acme", "Cord"]
[record.lease.field.price]
type = "quantity"
unit = "USD"
)");
    return vocabulary;
}

struct Row {
    std::string_view sentence, underlined, code;
};

void check_all(std::vector<Row> const& rows, Vocabulary const& vocabulary) {
    for (auto const& row : rows) {
        auto const result = compiled("Clause 1: " + std::string(row.sentence) + ".", vocabulary);
        INFO(row.sentence << "\n" << result.messages());
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(info(result.diagnostics[0].kind).code == row.code);
        CHECK(underlined(result.diagnostics[0]) == row.underlined);
        CHECK(result.book.rules.empty());
    }
}

}  // namespace

TEST_CASE("rules: the narrowest wrong part is underlined") {
    check_all(
        {
            {"Workloads must have a capacity of at least 90 days", "90 days", "P301"},
            {"Workloads must have a cost of at most 5 million EUR per month", "5 million EUR per month", "P301"},
            {"The total cost of workloads must be at most 5 MW", "5 MW", "P301"},
            {"Workloads whose encrypted is Azure must be hosted on AWS", "Azure", "P302"},
            {"Workloads must be hosted on Azure and AWS", "Azure and AWS", "P303"},
            {"Workloads must be hosted on Azure and run on AWS", "run on AWS", "P303"},
            {"Licences must be hosted on Azure", "hosted on", "P304"},
            {"Workloads must be encrypted, except licences", "licences", "P304"},
            {"Workloads must not be encrypted and use GB200", "be encrypted and use GB200", "P306"},
            {"The total region of workloads must be at least 2 MW", "region", "P307"},
            {"The total cost of workloads must be at most 5 million USD on 1 May 2027", "1 May 2027", "P310"},
        },
        cloud_vocabulary());
}

TEST_CASE("rules: what two fields or two kinds of record have is not guessed") {
    check_all(
        {
            {"Acme orders must have a price", "Acme", "P202"},
            {"Orders must be handled by Acme", "Acme", "P202"},
            {"Orders are exclusive to Acme", "Acme", "P202"},
            {"Acme must have a price", "Acme", "P202"},
            {"Deals must have a price", "Deals", "P202"},
            {"The total spend on Borg must be at most 5 million USD", "Borg", "P202"},
            {"Orders whose tenant is Cord must have a price", "tenant", "P304"},
        },
        shop());
}

TEST_CASE("rules: a field, a phrase or another value settles what is meant") {
    for (auto const* const sentence : {
             "Orders whose buyer is Acme must have a price",
             "Orders sold by Acme must have a price",
             "Orders must be handled by Acme or Borg",
             "Orders are exclusive to Acme as seller",
             "Acme is the exclusive seller for orders",
             "Orders are exclusive to Acme and Borg",
             "Deals whose tenant is Acme must have a price",
             "Cord deals must have a price",
             "Deals bought by Acme must have a price",
             "Deals must be sold by Acme",
             "Borg must have a price",
         }) {
        auto const result = compiled("Clause 1: " + std::string(sentence) + ".", shop());
        CHECK_MESSAGE(result.diagnostics.empty(), sentence << "\n" << result.messages());
    }
}

TEST_CASE("rules: two fields of one value are both named, and ready text is offered") {
    auto const result = compiled("Clause 1: Acme orders must have a price.", shop());
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].primary.text == "`Acme` may be `buyer` or `seller`");
    CHECK(result.diagnostics[0].help == "write `orders whose buyer is Acme` or `orders whose seller is Acme`");
}

TEST_CASE("rules: what is demanded, in words") {
    struct Demand {
        std::string_view sentence, required;
    };
    for (auto const& row : {
             Demand{"Workloads must be hosted on Azure or AWS", "provider is AWS or Azure"},
             Demand{"Workloads must not be hosted on Azure or AWS", "not (provider is AWS or Azure)"},
             Demand{"Workloads must be hosted on a provider other than AWS", "not (provider is AWS)"},
             Demand{"Workloads must not be hosted on any provider other than AWS", "provider is AWS"},
             Demand{"Workloads must be hosted on any provider", "provider is given"},
             Demand{"Workloads must be located outside the EU", "not (jurisdiction is EU)"},
             Demand{"Workloads must be located in Ireland", "country is Ireland"},
             Demand{"Workloads must run on Trainium3", "chip is Trainium3"},
             Demand{"Workloads must run on GCP", "provider is Google Cloud"},
             Demand{"Workloads must be sold through Amazon Web Services", "distributor is AWS"},
             Demand{"Workloads must be hosted on \"Hetzner\"", "provider is Hetzner"},
             Demand{"Workloads must have a capacity of at most 0.5 GW", "capacity is at most 500 MW"},
             Demand{"Workloads must have at least 3 replicas", "replicas is at least 3"},
             Demand{"Workloads must have a cost of at most 24 million USD per year",
                    "cost is at most 24 million USD per year"},
             Demand{"Workloads must have a chip", "chip is given"},
             Demand{"Workloads must be stateless", "state is stateless"},
             Demand{"No workload may be hosted on AWS", "not (provider is AWS)"},
         }) {
        auto const result = compiled("Clause 1: " + std::string(row.sentence) + ".");
        INFO(row.sentence << "\n" << result.messages());
        REQUIRE(result.diagnostics.empty());
        CHECK(result.required() == row.required);
    }
}

}  // namespace proviso
