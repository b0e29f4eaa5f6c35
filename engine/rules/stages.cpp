#include "engine/rules/stages.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// A rule that another one waits for: because a condition asks for its verdict, or because the other yields to it.
struct Wait {
    RuleId on;
    bool verdict;
};

void add_conditions(Rulebook const& book, PredicateId id, std::vector<Wait>& waits) {
    auto const& predicate = book.predicates[id];
    if (auto const* const met = std::get_if<ClauseMet>(&predicate))
        for (auto const rule : book.conditions[met->condition].rules)
            waits.push_back({rule, true});
    if (auto const* const negated = std::get_if<Not>(&predicate))
        add_conditions(book, negated->operand, waits);
    for (auto const operand : std::holds_alternative<And>(predicate)  ? std::get<And>(predicate).operands
                              : std::holds_alternative<Or>(predicate) ? std::get<Or>(predicate).operands
                                                                      : std::vector<PredicateId>{})
        add_conditions(book, operand, waits);
}

std::vector<std::vector<Wait>> waits_of(Rulebook const& book) {
    std::vector<std::vector<Wait>> waits(book.rules.size());
    for (RuleId id = 0; id < book.rules.size(); ++id) {
        for (auto const* parts : {&book.rules[id].conditions, &book.rules[id].exceptions})
            for (auto const part : *parts)
                add_conditions(book, part, waits[id]);
        for (auto const above : book.rules[id].yields_to)
            waits[id].push_back({above, false});
    }
    return waits;
}

/// Walks from one that is left to one that it waits for, until one comes again.
std::vector<RuleId> circle(std::vector<std::vector<Wait>> const& waits, std::vector<std::size_t> const& open) {
    auto const left = [&](RuleId id) { return open[id] != 0; };
    std::vector<RuleId> walk;
    std::vector<bool> seen(open.size());
    auto at = static_cast<RuleId>(std::find_if(open.begin(), open.end(), [](auto n) { return n != 0; }) - open.begin());
    while (not seen[at]) {
        seen[at] = true;
        walk.push_back(at);
        at = std::find_if(waits[at].begin(), waits[at].end(), [&](Wait const& wait) { return left(wait.on); })->on;
    }
    walk.erase(walk.begin(), std::find(walk.begin(), walk.end(), at));
    walk.push_back(at);
    return walk;
}

void complain(Rulebook const& book, std::vector<RuleId> const& circle, Diagnostics& out) {
    std::string path;
    std::vector<Label> notes;
    for (auto const id : circle) {
        path += (path.empty() ? "" : " → ") + book.rules[id].label;
        if (notes.size() + 1 < circle.size() and id != circle.front())
            notes.push_back({book.rules[id].where, "`" + book.rules[id].label + "` stands here"});
    }
    out.push_back({Kind::precedence_cycle,
                   {book.rules[circle.front()].where, "whether this clause binds hangs on itself: " + path},
                   std::move(notes),
                   "let one of them stand without the others"});
}

/// By rule: how long the longest chain is of those that it waits for; `ready` has each one after these.
void complain_of_depth(Rulebook const& book, std::vector<std::vector<Wait>> const& waits,
                       std::vector<RuleId> const& ready, Diagnostics& out) {
    constexpr std::size_t deepest = 64;
    std::vector<std::size_t> depth(waits.size());
    for (auto const id : ready) {
        for (auto const& wait : waits[id])
            depth[id] = std::max(depth[id], depth[wait.on] + 1);
        if (depth[id] <= deepest)
            continue;
        out.push_back({Kind::too_deep,
                       {book.rules[id].where, "clauses stand above one another, or ask for one another's verdict, more "
                                              "than 64 deep"},
                       {},
                       "let this one name the clauses that matter for it, not the last of a long chain"});
        return;
    }
}

}  // namespace

void set_stages(Rulebook& book, Diagnostics& out) {
    auto const yields = [](Rule const& rule) { return not rule.yields_to.empty(); };
    if (book.conditions.empty() and std::ranges::none_of(book.rules, yields))
        return;
    auto const waits = waits_of(book);
    std::vector<std::vector<std::pair<RuleId, bool>>> waiting(waits.size());
    std::vector<std::size_t> open(waits.size());
    for (RuleId id = 0; id < waits.size(); ++id)
        for (auto const& wait : waits[id]) {
            waiting[wait.on].push_back({id, wait.verdict});
            ++open[id];
        }
    std::vector<RuleId> ready;
    for (RuleId id = 0; id < open.size(); ++id)
        if (open[id] == 0)
            ready.push_back(id);
    for (std::size_t next = 0; next < ready.size(); ++next)
        for (auto const& [id, verdict] : waiting[ready[next]]) {
            auto& stage = book.rules[id].stage;
            stage = std::max(stage, book.rules[ready[next]].stage + (verdict ? 1U : 0U));
            if (--open[id] == 0)
                ready.push_back(id);
        }
    complain_of_depth(book, waits, ready, out);
    if (ready.size() != waits.size())
        complain(book, circle(waits, open), out);
}

}  // namespace proviso
