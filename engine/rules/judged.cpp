#include "engine/rules/judged.hpp"

#include "engine/rules/measures.hpp"

namespace proviso {
namespace {

bool judged_by_this_version(Vocabulary const& vocabulary, Rule const& rule) {
    if (std::holds_alternative<SeparationNorm>(rule.norm))
        return false;
    auto const* const aggregate = std::get_if<AggregateNorm>(&rule.norm);
    if (aggregate == nullptr)
        return true;
    bool const over_time =
        aggregate->when != When::whole and aggregate->when != When::on and aggregate->when != When::by;
    return not over_time and aggregate->left.of == rule.subject and not aggregate->right and
           aggregate->groups.empty() and aggregate->schedule.empty() and
           aggregate->left.measure != Measure::distinct and not is_of_days(vocabulary, aggregate->left);
}

void refuse(Excerpt const& where, Diagnostics& out) {
    out.push_back({Kind::not_supported, {where, "this wording cannot be judged yet"}, {}, ""});
}

}  // namespace

void refuse_unjudged(Rulebook const& book, Vocabulary const& vocabulary, Diagnostics& out) {
    for (auto const& rule : book.rules)
        if (rule.reported and not judged_by_this_version(vocabulary, rule))
            refuse(rule.where, out);
    for (auto const& condition : book.conditions)
        if (not condition.rules.empty())
            refuse(book.rules[condition.rules.front()].where, out);
    for (auto const& amendment : book.amendments)
        refuse(amendment.where, out);
}

}  // namespace proviso
