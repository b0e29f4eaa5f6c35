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
    "policies/amazon-openai/amazon-openai", "policies/aws-openai/aws-openai",
    "policies/funding-round/funding-round", "policies/microsoft-openai/microsoft-openai",
    "policies/nvidia-openai/nvidia-openai", "examples/demo/policy",
};

std::string contents(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Compiled policy(std::string_view name) {
    auto const file = std::string(name) + ".proviso";
    return compiled({{file, contents(fs::path(PROVISO_SOURCE_DIR) / file)}});
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
        auto const short_name = fs::path(name).parent_path().filename().string();
        check_golden("reading/" + short_name + ".txt", text_of(read(source.book, *source.vocabulary)));
    }
}

TEST_CASE("reading: the demo, as Markdown") {
    auto const source = policy("examples/demo/policy");
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
