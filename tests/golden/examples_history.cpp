// The plan of examples/history on each of its dates: what README.md there says of a clause is what it comes to.
#include "tests/golden/example_run.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <vector>

namespace proviso::examples {
namespace {

using Row = std::vector<std::string>;

/// `| a | b |`; an empty row where `line` is of no table.
Row cells(std::string const& line) {
    Row out;
    std::istringstream in(line);
    std::string cell;
    if (not line.starts_with("| ") or line.starts_with("| -"))
        return out;
    for (std::getline(in, cell, '|'); std::getline(in, cell, '|');) {
        auto const begin = cell.find_first_not_of(' ');
        out.push_back(begin == cell.npos ? "" : cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin));
    }
    return out;
}

/// The rows of the table in the README; the first has the dates.
std::vector<Row> expected() {
    std::vector<Row> rows;
    std::istringstream page(contents(PROVISO_SOURCE_DIR "/examples/history/README.md"));
    for (std::string line; std::getline(page, line);)
        if (auto row = cells(line); not row.empty())
            rows.push_back(std::move(row));
    return rows;
}

/// What the texts of `clause` came to, in their order: `not applicable, compliant`.
std::string verdicts(nlohmann::json const& report, std::string const& clause) {
    std::string out;
    for (auto const& each : report.at("clauses"))
        if (each.at("id") == clause)
            out += (out.empty() ? "" : ", ") + each.at("verdict").get<std::string>();
    std::ranges::replace(out, '_', ' ');
    return out;
}

}  // namespace

TEST_CASE("examples: one plan on five dates comes to what its README says") {
    auto const rows = expected();
    REQUIRE(rows.size() > 2);
    REQUIRE(rows.front().size() == 6);
    for (std::size_t column = 1; column < rows.front().size(); ++column) {
        auto const& date = rows.front()[column];
        CAPTURE(date);
        auto const run = check("examples/history/plan.toml -p policies/ -o json --as-of " + date);
        auto const report = nlohmann::json::parse(run.out, nullptr, false);
        REQUIRE(report.is_object());
        for (std::size_t row = 1; row < rows.size(); ++row) {
            auto const& name = rows[row].front();
            CAPTURE(name);
            REQUIRE(rows[row].size() == rows.front().size());
            CHECK(rows[row][column] == (name == "exit status" ? std::to_string(run.status) : verdicts(report, name)));
        }
    }
}

}  // namespace proviso::examples
