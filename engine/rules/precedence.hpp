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

/// What a label names, with the texts that replace it.
struct Texts {
    std::vector<RuleId> rules;
    std::vector<Date> left;  ///< of each text that is not encoded, the day from which it is part of checks
};

class PrecedenceReader {
public:
    /// Makes `label` (`MS-1`, `5(a)`) known in its agreement, with what it names: nothing where the clause is broken. A
    /// label that is known names this too, as after an amendment.
    void add_label(Scope const& scope, std::string const& label, Texts const& texts);

    /// Notes what `sentence` says of precedence; `rule` is nothing where the rest of it is broken.
    void add_sentence(Scope const& scope, ast::Sentence const& sentence, std::optional<RuleId> rule);

    /// What `to` means, seen from `scope`; nothing where there is no such clause, which is reported.
    std::optional<Texts> texts_called(Scope const& scope, ast::ClauseRef const& to) const;

    /// The same; but where neither `to` nor the scope has an agreement, of the only one with such a clause.
    std::optional<Texts> texts_meant(Scope const& scope, ast::ClauseRef const& to) const;

    /// Fills Rule::yields_to. Reports unknown references and cycles; a cycle is left out.
    void resolve(Compilation& shared, Rulebook& book) const;

private:
    using Key = std::pair<std::int64_t, std::string>;  ///< agreement (-1: none) and folded label
    struct Label_ {
        std::string written;
        Texts texts;
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
    std::optional<Texts> texts_meant(Scope const& scope, Reference const& reference) const;
    Texts texts_of_agreement(std::int64_t agreement) const;
    void complain_of_clause(Scope const& scope, ast::ClauseRef const& to, std::int64_t agreement) const;

    std::map<Key, Label_> labels_;
    std::vector<Reference> references_;
    std::vector<Blanket> blankets_;
};

}  // namespace proviso
