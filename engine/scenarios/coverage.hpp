// Which sentences, exceptions and conditions did the scenarios decide?
//
// A sentence is decided twice: once complied with and once violated, each where a scenario expects it. An exception
// is decided where it is true of a record of the sentence's subject, a condition where it is true of one and where it
// is false of one, either where all other conditions hold; a permission where it frees a record of a sentence. Asked by
// probes: rules beside the real ones that bind just those records, so that one check of a scenario tells everything.
// An expectation that does not come out decides nothing.
#pragma once

#include "engine/scenarios/judge.hpp"

namespace proviso {

class Coverage {
public:
    Coverage(Rulebook const& rulebook, Vocabulary const& vocabulary);

    /// The rulebook with_measures() and with its probes; its first rules are those of the rulebook.
    Rulebook const& probed() const { return probed_; }

    /// Notes what `report`, of a check of probed(), decided of what `scenario` expects.
    void note(Scenario const& scenario, Report const& report);

    ScenarioCoverage result() const;

private:
    struct Point {
        RuleId rule = 0;
        std::string missing;
        std::optional<Verdict> verdict = {};
        std::optional<RuleId> probe = {};  ///< neither: a permission
        bool decided = false;
    };
    void add_points(RuleId rule, Vocabulary const& vocabulary);
    void add_probe(RuleId rule, std::vector<PredicateId> conditions, PredicateId claim, std::string missing);
    PredicateId add(Predicate predicate);
    bool decides(Expectation const& expected, Report const& report, Point const& point) const;
    bool frees(Report const& report, RuleId above, RuleId below) const;
    std::string agreement_of(RuleId rule) const;

    Rulebook probed_;
    std::vector<Point> points_;
    PredicateId always_ = 0;
};

}  // namespace proviso
