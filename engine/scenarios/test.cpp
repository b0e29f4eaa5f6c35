#include "engine/scenarios/test.hpp"

#include "dsl/lexicon.hpp"
#include "engine/scenarios/coverage.hpp"
#include "engine/scenarios/mutation.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr int passed = 0;
constexpr int failed = 1;
constexpr int nothing_run = 4;

/// Whether the parts of `pattern` between its `*` stand in `name` in their order.
bool matches(std::string const& name, std::string const& pattern) {
    auto const text = fold(name);
    auto const wanted = fold(pattern);
    std::size_t at = 0;
    for (std::size_t begin = 0; begin <= wanted.size();) {
        auto const end = std::min(wanted.find('*', begin), wanted.size());
        auto const part = wanted.substr(begin, end - begin);
        at = text.find(part, at);
        if (at == text.npos)
            return false;
        at += part.size();
        begin = end + 1;
    }
    return true;
}

ScenarioResult result(Scenario const& scenario, Report const& report, Rulebook const& rulebook) {
    ScenarioResult out{scenario.name, scenario.where, {}};
    for (auto const& expected : scenario.expected)
        if (auto differs = difference(expected, report, rulebook))
            out.differences.push_back(std::move(*differs));
    return out;
}

int exit_status(TestReport const& report) {
    if (report.scenarios.empty())
        return nothing_run;
    auto const too_little = report.threshold and report.coverage and report.coverage->percent() < *report.threshold;
    return report.failed() > 0 or too_little ? failed : passed;
}

}  // namespace

TestReport test(Rulebook const& rulebook, Vocabulary const& vocabulary, TestOptions const& options, Diagnostics& out) {
    TestReport report;
    auto const cases = test_cases(rulebook.scenarios, vocabulary, out);
    if (has_errors(out))
        return report;
    Coverage coverage(rulebook, vocabulary);
    std::vector<TestCase const*> good;
    for (auto const& one : cases) {
        if (not matches(one.scenario->name, options.pattern)) {
            ++report.left_out;
            continue;
        }
        auto const checked = check(coverage.probed(), vocabulary, one.plan, one.options);
        report.scenarios.push_back(result(*one.scenario, checked, coverage.probed()));
        coverage.note(*one.scenario, checked);
        if (report.scenarios.back().passed())
            good.push_back(&one);
    }
    if (report.left_out == 0)
        report.coverage = coverage.result();
    if (options.mutate)
        report.mutation = mutate(rulebook, vocabulary, good);
    report.threshold = options.threshold;
    report.exit_status = exit_status(report);
    return report;
}

}  // namespace proviso
