// policies/clauses: sentences of real contracts, a file each, named by the sentence's id.
#include "dsl/text.hpp"
#include "tests/unit/policy_library.hpp"
#include "tests/unit/scenarios_world.hpp"

#include <cstdlib>
#include <map>
#include <set>

namespace proviso {
namespace {

namespace fs = std::filesystem;

fs::path const folder = PROVISO_SOURCE_DIR "/policies/clauses";

/// The category of each sentence that is encoded, by its id.
std::map<std::string, std::string> encoded() {
    std::map<std::string, std::string> found;
    for (auto const& file : policy_texts(folder)) {
        fs::path const path = file.name;
        auto const is_new = found.emplace(path.stem().string(), path.parent_path().filename().string()).second;
        CHECK_MESSAGE(is_new, file.name << " is there twice");
    }
    return found;
}

Compiled library() { return compiled(policy_texts(folder), library_vocabulary()); }

bool is_of(ClauseInfo const& clause, std::string const& id) {
    return clause.id == id or clause.id.starts_with(id + "-");
}

std::set<ExpectedVerdict> expected_of(Rulebook const& book, std::string const& id) {
    std::set<ExpectedVerdict> found;
    for (auto const& scenario : book.scenarios)
        for (auto const& expectation : scenario.expected)
            if (is_of(book.clauses[book.rules[expectation.rules.at(0)].clause], id))
                found.insert(expectation.verdict);
    return found;
}

struct Sentence {
    std::string kind;      ///< E: from a plan alone; F: with a fact beside it
    std::string category;  ///< the part before the full stop
    std::string source;
    std::string words;
};

/// The sentences of the corpus by id; none, and said so, where it is not at hand.
std::map<std::string, Sentence> sentences() {
    std::map<std::string, Sentence> found;
    auto const* const corpus = std::getenv("PROVISO_CORPUS");
    std::ifstream in(corpus == nullptr ? fs::path() : fs::path(corpus) / "clauses" / "clauses.tsv");
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        std::string id;
        Sentence one;
        for (auto* cell : {&id, &one.kind, &one.category, &one.source, &one.words})
            std::getline(cells, *cell, '\t');
        one.category.erase(std::min(one.category.find('.'), one.category.size()));
        found[id] = one;
    }
    if (found.empty())
        MESSAGE("skipped: PROVISO_CORPUS names no folder with clauses/clauses.tsv");
    return found;
}

TEST_CASE("clauses: every scenario comes out, and they decide everything") {
    auto policy = library();
    REQUIRE_MESSAGE(policy.diagnostics.empty(), policy.messages());
    auto const report = test(policy.book, library_vocabulary(), {}, policy.diagnostics);
    CHECK(report.failed() == 0);
    CHECK(lines(report.coverage->missing).empty());
}

TEST_CASE("clauses: each sentence is cited, kept by one scenario and broken by another") {
    auto const policy = library();
    for (auto const& each : encoded()) {
        auto const &id = each.first, &category = each.second;
        INFO(category, "/", id);
        auto const clause = std::ranges::find(policy.book.clauses, id, &ClauseInfo::id);
        REQUIRE(clause != policy.book.clauses.end());
        CHECK(clause->source.starts_with(id + ", "));
        auto const verdicts = expected_of(policy.book, id);
        CHECK(verdicts.contains(ExpectedVerdict::compliant));
        CHECK(verdicts.contains(ExpectedVerdict::violated));
    }
}

TEST_CASE("clauses: the table names each file") {
    auto const table = file_text(folder / "README.md");
    for (auto const& [id, category] : encoded())
        CHECK(table.find("\n| " + id + " | `" + category + "/" + id + ".proviso` | ") != table.npos);
}

TEST_CASE("clauses: enough of the corpus is encoded, and the rest is accounted for") {
    auto const corpus = sentences();
    auto const ours = encoded();
    auto const table = file_text(folder / "README.md");
    std::map<std::string, int> count;
    for (auto const& each : corpus) {
        auto const& id = each.first;
        auto const& sentence = each.second;
        INFO(id);
        auto const here = ours.find(id);
        if (here != ours.end()) {
            CHECK(here->second == sentence.category);
            ++count[sentence.kind];
        } else if (sentence.kind == "E" or sentence.kind == "F") {
            CHECK(table.find("\n| " + id + " | not encoded | ") != table.npos);
        }
    }
    if (corpus.empty())
        return;
    CHECK(count["E"] >= 42);
    CHECK(count["F"] >= 20);
    for (auto const& each : ours)
        CHECK_MESSAGE(corpus.contains(each.first), each.first);
}

TEST_CASE("clauses: only sentences that may be quoted are quoted") {
    for (auto const& each : sentences()) {
        auto const& id = each.first;
        auto const& sentence = each.second;
        auto const path = folder / sentence.category / (id + ".proviso");
        if (sentence.source.starts_with("CUAD") or not fs::exists(path))
            continue;
        auto const text = one_line(file_text(path));
        INFO(id);
        CHECK(text.find(sentence.words) == text.npos);
        CHECK(text.find(", described after ") != text.npos);
    }
}

}  // namespace
}  // namespace proviso
