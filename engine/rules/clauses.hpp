// A clause as rules: its sentences with their conditions and windows, and what is written about it.
#pragma once

#include "engine/rules/precedence.hpp"

#include <map>
#include <set>

namespace proviso {

class ClauseReader {
public:
    explicit ClauseReader(Rulebook& book) : book_(book) {}

    /// Adds the clause and its rules, in the order of the calls. A clause with a broken sentence is left
    /// out; each broken sentence is reported.
    void read(Scope const& scope, ast::Clause const& clause);

    PrecedenceReader const& precedence() const { return precedence_; }

private:
    bool refuses_repeated(Scope const& scope, ast::Clause const& clause);
    std::optional<std::vector<Rule>> read_items(Scope const& scope, ast::Clause const& clause) const;
    void keep(Scope const& scope, ast::Clause const& clause, ClauseInfo info, std::vector<Rule> rules);
    void leave_out(Scope const& scope, ast::Clause const& clause);

    Rulebook& book_;
    PrecedenceReader precedence_;
    std::map<std::pair<std::optional<std::uint32_t>, std::string>, Excerpt> seen_;  ///< agreement, folded id
};

/// One sentence, without its clause and its precedence. Reports what does not make sense.
std::optional<Rule> read_sentence(Scope const& scope, ast::Sentence const& sentence);

}  // namespace proviso
