// Findings as CSV: rows of one width whatever the names, and no cell that a spreadsheet would compute.
#include "engine/report/csv.hpp"

#include "tests/unit/golden_file.hpp"
#include "tests/unit/report_hostile.hpp"
#include "tests/unit/report_sample.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace proviso;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A reader of RFC 4180, which takes nothing else.
Rows rows_of(std::string const& csv) {
    Rows rows(1, {""});
    for (std::size_t i = 0; i < csv.size(); ++i) {
        auto& cell = rows.back().back();
        if (csv[i] == '"') {
            CHECK(cell.empty());
            for (++i; csv.at(i) != '"' or (i + 1 < csv.size() and csv[i + 1] == '"'); ++i) {
                cell += csv[i];
                i += csv[i] == '"';
            }
        } else if (csv[i] == ',') {
            rows.back().emplace_back();
        } else if (csv[i] == '\r') {
            CHECK(csv.at(++i) == '\n');
            rows.push_back({""});
        } else {
            CHECK(csv[i] != '\n');
            cell += csv[i];
        }
    }
    CHECK(rows.back() == std::vector<std::string>{""});
    rows.pop_back();
    return rows;
}

TEST_CASE("report csv: something of everything") {
    check_golden("report/sample.csv", rendered("csv", sample_report()));
}

TEST_CASE("report csv: cells") {
    std::vector<std::pair<std::string_view, std::string_view>> const table{{"plain", "plain"},
                                                                           {"a, b", "\"a, b\""},
                                                                           {"the \"x\"", "\"the \"\"x\"\"\""},
                                                                           {"two\r\nlines", "two  lines"},
                                                                           {" led", "\" led\""},
                                                                           {"=1+1", "'=1+1"},
                                                                           {"+1", "'+1"},
                                                                           {"-1", "'-1"},
                                                                           {"@SUM(A1)", "'@SUM(A1)"},
                                                                           {"\t=1", "' =1"},
                                                                           {"=A1,B1", "\"'=A1,B1\""},
                                                                           {"a-b=c", "a-b=c"},
                                                                           {"\x1b[31m", "\\u{1b}[31m"},
                                                                           {"", ""}};
    for (auto const& [text, cell] : table)
        CHECK(plain_csv_cell(text) == cell);
}

TEST_CASE("report csv: a row for each finding, each as wide as the header") {
    auto const rows = rows_of(rendered("csv", hostile_report()));
    REQUIRE(rows.size() == 12);
    for (auto const& row : rows) {
        CHECK(row.size() == rows[0].size());
        for (auto const& cell : row)
            CHECK((cell.empty() or std::string_view("=+-@\t").find(cell[0]) == std::string_view::npos));
    }
    CHECK(rows[1][1] == "\"quoted\" 'twice', and; more");
    CHECK(rows[10][1] == "'=1+1");
    CHECK(rows_of(rendered("csv", Report{})).size() == 1);
}

TEST_CASE("report csv: days are the first and the last, and what is not listed has a row") {
    auto const rows = rows_of(rendered("csv", sample_report()));
    REQUIRE(rows.size() == 5);
    REQUIRE(rows[0][8] == "from");
    CHECK((rows[1][8] == "2026-03-01" and rows[1][9].empty()));
    CHECK((rows[2][8] == "2027-12-31" and rows[2][9] == "2027-12-31"));
    CHECK((rows[3][8] == "2026-06-01" and rows[3][9].empty()));
    CHECK(rows[4][10] == "3 more findings are not listed");
}

}  // namespace
