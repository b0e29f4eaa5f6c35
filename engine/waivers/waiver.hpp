// Leave to break a clause for a time, as somebody gave it: which clause, for which records, why, and until when.
//
// Read from TOML (language reference, section 5). Knows no plan and no finding: what it covers is for check/ to say.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/rules/rulebook.hpp"
#include "engine/waivers/allowance.hpp"
#include "engine/waivers/name_patterns.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso {

struct Waiver {
    std::string clause, agreement;       ///< as given; agreement may be empty
    std::vector<RuleId> rules;           ///< the sentences that these name
    std::vector<std::string> records;    ///< as given: keys, values of a group, or globs; empty: all of the clause
    NamePatterns names;                  ///< the same
    std::vector<Excerpt> record_places;  ///< of each of `records`
    std::string reason, approved_by, reference;
    std::optional<Date> from;      ///< the first day on which it covers; nothing: whatever the day
    Date until;                    ///< the first day on which it no longer covers
    std::string allowance;         ///< `up to 50 MW`: by how much at most an amount may miss what is asked
    std::vector<Relaxed> relaxed;  ///< with an allowance, what each of `rules` asks then
    Excerpt where;

    bool covers_on(Date day) const { return (not from or *from <= day) and day < until; }
};

/// The waivers of a file, in its order; one with a mistake is left out, and the mistake reported. Without a `rulebook`,
/// which may have mistakes of its own, clauses are not looked up.
std::vector<Waiver> read_waivers(Source const& source, Rulebook const* rulebook, Vocabulary const& vocabulary,
                                 Diagnostics& out);

}  // namespace proviso
