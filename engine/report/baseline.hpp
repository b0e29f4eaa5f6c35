// An earlier JSON report, and how this one stands to it: what is new, what is as it was, what is gone.
//
// Findings are known again by their fingerprints, and by what these are made of: whoever names records cannot make
// a new one pass for an old one by finding a name with the same fingerprint. What cannot be known to have been there
// before is new.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/report/report.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

/// What of an earlier report is needed to compare with it.
struct Baseline {
    struct Seen {
        std::string fingerprint;
        std::string clause, agreement, text, severity, message;
        std::string record;                        ///< its key; empty of a measure
        std::map<std::string, std::string> group;  ///< of a measure, by field; no value where it is not known
        std::vector<Period> days;                  ///< none where the report does not say
        bool waived = false;
    };
    std::string file;
    std::string plan;  ///< its name; may be empty
    Date as_of;
    std::vector<Seen> findings;
};

/// Nothing, and P805, where the text is no whole report of this version: never a report with less in it.
std::optional<Baseline> read_baseline(std::string const& file, std::string_view text, Diagnostics& out);

/// Marks every finding and fills in Report::baseline. A finding is new as well where a waiver covered it then and none
/// does now, where its values or amounts are others, where its record has no name but its position, where the clause
/// has other words or another severity, where this report does not list it, and where the baseline is of a plan of
/// another name. Gone are only those of clauses all whose findings are listed.
void compare(Baseline const& before, Report& report);

}  // namespace proviso
