#include "engine/reading/solve.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr int most_steps = 2'000;

bool holds(std::vector<std::string> const& values, std::string const& value) {
    return std::ranges::find(values, value) != values.end();
}

bool in_order(Asked const& asked) {
    return not asked.absent and not(asked.least and asked.most and *asked.most < *asked.least) and
           not(asked.first and asked.last and *asked.last < *asked.first);
}

bool at_least(Asked& asked, std::optional<Decimal> amount) {
    if (not amount)
        return false;
    asked.least = asked.least ? std::max(*asked.least, *amount) : *amount;
    return in_order(asked);
}

bool at_most(Asked& asked, std::optional<Decimal> amount) {
    if (not amount)
        return false;
    asked.most = asked.most ? std::min(*asked.most, *amount) : *amount;
    return in_order(asked);
}

/// A whole one where there is room for it.
std::optional<Decimal> above(Decimal bound) { return add(bound, Decimal{1}); }
std::optional<Decimal> below(Decimal bound) {
    return bound > Decimal{1} ? subtract(bound, Decimal{1}) : divide(bound, Decimal{2});
}

/// The relation that holds where this one does not; of `equal`, one of the two.
Relation denied(Relation relation) { return opposite(relation).value_or(Relation::more); }

class Search {
public:
    Search(Rulebook const& book, Vocabulary const& vocabulary) : book_(book), vocabulary_(vocabulary) {}

    std::optional<Draft> run(std::vector<Goal> goals, Draft draft) {
        if (goals.empty())
            return draft;
        auto const goal = std::move(goals.back());
        goals.pop_back();
        for (auto const literal : goal) {
            if (++steps_ > most_steps)
                return {};
            auto rest = goals;
            auto narrower = draft;
            if (not take(literal, rest, narrower))
                continue;
            if (auto found = run(std::move(rest), std::move(narrower)))
                return found;
        }
        return {};
    }

private:
    /// Narrows the draft by a leaf, or puts the parts of a compound among the goals.
    bool take(Literal literal, std::vector<Goal>& goals, Draft& draft) const {
        auto const& predicate = book_.predicates[literal.id];
        if (auto const* node = std::get_if<Not>(&predicate))
            return goals.push_back({{node->operand, not literal.wanted}}), true;
        if (auto const* node = std::get_if<And>(&predicate))
            return add_parts(node->operands, literal.wanted, literal.wanted, goals), true;
        if (auto const* node = std::get_if<Or>(&predicate))
            return add_parts(node->operands, literal.wanted, not literal.wanted, goals), true;
        return std::visit([&](auto const& leaf) { return narrow(leaf, literal.wanted, draft); }, predicate);
    }

    static void add_parts(std::vector<PredicateId> const& operands, bool wanted, bool all, std::vector<Goal>& goals) {
        Goal any;
        for (auto const id : operands) {
            if (all)
                goals.push_back({{id, wanted}});
            any.push_back({id, wanted});
        }
        if (not all)
            goals.push_back(std::move(any));
    }

    bool narrow(Always, bool wanted, Draft&) const { return wanted; }
    bool narrow(FieldIn const& leaf, bool wanted, Draft& draft) const {
        auto& asked = draft.fields[leaf.field];
        return wanted ? among(asked, leaf.values) : bar(asked, leaf.values);
    }
    bool narrow(FieldAmount const& leaf, bool wanted, Draft& draft) const {
        auto& asked = draft.fields[leaf.field];
        auto const own = vocabulary_.field(leaf.field).unit.per;
        auto const per = leaf.per == Per::none ? own : leaf.per;
        if ((asked.least or asked.most) and asked.per != per)
            return false;
        asked.per = per;
        switch (wanted ? leaf.relation : denied(leaf.relation)) {
            case Relation::equal: return at_least(asked, leaf.bound) and at_most(asked, leaf.bound);
            case Relation::less: return at_most(asked, below(leaf.bound));
            case Relation::at_most: return at_most(asked, leaf.bound);
            case Relation::more: return at_least(asked, above(leaf.bound));
            case Relation::at_least: return at_least(asked, leaf.bound);
        }
        return false;
    }
    bool narrow(FieldDate const& leaf, bool wanted, Draft& draft) const {
        auto& asked = draft.fields[leaf.field];
        switch (wanted ? leaf.relation : denied(leaf.relation)) {
            case Relation::equal: return not_before(asked, leaf.bound) and not_after(asked, leaf.bound);
            case Relation::less: return not_after(asked, leaf.bound + -1);
            case Relation::at_most: return not_after(asked, leaf.bound);
            case Relation::more: return not_before(asked, leaf.bound + 1);
            case Relation::at_least: return not_before(asked, leaf.bound);
        }
        return false;
    }
    bool narrow(FieldTrue leaf, bool wanted, Draft& draft) const {
        auto& asked = draft.fields[leaf.field];
        if (asked.truth and *asked.truth != wanted)
            return false;
        asked.truth = wanted;
        return not asked.absent;
    }
    bool narrow(FieldPresent leaf, bool wanted, Draft& draft) const {
        auto& asked = draft.fields[leaf.field];
        auto const narrowed = asked.among or not asked.barred.empty() or asked.least or asked.most or asked.first or
                              asked.last or asked.truth or asked.present;
        if (leaf.or_unknown and not wanted)
            return false;
        asked.present = asked.present or wanted;
        asked.absent = asked.absent or not wanted;
        return wanted ? not asked.absent : not narrowed;
    }
    bool narrow(FactHolds leaf, bool wanted, Draft& draft) const {
        return draft.facts.emplace(leaf.fact, wanted).first->second == wanted;
    }
    bool narrow(AsOf leaf, bool wanted, Draft& draft) const {
        auto const from = [&](Date day) { draft.as_of_first = std::max(draft.as_of_first, day); };
        auto const until = [&](Date day) { draft.as_of_last = std::min(draft.as_of_last, day); };
        switch (wanted ? leaf.relation : denied(leaf.relation)) {
            case Relation::equal: from(leaf.bound), until(leaf.bound); break;
            case Relation::less: until(leaf.bound + -1); break;
            case Relation::at_most: until(leaf.bound); break;
            case Relation::more: from(leaf.bound + 1); break;
            case Relation::at_least: from(leaf.bound); break;
        }
        return draft.as_of_first <= draft.as_of_last;
    }
    bool narrow(ClauseMet, bool, Draft&) const { return true; }  // the whole plan decides
    /// What no record decides: an open class, a bound that is not stated.
    template <class Other>
    bool narrow(Other const&, bool, Draft&) const {
        return false;
    }

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    int steps_ = 0;
};

}  // namespace

bool bar(Asked& asked, std::vector<std::string> const& values) {
    asked.barred.insert(asked.barred.end(), values.begin(), values.end());
    if (asked.among)
        std::erase_if(*asked.among, [&](auto const& value) { return holds(values, value); });
    return not asked.absent and (not asked.among or not asked.among->empty());
}

bool among(Asked& asked, std::vector<std::string> const& values) {
    std::vector<std::string> left;
    for (auto const& value : values)
        if ((not asked.among or holds(*asked.among, value)) and not holds(asked.barred, value))
            left.push_back(value);
    asked.among = std::move(left);
    return not asked.absent and not asked.among->empty();
}

bool not_before(Asked& asked, Date day) {
    asked.first = asked.first ? std::max(*asked.first, day) : day;
    return in_order(asked);
}

bool not_after(Asked& asked, Date day) {
    asked.last = asked.last ? std::min(*asked.last, day) : day;
    return in_order(asked);
}

bool exactly(Asked& asked, Decimal amount, Per per) {
    if ((asked.least or asked.most) and asked.per != per)
        return false;
    asked.per = per;
    return at_least(asked, amount) and at_most(asked, amount);
}

std::optional<Draft> solve(Rulebook const& book, Vocabulary const& vocabulary, std::vector<Goal> goals, Draft from) {
    return Search(book, vocabulary).run(std::move(goals), std::move(from));
}

}  // namespace proviso
