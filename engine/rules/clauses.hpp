// A clause as rules: its sentences with their conditions and windows, and what is written about it.
#pragma once

#include "engine/rules/precedence.hpp"

#include <map>
#include <set>

namespace proviso {

/// A sentence as a rule, without its clause and its precedence; and what its conditions measure.
struct SentenceReading {
    Rule rule;
    std::vector<std::pair<std::uint32_t, Rule>> measures;  ///< condition, and the rule that decides it
};

class ClauseReader {
public:
    explicit ClauseReader(Rulebook& book) : book_(book) {}

    /// Adds the clause and its rules, in the order of the calls. A clause with a broken sentence is left
    /// out; each broken sentence is reported.
    void read(Scope const& scope, ast::Clause const& clause);

    /// The new text of an amended clause, in the agreement of the old one, from `day` on.
    struct Replacement {
        ast::Amendment const* text;
        std::string label;   ///< of what it replaces: `4`, `5(a)`
        std::string clause;  ///< `5`
        std::string heading;
        RuleSeverity severity{};
        bool waivable = true;
        std::optional<std::uint32_t> by;
        Date day;
    };
    void read(Scope const& scope, Replacement const& replacement);

    PrecedenceReader const& precedence() const { return precedence_; }

private:
    bool refuses_repeated(Scope const& scope, ast::Clause const& clause);
    static bool refuses_repeated(Scope const& scope, std::vector<ast::Item> const& items);
    static bool refuses_repeated(Scope const& scope, std::vector<ast::Attribute> const& attributes);
    std::optional<std::vector<SentenceReading>> read_items(Scope const& scope, std::vector<ast::Item> const& items,
                                                           std::string const& label) const;
    void keep(Scope const& scope, std::vector<ast::Item> const& items, ClauseInfo info,
              std::vector<SentenceReading> readings);
    void leave_out(Scope const& scope, std::vector<ast::Item> const& items, std::string const& label);

    Rulebook& book_;
    PrecedenceReader precedence_;
    std::map<std::pair<std::optional<std::uint32_t>, std::string>, Excerpt> seen_;  ///< agreement, folded id
};

/// Reports what does not make sense.
std::optional<SentenceReading> read_sentence(Scope const& scope, ast::Sentence const& sentence);

}  // namespace proviso
