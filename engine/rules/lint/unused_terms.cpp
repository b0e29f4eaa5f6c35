#include "dsl/mentions.hpp"
#include "engine/rules/lint/checks.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <map>

namespace proviso {
namespace {

struct Term {
    ast::Name const* name;
    Source const* source;
    std::string agreement;  ///< folded; empty where it is for all
    bool used = false;
};

using Terms = std::map<std::string, std::vector<Term>>;  ///< by folded name

/// Calls `visit` with each statement, its file and the agreement that it stands in, folded.
template <class Visit>
void each_statement(std::vector<PolicyFile> const& files, Visit visit) {
    for (auto const& file : files) {
        std::string agreement;
        for (auto const& statement : file.document.statements) {
            if (auto const* const node = as<ast::Agreement>(statement))
                agreement = fold(node->name.text);
            visit(statement, *file.source, agreement);
        }
    }
}

Terms defined_terms(std::vector<PolicyFile> const& files) {
    Terms terms;
    each_statement(files, [&](ast::Statement const& statement, Source const& source, std::string const& agreement) {
        auto const* const node = as<ast::Definition>(statement);
        if (node and not as<ast::CurrencyMeaning>(node->meaning))
            terms[fold(node->term.text)].push_back({&node->term, &source, agreement});
    });
    return terms;
}

/// Marks what `name` means in `agreement`: its own term or the one for all, else that of any other.
void mark(Terms& terms, ast::Name const& name, std::string const& agreement) {
    auto const found = name.quoted ? terms.end() : terms.find(fold(name.text));
    if (found == terms.end())
        return;
    auto const is_visible = [&](Term const& term) { return term.agreement.empty() or term.agreement == agreement; };
    auto const all = std::ranges::none_of(found->second, is_visible);
    for (auto& term : found->second)
        term.used = term.used or all or is_visible(term);
}

}  // namespace

void find_unused_terms(Linted const& linted, Diagnostics& out) {
    auto terms = defined_terms(linted.files);
    each_statement(linted.files, [&](ast::Statement const& statement, Source const&, std::string const& agreement) {
        for (auto const* const name : names_in(statement))
            mark(terms, *name, agreement);
    });
    for (auto const& [folded, same_name] : terms)
        for (auto const& term : same_name)
            if (not term.used)
                out.push_back({Kind::unused_term,
                               {excerpt(*term.source, term.name->span),
                                "the term " + ticked(term.name->text) + " is defined and used nowhere"},
                               {},
                               "use it, or take the definition out"});
}

}  // namespace proviso
