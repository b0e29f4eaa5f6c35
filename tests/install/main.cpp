// The library as others use it: a policy and a plan in, a report out.
#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/plan/read.hpp"
#include "engine/report/renderers.hpp"
#include "engine/rules/compile.hpp"
#include "engine/scenarios/test.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

using namespace proviso;

/// consumer POLICY PLAN
int main(int count, char** arguments) {
    if (count != 3)
        return 2;
    Diagnostics diagnostics;
    auto const vocabulary =
        read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, diagnostics);
    auto lexicon = lexicon_of(vocabulary);

    std::ifstream in(arguments[1], std::ios::binary);
    Source const source(arguments[1], {std::istreambuf_iterator<char>(in), {}});
    add_defined_terms(source, lexicon);
    auto const rulebook = compile({{&source, parse(source, lexicon, diagnostics)}}, vocabulary, diagnostics);
    auto const plan = read_plan({arguments[2]}, vocabulary, {}, diagnostics);
    if (has_errors(diagnostics)) {
        std::cerr << render(diagnostics);
        return 2;
    }

    CheckOptions options;
    options.as_of = plan.as_of.value_or(*Date::of(2026, 3, 1));
    auto const report = check(rulebook, vocabulary, plan, options);
    renderers().front().write(report, {}, std::cout);
    return report.exit_status;
}
