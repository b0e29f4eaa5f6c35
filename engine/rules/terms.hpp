// The terms that the policy files define: which one a name means in an agreement, and what it stands for.
//
// A definition is read when it is first needed; one that needs itself is a cycle. Each agreement sees its
// own terms, then those defined outside any agreement, then one that a single other agreement defines.
#pragma once

#include "engine/rules/scope.hpp"

#include <deque>
#include <map>

namespace proviso {

class Terms {
public:
    struct Term {
        ast::Definition const* definition = nullptr;
        Source const* source = nullptr;
        std::optional<std::uint32_t> agreement;
        FactId fact = 0;  ///< where it is one
        enum class State : std::uint8_t { unread, being_read, read } state = State::unread;
        std::optional<Sense> sense;  ///< absent where the definition is broken, which was reported
    };

    /// Files in the order of their names, so that the first of two definitions is always the same.
    void add(Scope const& scope, ast::Definition const& definition);

    /// After the last add(): numbers the facts, reports what is defined twice, reads every definition.
    void read_all(Compilation& shared);

    std::vector<FactInfo> facts() const { return facts_; }

    /// Those that stand for records or values, folded.
    std::vector<std::string> of_records_or_values() const;

    /// The term that `name` means here, or nullptr where it is none. A quoted name never is.
    Term* find(Scope const& scope, ast::Name const& name) const;

    /// What it stands for; nullptr where its definition is broken. A cycle is reported here.
    Sense const* sense(Scope const& scope, Term& term);

    /// The currency that `$` stands for. Notes where none is declared.
    std::string dollar(Scope const& scope);
    bool dollar_was_assumed() const { return dollar_was_assumed_; }

private:
    std::vector<Term*> visible(Scope const& scope, std::string const& folded) const;
    void drop_repeated(Compilation& shared);
    void number_facts(Compilation& shared);
    void report_taken_names(Compilation& shared) const;
    void report_cycle(Scope const& scope, Term const& again) const;

    std::deque<Term> terms_;
    std::map<std::string, std::vector<Term*>> by_name_;  ///< folded
    std::vector<FactInfo> facts_;
    std::vector<Term const*> being_read_;
    bool dollar_was_assumed_ = false;
};

/// `Annual Minimum is a quantity`, with the place of its definition, for messages.
Label defined_here(Terms::Term const& term);

/// What a definition says; nothing where it is broken, which is reported. Defined in definitions.cpp.
std::optional<Sense> meaning(Scope const& scope, Terms::Term const& term);

}  // namespace proviso
