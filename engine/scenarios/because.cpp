#include "engine/scenarios/because.hpp"

#include "dsl/lexicon.hpp"
#include "engine/scenarios/judge.hpp"
#include "engine/scenarios/replace.hpp"

#include <algorithm>
#include <set>

namespace proviso {
namespace {

std::string const& name_of(TurnsOn const& turn) { return turn.field.empty() ? turn.fact : turn.field; }

std::string in_quotes(std::string const& text) {
    std::string out = "\"";
    for (auto const c : text)
        out += c == '"' or c == '\\' ? std::string{'\\', c} : std::string{c};
    return out + '"';
}

/// What is expected, beside what is the case.
class Because {
public:
    Because(Expectation const& expected, Report const& report, Rulebook const& rulebook)
        : expected_(expected), report_(report), rulebook_(rulebook) {
        for (auto const& reason : expected.because)
            wanted_.insert(fold(reason));
    }

    bool holds() {
        if (wanted_.empty())
            return true;
        for (auto const rule : expected_.rules)
            for (auto const& reason : reasons_of(rule))
                if (not names(rule, reason))
                    return false;
        return named_ == wanted_;
    }

private:
    std::set<std::string> reasons_of(RuleId rule) const {
        std::set<std::string> out;
        if (auto const* const result = result_of(report_, rulebook_, rule))
            for (auto const& finding : result->findings)
                if (finding.verdict == Verdict::undetermined)
                    for (auto const& turn : finding.turns_on)
                        out.insert(name_of(turn));
        return out;
    }

    bool names(RuleId rule, std::string const& reason) {
        if (wanted_.contains(fold(reason)))
            return named_.insert(fold(reason)), true;
        bool any = false;
        for (auto const asked : rules_asked(rule, reason))
            for (auto const& deeper : reasons_of(asked)) {
                any = true;
                if (not names(asked, deeper))
                    return false;
            }
        return any;
    }

    /// Those whose verdicts make up the condition `words` of the rule.
    std::set<RuleId> rules_asked(RuleId rule, std::string const& words) const {
        std::set<RuleId> out;
        for (auto const id : predicates_of(rulebook_, rule))
            if (auto const* const met = std::get_if<ClauseMet>(&rulebook_.predicates[id]))
                if (auto const& condition = rulebook_.conditions[met->condition]; condition.words == words)
                    out.insert(condition.rules.begin(), condition.rules.end());
        return out;
    }

    Expectation const& expected_;
    Report const& report_;
    Rulebook const& rulebook_;
    std::set<std::string> wanted_, named_;  ///< folded
};

}  // namespace

bool is_because(Expectation const& expected, Report const& report, Rulebook const& rulebook) {
    return Because(expected, report, rulebook).holds();
}

std::string as_expected(TurnsOn const& turn, Rulebook const& rulebook) {
    auto const& name = name_of(turn);
    auto const is_fact = [&](FactInfo const& fact) { return fact.name == name; };
    auto const is_term = [&](Predicate const& predicate) {
        auto const* const open = std::get_if<Open>(&predicate);
        return open and open->term == name;
    };
    bool const is_name = not turn.field.empty() or std::ranges::any_of(rulebook.facts, is_fact) or
                         std::ranges::any_of(rulebook.predicates, is_term);
    return is_name ? name : in_quotes(name);
}

}  // namespace proviso
