// Changes of measures in every form that the rulebook has, wherever the language already writes it or not.
#include "engine/scenarios/nudge.hpp"
#include "tests/unit/check_world.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

std::string words(AggregateNorm const& norm) {
    std::string text;
    for (auto const& [said, changed] : changes_of_measure(norm, small_vocabulary()))
        text += said + "\n";
    return text;
}

AggregateNorm base() { return total("capacity", Relation::at_least, "2 GW"); }

TEST_CASE("changes of measures: bounds") {
    CHECK(words(base()) == "`at least 2 GW` read as `more than 2 GW`\n"
                           "`at least 2 GW` read as `at least 1 GW`\n"
                           "`at least 2 GW` read as `at least 3 GW`\n");
    auto between = base();
    between.upper = Threshold{quantity("5 GW"), "5 GW"};
    CHECK(words(between).find("`at most 5 GW` read as `less than 5 GW`\n`at most 5 GW` read as `at most 4 GW`\n`at "
                              "most 5 GW` read as `at most 6 GW`\n") != std::string::npos);
    auto const below = changes_of_measure(between, small_vocabulary())[3].second.upper->quantity->amount;
    CHECK((below < quantity("5 GW").amount and quantity("4.999999 GW").amount < below));
    auto open = base();
    open.bound = {{}, "[redacted]"};
    CHECK(words(open) == "`at least` read as `more than`\n");
}

TEST_CASE("changes of measures: days") {
    auto earliest = base();
    earliest.left.measure = Measure::lowest;
    earliest.left.field = field("start");
    earliest.relation = Relation::at_most;
    auto const bound = Quantity{Decimal(day("2026-06-06").days), {}};  // 20,610: not moved by its tens
    earliest.bound = {bound, "6 June 2026"};
    CHECK(words(earliest) == "`on or before 6 June 2026` read as `before 6 June 2026`\n"
                             "`on or before 6 June 2026` read as `on or before 5 June 2026`\n"
                             "`on or before 6 June 2026` read as `on or before 7 June 2026`\n");
}

TEST_CASE("changes of measures: a share of another, and a schedule") {
    auto share = base();
    share.right = Comparand{*Decimal::parse("0.4"), base().left, true};
    CHECK(words(share) == "`at least` read as `more than`\n"
                          "`40%` read as `30%`\n"
                          "`40%` read as `50%`\n");
    share.right = Comparand{Decimal(1), base().left, false};
    CHECK(words(share) == "`at least` read as `more than`\n");
    auto schedule = base();
    schedule.schedule = {{{day("2026-01-01"), day("2027-01-01")}, {quantity("3 GW"), "3 GW"}},
                         {{day("2027-01-01"), day("2028-01-01")}, {quantity("4 GW"), "4 GW"}}};
    CHECK(words(schedule) == "`at least` read as `more than`\n"
                             "`at least 3 GW` read as `at least 2 GW`\n"
                             "`at least 3 GW` read as `at least 4 GW`\n"
                             "`at least 4 GW` read as `at least 3 GW`\n"
                             "`at least 4 GW` read as `at least 5 GW`\n");
    auto const changes = changes_of_measure(schedule, small_vocabulary());
    CHECK(changes.back().second.schedule[0].bound.written == "3 GW");
    CHECK(changes.back().second.schedule[1].bound.written == "5 GW");
}

TEST_CASE("changes of measures: days, periods, groups") {
    auto by = base();
    by.when = When::by;
    by.day = day("2027-12-31");
    CHECK(words(by).ends_with("`31 December 2027` a day earlier\n`31 December 2027` a day later\n"));
    by.day_stated = false;
    CHECK(words(by) == words(base()));
    auto always = base();
    always.when = When::always;
    always.period = {day("2027-01-01"), day("2028-01-01")};
    always.groups = {field("provider")};
    CHECK(words(always).ends_with("not for each provider\n"
                                  "from `1 January 2027` a day earlier\n"
                                  "until `31 December 2027` a day earlier\n"
                                  "from `1 January 2027` a day later\n"
                                  "until `31 December 2027` a day later\n"
                                  "at any time instead of at all times\n"));
}

}  // namespace
}  // namespace proviso
