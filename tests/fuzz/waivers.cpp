// Any bytes as a file of waivers, and as an earlier report: whatever they say, no finding gets lost, and nothing that
// is waived is compliant.
#include "dsl/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/report/baseline.hpp"
#include "engine/rules/compile.hpp"
#include "engine/scenarios/judge.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace proviso;

namespace {

constexpr auto policy = R"(Agreement "Cloud terms" between OpenAI and Microsoft, effective 28 October 2025.
Clause 1: Stateless APIs must be hosted on Azure.
Clause 2: The total capacity of workloads must be at least 2 GW.
Clause 3: Workloads processing personal data must be located in the European Union.
  Waivable: no
Clause 5: (a) Workloads must be encrypted; and (b) workloads must have a capacity of at most 100 MW.
Clause 6: For each provider, the total capacity of workloads must be at least 1 GW in each calendar year.
Agreement "Chip terms" between OpenAI and Microsoft, effective 28 October 2025.
Clause 1: Workloads must use GB200.
Scenario "some of each":
  Given a placement with workload "chat-eu", kind API, state stateless, provider AWS, capacity 120 MW
  and a placement with workload "chat-*", kind API, state stateless, provider Azure, capacity 1.84 GW
  and a placement with workload "search", provider AWS, capacity 30 MW
  as of 1 March 2026
  expect clause 2 of "Cloud terms" is violated.
)";

struct World {
    Vocabulary vocabulary;
    Rulebook book;
    TestCase one;
    Report without;

    World() {
        Diagnostics out;
        vocabulary = read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, out);
        Source const source("policy.proviso", policy);
        auto lexicon = lexicon_of(vocabulary);
        add_defined_terms(source, lexicon);
        book = compile({{&source, parse(source, lexicon, out)}}, vocabulary, out);
        auto cases = test_cases(book.scenarios, vocabulary, out);
        if (has_errors(out) or cases.size() != 1)
            std::abort();
        one = std::move(cases.front());
        one.options.threads = 1;
        without = check(book, vocabulary, one.plan, one.options);
    }
};

void check_with(World const& world, CheckOptions const& options) {
    auto const report = check(world.book, world.vocabulary, world.one.plan, options);
    for (std::size_t i = 0; i < report.clauses.size(); ++i) {
        auto const &was = world.without.clauses[i], &is = report.clauses[i];
        if (is.violations + is.doubts + is.waived != was.violations + was.doubts or
            (is.verdict == Verdict::compliant) != (was.verdict == Verdict::compliant) or
            (is.waived > 0 and not is.waivable))
            std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    static World const world;
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    if (valid_utf8_prefix(text) < size)
        return 0;
    Diagnostics diagnostics;
    Source const source("fuzz.toml", text);
    (void)read_waivers(source, nullptr, world.vocabulary, diagnostics);
    auto options = world.one.options;
    options.waivers = read_waivers(source, &world.book, world.vocabulary, diagnostics);
    options.baseline = read_baseline("fuzz.json", text, diagnostics);
    (void)render(diagnostics);
    if (not options.waivers.empty() or options.baseline)
        check_with(world, options);
    return 0;
}
