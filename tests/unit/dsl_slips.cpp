// Wordings of scenarios and schedules that the language lacks, and the help that offers its own.
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

std::string help_for(std::string const& statement) {
    auto const result = compiled("Agreement \"A\" between B and C, effective 1 January 2026.\n"
                                 "Clause 1: APIs must be encrypted.\n" +
                                 statement);
    REQUIRE(result.diagnostics.size() == 1);
    return result.diagnostics.front().help;
}

std::string help_for_scenario(std::string const& given, std::string const& expected) {
    return help_for("Scenario \"s\": Given " + given + " as of 1 March 2026 expect clause 1 " + expected + ".");
}

TEST_CASE("slips: a verdict in other words") {
    struct Row {
        std::string written, help;
    };
    for (auto const& row : {Row{"is compliant", "write `is complied with`"}, Row{"is  Met", "write `is complied with`"},
                            Row{"complies", "write `is complied with`"}, Row{"is breached", "write `is violated`"},
                            Row{"is unknown", "write `is undetermined`"},
                            Row{"does not apply", "write `is not applicable`"}, Row{"is metered", ""}}) {
        INFO(row.written);
        CHECK(help_for_scenario("nothing", row.written) == row.help);
    }
}

TEST_CASE("slips: a record described as a clause does it") {
    auto const help = "give its fields and their values, as in `with provider Azure`";
    CHECK(help_for_scenario("a workload hosted on Azure", "is violated") == help);
    CHECK(help_for_scenario("a workload whose provider is Azure", "is violated") == help);
    CHECK(help_for_scenario("a workload on Azure", "is violated") == help);
    CHECK(help_for_scenario("a workload must be", "is violated") == "");
}

TEST_CASE("slips: a condition as a reason") {
    CHECK(help_for_scenario("nothing", "is undetermined because of clause 3 is met") ==
          "put a condition in quotes, as in `because of \"clause 3 is met\"`");
}

TEST_CASE("slips: a contract year by its number alone") {
    CHECK(help_for("\"Min\" means, by contract year: 1: 10 million USD; 2: 12 million USD.") ==
          "name the period, as in `contract year 1:`");
}

}  // namespace
}  // namespace proviso
