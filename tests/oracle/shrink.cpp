#include "tests/oracle/shrink.hpp"

#include "tests/oracle/write.hpp"

#include <algorithm>

namespace proviso::oracle {
namespace {

using Edit = std::function<void(Case&)>;
using Edits = std::vector<Edit>;

template <class List>
void drop(List& list, std::size_t at) {
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(at));
}

void drop_references(std::vector<Reference>& references, std::size_t clause) {
    std::erase_if(references, [&](Reference const& each) { return each.clause == clause; });
    for (auto& each : references)
        each.clause -= each.clause > clause ? 1 : 0;
}

bool asks_for(ConditionModel const& condition, std::size_t clause) {
    return std::ranges::any_of(condition.parts, [&](Said const& part) {
        auto const* met = std::get_if<MetSaid>(&part);
        return met and met->clause.clause == clause;
    });
}

void drop_clause(Case& in, std::size_t at) {
    drop(in.clauses, at);
    for (auto& clause : in.clauses)
        for (auto& item : clause.items) {
            drop_references(item.notwithstanding, at);
            drop_references(item.subject_to, at);
            std::erase_if(item.conditions, [&](ConditionModel const& each) { return asks_for(each, at); });
            for (auto& condition : item.conditions)
                for (auto& part : condition.parts)
                    if (auto* met = std::get_if<MetSaid>(&part))
                        met->clause.clause -= met->clause.clause > at ? 1 : 0;
        }
    std::erase_if(in.amendments, [&](AmendmentModel const& each) { return each.clause == at; });
    for (auto& amendment : in.amendments)
        amendment.clause -= amendment.clause > at ? 1 : 0;
}

/// Drops the item, or its clause where it is the only one; references to it then name the clause.
void drop_item(Case& in, std::size_t clause, std::size_t at) {
    drop(in.clauses[clause].items, at);
    for (auto& each : in.clauses)
        for (auto& item : each.items)
            for (auto* references : {&item.notwithstanding, &item.subject_to})
                for (auto& reference : *references)
                    if (reference.clause == clause)
                        reference.item.reset();
}

template <class Select>
void add_atoms(Edits& edits, Case const& from, Select select, bool may_be_empty) {
    auto const& atoms = select(const_cast<Case&>(from));
    for (std::size_t i = 0; i < atoms.atoms.size(); ++i) {
        if (may_be_empty or atoms.atoms.size() > 1)
            edits.push_back([=](Case& in) { drop(select(in).atoms, i); });
        if (atoms.atoms[i].values.size() > 1)
            edits.push_back([=](Case& in) { select(in).atoms[i].values.pop_back(); });
        if (atoms.atoms[i].wording != 0)
            edits.push_back([=](Case& in) { select(in).atoms[i].wording = 0; });
        if (atoms.atoms[i].upper)
            edits.push_back([=](Case& in) { select(in).atoms[i].upper.reset(); });
    }
}

template <class Select>
void add_class(Edits& edits, Case const& from, Select select) {
    auto const& of = select(const_cast<Case&>(from));
    if (of.term)
        edits.push_back([=](Case& in) { select(in).term.reset(); });
    if (of.before)
        edits.push_back([=](Case& in) { select(in).before.reset(); });
    add_atoms(
        edits, from, [=](Case& in) -> Atoms& { return select(in).qualities; }, true);
}

template <class Select>
void add_subject(Edits& edits, Case const& from, Select select) {
    auto const& of = select(const_cast<Case&>(from));
    add_class(edits, from, [=](Case& in) -> ClassModel& { return select(in).main; });
    if (not of.including.empty())
        edits.push_back([=](Case& in) { select(in).including.clear(); });
    if (not of.excluding.empty())
        edits.push_back([=](Case& in) { select(in).excluding.clear(); });
}

template <class List>
void add_drops(Edits& edits, Case const& from, List list) {
    for (std::size_t i = 0; i < list(const_cast<Case&>(from)).size(); ++i)
        edits.push_back([=](Case& in) { drop(list(in), i); });
}

void add_sentence(Edits& edits, Case const& from, std::size_t clause, std::size_t item) {
    auto const select = [=](Case& in) -> SentenceModel& { return in.clauses[clause].items[item]; };
    auto const& sentence = from.clauses[clause].items[item];
    add_drops(
        edits, from, [=](Case & in) -> auto& { return select(in).except; });
    add_drops(
        edits, from, [=](Case & in) -> auto& { return select(in).conditions; });
    add_drops(
        edits, from, [=](Case & in) -> auto& { return select(in).from; });
    add_drops(
        edits, from, [=](Case & in) -> auto& { return select(in).until; });
    add_drops(
        edits, from, [=](Case & in) -> auto& { return select(in).notwithstanding; });
    add_drops(
        edits, from, [=](Case & in) -> auto& { return select(in).subject_to; });
    for (std::size_t i = 0; i < sentence.conditions.size(); ++i)
        if (sentence.conditions[i].parts.size() > 1)
            add_drops(
                edits, from, [=](Case & in) -> auto& { return select(in).conditions[i].parts; });
    if (sentence.during)
        edits.push_back([=](Case& in) { select(in).during.reset(); });
    if (sentence.wording != 0)
        edits.push_back([=](Case& in) { select(in).wording = 0; });
    if (sentence.norm.limit.upper)
        edits.push_back([=](Case& in) { select(in).norm.limit.upper.reset(); });
    if (sentence.norm.when != When::whole)
        edits.push_back([=](Case& in) { select(in).norm.when = When::whole; });
    if (not sentence.norm.groups.empty())
        edits.push_back([=](Case& in) { select(in).norm.groups.clear(); });
    if (sentence.norm.within)
        edits.push_back([=](Case& in) { select(in).norm.within.reset(); });
    if (sentence.norm.kind == NormModel::Kind::compared)
        edits.push_back([=](Case& in) { select(in).norm.percentage.reset(); });
    if (sentence.norm.when != When::each and sentence.norm.period != Period{})
        edits.push_back([=](Case& in) { select(in).norm.period = {}; });
    if (sentence.norm.values.size() > 1)
        edits.push_back([=](Case& in) { select(in).norm.values.pop_back(); });
    add_subject(edits, from, [=](Case& in) -> SubjectModel& { return select(in).norm.subject; });
    add_subject(edits, from, [=](Case& in) -> SubjectModel& { return select(in).norm.measure.of; });
    add_subject(edits, from, [=](Case& in) -> SubjectModel& { return select(in).norm.right.of; });
    add_class(edits, from, [=](Case& in) -> ClassModel& { return select(in).norm.other; });
    for (std::size_t i = 0; i < sentence.except.size(); ++i)
        add_subject(edits, from, [=](Case& in) -> SubjectModel& { return select(in).except[i]; });
    add_atoms(
        edits, from, [=](Case& in) -> Atoms& { return select(in).norm.deeds; }, false);
}

void add_clauses(Edits& edits, Case const& from) {
    for (std::size_t clause = 0; clause < from.clauses.size(); ++clause) {
        edits.push_back([=](Case& in) { drop_clause(in, clause); });
        for (std::size_t item = 0; item < from.clauses[clause].items.size(); ++item) {
            if (from.clauses[clause].items.size() > 1)
                edits.push_back([=](Case& in) { drop_item(in, clause, item); });
            add_sentence(edits, from, clause, item);
        }
    }
    for (std::size_t i = 0; i < from.agreements.size(); ++i) {
        edits.push_back([=](Case& in) { in.agreements[i].until.reset(); });
        edits.push_back([=](Case& in) { in.agreements[i].signed_on.reset(); });
        edits.push_back([=](Case& in) { in.agreements[i].effective.reset(); });
    }
    for (std::size_t i = 0; i < from.definitions.size(); ++i)
        add_subject(edits, from, [=](Case& in) -> SubjectModel& { return in.definitions[i].is; });
    add_drops(
        edits, from, [](Case & in) -> auto& { return in.amendments; });
}

void add_plan(Edits& edits, Case const& from) {
    for (std::size_t kind = 0; kind < from.plan.records.size(); ++kind)
        for (std::size_t row = 0; row < from.plan.records[kind].size(); ++row) {
            edits.push_back([=](Case& in) { drop(in.plan.records[kind], row); });
            for (std::size_t field = 0; field < from.plan.records[kind][row].size(); ++field)
                edits.push_back([=](Case& in) { in.plan.records[kind][row][field] = Missing{}; });
        }
    for (std::size_t fact = 0; fact < from.plan.facts.size(); ++fact)
        edits.push_back([=](Case& in) { in.plan.facts[fact].reset(); });
    edits.push_back([=](Case& in) { in.plan.horizon.reset(); });
    edits.push_back([=](Case& in) { in.plan.text = PlanText::toml; });
}

void add_names(Edits& edits, Case const& from) {
    for (std::size_t i = 0; i < from.definitions.size(); ++i)
        edits.push_back([=](Case& in) { in.definitions[i].left_out = true; });
    for (std::size_t i = 0; i < from.facts.size(); ++i)
        edits.push_back([=](Case& in) { in.facts[i].clear(); });
}

std::string everything(Case const& of) { return policy_text(of) + plan_text(of).text; }

}  // namespace

Case shrunk(Case from, std::function<bool(Case const&)> const& differs) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        Edits edits;
        add_clauses(edits, from);
        add_plan(edits, from);
        add_names(edits, from);
        for (auto const& edit : edits) {
            auto candidate = from;
            edit(candidate);
            if (everything(candidate) != everything(from) and differs(candidate)) {
                from = std::move(candidate);
                smaller = true;
                break;
            }
        }
    }
    return from;
}

}  // namespace proviso::oracle
