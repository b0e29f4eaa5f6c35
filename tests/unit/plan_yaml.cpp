// What YAML means, and what is wrong with it.
#include "tests/unit/yaml_world.hpp"

#include "engine/plan/tree/yaml_scalar.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string yaml(std::string const& text) {
    ReadYaml const read(text);
    return read.good ? read.shapes() : read.faults();
}

}  // namespace

TEST_CASE("YAML: tables, lists and texts in every style are the same tree") {
    CHECK(yaml("a: 1\nb:\n- x\n- {c: 'd', e: \"f\\n\"}\n") == "{a:1,b:['x',{c:'d',e:'f\n'}]}");
    CHECK(yaml("{a: 1, b: [x, {c: d, e: 'f'}],}") == "{a:1,b:['x',{c:'d',e:'f'}]}");
    CHECK(yaml("{\"a\": 1, \"b\": [true, null]}") == "{a:1,b:[true,null]}");
    CHECK(yaml("a: |\n  two\n  lines\nb: >-\n  one\n  line\n") == "{a:'two\nlines\n',b:'one line'}");
    CHECK(yaml("a: one\n  line\nb: ''\nc:\n") == "{a:'one line',b:'',c:null}");
    CHECK(yaml("a:\r\n- b\r\n- c: d\r\n") == "{a:['b',{c:'d'}]}");
    CHECK(yaml("\xEF\xBB\xBF"
               "a: b") == "{a:'b'}");
}

TEST_CASE("YAML: a plain scalar means what Kubernetes makes of it") {
    struct Row {
        std::string text, meaning;
        bool otherwise = false;  ///< read otherwise by YAML 1.2
    };
    for (auto const& row : {
             Row{"8", "8"},
             Row{"-8", "-8"},
             Row{"+8", "8"},
             Row{"1.10", "1.10"},
             Row{".5", "0.5"},
             Row{"5.", "5"},
             Row{"1e3", "1e3"},
             Row{"1.5E-3", "1.5E-3"},
             Row{"0", "0"},
             Row{"-0", "-0"},
             Row{"0.5", "0.5"},
             Row{"123456789012345678901234567890", "123456789012345678901234567890"},
             Row{"0400", "256", true},
             Row{"-010", "-8", true},
             Row{"08", "8", true},
             Row{"0o17", "15"},
             Row{"0x1F", "31"},
             Row{"0b101", "5", true},
             Row{"1_000", "1000", true},
             Row{"yes", "true", true},
             Row{"Yes", "true", true},
             Row{"YES", "true", true},
             Row{"y", "true", true},
             Row{"off", "false", true},
             Row{"N", "false", true},
             Row{"true", "true"},
             Row{"False", "false"},
             Row{"~", "null"},
             Row{"Null", "null"},
             Row{"yEs", "'yEs'"},
             Row{"1.2.3", "'1.2.3'"},
             Row{"500m", "'500m'"},
             Row{"1Gi", "'1Gi'"},
             Row{"1e", "'1e'"},
             Row{"0x", "'0x'"},
             Row{"2026-03-01", "'2026-03-01'"},
             Row{"12:30", "'12:30'"},
             Row{".inf", "'.inf'"},
             Row{"-", "[null]"},
             Row{"eu-west-1", "'eu-west-1'"},
         }) {
        CAPTURE(row.text);
        auto const& [text, meaning, otherwise] = row;
        CHECK(yaml(text) == meaning);
        CHECK(is_read_otherwise_elsewhere(text) == otherwise);
    }
    CHECK(yaml("['8', \"yes\", !!str 0400, !!int '7', ! 5, !mine 5]") == "['8','yes','0400',7,'5','5']");
}

TEST_CASE("YAML: documents are parted by --- and ..., and those of comments alone are none") {
    CHECK(yaml("# a\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\nc: 3\n") == "{a:1}\n{b:2}\n{c:3}");
    CHECK(yaml("--- 1\n--- |\n two\n---\n") == "1\n'two\n'");
    CHECK(yaml("%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n") == "{a:1}\n{b:2}");
    CHECK(yaml("a: |\n  ---\n  not a marker\nb: 1\n") == "{a:'---\nnot a marker\n',b:1}");
    CHECK(yaml("a: ---\nb: ...\n") == "{a:'---',b:'...'}");
    CHECK(yaml("").empty());
    CHECK(yaml("# only this\n").empty());
}

TEST_CASE("YAML: aliases and merge keys are written out") {
    CHECK(yaml("a: &x {k: 1}\nb: *x\nc: [*x, &y 2, *y]\n") == "{a:{k:1},b:{k:1},c:[{k:1},2,2]}");
    CHECK(yaml("&k a: 1\nb: *k\n*k : 2\n").find("`a` is given twice") != std::string::npos);
    CHECK(yaml("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n") == "{a:{k:1,l:2},b:{l:3,k:1}}");
    CHECK(yaml("x: [&a {k: 1}, &b {k: 2, l: 2}]\nc:\n  <<: [*a, *b]\n") == "{x:[{k:1},{k:2,l:2}],c:{k:1,l:2}}");
    CHECK(yaml("a: {<<: {k: 1}, l: 2}\nb: {<<: [{m: 3}]}\n") == "{a:{l:2,k:1},b:{m:3}}");
    CHECK(yaml("a: {'<<': 1}\n") == "{a:{<<:1}}");
    CHECK(yaml("a: &x {k: {<<: {l: 1}}}\nb: {<<: *x}\n") == "{a:{k:{l:1}},b:{k:{l:1}}}");
}

TEST_CASE("YAML: merge keys that bring in no table, or what stands before them, are refused") {
    CHECK(yaml("a: {<<: 1}\n") == "1:9 `<<` brings in a table, or a list of tables");
    CHECK(yaml("a: &x [1]\nb: {<<: *x}\n") == "2:9 `<<` brings in a table, or a list of tables");
    CHECK(yaml("a: {<<: [[{k: 1}]]}\n") == "1:10 `<<` brings in a table, or a list of tables");
    CHECK(yaml("a: &x {k: 1}\nb:\n  k: 2\n  <<: *x\n") ==
          "3:3 `k` stands before the `<<` that brings it in as well (first 1:8)");
}

TEST_CASE("YAML: places of keys and values are where they stand") {
    ReadYaml const read("\xEF\xBB\xBF# \xC3\xA9\r\nkey: &n !!str value\r\nq: 'it''s'\r\nm: 12 # no\r\nb: |\r\n  x\r\n");
    REQUIRE(read.good);
    auto const& tree = *read.trees.front();
    std::string all;
    for (auto const child : tree.children(tree.root()))
        all += read.at(tree.key_place(child)) + "=" + read.at(tree.value(child).place) + " ";
    CHECK(all == "key=value q='it''s' m=12 b=| ");
}

TEST_CASE("YAML: what is malformed is named, with its place") {
    struct Row {
        std::string text, fault;
    };
    for (auto const& row :
         {Row{"\"a\",\n", "1:4 the document has ended before this"},
          Row{"a: 1\n\"b\"\n", "2:1 this fits no table or list before it"},
          Row{"a: 1\n b: 2\n", "2:3 no colon may stand here"},
          Row{"a:\n  - b\n c\n", "3:2 this fits no table or list before it"},
          Row{"a: [1, 2\nb: 3\n", "2:1 a comma or `]` is expected here"},
          Row{"a: [1, {b: 2]\n", "1:13 this bracket closes none that is open"},
          Row{"a:\n\tb: 1\n", "2:1 a tab, where lines are indented"},
          Row{"a: @x\n", "1:4 no text may begin with this character"},
          Row{"a: 'b\n", "1:4 this text has no closing quote"}, Row{"a: *x\n", "1:4 this alias stands for nothing"},
          Row{"a: &x [1, *x]\n", "1:11 this alias stands inside what it stands for"},
          Row{"{a: 1}: 2\n", "1:1 a key is a text, and not a table or list"},
          Row{"a:\n  b\nc\n", "3:2 a colon is missing here"},
          Row{"a: \x01\n", "1:4 a control character, which YAML does not allow"},
          Row{"a: \x04\nb: 1\n", "1:4 a control character, which YAML does not allow"},
          Row{"a: \xFF\n", "1:4 this is not UTF-8"},
          Row{"a: 1\nb: {c: 1, c: 2}\na: 2\n",
              "2:11 `c` is given twice (first 2:5)\n3:1 `a` is given twice (first 1:1)"}}) {
        CAPTURE(row.text);
        auto const& [text, fault] = row;
        CHECK(yaml(text) == fault);
    }
}

TEST_CASE("YAML: a fault in one document hides none in the others") {
    ReadYaml const read("a: [\n---\nb: 1\n---\nc: *x\n---\nd: {e: 1, e: 1}\n");
    CHECK(read.faults() == "2:1 a comma or `]` is expected here\n5:4 this alias stands for nothing\n"
                           "7:11 `e` is given twice (first 7:5)");
}

TEST_CASE("YAML: a template is called one") {
    auto const message = std::string("this is a template that has not been rendered");
    CHECK(yaml("a: 1\nreplicas: {{ .Values.n }}\n") == "2:11 " + message);
    CHECK(yaml("a: b-{{ x }}\nreplicas: {{ n }}\n") == "1:6 " + message);
    CHECK(yaml("{{- if x }}\na: 1\n{{- end }}\n") == "1:1 " + message);
    CHECK(yaml("{% if x %}\na: 1\n") == "1:1 " + message);
    CHECK(yaml("# {{ x }}\na: @b\n") == "2:4 no text may begin with this character");
    CHECK(yaml("a: '{{ x }}'\n") == "{a:'{{ x }}'}");
}
