// Which rules yield to which: `notwithstanding clause MS-1`, `subject to clause AWS-2`.
//
// References are resolved after all clauses are read, since they may point forward and into other files.
#pragma once

#include "engine/rules/scope.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace proviso {

/// The agreement of that name, in any case.
std::optional<std::uint32_t> agreement_called(Scope const& scope, std::string const& name);

class PrecedenceReader {
public:
    /// Makes `label` (`MS-1`, `5(a)`) known in its agreement, with the rules that it names: none where the
    /// clause is broken or not encoded. A label that is known names these rules too, as after an amendment.
    void add_label(Scope const& scope, std::string const& label, std::vector<RuleId> const& rules);

    /// Notes what `sentence` says of precedence; `rule` is nothing where the rest of it is broken.
    void add_sentence(Scope const& scope, ast::Sentence const& sentence, std::optional<RuleId> rule);

    /// The rules that `to` means, seen from `scope`; nothing where there is no such clause, which is reported.
    std::optional<std::vector<RuleId>> rules_called(Scope const& scope, ast::ClauseRef const& to) const;

    /// The same; but where neither `to` nor the scope has an agreement, of the only one with such a clause.
    std::optional<std::vector<RuleId>> rules_meant(Scope const& scope, ast::ClauseRef const& to) const;

    /// Fills Rule::yields_to. Reports unknown references and cycles; a cycle is left out.
    void resolve(Compilation& shared, Rulebook& book) const;

private:
    using Key = std::pair<std::int64_t, std::string>;  ///< agreement (-1: none) and folded label
    struct Label_ {
        std::string written;
        std::vector<RuleId> rules;
    };
    struct Reference {
        Source const* source;
        std::optional<std::uint32_t> agreement;
        ast::PrecedenceKind kind;
        ast::ClauseRef const* to;
        std::string named;  ///< the agreement that the text names; empty for its own
        std::optional<RuleId> rule;
    };

    static std::int64_t key_of(std::optional<std::uint32_t> agreement) {
        return agreement ? std::int64_t{*agreement} : -1;
    }
    /// `notwithstanding anything to the contrary`: names no clause.
    struct Blanket {
        Source const* source;
        std::optional<std::uint32_t> agreement;
        Span at;
        Span sentence;
        Kind kind;
        std::optional<RuleId> rule;
    };

    static std::string without(Scope const& scope, Blanket const& blanket, bool begins);
    void complain_of_blanket(Compilation& shared, Rulebook const& book, Blanket const& blanket) const;
    std::optional<std::vector<RuleId>> rules_meant(Scope const& scope, Reference const& reference) const;
    std::vector<RuleId> rules_of_agreement(std::int64_t agreement) const;
    void complain_of_clause(Scope const& scope, ast::ClauseRef const& to, std::int64_t agreement) const;

    std::map<Key, Label_> labels_;
    std::vector<Reference> references_;
    std::vector<Blanket> blankets_;
};

}  // namespace proviso
