// YAML that grows without end when it is read carelessly is refused at once.
#include "tests/unit/yaml_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

/// Each name stands for ten of the one before it.
std::string bomb(int names) {
    std::string text = "a0: &a0 x\n";
    for (int i = 1; i < names; ++i) {
        auto const before = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        text += repeated(", " + before, 9) + "]\n";
    }
    return text;
}

}  // namespace

TEST_CASE("YAML: aliases of aliases of aliases are refused") {
    ReadYaml const read(bomb(12));
    CHECK(read.faults().find("aliases make more than 100,000 values of this file") != std::string::npos);
    CHECK(read.trees.front()->size() < 200'000);
    CHECK(ReadYaml(bomb(5)).good);
}

TEST_CASE("YAML: merge keys spend the same budget") {
    std::string text = "a0: &a0 {k: 1}\n";
    for (int i = 1; i < 500; ++i)
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " {<<: *a" + std::to_string(i - 1) + ", k" +
                std::to_string(i) + ": 1}\n";
    CHECK(ReadYaml(text).faults().find("aliases make more than 100,000 values") != std::string::npos);
}

TEST_CASE("YAML: depth is limited, by aliases too") {
    CHECK(ReadYaml(repeated("- ", 100'000)).faults() == "1:401 nested more than 200 deep");
    CHECK(ReadYaml(repeated("[", 300) + repeated("]", 300)).faults() == "1:201 nested more than 200 deep");
    CHECK(ReadYaml(repeated("{a: ", 300) + repeated("}", 300)).faults() == "1:801 nested more than 200 deep");
    for (auto const* endless : {"? ", "[", "{", "{a: ", "&a ", "*a ", "a: "}) {
        CAPTURE(endless);
        CHECK_FALSE(ReadYaml(repeated(endless, 100'000)).good);
    }
    std::string text = "a0: &a0 [x]\n";
    for (int i = 1; i < 300; ++i)
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
    CHECK(ReadYaml(text).faults().find("nested more than 200 deep") != std::string::npos);
    CHECK(ReadYaml(repeated("[", 200) + repeated("]", 200)).good);
}

TEST_CASE("YAML: the budget of one file is shared by its documents") {
    std::string const text = "[1, 2, 3]\n---\n[4, 5, 6]\n";
    Complaints out;
    YamlBudget budget;
    budget.values = 6;
    Tree first, second;
    auto const parts = yaml_parts(text, out);
    CHECK(read_yaml_tree(text, parts[0], budget, first, out));
    CHECK_FALSE(read_yaml_tree(text, parts[1], budget, second, out));
}

TEST_CASE("YAML: a hundred thousand documents are too many, and endless ones are none") {
    ReadYaml const read(repeated("---\na\n", 100'001));
    CHECK(read.faults().find("more than 100,000 documents in one file") != std::string::npos);
    CHECK(ReadYaml("\"a\",\n").faults() == "1:4 the document has ended before this");
    CHECK(ReadYaml("- c:\n (x (\n\"y\",\n").trees.size() == 1);
}
