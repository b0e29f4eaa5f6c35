// The examples as a reader runs them: the program, from the top of the working copy, on files below examples/.
#pragma once

#include "tests/unit/cli_run.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace proviso::examples {

/// What a check came to, in the words of the JSON report.
struct Verdict {
    int status = 0;                  ///< of the program, 0 to 4
    std::set<std::string> violated;  ///< ids of clauses
    std::set<std::string> undetermined;
    std::set<std::string> turns_on;  ///< names of facts, and `FIELD of RECORD`, over all findings
};

/// `proviso check ARGUMENTS --color never` at the top of the working copy; arguments as a shell reads them.
Run check(std::string const& arguments);

/// What it said on standard error, but for the note on the samples in policies/clauses.
std::string complaints(Run const& run);

/// The verdict in `json`, the report of a run that ended with `status`. A report that is no JSON, or whose
/// own exit status is another, fails the running test.
Verdict verdict(std::string const& json, int status);

/// Fails the running test where `actual` is not `expected`, and says in what.
void expect_same(Verdict const& actual, Verdict const& expected);

/// The whole file; nothing where it cannot be read.
std::string contents(std::filesystem::path const& path);

}  // namespace proviso::examples
