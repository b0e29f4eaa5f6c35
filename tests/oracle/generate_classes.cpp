#include "tests/oracle/generate_classes.hpp"

namespace proviso::oracle {

DefinitionModel ClassMaker::definition(std::string term) {
    DefinitionModel made;
    made.term = std::move(term);
    made.kind = some_kind();
    made.open = chance_.percent(25);
    if (made.open)
        made.is.including = {simple_class(made.kind)};
    else
        made.is = subject(made.kind);
    return made;
}

std::optional<std::size_t> ClassMaker::some_term(std::size_t of) {
    std::vector<std::size_t> terms;
    for (std::size_t term = 0; term < made_.definitions.size(); ++term)
        if (made_.definitions[term].kind == of)
            terms.push_back(term);
    return terms.empty() ? std::nullopt : std::optional(chance_.of(terms));
}

ClassModel ClassMaker::simple_class(std::size_t of) {
    ClassModel made;
    if (chance_.percent(40))
        made.term = some_term(of);
    if (not made.term or chance_.percent(30))
        made.before = named_by_value(of);
    return made;
}

/// `gold tasks`: both kinds have such values in their second field.
std::pair<std::size_t, std::string> ClassMaker::named_by_value(std::size_t of) {
    return {1, chance_.of(kind(of).fields[1].values)};
}

ClassModel ClassMaker::some_class(std::size_t of) {
    ClassModel made;
    if (chance_.percent(30))
        made.term = some_term(of);
    if (chance_.percent(20))
        made.before = simple_class(of).before;
    if (chance_.percent(55))
        made.qualities = atoms(of, Place::quality);
    return made;
}

SubjectModel ClassMaker::subject(std::size_t of) {
    SubjectModel made;
    made.main = some_class(of);
    if (chance_.percent(10))
        made.including.push_back(simple_class(of));
    if (chance_.percent(10))
        made.excluding.push_back(simple_class(of));
    return made;
}

Atoms ClassMaker::atoms(std::size_t of, Place place) {
    Atoms made;
    made.atoms.push_back(atom(of, place));
    if (chance_.percent(30)) {
        made.any = chance_.percent(50);
        auto second = atom(of, place);
        if (second.ask != Ask::in or made.atoms[0].ask != Ask::in or second.field != made.atoms[0].field)
            made.atoms.push_back(std::move(second));
    }
    if (made.atoms.size() > 1)
        for (auto& atom : made.atoms)  // `A or B and whose …` would mix the two at one level
            if (not made.any and atom.values.size() > 1)
                atom.values.resize(1);
    return made;
}

Atom ClassMaker::atom(std::size_t of, Place place) {
    auto made = drawn_atom(of, place);
    made.wording = chance_.wording();
    auto const deniable = made.ask == Ask::in or made.ask == Ask::flag or made.ask == Ask::term;
    if (place != Place::deed and (deniable or made.ask == Ask::present))
        made.no = chance_.percent(30);
    return made;
}

Atom ClassMaker::drawn_atom(std::size_t of, Place place) {
    auto const roll = chance_.below(100);
    if (roll < 45)
        return in(of, place);
    if (roll < 60)
        return amount(of);
    if (roll < 70)
        return flag(of);
    if (roll < 80 and (place != Place::deed or kind(of).start))
        return date(of, place);
    if (roll < 90)
        return present(of);
    if (auto const term = some_term(of))
        return {.ask = Ask::term, .term = *term};
    return in(of, place);
}

Atom ClassMaker::in(std::size_t of, Place place) {
    Atom made{.ask = Ask::in};
    made.field = chance_.of(fields_of(kind(of), FieldType::name));
    auto const& field = kind(of).fields[made.field];
    auto values = field.values;
    if (field.open)  // a value that is not listed would need quotes
        values.pop_back();
    made.values = {chance_.of(values)};
    if (auto second = chance_.of(values);
        chance_.percent(30) and second != made.values[0] and not(place == Place::deed and field.phrase.empty()))
        made.values.push_back(second);
    return made;
}

Atom ClassMaker::amount(std::size_t of) {
    Atom made{.ask = Ask::amount};
    auto const fields = of == 0 ? std::vector<std::size_t>{4, 5, 6, 7} : std::vector<std::size_t>{2};
    made.field = chance_.of(fields);
    made.relation = relation();
    if (not chance_.percent(4))
        made.bound = generate_amount(chance_, positive(of, made.field));
    if (made.bound and chance_.percent(12)) {
        made.relation = Relation::at_least;
        made.upper = *made.bound + 1000 * static_cast<std::int64_t>(1 + chance_.below(3));
    }
    return made;
}

/// Amounts below nothing cannot be written in a policy.
FieldModel ClassMaker::positive(std::size_t of, std::size_t field) const {
    auto model = kind(of).fields[field];
    model.negative = false;
    return model;
}

Relation ClassMaker::relation() {
    return chance_.either({Relation::equal, Relation::less, Relation::at_most, Relation::more, Relation::at_least,
                           Relation::at_most, Relation::at_least});
}

Atom ClassMaker::flag(std::size_t of) {
    return {.ask = Ask::flag, .field = fields_of(kind(of), FieldType::boolean).front()};
}

Atom ClassMaker::date(std::size_t of, Place place) {
    Atom made{.ask = Ask::date};
    made.field = chance_.of(fields_of(kind(of), FieldType::date));
    made.relation = chance_.either({Relation::less, Relation::at_most, Relation::more, Relation::at_least});
    made.day = generate_day(chance_);
    made.last = made.field == kind(of).end;
    made.whose = made.last and (place == Place::condition or (place == Place::quality and chance_.percent(50)));
    return made;
}

Atom ClassMaker::present(std::size_t of) {
    Atom made{.ask = Ask::present};
    made.field = of == 0 ? chance_.either<std::size_t>({0, 1, 2, 4, 7, 9, 10}) : chance_.either<std::size_t>({0, 2});
    return made;
}

}  // namespace proviso::oracle
