// Two records of one kind and name: said once a name, with both places, however the plan is read.
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <tuple>

using namespace proviso;

namespace {

std::string shown(Label const& label) {
    auto const& where = label.where;
    return std::to_string(where.at.line) + ":" + std::to_string(where.at.column) + " " +
           where.text.substr(where.begin, where.length);
}

}  // namespace

TEST_CASE("a name that stands more than once is said once, with its first two places") {
    auto const read = read_text("a.csv", "workload,provider\na,AWS\nb,AWS\na,Azure\n\"a\",AWS\n");
    REQUIRE(read.codes() == "P512");
    CHECK(read.diagnostics[0].primary.text == "workload `a` stands 3 times, and totals count each");
    CHECK(shown(read.diagnostics[0].primary) == "4:1 a");
    REQUIRE(read.diagnostics[0].notes.size() == 1);
    CHECK(shown(read.diagnostics[0].notes[0]) == "2:1 a");
    CHECK_FALSE(has_errors(read.diagnostics));
    CHECK(read.plan.rows() == 4);
}

TEST_CASE("with --strict a name that stands twice is an error of the same code") {
    auto const read = read_text("a.csv", "workload\na\na\n", {.strict = true});
    CHECK(read.codes() == "P512");
    CHECK(has_errors(read.diagnostics));
}

TEST_CASE("records without a name, of names not known yet, and of different kinds share none") {
    CHECK(read_text("a.toml", "[[placement]]\nkind = 'API'\n[[placement]]\nkind = 'API'\n").codes().empty());
    CHECK(read_text("a.toml", "[[placement]]\nworkload = ''\n[[placement]]\nworkload = ''\n").codes().empty());
    CHECK(
        read_text("a.toml", "[[placement]]\nworkload = '[TBD]'\n[[placement]]\nworkload = '[TBD]'\n").codes().empty());
    CHECK(read_text("a.toml", "[[placement]]\nworkload = 'a'\n[[investment]]\nname = 'a'\n").codes().empty());
    CHECK(read_text("a.toml", "[[investment]]\nname = 'a'\n[[investment]]\nname = 'a'\n").codes() == "P512");
}

TEST_CASE("a copy of a plan under another name is noticed by its records") {
    PlanFolder const folder;
    auto const first = folder.write("a.json", R"([{"workload": "chat"}, {"workload": "search"}])");
    auto const copy = folder.write("b.json", R"([{"workload": "chat"}, {"workload": "search"}])");
    auto const read = read_files({first, copy});
    REQUIRE(read.codes() == "P512 P512");
    CHECK(read.diagnostics[1].primary.where.file == copy);
    CHECK(read.diagnostics[1].notes[0].where.file == first);
}

TEST_CASE("the same file given twice is refused, however it is reached") {
    PlanFolder const folder;
    auto const path = folder.write("a.json", R"([{"workload": "chat"}])");
    auto const around = std::filesystem::path(path).parent_path() / "." / "a.json";
    auto const link = std::filesystem::path(path).parent_path() / "b.json";
    std::filesystem::create_symlink(path, link);
    for (auto const& again : {path, around.string(), link.string()}) {
        CAPTURE(again);
        auto const read = read_files({path, again});
        CHECK(read.codes() == "P505");
        CHECK(has_errors(read.diagnostics));
        CHECK(read.plan.rows() == 1);
    }
}

TEST_CASE("of many names that stand twice the first are shown and all are counted") {
    std::string text = "workload,provider\n";
    for (int i = 0; i < 3000; ++i)
        text += "w" + std::to_string(i % 1700) + ",AWS\n";
    PlanFolder const folder;
    auto const path = folder.write("a.csv", text);
    auto const whole = read_files({path}, {.threads = 1});
    REQUIRE(whole.diagnostics.size() == 20);
    CHECK(render(whole.diagnostics).starts_with("warning[P512]: 1300 names stand more than once"));
    CHECK(whole.diagnostics[0].primary.where.at.line == 1702);
    CHECK(whole.diagnostics[0].notes[0].where.at.line == 2);
    for (std::size_t const block : {16U, 333U, 4096U})
        for (unsigned const threads : {1U, 3U})
            CHECK(render(read_files({path}, {.threads = threads, .block = block}).diagnostics) ==
                  render(whole.diagnostics));
}

TEST_CASE("names may be of any type of field") {
    for (auto const& given :
         {std::tuple{"'name'\nopen = true", "'Rack A'", "'rack  a'"}, std::tuple{"'number'", "7", "7.0"},
          std::tuple{"'date'", "2026-03-01", "'2026-03-01'"}, std::tuple{"'text'", "'7'", "'7'"}}) {
        auto const& type = std::get<0>(given);
        auto const& a = std::get<1>(given);
        auto const& b = std::get<2>(given);
        CAPTURE(type);
        Diagnostics out;
        auto const vocabulary = read_vocabulary(
            Source("racks.toml", "[record.rack]\nnouns = ['rack']\nkey = 'id'\n[record.rack.field.id]\ntype = " +
                                     std::string(type) + "\n"),
            {}, out);
        PlanFolder const folder;
        auto const text = std::string("[[rack]]\nid = ") + a + "\n[[rack]]\n[[rack]]\nid = " + b + "\n";
        read_plan({folder.write("a.toml", text)}, vocabulary, {}, out);
        REQUIRE_MESSAGE(out.size() == 1, render(out));
        CHECK(out[0].kind == Kind::plan_same_name);
        CHECK(out[0].primary.where.at.line == 5);
        CHECK(out[0].notes[0].where.at.line == 2);
    }
}
