// Changes of rules, and which of them the scenarios notice.
#include "tests/unit/scenarios_world.hpp"

#include "engine/scenarios/changes.hpp"
#include "engine/scenarios/nudge.hpp"

#include <algorithm>

namespace proviso {
namespace {

std::string words_of_changes(std::string const& text) {
    auto const policy = compiled(text);
    CHECK_MESSAGE(policy.diagnostics.empty(), policy.messages());
    std::string words;
    for (auto const& change : changes_of(policy.book, 0, cloud_vocabulary(), {}))
        words += change.words + (change.item.empty() ? "" : " " + change.item) + "\n";
    return words;
}

std::string unnoticed(std::string const& text) {
    auto const report = tested(text, {"", {}, true});
    CHECK(report.failed() == 0);
    CHECK(report.mutation->noticed + report.mutation->unnoticed.size() <= report.mutation->tried);
    return lines(report.mutation->unnoticed);
}

std::string scenario(std::string const& given, std::string const& expected) {
    return "Scenario \"" + given + expected + "\": Given " + given + " as of 1 March 2026 expect clause " + expected +
           ".\n";
}

TEST_CASE("changes: a bound moves by one in its last digit that is not nought") {
    struct Row {
        std::string bound;
        bool whole;
        std::string less, more;
    };
    for (auto const& row : {Row{"2", false, "1", "3"}, Row{"138000000000", false, "137000000000", "139000000000"},
                            Row{"2.5", false, "2.4", "2.6"}, Row{"100", true, "99", "101"}, Row{"0", false, "-1", "1"},
                            Row{"-30", false, "-40", "-20"}}) {
        auto const moved = nudged(*Decimal::parse(row.bound), row.whole);
        REQUIRE(moved.size() == 2);
        CHECK(moved[0].text() == row.less);
        CHECK(moved[1].text() == row.more);
    }
}

TEST_CASE("changes: every part of a sentence, in words") {
    CHECK(words_of_changes("\"AGI verified\" means the fact that AGI is there.\n"
                           "Clause 1: Stateless APIs must have a capacity of at least 5 MW, except for APIs sold to "
                           "national security, from 1 June 2026, until AGI verified.") ==
          R"(`state is stateless` without stateless
`state is stateless` read as `state is stateful or stateless`
`kind is API` without API
`kind is API` read as `kind is API or batch`
`state is stateless and kind is API` without `state is stateless`
`state is stateless and kind is API` without `kind is API`
`capacity is at least 5 MW` read as `capacity is more than 5 MW`
`capacity is at least 5 MW` read as `capacity is at least 4 MW`
`capacity is at least 5 MW` read as `capacity is at least 6 MW`
`customer is national security` without national security
`customer is national security` read as `customer is national security or public sector`
`kind is API and customer is national security` without `customer is national security`
without its exception `kind is API and customer is national security`
`from 1 June 2026` read as `from 31 May 2026`
`from 1 June 2026` read as `from 2 June 2026`
without `until AGI verified`
)");
}

/// The changes of the window of `Workloads must be encrypted, …`.
std::string window_changes(std::string const& tails) {
    auto const words = words_of_changes("\"AGI verified\" means the fact that AGI is there.\n"
                                        "Clause 1: Workloads must be encrypted, " +
                                        tails + ".");
    return words.substr(words.find('\n') + 1);  // after `not encrypted`
}

TEST_CASE("changes: the days of a window, in the author's words") {
    CHECK(window_changes("from 1 March 2026, until 30 June 2026") ==
          R"(`from 1 March 2026` read as `from 28 February 2026`
`from 1 March 2026` read as `from 2 March 2026`
`until 30 June 2026` read as `until 29 June 2026`
`until 30 June 2026` read as `until 1 July 2026`
)");
    CHECK(window_changes("until 3 months after AGI verified") ==
          R"(without `until 3 months after AGI verified`
`until 3 months after AGI verified` read as `until 1 day before 3 months after AGI verified`
`until 3 months after AGI verified` read as `until 3 months and 1 day after AGI verified`
)");
    CHECK(window_changes("from 10 days after AGI verified") ==
          R"(without `from 10 days after AGI verified`
`from 10 days after AGI verified` read as `from 9 days after AGI verified`
`from 10 days after AGI verified` read as `from 11 days after AGI verified`
)");
}

TEST_CASE("changes: of several days, those that may count") {
    CHECK(window_changes("until 1 May 2026 or 1 June 2026, whichever is last") ==
          R"(without `until 1 May 2026 or 1 June 2026, whichever is last`
`until 1 May 2026 or 1 June 2026, whichever is last` read as `until 1 May 2026 or 31 May 2026, whichever is last`
`until 1 May 2026 or 1 June 2026, whichever is last` read as `until 1 May 2026 or 2 June 2026, whichever is last`
`until 1 May 2026 or 1 June 2026, whichever is last` read as `until 1 May 2026 or 1 June 2026, whichever is first`
)");
    auto const with_fact = window_changes("until 1 May 2026 or 90 days after AGI verified, whichever is last");
    for (auto const* const other :
         {"30 April 2026 or 90 days", "2 May 2026 or 90 days", "1 May 2026 or 89 days", "1 May 2026 or 91 days"})
        CHECK(with_fact.find(std::string("read as `until ") + other) != std::string::npos);
}

TEST_CASE("changes: a comparison has no class but those of its measures, and no share") {
    CHECK(words_of_changes("Clause 1: The earliest start of workloads hosted on Azure must be no later than the "
                           "earliest start of workloads hosted on AWS.") ==
          R"(`provider is Azure` without Azure
`provider is Azure` read as `provider is AWS or Azure`
`provider is AWS` without AWS
`provider is AWS` read as `provider is AWS or Azure`
`on or before` read as `before`
)");
    auto const text =
        std::string("Clause 1: The number of workloads hosted on Azure must be at least the number of "
                    "workloads hosted on AWS.\n") +
        scenario("a placement with provider Azure and a placement with provider AWS", "1 is complied with");
    CHECK(unnoticed(text) == "1: `provider is Azure` read as `provider is AWS or Azure`\n"
                             "1: `provider is AWS` without `AWS`\n");
}

TEST_CASE("changes: what no scenario notices") {
    std::string const clause = "Clause 1: Workloads must have a capacity of at least 5 MW.\n";
    auto const enough = scenario("a placement with capacity 5 MW", "1 is complied with");
    auto const short_of = scenario("a placement with capacity 4 MW", "1 is violated");
    CHECK(unnoticed(clause + enough + short_of) == "");
    CHECK(unnoticed(clause + enough) == "1: `capacity is at least 5 MW` read as `capacity is at least 4 MW`\n");
    CHECK(unnoticed(clause + scenario("a placement with capacity 6 MW", "1 is complied with") + short_of) ==
          "1: `capacity is at least 5 MW` read as `capacity is more than 5 MW`\n"
          "1: `capacity is at least 5 MW` read as `capacity is at least 6 MW`\n");
}

TEST_CASE("changes: values left out of one list are said together") {
    auto const text = "Clause 1: Workloads must be hosted on Azure, AWS, Google Cloud or CoreWeave.\n" +
                      scenario("a placement with provider Oracle Cloud", "1 is violated");
    CHECK(unnoticed(text).starts_with(
        "1: `provider is AWS, Azure, CoreWeave or Google Cloud` without `AWS`, `Azure`, `CoreWeave` or 1 more\n"));
}

TEST_CASE("changes: one rule is changed, not those that share its words") {
    auto const text = "Clause 1: Stateless APIs must be hosted on Azure.\nClause 2: APIs must be hosted on Azure.\n" +
                      scenario("a placement with kind API, state stateless, provider Azure", "2 is complied with") +
                      scenario("a placement with kind API, state stateless, provider AWS", "2 is violated") +
                      scenario("a placement with kind batch, state stateless, provider AWS", "2 is not applicable");
    auto const left = unnoticed(text);
    CHECK(left.find("1: `provider is Azure`") != std::string::npos);
    CHECK(left.find("2: ") == std::string::npos);
}

TEST_CASE("changes: precedence, and a clause that shows only in what it frees") {
    auto const clauses = std::string("Clause 1: Workloads must be hosted on Azure.\n"
                                     "Clause 2: Notwithstanding clause 1, agents may be hosted on AWS.\n");
    auto const shown =
        unnoticed(clauses + scenario("a placement with kind agent, provider AWS", "1 is not applicable") +
                  scenario("a placement with kind API, provider AWS", "1 is violated") +
                  scenario("a placement with kind API, provider Azure", "1 is complied with") +
                  scenario("a placement with kind agent, provider Oracle Cloud", "1 is violated"));
    CHECK(shown == "2: `provider is AWS` read as `provider is AWS or Azure`\n");  // Azure is allowed anyway
    auto const hidden = unnoticed(clauses + scenario("a placement with kind API, provider AWS", "1 is violated"));
    CHECK(hidden.find("1: without yielding to 2") != std::string::npos);
    CHECK(hidden.find("2: `kind is agent`") != std::string::npos);
}

TEST_CASE("changes: an agreement's days, for all its clauses at once") {
    auto const clause =
        std::string("Agreement \"A\" between B and C, effective 1 January 2026, until 1 February 2026.\n"
                    "Clause 1: Workloads must be encrypted.\n");
    auto const days = [](char const* from, char const* until, char const* expected) {
        return scenario("a placement with not encrypted, start " + std::string(from) + ", end " + until, expected);
    };
    auto const good = scenario("a placement with encrypted", "1 is complied with");
    auto const left = unnoticed(clause + good + days("2 January 2026", "3 January 2026", "1 is violated"));
    CHECK(std::ranges::count(left, '\n') == 4);
    CHECK(left.find("Agreement \"A\": effective 1 January 2026 a day earlier") != std::string::npos);
    CHECK(left.find("Agreement \"A\": until 1 February 2026 a day later") != std::string::npos);
    CHECK(unnoticed(clause + good + days("1 December 2025", "1 January 2026", "1 is not applicable") +
                    days("1 December 2025", "2 January 2026", "1 is violated") +
                    days("1 February 2026", "1 March 2026", "1 is violated") +
                    days("2 February 2026", "1 March 2026", "1 is not applicable")) == "");
}

TEST_CASE("changes: an agreement is signed on the day that it takes effect, where no other is stated") {
    auto const clause = std::string("Agreement \"A\" between B and C, effective 1 March 2026.\n"
                                    "Clause 1: Workloads must be encrypted.\n");
    auto const before = std::string("Scenario \"before\": Given a placement with not encrypted as of 28 February 2026 "
                                    "expect clause 1 is not applicable.\n");
    CHECK(unnoticed(clause + scenario("a placement with encrypted", "1 is complied with") +
                    scenario("a placement with not encrypted, start 1 April 2026", "1 is violated") + before) == "");
}

TEST_CASE("changes: the days of an agreement that only amends") {
    auto const scenario_as_of = [](char const* day, char const* expected) {
        return "Scenario \"" + std::string(day) + "\": Given a placement with not encrypted, start 1 May 2026 as of " +
               day + " expect clause 1 of \"One\" is " + expected + ".\n";
    };
    auto const text = "Agreement \"One\" between X and Y, effective 1 January 2026.\n"
                      "Clause 1: Workloads must be encrypted.\n"
                      "Agreement \"Two\" between X and Y, signed 10 February 2026, effective 1 March 2026.\n"
                      "Clause 1 of \"One\" ends on 30 April 2026.\n" +
                      scenario_as_of("1 March 2026", "not applicable");
    CHECK(unnoticed(text) == "1: `encrypted is true` read as `not (encrypted is true)`\n"
                             "1: its end on 30 April 2026 a day earlier\n"
                             "Agreement \"One\": effective 1 January 2026 a day earlier\n"
                             "Agreement \"One\": effective 1 January 2026 a day later\n"
                             "Agreement \"Two\": signed 10 February 2026 a day earlier\n"
                             "Agreement \"Two\": signed 10 February 2026 a day later\n");
    CHECK(unnoticed(text + scenario_as_of("9 February 2026", "violated") +
                    scenario_as_of("10 February 2026", "not applicable"))
              .find("signed") == std::string::npos);
}

}  // namespace
}  // namespace proviso
