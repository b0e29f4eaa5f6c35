#include "engine/rules/compile.hpp"

#include "engine/rules/agreements.hpp"
#include "engine/rules/amendments.hpp"
#include "engine/rules/clause_conditions.hpp"
#include "engine/rules/clauses.hpp"
#include "engine/rules/compact.hpp"
#include "engine/rules/scenarios.hpp"
#include "engine/rules/terms.hpp"

namespace proviso {

Rulebook compile(std::vector<PolicyFile> const& files, Vocabulary const& vocabulary, Diagnostics& out, Spend spend) {
    auto const statements = sorted_statements(files, out);
    PredicatePool pool;
    Terms terms;
    ClauseConditions conditions;
    Compilation shared{vocabulary, out, pool, terms, statements.agreements, conditions, spend};
    for (auto const& [definition, source, agreement] : statements.definitions)
        terms.add({shared, *source, agreement}, *definition);
    terms.read_all(shared);

    Rulebook book;
    ClauseReader clauses(book);
    AmendmentReader amendments(shared, statements.amendments);
    for (auto const& [clause, source, agreement] : statements.clauses) {
        Scope const scope{shared, *source, agreement};
        clauses.read(scope, *clause);
        amendments.amend(scope, *clause, clauses, book);
    }
    amendments.complain_of_others(shared, clauses.precedence());
    clauses.precedence().resolve(shared, book);
    for (auto const& [scenario, source, agreement] : statements.scenarios)
        if (auto read = read_scenario({shared, *source, agreement}, *scenario, book, clauses.precedence()))
            book.scenarios.push_back(std::move(*read));

    book.facts = terms.facts();
    book.terms = terms.of_records_or_values();
    book.agreements = statements.agreements;
    book.predicates = std::move(pool).take();
    conditions.resolve(shared, clauses.precedence(), book);
    keep_used_predicates(book);
    book.speaks_of_spend = shared.spoke_of_spend;
    if (terms.dollar_was_assumed())
        book.defaults.push_back("\"$\" means USD");
    return book;
}

}  // namespace proviso
