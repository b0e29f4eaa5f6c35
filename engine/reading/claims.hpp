// A predicate in one fixed wording: as a claim, as a qualifier of a noun, and as what must be done.
//
// Negations are carried down to the leaves, so that no sentence holds a `not (… and …)`. Knows no record.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <vector>

namespace proviso {

class Claims {
public:
    Claims(Rulebook const& book, Vocabulary const& vocabulary) : book_(book), vocabulary_(vocabulary) {}

    /// `kind is API and state is stateless`
    std::string claim(PredicateId, bool denied = false) const;

    /// ` whose kind is API and whose state is stateless`; nothing where every record qualifies.
    std::string qualifier(PredicateId) const;

    /// `be hosted on Azure (provider is Azure)`: what follows `must`.
    std::string deed(PredicateId) const;

    /// `the customer is given or …` for each of several: `a`, `a or b`; long lists are cut, the fields' list has all.
    std::string values(FieldId, std::vector<std::string> const& values) const;

    std::string const& name(FieldId field) const { return vocabulary_.field(field).name; }
    Rulebook const& book() const { return book_; }
    Vocabulary const& vocabulary() const { return vocabulary_; }

private:
    enum class Form { claim, qualifier, deed };

    std::string words(PredicateId, bool denied, Form) const;
    std::string leaf(Predicate const&, bool denied, Form) const;
    std::string joined(std::vector<PredicateId> const&, bool denied, bool all, Form) const;

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
};

/// `"AGI verified"`: how the reading marks a name that the author chose.
std::string quoted(std::string const& name);

}  // namespace proviso
