// tests/golden/lint/NAME.proviso, which compiles without an error, gives exactly the findings of NAME.diag for the
// check whose code NAME begins with. PROVISO_UPDATE_GOLDEN=1 rewrites them.
#include "engine/rules/lint/lint.hpp"
#include "tests/unit/golden_file.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <algorithm>
#include <set>

namespace proviso {
namespace {

std::string contents(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// What one check finds in the text, which must be sound.
Diagnostics findings(LintCheck const& check, std::string const& name, std::string const& text) {
    Source const source(name, text);
    auto lexicon = lexicon_of(cloud_vocabulary());
    add_defined_terms(source, lexicon);
    Diagnostics mistakes;
    std::vector<PolicyFile> files;
    files.push_back({&source, parse(source, lexicon, mistakes)});
    auto const book = compile(files, cloud_vocabulary(), mistakes);
    CHECK_MESSAGE(not has_errors(mistakes), render(mistakes));
    Diagnostics found;
    check.find({files, book, cloud_vocabulary()}, found);
    return found;
}

TEST_CASE("lint: each check finds what its golden file says, and nothing else") {
    for (auto const& check : lint_checks()) {
        auto const name = std::string(info(check.kind).code) + "-" + std::string(check.name);
        auto const text = contents(PROVISO_SOURCE_DIR "/tests/golden/lint/" + name + ".proviso");
        REQUIRE_MESSAGE(not text.empty(), name);
        auto const found = findings(check, name + ".proviso", text);
        CHECK(found.size() > 0);
        for (auto const& finding : found)
            CHECK(finding.kind == check.kind);
        check_golden("lint/" + name + ".diag", render(found, false, 100));
    }
}

TEST_CASE("lint: names are told apart, and every finding is a warning") {
    std::set<std::string_view> names;
    for (auto const& check : lint_checks()) {
        CHECK(names.insert(check.name).second);
        CHECK(info(check.kind).severity == Severity::warning);
    }
}

TEST_CASE("lint: what is unknown is never called contradictory") {
    auto const checks = lint_checks();
    for (auto const* text :
         {"\"Cap\" means [redacted].\nClause 1: Workloads with a capacity of at least the Cap must have a capacity of "
          "at "
          "most 5 MW.",
          "\"House product\" includes Frontier and Sora.\nClause 1: House products must be hosted on Azure.",
          "\"Done\" means the fact that it is done.\nClause 1: Workloads must be encrypted, unless Done.",
          "Clause 1: Workloads hosted on \"Nowhere\" must be located in Germany."})
        for (auto const& check : checks)
            if (check.name.starts_with("never"))
                CHECK_MESSAGE(findings(check, "policy.proviso", text).empty(), text);
}

}  // namespace
}  // namespace proviso
