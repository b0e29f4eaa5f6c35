// Whether several things can be true of one record at once, as far as its values, amounts and days tell.
//
// What it finds contradictory is so for sure; of what it does not, nothing is known. Knows no rule.
#pragma once

#include "engine/rules/lint/limits.hpp"
#include "engine/rules/rulebook.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace proviso {

class Together {
public:
    Together(Rulebook const& book, Vocabulary const& vocabulary) : book_(&book), vocabulary_(&vocabulary) {}

    /// `predicate` is true too; with `holds` false it is false.
    void add(PredicateId predicate, bool holds = true);

    /// Whether no record can be all that was added. Adding and asking are linear in the predicates, each counted once.
    bool contradictory();

    /// The field in which it shows, as plans write it; empty where it shows in none alone.
    std::string const& field() const { return field_; }

private:
    using Literal = std::pair<PredicateId, bool>;  ///< a predicate, and whether it holds

    struct Choices {
        std::optional<std::set<std::string>> allowed;  ///< nothing: any
        std::set<std::string> excluded;
        bool empty() const { return allowed and allowed->empty(); }
    };

    std::vector<PredicateId> const* operands(PredicateId id) const;
    bool is_all(Literal literal) const;
    Predicate const& at(PredicateId id) const { return book_->predicates[id]; }
    Literal plain(Literal literal) const;

    bool impossible(Literal literal);
    bool fits(Literal literal, bool keep);
    bool fits_leaf(Always, bool holds, bool) { return holds; }
    bool fits_leaf(FieldIn const& in, bool holds, bool keep);
    bool fits_leaf(FieldAmount const& amount, bool holds, bool keep);
    bool fits_leaf(FieldDate const& date, bool holds, bool keep);
    bool fits_leaf(AsOf const& as_of, bool holds, bool keep);
    template <class Other>
    bool fits_leaf(Other const&, bool, bool) {
        return true;
    }

    template <class Space>
    bool settle(Space& old, Space next, bool keep, std::string field);
    std::optional<std::set<std::string>> listed_values(FieldId field) const;
    std::string name(FieldId field) const { return vocabulary_->field(field).name; }

    Rulebook const* book_;
    Vocabulary const* vocabulary_;
    std::set<Literal> added_;
    std::vector<Literal> alternatives_;   ///< one of the operands of each is true
    std::map<Literal, bool> impossible_;  ///< what impossible() found
    std::map<FieldId, Choices> choices_;
    std::map<std::pair<FieldId, Per>, Limits<Decimal>> amounts_;
    std::map<FieldId, Limits<std::int32_t>> days_;
    Limits<std::int32_t> as_of_;
    std::string field_;
    bool contradictory_ = false;
};

}  // namespace proviso
