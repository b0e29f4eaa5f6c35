// Every example of the documentation and every case of cases/ comes out as it says.
#include "tests/conformance/example.hpp"
#include "tests/conformance/judge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

namespace proviso::conformance {
namespace {

namespace fs = std::filesystem;

fs::path const top = PROVISO_SOURCE_DIR;

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines)
        text += line + "\n";
    return text;
}

/// Why there are no verdicts: `` where there are.
std::string complaints(Outcome const& outcome) { return outcome.report ? "" : outcome.messages(); }

void check_verdicts(Block const& block, Outcome const& outcome) {
    CHECK_MESSAGE(outcome.report.has_value(), complaints(outcome));
    if (not outcome.report)
        return;
    auto const expected = lines_of(block.body);
    auto const& clauses = outcome.report->clauses;
    auto const all_agree = std::ranges::equal(expected, clauses, agrees);
    CHECK_MESSAGE(all_agree, "expected\n", block.body, "but it is\n", joined(outcome.verdicts()));
}

/// `P104 the title of its kind` → `P104`; the title, where given, must be right.
std::string code_of(std::string const& line) {
    auto const code = line.substr(0, line.find(' '));
    auto const row = std::ranges::find(all_kinds(), code, &KindInfo::code);
    REQUIRE_MESSAGE(row != all_kinds().end(), "no such code: ", code);
    if (line.size() > code.size())
        CHECK(line.substr(code.size() + 1) == row->title);
    return code;
}

void check_scenarios(Block const& block, Outcome const& outcome) {
    CHECK_MESSAGE(outcome.report.has_value(), complaints(outcome));
    CHECK_MESSAGE(lines_of(block.body) == outcome.scenarios, "expected\n", block.body, "but it is\n",
                  joined(outcome.scenarios));
}

void check_refused(Block const& block, Outcome const& outcome) {
    std::vector<std::string> expected;
    for (auto const& line : lines_of(block.body))
        expected.push_back(code_of(line));
    CHECK_MESSAGE(outcome.codes() == expected, "expected\n", block.body, "but it says\n", outcome.messages(),
                  joined(outcome.verdicts()));
}

void check_message(Document const& document, Block const& block, Outcome const& outcome) {
    auto const messages = outcome.messages();
    if (updates_golden() and messages != block.body)
        replace_body(document, block, messages);
    else
        CHECK(messages == block.body);
}

void check_sentence(Example const& example, SentenceCase const& one) {
    Inputs inputs{example.policies, example.plans, example.vocabularies, example.waivers};
    inputs.policies.push_back({"sentence.proviso", "Clause 1: " + filled(one.sentence, one.value)});
    for (auto& plan : inputs.plans)
        plan.text = filled(plan.text, one.value);
    auto const outcome = judge(inputs);
    if (one.expected.starts_with("P1") or one.expected.starts_with("P2") or one.expected.starts_with("P3")) {
        CHECK_MESSAGE(outcome.codes() == std::vector{one.expected}, outcome.messages(), joined(outcome.verdicts()));
        return;
    }
    CHECK_MESSAGE(outcome.report.has_value(), complaints(outcome));
    if (not outcome.report)
        return;
    auto const as_expected = [&](auto const& clause) { return agrees("1 " + one.expected, clause); };
    CHECK_MESSAGE(std::ranges::any_of(outcome.report->clauses, as_expected), joined(outcome.verdicts()));
}

void check_sentences(Example const& example, Block const& table) {
    for (auto const& one : sentence_cases(table)) {
        SUBCASE(one.name.c_str()) { check_sentence(example, one); }
    }
}

void check_example(Document const& document, Example const& example) {
    INFO(document.path.filename().string(), ", line ", example.line);
    auto const only_sentences =
        std::ranges::all_of(example.expectations, [](auto const& b) { return b.kind == "sentences"; });
    auto const outcome =
        only_sentences ? Outcome{} : judge({example.policies, example.plans, example.vocabularies, example.waivers});
    for (auto const& block : example.expectations) {
        if (block.kind == "verdicts")
            check_verdicts(block, outcome);
        else if (block.kind == "scenarios")
            check_scenarios(block, outcome);
        else if (block.kind == "refused")
            check_refused(block, outcome);
        else if (block.kind == "message")
            check_message(document, block, outcome);
        else
            check_sentences(example, block);
    }
}

struct Page {
    Document document;
    std::vector<Example> examples;
};

/// A test case runs once for each subcase; pages are read once, unless they are being rewritten.
Page const& page_at(fs::path const& path) {
    static std::map<fs::path, Page> pages;
    auto& page = pages[path];
    if (page.examples.empty() or updates_golden()) {
        page.document = read_document(path);
        page.examples = examples_of(page.document);
    }
    return page;
}

/// Each example as a subcase of its own name.
void check_page(fs::path const& path) {
    auto const& page = page_at(path);
    CHECK_MESSAGE(not page.examples.empty(), "no examples in ", path.string());
    for (auto const& example : page.examples) {
        SUBCASE(example.name.c_str()) { check_example(page.document, example); }
    }
}

TEST_CASE("the language reference: every example comes out as it says") { check_page(top / "docs/language.md"); }

TEST_CASE("the messages: every example is answered as it says") { check_page(top / "docs/diagnostics.md"); }

TEST_CASE("the cases of the language reference") {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(top / "tests/conformance/cases"))
        files.push_back(entry.path());
    std::ranges::sort(files);
    for (auto const& file : files) {
        SUBCASE(file.filename().c_str()) { check_page(file); }
    }
}

}  // namespace
}  // namespace proviso::conformance
