// Trees of nested values, and the JSON that fills them.
#include "engine/plan/tree/tree.hpp"

#include "engine/plan/input.hpp"
#include "engine/plan/json_cursor.hpp"
#include "tests/unit/tree_shape.hpp"

#include <doctest/doctest.h>

#include <cstring>

using namespace proviso;

namespace {

/// A text, and the tree that was read from it.
struct JsonTree {
    explicit JsonTree(std::string const& text) {
        std::memcpy(buffer.room(text.size()), text.data(), text.size());
        buffer.seal(text.size());
        JsonCursor cursor({buffer.begin(), text.size()}, 0);
        cursor.space();
        good = read_json_tree(cursor, tree);
        fault = cursor.fault();
        rest = {cursor.at, static_cast<std::size_t>(cursor.end - cursor.at)};
    }
    Buffer buffer;
    Tree tree;
    bool good = false;
    JsonCursor::Fault fault;
    std::string_view rest;
};

}  // namespace

TEST_CASE("a member is found in small tables and in large ones, the first of two") {
    for (auto const size : {3, 16, 17, 1000}) {
        CAPTURE(size);
        std::string text = "{";
        for (int i = 0; i < size; ++i)
            text += "\"k" + std::to_string(i) + "\": " + std::to_string(i) + ", ";
        JsonTree const json(text + R"("k1": "again", "list": [1]})");
        REQUIRE(json.good);
        auto const& tree = json.tree;
        for (int i = 0; i < size; ++i)
            CHECK(tree.value(tree.member(tree.root(), "k" + std::to_string(i))).text == std::to_string(i));
        CHECK(tree.member(tree.root(), "k") == Tree::none);
        CHECK(tree.member(tree.member(tree.root(), "list"), "k1") == Tree::none);
    }
}

TEST_CASE("a tree holds what the JSON says") {
    JsonTree const json(R"( {"a": [1, -2.50, {"b\n": null}], "c": {}, "d": [], "e": "x\u00e9", "f": true} ,)");
    REQUIRE(json.good);
    CHECK(shape(json.tree, json.tree.root()) == "{a:[1,-2.50,{b\n:null}],c:{},d:[],e:'x\xC3\xA9',f:true}");
    CHECK(json.rest == " ,");
}

TEST_CASE("members and elements of a tree are found, and nothing where there is none") {
    JsonTree const json(R"({"a": [{"b": "yes"}], "A": 2})");
    auto const& tree = json.tree;
    auto const list = tree.member(tree.root(), "a");
    auto const found = tree.member(tree.element(list, 0), "b");
    CHECK(tree.value(found).text == "yes");
    CHECK(tree.pointer(found) == "/a/0/b");
    CHECK(tree.value(tree.member(tree.root(), "A")).text == "2");
    CHECK(tree.member(list, "b") == Tree::none);
    CHECK(tree.element(list, 1) == Tree::none);
    CHECK(tree.member(tree.element(list, 7), "b") == Tree::none);
    CHECK(tree.form(Tree::none) == Form::nothing);
}

TEST_CASE("a pointer escapes what it is written with") {
    JsonTree const json(R"({"a/b": {"~": [0, 1]}})");
    auto const& tree = json.tree;
    auto const list = tree.first(tree.first(tree.root()));
    CHECK(tree.pointer(tree.element(list, 1)) == "/a~1b/~0/1");
    CHECK(tree.pointer(tree.root()).empty());
}

TEST_CASE("places of values and keys are where they stand") {
    std::string const text = R"({"key": ["value", {"n": 12}]})";
    JsonTree const json(text);
    auto const& tree = json.tree;
    auto const list = tree.first(tree.root());
    auto const at = [&](Place place) { return text.substr(place.begin, place.length); };
    CHECK(at(tree.key_place(list)) == "key");
    CHECK(at(tree.value(list).place) == R"(["value", {"n": 12}])");
    CHECK(at(tree.value(tree.element(list, 0)).place) == R"("value")");
    CHECK(at(tree.value(tree.first(tree.element(list, 1))).place) == "12");
}

TEST_CASE("malformed JSON gives no tree, and the fault is named") {
    struct Row {
        std::string text, fault;
    };
    for (auto const& row :
         {Row{R"({"a" 1})", "a colon is expected here"}, Row{R"([1 2])", "a comma or `]` is expected here"},
          Row{R"({"a": 1,})", "a text in double quotes is expected here"}, Row{R"([1,])", "a value is expected here"},
          Row{R"({"a": [)", "the text ends where a value is expected"},
          Row{std::string(600, '['), "nested more than 500 deep"}}) {
        CAPTURE(row.text);
        auto const& [text, fault] = row;
        JsonTree const json(text);
        CHECK_FALSE(json.good);
        CHECK(json.fault.text == fault);
    }
    CHECK(JsonTree(std::string(500, '[') + std::string(500, ']')).good);
}

TEST_CASE("keys that stand twice in one table are named with both places") {
    std::string const text = R"({"a": 1, "b": {"x": 1, "y": 2, "x": 3}, "c": [{"a": 1}], "a": 2})";
    JsonTree const json(text);
    Complaints out;
    refuse_twice(json.tree, json.tree.root(), out);
    REQUIRE(out.kept().size() == 2);
    CHECK(out.kept()[0].text == "`a` is given twice");
    CHECK(out.kept()[0].place.begin == text.rfind("a\": 2"));
    CHECK(out.kept()[0].earlier->begin == text.find("a\": 1"));
    CHECK(out.kept()[1].text == "`x` is given twice");
}
