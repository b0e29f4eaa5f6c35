// The names under which findings come back in the next run: in baselines, SARIF, code quality, and pages.
#pragma once

#include "engine/report/report.hpp"

#include <string>
#include <string_view>

namespace proviso {

/// Names each finding of the report by what it is about, never by a line: by clause, verdict, record or group and, of a
/// measure, days: `8f4c0b1d6a3e2975:1`. The verdict is part of it: who waves an open question aside does not wave a
/// breach aside. A new text of a clause gives other names than the old one. Findings that are the same in all that are
/// numbered in their order.
void add_fingerprints(Report& report);

/// Of what is no finding: `8f4c0b1d6a3e2975`.
std::string fingerprint(std::string_view text);

}  // namespace proviso
