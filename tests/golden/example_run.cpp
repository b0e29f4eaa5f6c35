#include "tests/golden/example_run.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <sys/wait.h>

namespace proviso::examples {
namespace {

/// `["MS-1", "MS-2"]`
std::string words(std::set<std::string> const& names) { return nlohmann::json(names).dump(); }

std::string matter(nlohmann::json const& item) {
    if (item.contains("fact"))
        return item.at("fact");
    return item.at("field").get<std::string>() + " of " + item.at("record").at("key").get<std::string>();
}

void add_clause(Verdict& verdict, nlohmann::json const& clause) {
    auto const said = clause.at("verdict").is_string() ? clause.at("verdict").get<std::string>() : "";
    if (said == "violated")
        verdict.violated.insert(clause.at("id"));
    if (said == "undetermined")
        verdict.undetermined.insert(clause.at("id"));
    for (auto const& finding : clause.at("findings"))
        for (auto const& item : finding.at("turns_on"))
            verdict.turns_on.insert(matter(item));
}

}  // namespace

Run check(std::string const& arguments) {
    Scratch const streams;
    auto const command = "cd '" PROVISO_SOURCE_DIR "' && env -u NO_COLOR -u CLICOLOR_FORCE '" PROVISO_EXECUTABLE
                         "' check " +
                         arguments + " --color never >'" + streams.path() + "/out' 2>'" + streams.path() + "/err'";
    auto const ended = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe): one thread
    return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, streams.read("out"), streams.read("err")};
}

std::string complaints(Run const& run) {
    constexpr std::string_view left_out =
        "policies/clauses: note[P604]: not read: it holds a file `.by-name`, so it is read only where it is named\n"
        "  = help: name it with `-p policies/clauses` if it is meant\n";
    return run.err.starts_with(left_out) ? run.err.substr(left_out.size()) : run.err;
}

Verdict verdict(std::string const& json, int status) {
    Verdict verdict{status, {}, {}, {}};
    auto const report = nlohmann::json::parse(json, nullptr, false);
    REQUIRE_MESSAGE(report.is_object(), "no JSON report: " << json);
    CHECK(report.at("exit_status") == status);
    for (auto const& clause : report.at("clauses"))
        add_clause(verdict, clause);
    return verdict;
}

void expect_same(Verdict const& actual, Verdict const& expected) {
    CHECK(actual.status == expected.status);
    CHECK(words(actual.violated) == words(expected.violated));
    CHECK(words(actual.undetermined) == words(expected.undetermined));
    CHECK(words(actual.turns_on) == words(expected.turns_on));
}

std::string contents(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace proviso::examples
