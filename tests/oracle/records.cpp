#include "tests/oracle/judge.hpp"

#include <algorithm>

namespace proviso::oracle {
namespace {

template <class Value, class Test>
Truth of_value(Cell const& cell, Test test) {
    auto const* value = std::get_if<Value>(&cell);
    return value ? truth(test(*value)) : Truth::unknown;
}

Truth of_amount(Cell const& cell, Atom const& atom) {
    if (not atom.bound)
        return Truth::unknown;
    return of_value<std::int64_t>(cell, [&](std::int64_t amount) {
        return stands(amount, atom.relation, *atom.bound) and (not atom.upper or amount <= *atom.upper);
    });
}

}  // namespace

std::vector<Row> Records::of_kind(std::size_t kind) const {
    std::vector<Row> rows;
    for (std::size_t row = 0; row < case_.plan.records[kind].size(); ++row)
        rows.push_back({kind, row});
    return rows;
}

Cell Records::cell(Row row, std::size_t field) const {
    auto const& model = case_.kinds[row.kind].fields[field];
    if (not model.from)
        return case_.plan.records[row.kind][row.row][field];
    auto const source = cell(row, *model.from);
    auto const* name = std::get_if<std::string>(&source);
    auto const found = name ? model.lookup.find(*name) : model.lookup.end();
    return found == model.lookup.end() ? Cell(NotKnown{}) : Cell(found->second);
}

Truth Records::is(Row row, Atom const& atom) const {
    auto const of = [&] {
        auto const value = atom.ask == Ask::term ? Cell{} : cell(row, atom.field);
        switch (atom.ask) {
            case Ask::in:
                return of_value<std::string>(value, [&](std::string const& name) {
                    return std::ranges::find(atom.values, name) != atom.values.end();
                });
            case Ask::amount: return of_amount(value, atom);
            case Ask::date:
                return of_value<Date>(
                    value, [&](Date day) { return stands(atom.last ? day + -1 : day, atom.relation, atom.day); });
            case Ask::flag: return of_value<bool>(value, [](bool flag) { return flag; });
            case Ask::present:
                return std::holds_alternative<NotKnown>(value)  ? Truth::unknown
                       : std::holds_alternative<Missing>(value) ? Truth::no
                                                                : Truth::yes;
            case Ask::term: return is_term(row, atom.term);
        }
        return Truth::unknown;
    }();
    return atom.no ? negate(of) : of;
}

Truth Records::is(Row row, Atoms const& atoms) const {
    auto const each = [&](Atom const& atom) { return is(row, atom); };
    return atoms.any and not atoms.atoms.empty() ? for_some(atoms.atoms, each) : for_all(atoms.atoms, each);
}

Truth Records::is(Row row, ClassModel const& of) const {
    auto truth = of.term ? is_term(row, *of.term) : Truth::yes;
    if (of.before)
        truth = both(truth, is(row, Atom{.ask = Ask::in, .field = of.before->first, .values = {of.before->second}}));
    return both(truth, is(row, of.qualities));
}

Truth Records::is(Row row, SubjectModel const& subject) const {
    auto const in = [&](ClassModel const& each) { return is(row, each); };
    auto const added = either(is(row, subject.main), for_some(subject.including, in));
    return both(added, negate(for_some(subject.excluding, in)));
}

/// What an open class lists belongs to it; of anything else it is unknown.
Truth Records::is_term(Row row, std::size_t term) const {
    auto const& definition = case_.definitions[term];
    if (not definition.open)
        return is(row, definition.is);
    return either(for_some(definition.is.including, [&](ClassModel const& each) { return is(row, each); }),
                  Truth::unknown);
}

std::vector<Period> Records::lives(Row row, std::vector<Date> const& days) const {
    auto const& kind = case_.kinds[row.kind];
    auto const possible = [&](std::optional<std::size_t> field, Date otherwise) {
        auto const value = field ? cell(row, *field) : Cell(Missing{});
        if (auto const* day = std::get_if<Date>(&value))
            return std::vector{*day};
        if (not kind.on and not std::holds_alternative<NotKnown>(value))
            return std::vector{otherwise};
        auto any = days;
        if (not kind.on)
            any.push_back(Date::latest());
        return any;
    };
    std::vector<Period> lives;
    if (kind.on) {
        for (auto const day : possible(kind.on, Date::earliest()))
            lives.push_back({day, day + 1});
        return lives;
    }
    for (auto const start : possible(kind.start, Date::earliest()))
        for (auto const end : possible(kind.end, Date::latest()))
            if (start < end)
                lives.push_back({start, end});
    return lives;
}

}  // namespace proviso::oracle
