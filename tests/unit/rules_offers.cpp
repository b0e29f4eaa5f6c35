// What is offered instead of a refused wording: pasted in its place, it is read without a complaint.
#include "dsl/refused.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr auto around = "\nClause 4.2: Workloads must be encrypted.\n";

/// The first text in backticks that `help` offers: a sentence ends in a full stop.
std::string offered(std::string const& help) {
    auto const end = help.find(".`");
    auto const begin = end == help.npos ? end : help.rfind('`', end - 1);
    return begin == help.npos ? "" : help.substr(begin + 1, end - begin);
}

struct Row {
    std::string_view refused;
    Kind kind;
    std::string_view offer;
};

std::vector<Row> const rows{
    {"Workloads must be hosted on Azure and/or AWS.", Kind::and_or, "Workloads must be hosted on Azure or AWS."},
    {"Workloads hosted on AWS, Azure, etc. must be encrypted.", Kind::open_list,
     "Workloads hosted on AWS or Azure must be encrypted."},
    {"Workloads must be hosted on Azure and the like.", Kind::open_list, "Workloads must be hosted on Azure."},
    {"Training jobs and ChatGPT must be hosted on Google Cloud and AWS, respectively.", Kind::respectively,
     "(a) Training jobs must be hosted on Google Cloud; and (b) ChatGPT must be hosted on AWS."},
    {"Such workloads must be encrypted.", Kind::such, "Workloads must be encrypted."},
    {"All of the foregoing workloads must be encrypted.", Kind::the_foregoing, "Workloads must be encrypted."},
    {"The same workloads must be encrypted.", Kind::the_same, "Workloads must be encrypted."},
    {"Workloads thereof must be encrypted.", Kind::thereof, "Workloads must be encrypted."},
    {"Workloads hereunder must be encrypted.", Kind::herein, "Workloads must be encrypted."},
    {"Notwithstanding anything to the contrary, workloads may be hosted on AWS.", Kind::despite_all,
     "Notwithstanding clause 4.2, workloads may be hosted on AWS."},
    {"Subject to the terms of this Agreement, workloads must be hosted on AWS.", Kind::subject_to_all,
     "Subject to clause 4.2, workloads must be hosted on AWS."},
    {"Workloads must be hosted on AWS, except as otherwise provided.", Kind::otherwise_provided,
     "Subject to clause 4.2, workloads must be hosted on AWS."},
    {"Workloads should not be hosted on AWS.", Kind::should, "Workloads must not be hosted on AWS."},
    {"Workloads must endeavour to be hosted on AWS.", Kind::endeavour, "Workloads must be hosted on AWS."},
    {"Workloads must use commercially reasonable efforts to be hosted on AWS.", Kind::reasonable_efforts,
     "Workloads must be hosted on AWS."},
    {"Workloads must promptly be hosted on AWS.", Kind::promptly, "Workloads must be hosted on AWS, from [TBD]."},
    {"Workloads must start as soon as possible.", Kind::promptly, "Workloads must start by [TBD]."},
    {"Material workloads must be encrypted.", Kind::material,
     "Workloads with a capacity of at least [TBD] must be encrypted."},
    {"Workloads must substantially be hosted on AWS.", Kind::substantially,
     "At least 90% of workloads must be hosted on AWS."},
    {"The total capacity of workloads must be about 2 GW.", Kind::approximately,
     "The total capacity of workloads must be between 1.8 GW and 2.2 GW."},
    {"Workloads must not materially run on AWS.", Kind::material, "At least 90% of workloads must not run on AWS."},
    {"The total cost of workloads must be roughly $1,250,000 by 31 December 2027.", Kind::approximately,
     "The total cost of workloads must be between $1,125,000 and $1,375,000 by 31 December 2027."},
    {"Workloads must have about 5 replicas.", Kind::approximately, "Workloads must have between 4 and 6 replicas."},
    {"Workloads must not be hosted on AWS, within 10 business days after 1 March 2027.", Kind::business_days,
     "Workloads must not be hosted on AWS, within 10 days after 1 March 2027."},
    {"Workloads must be hosted on AWS, if and only if they are encrypted.", Kind::if_and_only_if,
     "Workloads must be hosted on AWS, if they are encrypted."},
    {"Workloads must be hosted on AWS, unless and until they are encrypted.", Kind::unless_and_until,
     "Workloads must be hosted on AWS, unless they are encrypted."},
    {"Workloads must be hosted on AWS to the extent that they are encrypted.", Kind::to_the_extent,
     "Workloads must be hosted on AWS, if they are encrypted."},
    {"Workloads must be hosted on AWS until 31 December 2027, inclusive.", Kind::inclusive,
     "Workloads must be hosted on AWS until 31 December 2027."},
    {"Workloads must, at all times, be hosted on AWS.", Kind::at_all_times, "Workloads must be hosted on AWS."},
    {"Neither ChatGPT nor Sora may be hosted on AWS.", Kind::neither, "ChatGPT and Sora must not be hosted on AWS."},
    {"Both ChatGPT and Sora must be hosted on AWS.", Kind::both, "ChatGPT and Sora must be hosted on AWS."},
    {"Workloads must have a total capacity of at least 2 GW.", Kind::each_or_together,
     "The total capacity of workloads must be at least 2 GW."},
    {"Such workloads should promptly be encrypted.", Kind::such, "Workloads must be encrypted, from [TBD]."},
};

TEST_CASE("rules: the author's sentence, mended, is offered, and reads") {
    for (auto const& row : rows) {
        auto const result = compiled("Clause 1: " + std::string(row.refused) + around);
        INFO(row.refused << "\n" << result.messages());
        REQUIRE(result.diagnostics.size() == 1);
        CHECK(result.diagnostics[0].kind == row.kind);
        CHECK(offered(result.diagnostics[0].help) == row.offer);
        auto const mended = compiled("Clause 1: " + std::string(row.offer) + around);
        CHECK_MESSAGE(mended.diagnostics.empty(), mended.messages());
    }
}

TEST_CASE("rules: each refused wording has a kind with a model that reads, and a sentence above") {
    Kind last{};
    for (auto const& kind : refused_kinds()) {
        auto const code = info(kind.kind).code;
        CAPTURE(code);
        CHECK(last < kind.kind);
        last = kind.kind;
        auto const model = compiled("Clause 1: " + std::string(kind.model) + around);
        CHECK_MESSAGE(model.diagnostics.empty(), model.messages());
        CHECK(std::ranges::count(rows, kind.kind, &Row::kind) > 0);
        CHECK(kind.advice.find("{}") != kind.advice.npos);
    }
}

TEST_CASE("rules: where the sentence cannot be mended, the model is offered") {
    auto const result = compiled("Clause 1: The parties should meet.");
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].kind == Kind::should);
    CHECK(result.diagnostics[0].help.ends_with("as in `Workloads must be hosted on Azure.`"));
}

}  // namespace
}  // namespace proviso
