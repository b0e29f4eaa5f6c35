// The JSON of plans: what is JSON and what is not, and inputs made to break a reader.
#include "engine/plan/input.hpp"
#include "engine/plan/json_cursor.hpp"
#include "engine/plan/split_json.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstring>

using namespace proviso;

namespace {

/// Whether `text` is one JSON value and nothing else.
bool is_json(std::string const& text) {
    Buffer buffer;
    std::memcpy(buffer.room(text.size()), text.data(), text.size());
    buffer.seal(text.size());
    JsonCursor cursor({buffer.begin(), text.size()}, 0);
    Stated stated;
    std::string room;
    cursor.space();
    if (not cursor.value(stated, room))
        return false;
    cursor.space();
    return cursor.ended();
}

std::string repeated(std::string const& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("JSON is told from what is not") {
    for (auto const* text : {"{}", "[]", " [1, -0, 0.5e+10, 1E400, 123456789012345678901234567890] ",
                             "\"\\u00e9\\ud83d\\ude00\\n\"", "{\"a\": {\"b\": [null, true, false]}}", "\"\"", "\"ü\""})
        CHECK_MESSAGE(is_json(text), text);
    for (auto const* text : {"",          "{",           "}",
                             "[1,]",      "[,1]",        "{\"a\"}",
                             "{\"a\":}",  "{\"a\":1,}",  "{a:1}",
                             "01",        "-",           "1.",
                             ".5",        "1e",          "+1",
                             "tru",       "truex",       "nul",
                             "'a'",       "\"a",         "\"\\x\"",
                             "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"",
                             "\"\n\"",    "\"\xff\"",    "[1] 2",
                             "[1}",       "{\"a\":1]",   "NaN",
                             "\"\\",      "\"\\u",       "[\"a\" \"b\"]",
                             "[1 2]"})
        CHECK_MESSAGE(not is_json(text), text);
    CHECK(not is_json(std::string("1\0", 2)));
    CHECK(is_json(repeated("[", 400) + repeated("]", 400)));
    CHECK(not is_json(repeated("[", 100'000)));
}

TEST_CASE("it agrees with another parser on mutated texts") {
    std::string const seed = R"({"a": [1, -2.5e3, "x\"y\u00e9\\", {"b": null}], "c": true, "ü": {}, "d": [[]]})";
    std::string const bytes = "{}[]\",:\\ue0-.19tfn \n\x80\xc3";
    unsigned random = 1;
    auto const next = [&](std::size_t below) {
        random = random * 1'664'525U + 1'013'904'223U;
        return (random >> 8U) % below;
    };
    for (int i = 0; i < 20'000; ++i) {
        auto text = seed;
        for (auto n = next(3) + 1; n > 0; --n)
            switch (auto const at = next(text.size()); next(3)) {
                case 0: text[at] = bytes[next(bytes.size())]; break;
                case 1: text.erase(at, 1 + next(4)); break;
                default: text.insert(at, 1, bytes[next(bytes.size())]);
            }
        CAPTURE(text);
        REQUIRE(is_json(text) == nlohmann::json::accept(text));
    }
}

TEST_CASE("elements of a list end where their brackets say") {
    auto const split = [](std::string text) {
        auto const size = text.size();
        text.append(Buffer::padding, '\0');
        auto const part = last_element(std::string_view(text).substr(0, size));
        return std::to_string(part.end) + (part.whole ? "" : " none") + (part.closed ? " closed" : "");
    };
    CHECK(split("") == "0 none");
    CHECK(split("{\"a\": 1}, {\"b") == "8");
    CHECK(split("{\"a\": \"}{\\\"}\"}, {\"b") == "14");
    CHECK(split("{}, {}]") == "6 closed");
    CHECK(split("1, 2]") == "4 closed");
    CHECK(split(std::string(100, ' ') + "{}" + std::string(100, ' ')) == "102");
    CHECK(split("{\"" + std::string(61, '\\') + "\"\"}, {") == "66");
}

TEST_CASE("hostile plans are refused, not suffered") {
    struct Case {
        std::string name;
        std::string text;
        std::string codes;
    };
    auto const deep = repeated("[", 200'000);
    for (auto const& given : {
             Case{"cut.json", "{\"placement\": [{\"workload\": \"a\"}, {\"workl", "P501"},
             Case{"cut2.json", "{\"placement\": [{\"workload\": \"a\"}", "P501"},
             Case{"cut3.json", "{\"placement\": [{\"workload\": \"a\"},", "P501"},
             Case{"cut4.json", "{\"placement\"", "P501"},
             Case{"cut5.json", "{\"placement\": [{\"workload\": \"a\"}]", "P501"},
             Case{"comma.json", "[{\"workload\": \"a\"},]", "P501"},
             Case{"other.json", "[{\"workload\": \"a\"}}", "P501"},
             Case{"more.json", "[{\"workload\": \"a\"}] []", "P501"},
             Case{"deep.json", deep, "P510"},
             Case{"deep2.json", "[{\"x\": " + deep, "P510"},
             Case{"nul.json", std::string("[{\"workload\": \"a\0b\"}]", 21), "P501"},
             Case{"utf8.json", "[{\"workload\": \"a\xff\"}]", "P103"},
             Case{"number.json", "3", "P501"},
             Case{"record.json", "{\"workload\": \"a\"}", "P504"},
             Case{"twice.json", "[{\"workload\": \"a\", \"w\\u006frkload\": \"b\"}]", "P505"},
             Case{"kinds.ndjson", "{\"record\": \"investment\", \"record\": \"placement\"}", "P505"},
             Case{"brackets.ndjson", deep, "P510"},
             Case{"long.json", "[{\"workload\": \"" + std::string(3'000'000, 'x') + "\"}]", ""},
             Case{"quote.csv", "workload\n\"a\nb\nc", "P501"},
             Case{"stray.csv", "workload\na\"b\n", "P501"},
             Case{"ragged.csv", "workload,provider\na\nb,c,d\n", "P501 P501"},
             Case{"columns.csv", "workload," + repeated("a,", 100'000) + "\n", "P503 P505"},
             Case{"foreign.csv", repeated("a,", 100'000) + "\n", "P508"},
             Case{"header.csv", "workload,workload\n", "P505"},
             Case{"unit.csv", "workload,capacity [USD]\n", "P502"},
             Case{"unit2.csv", "workload [MW]\n", "P502"},
             Case{"key.toml", "a" + repeated(".a", 50'000) + " = 1", "P501"},
             Case{"assert.toml", "[.]", "P501"},
             Case{"twice.toml", "a = 1\na = 2", "P505"},
         }) {
        auto const& name = given.name;
        auto const& text = given.text;
        auto const& codes = given.codes;
        CAPTURE(name);
        for (std::size_t const block : {0U, 100U}) {
            auto const read = read_text(name, text, {.threads = 2, .block = block});
            CHECK(read.codes().starts_with(codes));
            CHECK(has_errors(read.diagnostics) == not codes.empty());
        }
    }
}

TEST_CASE("of very many mistakes the first are kept and the rest counted") {
    std::string text = "[";
    for (int i = 0; i < 5000; ++i)
        text += std::string(i == 0 ? "" : ",\n") + R"({"state": "statless"})";
    auto const read = read_text("plan.json", text + "]", {.threads = 3, .block = 1000});
    REQUIRE(read.diagnostics.size() == 1001);
    CHECK(read.diagnostics.front().primary.where.at.line == 1);
    CHECK(read.diagnostics[999].primary.where.at.line == 1000);
    CHECK(read.diagnostics.back().primary.text == "and 4000 more mistakes in this file");
}
