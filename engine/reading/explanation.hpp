// Why a clause came out as it did: every part of it, for each record, for a pass as for a breach.
//
// Truths are the check's own; nothing is judged here a second time.
#pragma once

#include "engine/check/check.hpp"
#include "engine/values/truth.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso {

/// The other record of a separation that decides it.
struct Neighbour {
    std::string key, value;
};

/// A claim and its truth; of a compound, those that it is made of.
struct Step {
    std::string words;  ///< `provider is Azure`; empty for a compound
    Truth truth{};
    std::string value;  ///< what the record says, `AWS`
    Excerpt where;      ///< of that value
    std::optional<Neighbour> neighbour;
    bool all = true;  ///< of a compound: every part is needed, else one
    std::vector<Step> parts;
};

/// One part of a clause. Of an exception and of a clause that goes before, true means that it frees the record.
struct ClausePart {
    enum class Role : std::uint8_t { scope, condition, exception, window, freed, must, may, counted, compared };
    Role role{};
    Step step;
};

struct RecordExplained {
    RecordRef record;
    Excerpt where;
    Truth bound{};                      ///< or counted
    std::optional<Verdict> verdict;     ///< nothing where it is not bound, or only counted
    std::optional<std::size_t> waiver;  ///< the first of Explanation::waivers that covers it
    std::vector<ClausePart> parts;
    std::string adds;   ///< to a measure: `1.4 GW`
    std::string group;  ///< that it makes, or is one of: `product ChatGPT`
};

/// What a measure comes to, of a group or a period.
struct MeasureExplained {
    Truth met{};
    std::string words;
    std::optional<std::size_t> waiver;
};

struct Explanation {
    static constexpr std::size_t most_listed = 1'000;

    std::string label, heading, agreement, text;
    Excerpt where;
    ClauseResult result;               ///< of the check of this clause
    std::optional<Date> not_in_force;  ///< its agreement was signed only on that day: no part of the check
    Date as_of;
    std::vector<std::string> facts;          ///< `"AGI verified" is false`
    std::vector<WaiverShown> waivers;        ///< of the clause, as they stand
    std::vector<MeasureExplained> measures;  ///< of a clause judged by group or over days
    std::vector<RecordExplained> records;
    std::string noun, nouns;     ///< of the records
    std::size_t others = 0;      ///< not bound, and so not listed
    std::size_t not_listed = 0;  ///< past most_listed
};

/// `everything`: records that the clause does not bind, too. Linear in the plan's rows.
Explanation explain(Rulebook const&, Vocabulary const&, Plan const&, CheckOptions const&, RuleId, bool everything);

/// A line for each part of each record; ✓ is true, ✗ false, ? not known.
void write_explanation(Explanation const&, std::size_t width, bool colour, std::ostream& out);

}  // namespace proviso
