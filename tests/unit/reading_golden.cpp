// What `proviso read` says of the policy library and the demo, and that each of its examples is what it claims to be
// when the whole of the policies is checked, not its clause alone.
#include "dsl/lexicon.hpp"
#include "engine/reading/example_plan.hpp"
#include "engine/reading/writers.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace proviso {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> policies{
    "policies/amazon-openai",    "policies/aws-openai",    "policies/funding-round",
    "policies/microsoft-openai", "policies/nvidia-openai", "examples/demo",
};

std::string contents(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The policies of a folder, without their scenarios.
Compiled policy(std::string_view folder) {
    fs::path const top = PROVISO_SOURCE_DIR;
    std::vector<NamedText> files;
    for (auto const& entry : fs::directory_iterator(top / folder))
        if (entry.path().extension() == ".proviso" and not entry.path().stem().string().starts_with("scenarios"))
            files.push_back({fs::relative(entry.path(), top).string(), contents(entry.path())});
    std::ranges::sort(files, {}, &NamedText::name);
    return compiled(files);
}

std::string text_of(PolicyReading const& reading) {
    std::ostringstream out;
    write_reading_text(reading, {.colour = false, .width = 100}, out);
    return out.str();
}

std::string markdown_of(PolicyReading const& reading) {
    std::ostringstream out;
    write_reading_markdown(reading, {}, out);
    return out.str();
}

/// The verdict of the sentence in a check of the whole rulebook against the example alone.
std::string verdict_of(Compiled const& source, RuleReading const& rule, Example const& example) {
    auto const& vocabulary = *source.vocabulary;
    std::vector<MadeRecord> records;
    for (auto const& record : example.records) {
        auto const type = vocabulary.record(record.type).value();
        auto& made = records.emplace_back(MadeRecord{type, {}});
        for (auto const& [field, value] : record.cells)
            made.values.emplace(FieldId{type, vocabulary.records[type].find(field).value()}, value);
    }
    CheckOptions options;
    options.as_of = example.as_of;
    for (auto const& [name, value] : example.facts) {
        auto const day = Date::parse(value);
        options.facts.emplace(fold(name), day ? FactValue{*day, {}} : FactValue{false, {}});
    }
    auto const report = check(source.book, vocabulary, plan_of(vocabulary, records).value(), options);
    for (auto const& clause : report.clauses)
        if (clause.id == rule.label and clause.text == rule.written)
            return std::string(verdict_names[static_cast<std::size_t>(clause.verdict)]);
    return "no such clause";
}

/// How many examples there were, of how many possible.
std::pair<int, int> check_examples(Compiled const& source) {
    int shown = 0, possible = 0;
    for (auto const& clause : read(source.book, *source.vocabulary).clauses)
        for (auto const& rule : clause.rules)
            for (auto const* example : {&rule.passes, &rule.fails}) {
                possible += rule.judged;
                if (not rule.judged or not example->why_none.empty())
                    continue;
                ++shown;
                INFO(rule.label << ": " << rule.written << "\n" << example_words(*example));
                CHECK(verdict_of(source, rule, *example) == (example == &rule.passes ? "compliant" : "violated"));
            }
    return {shown, possible};
}

}  // namespace

TEST_CASE("reading: the policy library and the demo, as text") {
    for (auto const name : policies) {
        auto const source = policy(name);
        REQUIRE_MESSAGE(not has_errors(source.diagnostics), source.messages());
        check_golden("reading/" + fs::path(name).filename().string() + ".txt",
                     text_of(read(source.book, *source.vocabulary)));
    }
}

TEST_CASE("reading: the demo, as Markdown") {
    auto const source = policy("examples/demo");
    check_golden("reading/demo.md", markdown_of(read(source.book, *source.vocabulary)));
}

TEST_CASE("reading: every clause of the library has an example of each kind, and all are right in the whole of it") {
    for (auto const name : policies) {
        CAPTURE(name);
        auto const [shown, possible] = check_examples(policy(name));
        CHECK(shown == possible);
        CHECK(shown > 0);
    }
}

TEST_CASE("reading: every form of norm has an example of each kind") {
    auto const source = compiled(R"(
Clause 1: At least 60% of the capacity of inference workloads must be hosted on Azure.
Clause 2: For each product, the number of regions of APIs must be at least 2.
Clause 3: The total cost of workloads hosted on AWS must not exceed 40% of the total cost of workloads.
Clause 4: APIs must not share a region with training jobs.
Clause 5: APIs must share a jurisdiction with training jobs of the same product.
Clause 6: The total capacity of workloads hosted on Azure must be at least 2 GW at all times during 2027.
Clause 7: The total capacity of workloads hosted on Azure must be at least 2 GW in each calendar year of the period from 2027-01-01 until 2029-12-31.
Clause 8: At least two APIs must be hosted on Azure.
Clause 9: For each product, the earliest start of workloads hosted on Azure must be no later than the earliest start of workloads not hosted on Azure.
Clause 10: The average capacity of APIs must be between 5 MW and 9 MW.
Clause 11: No API may be hosted on AWS.
Clause 12: For each product, at least one API must be hosted on Azure, except for APIs sold to consumers.
Clause 13: For each product, the earliest start of APIs hosted on Azure must be no later than the earliest start of APIs not hosted on Azure, except for APIs sold to consumers, from 1 July 2026.
)");
    REQUIRE_MESSAGE(not has_errors(source.diagnostics), source.messages());
    CHECK(check_examples(source) == std::pair{26, 26});
}

TEST_CASE("reading: no example of the sample rules is wrong in the whole of its file") {
    int shown = 0;
    for (auto const& entry : fs::directory_iterator(PROVISO_SOURCE_DIR "/tests/golden/rules"))
        if (entry.path().extension() == ".proviso" and not entry.path().filename().string().starts_with("P")) {
            CAPTURE(entry.path().string());
            shown += check_examples(compiled({{entry.path().filename().string(), contents(entry.path())}})).first;
        }
    CHECK(shown > 50);
}

}  // namespace proviso
