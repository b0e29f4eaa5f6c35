// Checks that need no more than the list of clauses.
#include "engine/rules/lint/checks.hpp"

#include <vector>

namespace proviso {

void find_idle_permissions(Linted const& linted, Diagnostics& out) {
    std::vector<bool> yielded_to(linted.book.rules.size());
    for (auto const& rule : linted.book.rules)
        for (auto const to : rule.yields_to)
            yielded_to[to] = true;
    for (std::size_t id = 0; id < linted.book.rules.size(); ++id)
        if (auto const& rule = linted.book.rules[id];
            std::holds_alternative<PermissionNorm>(rule.norm) and not yielded_to[id])
            out.push_back({Kind::idle_permission,
                           {rule.where, "this permission changes nothing: no clause yields to it"},
                           {},
                           "begin with `Notwithstanding clause …,` to exempt from that clause what is permitted here"});
}

void find_missing_sources(Linted const& linted, Diagnostics& out) {
    for (auto const& clause : linted.book.clauses)
        if (clause.source.empty())
            out.push_back({Kind::missing_source,
                           {clause.where, "clause `" + clause.id + "` does not say where it comes from"},
                           {},
                           "write `Source:` and the page or section of the agreement below it"});
}

}  // namespace proviso
