// Random plans with gaps beside a naive evaluator: whatever the gaps turn out to be, a verdict that was
// given stands; and without gaps there always is one.
#include "check_world.hpp"
#include "rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace proviso;

namespace {

constexpr int first_day = 0, last_day = 89;  // of January to March 2027, and how far dates go
constexpr int always_been = -1000, for_ever = 1000;

/// One record of which everything is known.
struct Known {
    int kind = 0, provider = 0, capacity = 0, start = always_been, end = for_ever;
};

struct Asked {
    Measure left = Measure::total, right = Measure::total;
    int left_kind = 0;  ///< 2: of any
    bool share = false, beside = false, grouped = false;
    Relation relation{};
    int bound = 0, factor_percent = 100;
    When when{};
};

std::string date(int day) { return Date{proviso::day("2027-01-01").days + day}.text(); }

// ---- the naive evaluator --------------------------------------------------------------------------------

struct Fraction {
    long long sum = 0, count = 1;
};

std::optional<Fraction> value(Measure measure, std::vector<Known> const& records) {
    auto const number = static_cast<long long>(records.size());
    std::set<int> providers;
    long long sum = 0, low = 1'000'000, high = -1;
    for (auto const& each : records) {
        providers.insert(each.provider);
        sum += each.capacity;
        low = std::min<long long>(low, each.capacity), high = std::max<long long>(high, each.capacity);
    }
    switch (measure) {
        case Measure::number: return Fraction{number};
        case Measure::distinct: return Fraction{static_cast<long long>(providers.size())};
        case Measure::total: return Fraction{sum};
        default: break;
    }
    if (records.empty())
        return {};
    return measure == Measure::average ? Fraction{sum, number} : Fraction{measure == Measure::highest ? high : low};
}

bool holds(Fraction left, Relation relation, Fraction right) {
    auto const a = left.sum * right.count, b = right.sum * left.count;
    switch (relation) {
        case Relation::equal: return a == b;
        case Relation::less: return a < b;
        case Relation::at_most: return a <= b;
        case Relation::more: return a > b;
        case Relation::at_least: return a >= b;
    }
    return false;
}

bool is_left(Asked const& asked, Known const& record) {
    if (asked.share)
        return record.provider == 0;
    return asked.left_kind == 2 or record.kind == asked.left_kind;
}

bool is_right(Asked const& asked, Known const& record) { return asked.share or record.kind == 1; }

/// Yes, no, or nothing to judge.
std::optional<bool> met(Asked const& asked, std::vector<Known> const& there) {
    std::vector<Known> left, right;
    for (auto const& each : there) {
        if (is_left(asked, each))
            left.push_back(each);
        if (is_right(asked, each))
            right.push_back(each);
    }
    auto const a = value(asked.left, left);
    if (not a)
        return {};
    if (not asked.beside)
        return holds(*a, asked.relation, {asked.bound});
    auto const b = value(asked.right, right);
    if (not b or (asked.share and b->sum == 0))
        return {};
    return holds({a->sum * 100, a->count}, asked.relation, {b->sum * asked.factor_percent, b->count});
}

std::vector<Known> on(std::vector<Known> const& records, int day) {
    std::vector<Known> out;
    std::copy_if(records.begin(), records.end(), std::back_inserter(out),
                 [&](Known const& each) { return each.start <= day and day < each.end; });
    return out;
}

std::optional<bool> met_in(Asked const& asked, std::vector<Known> const& records, int from, int until) {
    std::optional<bool> out;
    for (int day = from; day < until; ++day)
        if (auto const here = met(asked, on(records, day)))
            out = not out                        ? here
                  : asked.when == When::sometime ? std::optional(*out or *here)
                                                 : std::optional(*out and *here);
    return out;
}

bool in_window(Known const& each) { return each.start < each.end and each.start <= last_day and each.end > first_day; }

std::vector<std::optional<bool>> judged(Asked const& asked, std::vector<Known> const& all) {
    std::vector<Known> records;
    std::copy_if(all.begin(), all.end(), std::back_inserter(records), in_window);
    switch (asked.when) {
        case When::whole: return {met(asked, records)};
        case When::on:
        case When::by: return {met(asked, on(records, 40))};
        case When::always:
        case When::sometime: return {met_in(asked, records, first_day, last_day + 1)};
        case When::each: break;
    }
    return {met_in(asked, records, 0, 31), met_in(asked, records, 31, 59), met_in(asked, records, 59, 90)};
}

std::string naive(Asked const& asked, std::vector<Known> const& records) {
    std::vector<std::optional<bool>> all;
    for (int provider = 0; provider < 3; ++provider) {
        std::vector<Known> group;
        for (auto const& each : records)
            if (not asked.grouped or each.provider == provider)
                group.push_back(each);
        auto const counts = [&](Known const& each) {
            return in_window(each) and (is_left(asked, each) or (asked.beside and is_right(asked, each)));
        };
        if (asked.grouped ? std::none_of(group.begin(), group.end(), counts) : provider > 0)
            continue;
        for (auto const& each : judged(asked, group))
            all.push_back(each);
    }
    if (std::count(all.begin(), all.end(), std::optional(false)) > 0)
        return "violated";
    return std::count(all.begin(), all.end(), std::optional(true)) > 0 ? "compliant" : "not_applicable";
}

// ---- the checker ----------------------------------------------------------------------------------------

constexpr std::array kinds{"api", "batch"};
constexpr std::array providers{"Azure", "AWS", "GCP"};

Measured side(Rules& rules, Measure measure, PredicateId of) {
    Measured out{measure, {}, of, "the measure"};
    if (measure == Measure::distinct)
        out.field = field("provider");
    else if (measure != Measure::number)
        out.field = field("capacity");
    (void)rules;
    return out;
}

Rules rules_of(Asked const& asked) {
    Rules rules;
    auto const of = asked.share            ? rules.in("provider", {"Azure"})
                    : asked.left_kind == 2 ? rules.always()
                                           : rules.in("kind", {kinds[static_cast<std::size_t>(asked.left_kind)]});
    AggregateNorm norm;
    norm.left = side(rules, asked.left, of);
    norm.relation = asked.relation;
    auto const right = asked.share ? rules.always() : rules.in("kind", {"batch"});
    if (asked.beside)
        norm.right =
            Comparand{*Decimal::parse(std::to_string(asked.factor_percent), -2), side(rules, asked.right, right),
                      asked.share, asked.share ? std::optional(of) : std::nullopt};
    else
        norm.bound = {quantity(std::to_string(asked.bound)), std::to_string(asked.bound)};
    if (asked.grouped)
        norm.groups = {field("provider")};
    norm.when = asked.when;
    norm.day = day("2027-02-10");
    norm.recurrence = {PeriodUnit::month, {}};
    auto& rule = rules.measure("1", of, norm);
    rule.window = {{day("2027-01-01")}, {day("2027-04-01")}};
    return rules;
}

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool one_in(int n) { return upto(n) == 0; }

private:
    std::mt19937 random_;
};

/// A record with gaps, and what the gaps may turn out to be.
struct Gapped {
    Row row;
    std::vector<Known> worlds{1};

    template <class Set>
    void fill(std::vector<int> const& choices, Set set) {
        std::vector<Known> more;
        for (auto const& world : worlds)
            for (auto const choice : choices) {
                more.push_back(world);
                set(more.back(), choice);
            }
        worlds = std::move(more);
    }
    void name(std::string const& field, std::string const& text) {
        if (not text.empty())
            row.emplace_back(field, text);
    }
};

Gapped record(Chance& chance, int gaps) {
    Gapped out;
    auto const gap = [&] { return gaps > 0 and chance.one_in(gaps); };
    auto const part = [&](std::string const& field, std::vector<int> const& choices, auto text, auto set) {
        if (gap()) {
            out.name(field, "?");
            return out.fill(choices, set);
        }
        auto const choice = choices[static_cast<std::size_t>(chance.upto(static_cast<int>(choices.size())))];
        out.name(field, text(choice));
        out.fill({choice}, set);
    };
    part(
        "kind", {0, 1}, [](int k) { return kinds[static_cast<std::size_t>(k)]; }, [](Known& r, int k) { r.kind = k; });
    part(
        "provider", {0, 1, 2}, [](int p) { return providers[static_cast<std::size_t>(p)]; },
        [](Known& r, int p) { r.provider = p; });
    part(
        "capacity", {0, 1, 2, 4, 9}, [](int c) { return std::to_string(c) + " MW"; },
        [](Known& r, int c) { r.capacity = c; });
    auto const days = [](int d) { return d == always_been or d == for_ever ? std::string() : date(d); };
    part("start", {always_been, 0, 10, 31}, days, [](Known& r, int d) { r.start = d; });
    part("end", {for_ever, 32, 41, 58, 89, 90}, days, [](Known& r, int d) { r.end = d; });
    return out;
}

Asked asked(Chance& chance) {
    constexpr std::array measures{Measure::total,   Measure::number,  Measure::distinct,
                                  Measure::average, Measure::highest, Measure::lowest};
    constexpr std::array relations{Relation::at_least, Relation::at_most, Relation::more, Relation::less};
    constexpr std::array whens{When::whole, When::on, When::always, When::sometime, When::each};
    Asked out;
    auto const measure = [&] {
        return measures[static_cast<std::size_t>(chance.one_in(2) ? chance.upto(2) : chance.upto(6))];
    };
    out.left = out.right = measure();
    out.left_kind = chance.upto(3);
    out.beside = chance.one_in(2);
    out.share = out.beside and (out.left == Measure::total or out.left == Measure::number) and chance.one_in(2);
    out.grouped = chance.one_in(3);
    out.relation = relations[static_cast<std::size_t>(chance.upto(4))];
    out.bound = chance.upto(6);
    out.factor_percent = out.share ? 20 * chance.upto(6) : 50 * (1 + chance.upto(4));
    out.when = whens[static_cast<std::size_t>(chance.upto(5))];
    return out;
}

/// Some of the worlds that the records together may be.
std::vector<std::vector<Known>> worlds(Chance& chance, std::vector<Gapped> const& records, int most) {
    std::vector<std::vector<Known>> out;
    for (int i = 0; i < most; ++i) {
        auto& world = out.emplace_back();
        for (auto const& each : records)
            world.push_back(each.worlds[static_cast<std::size_t>(chance.upto(static_cast<int>(each.worlds.size())))]);
    }
    return out;
}

}  // namespace

TEST_CASE("check: no verdict on a measure is refuted by what the gaps of the plan may be") {
    Chance chance(20'270'301);
    std::map<std::string, int> verdicts;
    for (int round = 0; round < rounds(4'000); ++round) {
        auto const question = asked(chance);
        auto const gaps = round % 2 == 0 ? 0 : 12;
        std::vector<Gapped> records;
        std::vector<Row> rows;
        for (int i = chance.upto(6); i > 0; --i) {
            records.push_back(record(chance, gaps));
            rows.push_back(records.back().row);
        }
        auto const said = verdict(checked(rules_of(question), plan_of(rows, 64)));
        ++verdicts[said];
        CAPTURE(round);
        CAPTURE(static_cast<int>(question.left));
        CAPTURE(static_cast<int>(question.when));
        CAPTURE(question.beside);
        CAPTURE(question.share);
        CAPTURE(question.grouped);
        CAPTURE(static_cast<int>(question.relation));
        CAPTURE(question.bound);
        CAPTURE(question.factor_percent);
        CAPTURE(question.left_kind);
        for (auto const& world : worlds(chance, records, gaps == 0 ? 1 : 30)) {
            auto const really = naive(question, world);
            if (gaps == 0)
                REQUIRE(said == really);
            if (said == "violated")
                REQUIRE(really == "violated");
            if (said == "compliant" or said == "not_applicable")
                REQUIRE(really != "violated");
        }
    }
    for (auto const* each : {"violated", "compliant", "undetermined", "not_applicable"})
        CHECK(verdicts[each] > rounds(100));
}
