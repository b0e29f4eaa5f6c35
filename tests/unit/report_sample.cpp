#include "tests/unit/report_sample.hpp"

#include "engine/report/fingerprints.hpp"

namespace proviso {
namespace {

constexpr auto deal = "Microsoft and OpenAI";

ClauseResult clause(std::string id, std::string heading, Verdict verdict, std::string text, std::uint32_t line) {
    ClauseResult c;
    c.id = std::move(id);
    c.clause = c.id;
    c.agreement = deal;
    c.heading = std::move(heading);
    c.severity = "breach";
    c.verdict = verdict;
    c.kind = "obligation";
    c.text = std::move(text);
    c.where = underlined("policies/openai.proviso", line, "  " + c.text, c.text);
    return c;
}

ClauseResult exclusivity() {
    auto c =
        clause("MS-1", "Azure exclusivity", Verdict::violated,
               "Stateless APIs are exclusive to Azure, except for stateless APIs sold to national security, until AGI "
               "verified",
               7);
    c.kind = "exclusivity";
    c.bound = 4;
    c.source = "joint statement, 27 February 2026";
    c.remedy = "move the workload to Azure or obtain written consent";
    c.violations = 1;
    c.doubts = 1;
    c.findings.push_back(
        {Verdict::violated,
         RecordRef{"placement", "chat-eu", 3},
         underlined("plan.toml", 12, "[[placement]]", "[[placement]]"),
         "chat-eu is hosted on AWS; stateless APIs are exclusive to Azure",
         {{"provider", "AWS", underlined("plan.toml", 15, "provider = \"AWS\"", "\"AWS\"")},
          {"state", "stateless", underlined("plan.toml", 14, "state    = \"stateless\"", "\"stateless\"")}},
         {},
         {*Date::of(2026, 3, 1), Date::latest()},
         "host it on Azure",
         {}});
    c.findings.push_back({Verdict::undetermined,
                          RecordRef{"placement", "agent-runtime", 7},
                          underlined("plan.toml", 40, "[[placement]]", "[[placement]]"),
                          "agent-runtime is hosted on AWS; whether it is a stateless API is not known",
                          {{"state", "missing", underlined("plan.toml", 40, "[[placement]]", "[[placement]]")}},
                          {{"state", RecordRef{"placement", "agent-runtime", 7}, ""}, {"", {}, "AGI verified"}},
                          {*Date::of(2026, 6, 1), *Date::of(2027, 1, 1)},
                          "state its state",
                          {{*Date::of(2027, 3, 1), Date::latest()}}});
    return c;
}

ClauseResult capacity() {
    auto c = clause("AWS-2(a)", "Trainium", Verdict::undetermined,
                    "The total capacity of workloads using Trainium must be at least 2 GW by 31 December 2027", 12);
    c.agreement = "Amazon and OpenAI";
    c.kind = "total";
    c.bound = 1;
    c.doubts = 1;
    c.measure = MeasureShown{"at least 1.4 GW",
                             "at least 2 GW",
                             "up to 0.6 GW",
                             Date::of(2027, 12, 31),
                             3,
                             {{"placement", "train-us", 4}},
                             1,
                             {{"placement", "train-eu", 5}},
                             2};
    c.findings.push_back({Verdict::undetermined,
                          {},
                          {},
                          "the total capacity of workloads using Trainium is at least 1.4 GW",
                          {},
                          {{"capacity", RecordRef{"placement", "train-us", 4}, "", "is stated per day"}},
                          {*Date::of(2027, 12, 31), *Date::of(2028, 1, 1)},
                          "state the capacity of train-us",
                          {}});
    return c;
}

WaiverShown waiver(WaiverState state, std::size_t covered) {
    return {state,
            "MS-1",
            "Microsoft and OpenAI",
            {"chat-*"},
            "moves to Azure in autumn",
            "J. Doe, General Counsel",
            "CR-7",
            Date::of(2026, 2, 1),
            *Date::of(2027, 1, 1),
            "",
            covered,
            underlined("waivers.toml", 1, "[[waiver]]", "[[waiver]]")};
}

}  // namespace

Excerpt underlined(std::string file, std::uint32_t number, std::string line, std::string_view part) {
    auto const begin = static_cast<std::uint32_t>(line.find(part));
    return {std::move(file), {number, begin + 1}, std::move(line), begin, static_cast<std::uint32_t>(part.size())};
}

Report sample_report() {
    Report r;
    r.tool_version = "0.1.0";
    r.as_of = *Date::of(2026, 3, 1);
    r.plan_name = "Spring rollout";
    r.plan_files = {"plan.toml", "more.csv"};
    r.records = {{"placement", 12}, {"investment", 1}};
    r.agreements_not_signed = {"Microsoft and OpenAI, amended"};
    r.rates = {"1 EUR = 1.08 USD"};

    auto products = clause("MS-2", "First-party products", Verdict::compliant,
                           "First-party products, including Frontier, must be hosted on Azure", 11);
    products.bound = 4;
    auto research = clause("MS-3", "", Verdict::not_applicable, "Research must be run on Azure", 13);
    research.why_not_applicable = "no record in scope";
    auto permission =
        clause("MS-4", "Other clouds", Verdict::not_applicable, "Agents may be hosted on any provider", 15);
    permission.judged = false;
    permission.kind = "permission";
    permission.exempts = {{"MS-1", deal, 22, {{"placement", "agent-eu", 1}, {"placement", "", 2}}},
                          {"AWS-1", "Amazon and OpenAI", 1, {{"placement", "agent-eu", 1}}},
                          {"MS-2", deal, 0, {}}};
    auto faith = clause("MS-9", "Good faith", Verdict::not_applicable, "not encoded: left to judgement", 17);
    faith.judged = false;
    faith.kind = "not encoded";

    r.clauses = {capacity(), exclusivity(), products, research, permission, faith};
    r.summary = {1, 1, 1, 1, 0};
    r.encoded = 5;
    r.not_encoded = 1;
    r.permissions = 1;
    r.not_listed = 3;
    r.exit_status = 1;
    add_fingerprints(r);
    return r;
}

Report waived_report() {
    auto r = sample_report();
    r.not_listed = 0;
    auto& partly = r.clauses[1];
    partly.findings[0].waiver = 0;
    partly.verdict = Verdict::undetermined;
    partly.violations = 0;
    partly.waived = 1;
    auto& wholly = r.clauses[0];
    wholly.findings[0].waiver = 1;
    wholly.verdict = Verdict::waived;
    wholly.doubts = 0;
    wholly.waived = 1;
    r.waivers = {waiver(WaiverState::ends_soon, 1), waiver(WaiverState::in_force, 1), waiver(WaiverState::expired, 0),
                 waiver(WaiverState::unused, 0), waiver(WaiverState::not_yet, 0)};
    r.waivers[0].records.push_back("mail");
    r.waivers[0].unused_names = {
        {"mail", underlined("waivers.toml", 3, "records = [\"chat-*\", \"mail\"]", "\"mail\"")}};
    r.waivers[1].clause = "AWS-2(a)";
    r.waivers[1].agreement.clear();
    r.waivers[1].records.clear();
    r.waivers[1].allowance = "up to 0.6 GW";
    r.waivers[1].reference.clear();
    r.waivers[1].from.reset();
    partly.findings[0].novelty = wholly.findings[0].novelty = Novelty::unchanged;
    partly.findings[1].novelty = Novelty::fresh;
    r.baseline = BaselineShown{
        "before.json", *Date::of(2026, 2, 1), 1, 2, {{"MS-2", "Microsoft and OpenAI", "frontier is hosted on AWS"}}};
    r.summary = {1, 0, 1, 1, 1};
    r.exit_status = 3;
    add_fingerprints(r);
    return r;
}

Report amended_report() {
    Report r;
    r.tool_version = "0.1.0";
    r.as_of = *Date::of(2026, 3, 1);
    r.plan_files = {"plan.toml"};
    r.records = {{"placement", 1}};
    auto older = clause("MS-1", "Azure exclusivity", Verdict::violated, "Stateless APIs must be hosted on Azure", 7);
    auto newer = clause("MS-1", "Azure exclusivity", Verdict::violated, "Stateless APIs must be hosted on Oracle", 31);
    auto ended = clause("MS-2", "", Verdict::violated, "Stateless APIs must be encrypted", 9);
    older.amendments = ended.amendments = {{*Date::of(2026, 4, 27), "Second"}, {*Date::of(2026, 6, 1), ""}};
    for (auto* each : {&older, &newer, &ended}) {
        each->violations = each->bound = 1;
        each->findings = {{Verdict::violated,
                           RecordRef{"placement", "chat-eu", 0},
                           underlined("plan.toml", 2, "[[placement]]", "[[placement]]"),
                           "chat-eu is hosted on AWS",
                           {},
                           {},
                           {Date::earliest(), Date::latest()},
                           "move it",
                           {}}};
    }
    r.clauses = {older, newer, ended};
    r.summary[static_cast<std::size_t>(Verdict::violated)] = 2;
    r.encoded = 2;
    r.exit_status = 1;
    add_fingerprints(r);
    return r;
}

}  // namespace proviso
