// The conformance suites of JSON, YAML and TOML against our readers. Every difference stands in a table, with its reason.
#include "tests/conformance/suite_differences.hpp"
#include "tests/unit/plan_world.hpp"
#include "tests/unit/tree_shape.hpp"

#include "engine/plan/input.hpp"
#include "engine/plan/json_cursor.hpp"
#include "engine/plan/tree/yaml.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

/// The folder of a suite; empty, and said so, where real inputs are not at hand.
fs::path suite(char const* name) {
    auto const* corpus = std::getenv("PROVISO_CORPUS");
    auto const folder = corpus == nullptr ? fs::path() : fs::path(corpus) / "other" / name;
    if (not folder.empty() and fs::is_directory(folder))
        return folder;
    MESSAGE("skipped: PROVISO_CORPUS names no folder with other/" << name);
    return {};
}

std::vector<fs::path> files_below(fs::path const& folder, std::string const& extension) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() and entry.path().extension() == extension)
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string slurp(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A text where a reader can run into what follows it.
struct Padded {
    explicit Padded(std::string const& text) {
        std::memcpy(buffer.room(text.size()), text.data(), text.size());
        buffer.seal(text.size());
        view = {buffer.begin(), text.size()};
    }
    Buffer buffer;
    std::string_view view;
};

/// Numbers by their value, tables in any order.
bool same(Tree const& a, Tree::Node in_a, Tree const& b, Tree::Node in_b) {
    auto const &one = a.value(in_a), &other = b.value(in_b);
    if (one.form != other.form or one.truth != other.truth)
        return false;
    if (one.form == Form::number)
        return std::stod(std::string(one.text)) == std::stod(std::string(other.text));
    auto child = b.first(in_b);
    std::size_t ours = 0, theirs = 0;
    for (auto const node : b.children(in_b))
        theirs += node != Tree::none;
    for (auto const node : a.children(in_a)) {
        ++ours;
        auto const wanted = one.form == Form::table ? b.member(in_b, a.key(node)) : std::exchange(child, b.next(child));
        if (wanted == Tree::none or not same(a, node, b, wanted))
            return false;
    }
    return one.text == other.text and ours == theirs;
}

using Trees = std::vector<std::unique_ptr<Tree>>;

/// The values of a JSON text, one after another; nothing where it is malformed.
std::optional<Trees> json_trees(std::string_view text) {
    JsonCursor cursor(text, 0);
    Trees trees;
    for (cursor.space(); not cursor.ended(); cursor.space()) {
        trees.push_back(std::make_unique<Tree>());
        if (not read_json_tree(cursor, *trees.back()))
            return {};
    }
    return trees;
}

/// Documents in which nothing is written are none to us.
void leave_out_nothing(Trees& trees) {
    std::erase_if(trees, [](auto const& tree) { return tree->form(tree->root()) == Form::nothing; });
}

/// The suite shows what cannot be seen by other characters.
std::string unveiled(std::string text) {
    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"\u2423", " "},  {"\u2014", ""},       {"\u00BB", "\t"}, {"\u21B5", ""},
        {"\u2190", "\r"}, {"\u21D4", "\uFEFF"}, {"\u220E\n", ""}};
    for (auto const& [sign, meaning] : signs)
        for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + meaning.size()))
            text.replace(at, sign.size(), meaning);
    return text;
}

/// How reading a case of the suite ended: `agrees`, or how it differs.
std::string yaml_outcome(Tree const& tree, Tree::Node node) {
    auto const text = unveiled(std::string(tree.value(tree.member(node, "yaml")).text));
    auto const must_fail = tree.value(tree.member(node, "fail")).truth;
    Complaints out;
    YamlBudget budget;
    Trees read;
    for (auto const part : yaml_parts(text, out)) {
        read.push_back(std::make_unique<Tree>());
        read_yaml_tree(text, part, budget, *read.back(), out);
    }
    if (not out.empty() or must_fail)
        return out.empty() ? "accepted" : must_fail ? "agrees" : "refused: " + out.kept().front().text;
    auto const json = tree.member(node, "json");
    if (json == Tree::none)
        return "agrees";
    Padded const json_text(std::string(tree.value(json).text));
    auto wanted = json_trees(json_text.view);
    REQUIRE(wanted);
    leave_out_nothing(*wanted);
    leave_out_nothing(read);
    auto const agrees = std::ranges::equal(
        *wanted, read, [](auto const& a, auto const& b) { return same(*a, a->root(), *b, b->root()); });
    return agrees ? "agrees" : "reads " + (read.empty() ? "nothing" : shape(*read.front(), read.front()->root()));
}

std::map<std::string, std::string> yaml_differences(fs::path const& folder, std::size_t& cases) {
    std::map<std::string, std::string> found;
    for (auto const& file : files_below(folder, ".yaml")) {
        auto const text = slurp(file);
        Complaints out;
        YamlBudget budget;
        Tree tree;
        auto const parts = yaml_parts(text, out);
        REQUIRE(parts.size() == 1);
        REQUIRE(read_yaml_tree(text, parts.front(), budget, tree, out));
        std::size_t index = 0;
        for (auto const node : tree.children(tree.root())) {
            ++cases;
            auto const number = std::to_string(index++);
            auto const name =
                file.stem().string() + (tree.next(tree.first(tree.root())) == Tree::none ? "" : "-" + number);
            if (auto const outcome = yaml_outcome(tree, node); outcome != "agrees")
                found[name] = outcome;
        }
    }
    return found;
}

/// Each difference found is in the table and the other way round.
void check_differences(std::map<std::string, std::string> const& found, std::span<SuiteDifference const> known) {
    for (auto const& entry : found) {
        INFO(entry.first << ": " << entry.second);
        auto const& [name, outcome] = entry;
        auto const row = std::ranges::find(known, name, &SuiteDifference::name);
        CHECK(row != known.end());
        if (row != known.end())
            CHECK(outcome.substr(0, row->outcome.size()) == row->outcome);
    }
    for (auto const& row : known) {
        INFO(row.name << " makes no difference any more");
        CHECK(found.contains(std::string(row.name)));
    }
}

}  // namespace

TEST_CASE("the YAML suite is read as it says, but for the differences listed") {
    auto const folder = suite("yaml-test-suite");
    if (folder.empty())
        return;
    std::size_t cases = 0;
    auto const found = yaml_differences(folder, cases);
    CHECK(cases == 230);
    check_differences(found, yaml_suite_differences());
}

TEST_CASE("the JSON suite is read as it says") {
    auto const folder = suite("JSONTestSuite");
    if (folder.empty())
        return;
    auto const files = files_below(folder, ".json");
    REQUIRE(files.size() == 199);
    for (auto const& file : files) {
        auto const name = file.filename().string();
        CAPTURE(name);
        Padded const text(slurp(file));
        auto const trees = json_trees(text.view);
        auto const read = trees and trees->size() == 1;
        if (name.starts_with("y_"))
            CHECK(read);
        if (name.starts_with("n_"))
            CHECK_FALSE(read);
    }
}

TEST_CASE("the TOML suite is read as it says, but for the differences listed") {
    auto const folder = suite("toml-test");
    if (folder.empty())
        return;
    std::map<std::string, std::string> found;
    auto const files = files_below(folder / "tests", ".toml");
    for (auto const& file : files) {
        auto const name = fs::relative(file, folder / "tests").string();
        auto const codes = read_files({file.string()}).codes();
        auto const refused =
            codes.find("P501") != codes.npos or codes.find("P505") != codes.npos or codes.find("P1") != codes.npos;
        if (refused != name.starts_with("invalid"))
            found[name] = refused ? "refused" : "accepted";
    }
    CHECK(files.size() > 350);
    check_differences(found, toml_suite_differences());
}
