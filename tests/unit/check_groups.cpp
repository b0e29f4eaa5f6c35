#include "check_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

using Lines = std::vector<std::string>;

Lines messages(Report const& report, std::string_view label = {}) {
    Lines out;
    for (auto const& finding : clause(report, label).findings)
        out.push_back((finding.verdict == Verdict::violated ? "" : "? ") + finding.message);
    return out;
}

Report measured(AggregateNorm norm, std::vector<Row> const& rows) {
    Rules rules;
    rules.measure("1", rules.always(), std::move(norm));
    return checked(rules, plan_of(rows));
}

AggregateNorm by(AggregateNorm norm, std::vector<FieldId> groups) {
    norm.groups = std::move(groups);
    return norm;
}

Row in(std::string kind, std::string provider, std::string capacity) {
    Row out;
    for (auto [name, value] :
         {std::pair{"kind", kind}, std::pair{"provider", provider}, std::pair{"capacity", capacity}})
        if (not value.empty())
            out.emplace_back(name, value);
    return out;
}

/// At least `factor` of the capacity is hosted on Azure.
Rules share_on_azure(Relation relation, std::string_view factor) {
    Rules rules;
    auto norm = total("capacity", relation, "0 MW");
    norm.bound = {};
    auto const azure = rules.in("provider", {"Azure"});
    norm.right = Comparand{*Decimal::parse(factor),
                           {Measure::total, field("capacity"), rules.always(), "the total capacity"},
                           true,
                           azure};
    rules.measure("1", azure, std::move(norm));
    rules.book.rules[0].subject = rules.book.rules[0].binds = rules.always();
    std::get<AggregateNorm>(rules.book.rules[0].norm).left.of = azure;
    return rules;
}

Report shared(std::vector<Row> const& rows, Relation relation = Relation::at_least, std::string_view factor = "0.6") {
    return checked(share_on_azure(relation, factor), plan_of(rows));
}

}  // namespace

TEST_CASE("check: a share is one sum over the records of both sides") {
    CHECK(verdict(shared({in("api", "Azure", "6 MW"), in("api", "AWS", "4 MW")})) == "compliant");
    CHECK(messages(shared({in("api", "Azure", "5 MW"), in("api", "AWS", "5 MW")})) ==
          Lines{"the total capacity is 50%: 5 MW of 10 MW; at least 60% is required"});
    CHECK(clause(shared({in("api", "Azure", "5 MW"), in("api", "AWS", "5 MW")})).measure->shortfall == "1 MW");
    CHECK(verdict(shared({})) == "not_applicable");
    CHECK(clause(shared({})).why_not_applicable == "there is nothing to take a share of");
    CHECK(verdict(shared({in("api", "AWS", "0 MW")}, Relation::more)) == "not_applicable");
}

TEST_CASE("check: of records that are counted, a whole number lacks") {
    auto const lacking = [](Relation relation, std::string_view factor) {
        auto rules = share_on_azure(relation, factor);
        auto& norm = std::get<AggregateNorm>(rules.book.rules[0].norm);
        norm.left.measure = norm.right->measured.measure = Measure::number;
        norm.left.field = norm.right->measured.field = {};
        std::vector<Row> const rows{in("api", "Azure", "5 MW"), in("api", "AWS", "5 MW"), in("api", "AWS", "5 MW")};
        return clause(checked(rules, plan_of(rows))).measure->shortfall;
    };
    CHECK(lacking(Relation::at_least, "0.6") == "1");
    CHECK(lacking(Relation::at_least, "0.7") == "2");
    CHECK(lacking(Relation::at_least, "1") == "2");
    CHECK(lacking(Relation::more, "0.6") == "1");
    CHECK(lacking(Relation::at_most, "0.1") == "1");
    CHECK(lacking(Relation::less, "0.3") == "1");
}

TEST_CASE("check: what is missing from a share counts on both sides at once") {
    // on Azure it can only raise the share, elsewhere only lower it
    CHECK(verdict(shared({in("api", "Azure", "6 MW"), in("api", "AWS", "4 MW"), in("api", "Azure", "")})) ==
          "compliant");
    CHECK(verdict(shared({in("api", "Azure", "6 MW"), in("api", "AWS", "4 MW"), in("api", "AWS", "")})) ==
          "undetermined");
    CHECK(verdict(shared({in("api", "Azure", "1 MW"), in("api", "AWS", "4 MW"), in("api", "AWS", "")})) == "violated");
    CHECK(verdict(shared({in("api", "Azure", "1 MW"), in("api", "AWS", "4 MW"), in("api", "Azure", "")})) ==
          "undetermined");
    CHECK(verdict(shared({in("api", "Azure", "7 MW"), in("api", "AWS", "4 MW"), in("api", "", "1 MW")})) ==
          "undetermined");
    CHECK(verdict(shared({in("api", "Azure", "9 MW"), in("api", "AWS", "4 MW"), in("api", "", "1 MW")})) ==
          "compliant");
    CHECK(verdict(shared({in("api", "Azure", "1 MW"), in("api", "AWS", "4 MW"), in("api", "", "1 MW")})) == "violated");
}

TEST_CASE("check: a number compared with another, times a factor") {
    Rules rules;
    auto norm = number(Relation::at_most, 0);
    norm.bound = {};
    norm.right =
        Comparand{Decimal{2}, {Measure::number, {}, rules.in("kind", {"batch"}), "the number of batch jobs"}, false};
    rules.measure("1", rules.in("kind", {"api"}), norm);
    auto const kinds = [&](std::initializer_list<char const*> all) {
        std::vector<Row> rows;
        for (auto const* kind : all)
            rows.push_back(in(kind, "", ""));
        return checked(rules, plan_of(rows));
    };
    CHECK(verdict(kinds({"api", "api", "batch"})) == "compliant");
    CHECK(
        messages(kinds({"api", "api", "api", "batch"})) ==
        Lines{"the number of workloads is 3, beside 1 for the number of batch jobs; at most 200% of that is required"});
    CHECK(verdict(kinds({"api", "api", "batch", "?"})) == "undetermined");
    CHECK(verdict(kinds({"api", "batch", "?"})) == "compliant");
}

TEST_CASE("check: for each value, a finding for each that fails, in the order of values") {
    auto const norm = by(total("capacity", Relation::at_least, "2 MW"), {field("kind")});
    auto const rows = std::vector<Row>{in("chat", "", "1 MW"), in("api", "", "1 MW"), in("batch", "", "1 MW"),
                                       in("batch", "", "1 MW")};
    auto const report = measured(norm, rows);
    CHECK(messages(report) == Lines{"for kind api, the total capacity is 1 MW; at least 2 MW is required",
                                    "for kind chat, the total capacity is 1 MW; at least 2 MW is required"});
    CHECK(clause(report).bound == 3);
    CHECK(clause(report).findings[0].group == std::vector<std::pair<std::string, std::string>>{{"kind", "api"}});
    CHECK(verdict(measured(norm, {in("batch", "", "2 MW")})) == "compliant");
    CHECK(verdict(measured(norm, {})) == "not_applicable");
    auto const both = by(number(Relation::at_most, 1), {field("kind"), field("provider")});
    CHECK(messages(measured(both, {in("api", "AWS", ""), in("api", "Azure", ""), in("api", "AWS", "")})) ==
          Lines{"for kind api and provider AWS, the number of workloads is 2; at most 1 is required"});
}

TEST_CASE("check: a record of unknown group may be in any") {
    auto const norm = by(total("capacity", Relation::at_least, "2 MW"), {field("kind")});
    auto const report = measured(norm, {in("api", "", "1 MW"), in("batch", "", "2 MW"), in("", "", "1 MW")});
    CHECK(verdict(report) == "undetermined");
    CHECK(messages(report).front() ==
          "? for kind api, the total capacity is between 1 MW and 2 MW; at least 2 MW is required");
    CHECK(turns_on(clause(report)).starts_with("kind of "));
    CHECK(verdict(measured(norm, {in("api", "", "0.5 MW"), in("", "", "1 MW")})) == "violated");
    auto const at_most = by(total("capacity", Relation::at_most, "2 MW"), {field("kind")});
    CHECK(verdict(measured(at_most, {in("api", "", "1 MW"), in("", "", "1 MW")})) == "compliant");
    CHECK(verdict(measured(at_most, {in("api", "", "1 MW"), in("", "", "1.5 MW")})) == "undetermined");
    CHECK(verdict(measured(at_most, {in("api", "", "1 MW"), in("", "", "")})) == "undetermined");
}

TEST_CASE("check: a group that the subject makes counts though none of it is measured") {
    Rules rules;
    auto norm = by(number(Relation::at_least, 1), {field("kind")});
    auto& rule = rules.measure("1", rules.in("provider", {"Azure"}), norm);
    rule.subject = rule.binds = rules.always();
    auto const report = checked(rules, plan_of({in("api", "Azure", ""), in("batch", "AWS", "")}));
    CHECK(messages(report) == Lines{"for kind batch, the number of workloads is 0; at least 1 is required"});
}

TEST_CASE("check: distinct values, missing ones between none and one more each") {
    auto norm = by(number(Relation::at_least, 2), {field("kind")});
    norm.left.measure = Measure::distinct;
    norm.left.field = field("provider");
    CHECK(verdict(measured(norm, {in("api", "AWS", ""), in("api", "Azure", "")})) == "compliant");
    CHECK(verdict(measured(norm, {in("api", "AWS", ""), in("api", "AWS", "")})) == "violated");
    CHECK(verdict(measured(norm, {in("api", "AWS", ""), in("api", "", "")})) == "undetermined");
    CHECK(verdict(measured(norm, {in("api", "AWS", ""), in("", "Azure", "")})) == "undetermined");
    norm.relation = Relation::at_most;
    CHECK(verdict(measured(norm, {in("api", "AWS", ""), in("api", "", "")})) == "compliant");
    CHECK(verdict(measured(norm, {in("api", "AWS", ""), in("api", "", ""), in("api", "", "")})) == "undetermined");
}

TEST_CASE("check: the earliest of dates beside the earliest of others") {
    Rules rules;
    auto const azure = rules.in("provider", {"Azure"});
    AggregateNorm norm;
    norm.left = {Measure::lowest, field("start"), azure, "the earliest start of workloads hosted on Azure"};
    norm.right = Comparand{
        Decimal{1}, {Measure::lowest, field("start"), rules.no(azure), "the earliest start of others"}, false};
    norm.relation = Relation::at_most;
    auto& rule = rules.measure("1", azure, by(norm, {field("kind")}));
    rule.subject = rule.binds = rules.always();
    auto const starting = [&](std::string azure_start, std::string other_start) {
        auto rows = std::vector<Row>{in("api", "Azure", ""), in("api", "AWS", "")};
        if (not azure_start.empty())
            rows[0].emplace_back("start", azure_start);
        if (not other_start.empty())
            rows[1].emplace_back("start", other_start);
        return checked(rules, plan_of(rows));
    };
    CHECK(verdict(starting("2027-01-01", "2027-01-01")) == "compliant");
    CHECK(messages(starting("2027-01-02", "2027-01-01")) ==
          Lines{"for kind api, the earliest start of workloads hosted on Azure is 2 January 2027, beside 1 January "
                "2027 for "
                "the earliest start of others; on or before that day is required"});
    CHECK(verdict(starting("", "2027-01-01")) == "undetermined");
    CHECK(verdict(starting("2027-01-01", "?")) == "undetermined");
}

TEST_CASE("check: records of another kind are of no known group") {
    Rules rules;
    auto norm = by(total("balance", Relation::at_most, "0 USD"), {field("kind")});
    norm.bound = {};
    norm.right =
        Comparand{Decimal{1}, {Measure::total, field("amount", 1), rules.always(), "the total of payments"}, false};
    rules.measure("1", rules.always(), norm);
    auto plan = plan_of({{{"workload", "a"}, {"kind", "api"}, {"balance", "5 USD"}}});
    add_rows(plan, 1, {{{"amount", "9 USD"}, {"date", "2026-01-01"}}});
    CHECK(verdict(checked(rules, plan)) == "undetermined");
}
