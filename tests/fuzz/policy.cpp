// Any bytes as a policy file: read, compiled and, where that works, checked against an empty plan and its own
// scenarios; laid out anew, it says the same.
#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "dsl/print.hpp"
#include "engine/check/check.hpp"
#include "engine/rules/compile.hpp"
#include "engine/scenarios/test.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace proviso;

static constexpr std::size_t most_changed = 2000;  // bytes; changes times scenarios take long of a long text

static Vocabulary const& vocabulary() {
    static Vocabulary const built_in = [] {
        Diagnostics none;
        return read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, none);
    }();
    return built_in;
}

/// What is laid out anew reads as the same tree, and stays as it is.
static void check_layout(Source const& source, Lexicon const& lexicon, std::string const& tree) {
    Source const after("laid-out.proviso", formatted(source));
    Diagnostics none;
    if (outline(parse(after, lexicon, none)) != tree or has_errors(none) or formatted(after) != after.text())
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    static Lexicon const names = lexicon_of(vocabulary());
    Source const source("fuzz.proviso", std::string(reinterpret_cast<char const*>(bytes), size));
    Lexicon lexicon(names);
    add_defined_terms(source, lexicon);
    Diagnostics diagnostics;
    auto document = parse(source, lexicon, diagnostics);
    (void)print(document);
    auto const tree = outline(document);
    if (not has_errors(diagnostics))
        check_layout(source, lexicon, tree);
    auto const rulebook = compile({{&source, std::move(document)}}, vocabulary(), diagnostics);
    (void)render(diagnostics);
    if (not has_errors(diagnostics)) {
        Plan plan;
        plan.tables.resize(vocabulary().records.size());
        CheckOptions options;
        options.as_of = *Date::parse("2026-03-01");
        options.threads = 1;
        (void)check(rulebook, vocabulary(), plan, options);
        (void)test(rulebook, vocabulary(), {"", {}, size < most_changed}, diagnostics);
    }
    return 0;
}
