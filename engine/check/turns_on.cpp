#include "engine/check/turns_on.hpp"

#include "engine/check/compare.hpp"
#include "engine/check/record_days.hpp"

#include <algorithm>

namespace proviso {
namespace {

TurnsOn fact(std::string name) { return {{}, {}, std::move(name)}; }

struct LeafTurnsOn {
    Explainer& at;
    RecordRef const& record;
    std::vector<TurnsOn>& out;

    void field(FieldId id) const {
        auto const stated = field_to_state(at.matter(), at.batch(), at.row_in_batch(), id);
        add_once(out, {at.matter().vocabulary.field(stated).name, record, {}});
    }
    void operator()(FieldIn const& leaf) const { field(leaf.field); }
    void operator()(FieldAmount const& leaf) const {
        auto const& name = at.matter().vocabulary.field(leaf.field).name;
        auto why = why_not_compared(at.batch(), at.row_in_batch(), leaf.field, leaf.per);
        why.empty() ? field(leaf.field) : add_once(out, {name, record, {}, std::move(why)});
    }
    void operator()(FieldDate const& leaf) const { field(leaf.field); }
    void operator()(FieldTrue leaf) const { field(leaf.field); }
    void operator()(FieldPresent leaf) const { field(leaf.field); }
    void operator()(FactHolds leaf) const { add_turns_on_facts(at.matter(), {leaf.fact}, out); }
    void operator()(ClauseMet leaf) const {
        add_once(out, fact(at.matter().rulebook.conditions[leaf.condition].words));
    }
    void operator()(Open const& leaf) const { add_once(out, fact(leaf.term)); }
    void operator()(Unstated const& leaf) const { add_once(out, fact(leaf.what)); }
    template <class Other>
    void operator()(Other const&) const {}
};

/// The dates of the record that are not known, and the facts that leave the window open.
void add_window(Explainer& at, DayWindow const& window, RecordRef const& record, std::vector<TurnsOn>& out) {
    auto const& type = at.matter().record_type(at.record_id());
    auto const days = days_of(type, at.batch(), at.row_in_batch());
    auto const add = [&](std::optional<std::uint16_t> field) { add_once(out, {type.fields[*field].name, record, {}}); };
    if (type.on and not days.from.known())
        return add(type.on), add_turns_on_facts(at.matter(), window.open, out);
    if (type.start and not days.from.known() and window.until.least != Date::latest())
        add(type.start);
    if (type.end and not days.until.known() and window.from.most != Date::earliest())
        add(type.end);
    add_turns_on_facts(at.matter(), window.open, out);
}

std::string over(Per per) { return Unit{.per = per}.text(); }

/// The periods that convert to `per`.
std::string comparable(Per per) {
    auto const calendar = per == Per::month or per == Per::year;
    return calendar ? "per month or per year" : "per hour or per day";
}

}  // namespace

std::string why_not_compared(Batch const& batch, std::size_t row, FieldId field, Per bound) {
    auto const& column = batch.columns[field.index];
    auto const* cells = std::get_if<AmountCells>(&column.cells);
    if (bound == Per::none or not cells or cells->per.empty() or cell(column, row) != Cell::present or
        conversion(bound, cells->per[row]))
        return {};
    auto const stated = column.may_be_shown(row) ? over(cells->per[row]) : "over a time that is sensitive";
    return "is stated " + stated + " and cannot be compared with an amount " + over(bound) + ": state it " +
           comparable(bound);
}

void add_once(std::vector<TurnsOn>& out, TurnsOn what) {
    auto const same = [&](TurnsOn const& other) {
        return other.field == what.field and other.fact == what.fact and other.record.row == what.record.row and
               other.record.type == what.record.type;
    };
    if (std::none_of(out.begin(), out.end(), same))
        out.push_back(std::move(what));
}

void add_turns_on(Explainer& at, Leaf leaf, RecordRef const& record, std::vector<TurnsOn>& out) {
    auto const& matter = at.matter();
    switch (leaf.kind) {
        case Leaf::Kind::window: return add_window(at, matter.windows[leaf.id], record, out);
        case Leaf::Kind::unsettled: return add_turns_on_facts(matter, matter.windows[leaf.id].open, out);
        case Leaf::Kind::predicate:
            return std::visit(LeafTurnsOn{at, record, out}, matter.rulebook.predicates[leaf.id]);
    }
}

void add_turns_on_facts(Matter const& matter, std::vector<Bound> const& bounds, std::vector<TurnsOn>& out) {
    for (auto const& bound : bounds) {
        if (auto const* const id = std::get_if<FactId>(&bound))
            add_once(out, fact(matter.rulebook.facts[*id].name));
        if (auto const* const day = std::get_if<UnstatedDay>(&bound))
            add_once(out, fact(day->what));
    }
}

void add_turns_on_conditions(Matter const& matter, Formula const& formula, std::vector<TurnsOn>& out) {
    for (auto const& part : formula.parts)
        add_turns_on_conditions(matter, part, out);
    if (formula.kind != Formula::Kind::predicate or *truth_without_records(matter, formula.id) != Truth::unknown)
        return;
    auto const& predicate = matter.rulebook.predicates[formula.id];
    if (auto const* leaf = std::get_if<FactHolds>(&predicate))
        return add_turns_on_facts(matter, {leaf->fact}, out);
    if (auto const* leaf = std::get_if<ClauseMet>(&predicate))
        return add_once(out, fact(matter.rulebook.conditions[leaf->condition].words));
    auto const add = [&](PredicateId id) { add_turns_on_conditions(matter, {Formula::Kind::predicate, id, {}}, out); };
    if (auto const* node = std::get_if<Not>(&predicate))
        add(node->operand);
    else if (auto const* conjunction = std::get_if<And>(&predicate))
        std::for_each(conjunction->operands.begin(), conjunction->operands.end(), add);
    else if (auto const* disjunction = std::get_if<Or>(&predicate))
        std::for_each(disjunction->operands.begin(), disjunction->operands.end(), add);
}

FieldId field_to_state(Matter const& matter, Batch const& batch, std::size_t row, FieldId field) {
    auto const from = matter.vocabulary.field(field).from;
    if (not from or cell(batch.columns[*from], row) == Cell::present)
        return field;
    return field_to_state(matter, batch, row, {field.record, *from});
}

}  // namespace proviso
