#include "engine/rules/clause_conditions.hpp"

#include "engine/rules/stages.hpp"

namespace proviso {

std::uint32_t ClauseConditions::add(std::string words) {
    all_.push_back({{}, std::move(words), {}});
    return static_cast<std::uint32_t>(all_.size() - 1);
}

std::uint32_t ClauseConditions::add_reference(Scope const& scope, ast::ClauseRef const& reference) {
    auto const agreement = reference.agreement.empty() ? "" : " of \"" + reference.agreement + "\"";
    auto const condition = add("clause " + reference.clause + agreement + " is met");
    references_.push_back({&scope.source, scope.agreement, &reference, condition});
    return condition;
}

void ClauseConditions::resolve(Compilation& shared, PrecedenceReader const& precedence, Rulebook& book) {
    for (auto const& [source, agreement, to, condition] : references_)
        if (auto texts = precedence.texts_called({shared, *source, agreement}, *to)) {
            all_[condition].rules = std::move(texts->rules);
            all_[condition].left = std::move(texts->left);
        }
    book.conditions = all_;
    set_stages(book, shared.out);
}

}  // namespace proviso
