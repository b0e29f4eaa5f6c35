// Plans that may pass or fail a rule: what examples.cpp shows to the checker.
//
// A proposal claims nothing. Those that are likelier to be plain come first.
#pragma once

#include "engine/reading/solve.hpp"

#include <vector>

namespace proviso {

/// Records and facts of one plan, not yet given values.
struct Proposal {
    std::vector<Draft> records;
    Draft world;  ///< facts and the as-of date; records' own are narrower
};

/// What all examples of a rule start from: days within its window, facts as that needs them.
class Setting {
public:
    Setting(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule);

    Rulebook const& book() const { return book_; }
    Vocabulary const& vocabulary() const { return vocabulary_; }
    Rule const& rule() const { return rule_; }
    RecordType const& type() const { return vocabulary_.records[rule_.record]; }
    FieldId field(std::uint16_t index) const { return {rule_.record, index}; }

    /// A draft of a record that the rule binds where `goals` can be met; first with days in the window, then
    /// without days.
    std::vector<Draft> bound(std::vector<Goal> goals, Draft from) const;

    /// No record: facts and as-of date alone.
    std::optional<Draft> world() const;
    Draft const& start() const { return start_; }
    Date first() const { return first_; }
    Date last() const { return last_; }

private:
    std::vector<Goal> binding() const;
    std::optional<Draft> within_window(Draft) const;

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    Rule const& rule_;
    Draft start_;
    Date first_ = Date::earliest(), last_ = Date::latest();  ///< days of the window
};

/// Of the rule, and where its conditions ask for other rules, the same beside records that may decide these.
std::vector<Proposal> proposals(Setting const&);

std::vector<Proposal> proposals(Setting const&, RecordNorm const&);
std::vector<Proposal> proposals(Setting const&, SeparationNorm const&);
std::vector<Proposal> proposals(Setting const&, AggregateNorm const&);
inline std::vector<Proposal> proposals(Setting const&, PermissionNorm const&) { return {}; }

}  // namespace proviso
