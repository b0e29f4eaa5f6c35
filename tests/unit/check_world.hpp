// A small vocabulary, and plans and rulebooks built by hand, for tests of the checker alone.
#pragma once

#include "dsl/lexicon.hpp"
#include "engine/check/check.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace proviso {

/// Placements (name, quantity, number, boolean and date fields) and payments dated by one day.
Vocabulary const& small_vocabulary();
FieldId field(std::string_view name, RecordId record = 0);

Date day(std::string_view iso);
Quantity quantity(std::string_view text);

/// A row by field name: `{"provider", "AWS"}`; `?` is not yet known, an absent field missing.
using Row = std::vector<std::pair<std::string, std::string>>;

/// `batch_rows` of them to a batch.
Plan plan_of(std::vector<Row> const& placements, std::size_t batch_rows = Batch::batch_rows);
void add_rows(Plan&, RecordId, std::vector<Row> const&, std::size_t batch_rows = Batch::batch_rows);

/// Builds a rulebook; equal predicates are one.
class Rules {
public:
    Rulebook book;

    PredicateId add(Predicate predicate);
    PredicateId always() { return add(Always{}); }
    PredicateId in(std::string_view name, std::vector<std::string> values);
    PredicateId amount(std::string_view name, Relation, std::string_view bound);
    PredicateId date(std::string_view name, Relation, std::string_view bound);
    PredicateId fact(std::string_view name);
    PredicateId no(PredicateId operand) { return add(Not{operand}); }
    PredicateId all(std::vector<PredicateId> operands) { return add(And{std::move(operands)}); }
    PredicateId any(std::vector<PredicateId> operands) { return add(Or{std::move(operands)}); }

    FactId fact_id(std::string_view name);

    /// The rule of a clause of its own, ready to be changed; the last one added.
    Rule& require(std::string label, PredicateId subject, PredicateId require);
    Rule& permit(std::string label, PredicateId subject, PredicateId permits);
    Rule& measure(std::string label, PredicateId subject, AggregateNorm norm);

    /// Adds conditions and exceptions to the rule, and to what it binds.
    void when(Rule&, PredicateId condition);
    void except(Rule&, PredicateId exception);

private:
    Rule& add_rule(std::string label, PredicateId subject, Norm norm);
};

AggregateNorm total(std::string_view field, Relation, std::string_view bound, RecordId record = 0);
AggregateNorm number(Relation, int bound);

CheckOptions as_of(std::string_view iso = "2026-03-01");
Report checked(Rules const&, Plan const&, CheckOptions options = as_of());

/// The verdict of the only rule, or of the one labelled so, as reports write it.
std::string verdict(Report const&, std::string_view label = {});
ClauseResult const& clause(Report const&, std::string_view label = {});

/// `state of a, AGI verified`: all that the clause's findings turn on.
std::string turns_on(ClauseResult const&);

}  // namespace proviso
