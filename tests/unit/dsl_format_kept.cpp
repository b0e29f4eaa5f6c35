// `proviso fmt` loses nothing: over every policy here, and over texts made from them by changing their layout or
// breaking them, the characters stay, the tree stays, and what is laid out stays as it is.
#include "dsl/format.hpp"
#include "dsl/print.hpp"
#include "dsl/text.hpp"
#include "engine/vocabulary/vocabulary.hpp"
#include "tests/conformance/document.hpp"
#include "tests/unit/dsl_sample.hpp"
#include "tests/unit/policy_library.hpp"
#include "tests/unit/rounds.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace proviso {
namespace {

namespace fs = std::filesystem;

fs::path const top = PROVISO_SOURCE_DIR;

std::vector<Source> policies_below(std::string const& folder) {
    std::vector<Source> found;
    for (auto const& entry : fs::recursive_directory_iterator(top / folder))
        if (entry.path().extension() == ".proviso") {
            std::ifstream file(entry.path(), std::ios::binary);
            found.emplace_back(entry.path().string(), std::string(std::istreambuf_iterator<char>(file), {}));
        }
    return found;
}

std::string characters(std::string_view text) {
    std::string kept;
    while (not text.empty()) {
        auto const next = first_code_point(text);
        if (not is_space(next.value))
            kept += text.substr(0, next.length);
        text.remove_prefix(next.length);
    }
    return kept;
}

struct Read {
    std::string tree;
    bool is_sound;
};

Read read(std::string const& text, Lexicon lexicon) {
    Source const source("policy.proviso", text);
    add_defined_terms(source, lexicon);
    Diagnostics found;
    auto const document = parse(source, lexicon, found);
    return {outline(document), not has_errors(found)};
}

/// Whether the text reads without an error, so that all was checked.
bool check_kept(std::string const& text, Lexicon const& lexicon) {
    auto const after = formatted(Source("policy.proviso", text));
    CAPTURE(text);
    CAPTURE(after);
    CHECK(characters(after) == characters(text));
    auto const before = read(text, lexicon);
    if (not before.is_sound)
        return false;
    CHECK(read(after, lexicon).tree == before.tree);
    CHECK(formatted(Source("policy.proviso", after)) == after);
    return true;
}

/// Bytes from `count` places on replaced by one of the `pieces`; the same for the same `random`.
std::string changed(std::string text, std::mt19937& random, std::vector<std::string> const& pieces) {
    for (auto count = 1 + random() % 8; count > 0; --count) {
        auto const at = random() % (text.size() + 1);
        text.replace(at, random() % 3 == 0 ? 1 : 0, pieces[random() % pieces.size()]);
    }
    return text;
}

/// Each space may become other white space, or be followed by a comment.
std::string laid_out_anew(std::string const& text, std::mt19937& random) {
    static std::vector<std::string> const blanks{
        "\n", "\n\n   ", "  \t ", "\r\n  ", " # a note. Clause 5: \"x\n", "\n# of its own\n", "# close\n", "\xC2\xA0"};
    std::string made;
    for (auto const c : text)
        made += c == ' ' and random() % 12 == 0 ? blanks[random() % blanks.size()] : std::string(1, c);
    return made;
}

Lexicon library_lexicon() {
    auto lexicon = lexicon_of(library_vocabulary());
    for (auto const& source : policies_below("policies"))
        add_defined_terms(source, lexicon);
    return lexicon;
}

TEST_CASE("format: nothing is lost of any policy here") {
    auto const names = library_lexicon();
    int sound = 0;
    for (auto const* folder : {"policies", "examples", "tests/golden/rules"})
        for (auto const& source : policies_below(folder))
            sound += check_kept(source.text(), names);
    for (auto const& source : policies_below("tests/golden/syntax"))
        sound += check_kept(source.text(), sample::lexicon());
    CHECK(sound > 80);
}

TEST_CASE("format: nothing is lost whatever the layout, or the mistake") {
    auto const names = sample::lexicon();
    auto const sources = policies_below("tests/golden/syntax");
    std::vector<std::string> const pieces{"\n",
                                          " ",
                                          "\"",
                                          "#",
                                          ".",
                                          ". ",
                                          "\n  ",
                                          "(a) ",
                                          "; ",
                                          ":",
                                          "Note: ",
                                          "\nClause 8: ",
                                          "\n\"X\" means ",
                                          "[",
                                          "]",
                                          "”",
                                          "the fact that "};
    std::mt19937 random(7);
    int sound = 0;
    for (int round = 0; round < rounds(40); ++round)
        for (auto const& source : sources) {
            sound += check_kept(laid_out_anew(source.text(), random), names);
            sound += check_kept(changed(source.text(), random, pieces), names);
        }
    CHECK(sound > rounds(100));
}

TEST_CASE("format: the policies and the examples are laid out") {
    for (auto const* folder : {"policies", "examples"})
        for (auto const& source : policies_below(folder)) {
            INFO("proviso fmt -w ", source.name());
            CHECK(formatted(source) == source.text());
        }
}

TEST_CASE("format: the language reference shows the layout that it describes") {
    auto const reference = conformance::read_document(top / "docs/language.md");
    auto const section = std::ranges::find(reference.sections, "1.10 Layout", &conformance::Section::title);
    REQUIRE(section != reference.sections.end());
    auto const& example = section->blocks.front();
    CHECK(formatted(Source("language.md", example.body)) == example.body);
}

}  // namespace
}  // namespace proviso
