#include "tests/conformance/judge.hpp"

#include "dsl/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/check/spend.hpp"
#include "engine/plan/read.hpp"
#include "engine/report/text_finding.hpp"
#include "engine/rules/compile.hpp"
#include "engine/scenarios/test.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include <unistd.h>

namespace proviso::conformance {
namespace {

namespace fs = std::filesystem;

/// A folder of our own, so that plans can be read from files; gone at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("proviso-conformance-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::string prefix() const { return path_.string() + "/"; }

    std::vector<std::string> written(std::vector<File> const& files) const {
        std::vector<std::string> paths;
        for (auto const& file : files) {
            paths.push_back(prefix() + file.name);
            std::ofstream(paths.back(), std::ios::binary) << file.text;
        }
        return paths;
    }

private:
    fs::path path_;
};

Folder const& folder() {
    static Folder const one;
    return one;
}

Vocabulary const& builtin_vocabulary() {
    static Vocabulary const vocabulary = [] {
        Diagnostics none;
        return read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, none);
    }();
    return vocabulary;
}

Vocabulary vocabulary_of(std::vector<File> const& files, Diagnostics& out) {
    auto vocabulary = builtin_vocabulary();
    for (auto const& file : files)
        vocabulary = read_vocabulary(Source(file.name, file.text), std::move(vocabulary), out);
    return vocabulary;
}

Rulebook rulebook_of(std::vector<File> const& files, Vocabulary const& vocabulary, Diagnostics& out,
                     Spend spend = Spend::planned) {
    std::vector<Source> sources;
    for (auto const& file : files)
        sources.emplace_back(file.name, file.text);
    auto lexicon = lexicon_of(vocabulary);
    for (auto const& source : sources)
        add_defined_terms(source, lexicon);
    std::vector<PolicyFile> parsed;
    for (auto const& source : sources)
        parsed.push_back({&source, parse(source, lexicon, out)});
    return compile(parsed, vocabulary, out, spend);
}

/// What `text` says of files in our folder, by their names alone.
std::string without_folder(std::string text) {
    auto const prefix = folder().prefix();
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
        text.erase(at, prefix.size());
    return text;
}

std::string enumerated(std::vector<std::string> const& items) {
    std::string text;
    for (auto const& item : items)
        text += (text.empty() ? "" : ", ") + item;
    return text;
}

/// Of the findings that gave the clause its verdict.
std::string records(ClauseResult const& clause) {
    std::vector<std::string> keys;
    for (auto const& finding : clause.findings)
        if (finding.record and (finding.waiver ? Verdict::waived : finding.verdict) == clause.verdict)
            keys.push_back(finding.record->key);
    return enumerated(keys);
}

std::string turning_points(ClauseResult const& clause) {
    std::vector<std::string> names;
    for (auto const& finding : clause.findings)
        for (auto const& on : finding.turns_on)
            if (auto name = on.fact.empty() ? on.field : on.fact; std::ranges::find(names, name) == names.end())
                names.push_back(name);
    return enumerated(names);
}

std::string outcome(ClauseResult const& clause) {
    if (not clause.judged)
        return clause.kind;
    auto name = std::string(verdict_names[static_cast<std::size_t>(clause.verdict)]);
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::vector<std::string> scenario_lines(TestReport const& report) {
    std::vector<std::string> lines;
    for (auto const& scenario : report.scenarios) {
        lines.push_back((scenario.passed() ? "ok " : "FAIL ") + scenario.name);
        for (auto const& difference : scenario.differences)
            lines.back() += (lines.back().find(": ") == std::string::npos ? ": " : "; ") + difference.actual;
    }
    return lines;
}

struct Part {
    std::string opening;
    std::string text;
    std::string closing;
};

/// What may follow the verdict, in this order.
std::vector<Part> parts_of(ClauseResult const& clause) {
    return {{" by ", records(clause), ""},
            {" because of ", turning_points(clause), ""},
            {" measuring ", clause.measure ? clause.measure->actual : "", ""},
            {" missing ", clause.measure ? clause.measure->shortfall : "", ""},
            {" (", clause.findings.empty() ? "" : days(clause.findings.front().period), ")"}};
}

}  // namespace

std::string described(ClauseResult const& clause) {
    auto text = clause.id + " " + outcome(clause);
    for (auto const& part : parts_of(clause))
        if (not part.text.empty())
            text += part.opening + part.text + part.closing;
    return text;
}

bool agrees(std::string const& expected, ClauseResult const& actual) {
    auto text = actual.id + " " + outcome(actual);
    for (auto const& part : parts_of(actual))
        if (expected.find(part.opening, text.size()) != std::string::npos)
            text += part.opening + part.text + part.closing;
    return text == expected;
}

std::vector<std::string> Outcome::codes() const {
    auto const failed = has_errors(diagnostics);
    std::set<std::string> codes;
    for (auto const& diagnostic : diagnostics)
        if (not failed or severity(diagnostic) == Severity::error)
            codes.emplace(info(diagnostic.kind).code);
    return {codes.begin(), codes.end()};
}

std::string Outcome::messages() const { return without_folder(render(diagnostics)); }

std::vector<std::string> Outcome::verdicts() const {
    std::vector<std::string> lines;
    if (report)
        for (auto const& clause : report->clauses)
            lines.push_back(described(clause));
    return lines;
}

Outcome judge(Inputs const& inputs) {
    Outcome outcome;
    auto const vocabulary = vocabulary_of(inputs.vocabularies, outcome.diagnostics);
    auto rulebook = rulebook_of(inputs.policies, vocabulary, outcome.diagnostics);
    auto const plan = read_plan(folder().written(inputs.plans), vocabulary, {}, outcome.diagnostics);
    if (has_errors(outcome.diagnostics))
        return outcome;
    if (rulebook.speaks_of_spend and spend_in(plan, vocabulary, outcome.diagnostics) == Spend::billed)
        rulebook = rulebook_of(inputs.policies, vocabulary, outcome.diagnostics, Spend::billed);
    if (has_errors(outcome.diagnostics))
        return outcome;
    outcome.scenarios = scenario_lines(test(rulebook, vocabulary, {}, outcome.diagnostics));
    if (has_errors(outcome.diagnostics))
        return outcome;
    CheckOptions options;
    options.as_of = plan.as_of.value_or(*Date::of(2026, 3, 1));
    for (auto const& file : inputs.waivers)
        for (auto& waiver : read_waivers(Source(file.name, file.text), &rulebook, vocabulary, outcome.diagnostics))
            options.waivers.push_back(std::move(waiver));
    if (has_errors(outcome.diagnostics))
        return outcome;
    outcome.report = check(rulebook, vocabulary, plan, options);
    return outcome;
}

}  // namespace proviso::conformance
