#include "tests/oracle/features.hpp"
#include "tests/oracle/generate.hpp"

#include <algorithm>

namespace proviso::oracle {
namespace {

using Kind = NormModel::Kind;

/// Where an atom stands in the sentence decides what can be said there.
enum class Place : std::uint8_t { quality, deed, condition };

class ClauseMaker {
public:
    ClauseMaker(Chance& chance, Case& made) : chance_(chance), made_(made) {}

    void make() {
        for (auto const* term : {"Keystone", "Lodestar", "Mainstay"})
            if (chance_.percent(40))
                made_.definitions.push_back(definition(term));
        for (auto const* name : {"Alpha", "Beta"})
            if (chance_.percent(35))
                made_.agreements.push_back(agreement(name));
        auto const clauses = 1 + chance_.below(4);
        std::vector<std::optional<std::size_t>> homes;
        for (std::size_t i = 0; i < clauses; ++i)
            homes.push_back(home());
        std::ranges::sort(homes);
        for (std::size_t i = 0; i < clauses; ++i)
            made_.clauses.push_back(clause(i, homes[i]));
    }

private:
    KindModel const& kind(std::size_t kind) const { return made_.kinds[kind]; }
    std::size_t some_kind() { return chance_.percent(80) ? 0 : 1; }

    std::optional<std::size_t> home() {
        if (made_.agreements.empty() or chance_.percent(40))
            return {};
        return chance_.below(made_.agreements.size());
    }

    AgreementModel agreement(std::string name) {
        AgreementModel made{std::move(name), {}, {}, {}};
        if (chance_.percent(80))
            made.effective = generate_day(chance_);
        if (chance_.percent(30))
            made.signed_on = generate_day(chance_);
        if (chance_.percent(40))
            made.until = generate_day(chance_);
        if (made.effective and made.until and *made.until < *made.effective)
            std::swap(*made.until, *made.effective);
        return made;
    }

    // ---- classes ------------------------------------------------------------------------------------------

    DefinitionModel definition(std::string term) {
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

    std::optional<std::size_t> some_term(std::size_t of) {
        std::vector<std::size_t> terms;
        for (std::size_t term = 0; term < made_.definitions.size(); ++term)
            if (made_.definitions[term].kind == of)
                terms.push_back(term);
        return terms.empty() ? std::nullopt : std::optional(chance_.of(terms));
    }

    ClassModel simple_class(std::size_t of) {
        ClassModel made;
        if (chance_.percent(40))
            made.term = some_term(of);
        if (not made.term or chance_.percent(30))
            made.before = named_by_value(of);
        return made;
    }

    /// `gold tasks`: both kinds have such values in their second field.
    std::pair<std::size_t, std::string> named_by_value(std::size_t of) {
        return {1, chance_.of(kind(of).fields[1].values)};
    }

    ClassModel some_class(std::size_t of) {
        ClassModel made;
        if (chance_.percent(30))
            made.term = some_term(of);
        if (chance_.percent(20))
            made.before = simple_class(of).before;
        if (chance_.percent(55))
            made.qualities = atoms(of, Place::quality);
        return made;
    }

    SubjectModel subject(std::size_t of) {
        SubjectModel made;
        made.main = some_class(of);
        if (chance_.percent(10))
            made.including.push_back(simple_class(of));
        if (chance_.percent(10))
            made.excluding.push_back(simple_class(of));
        return made;
    }

    // ---- what is said of a record ------------------------------------------------------------------------

    Atoms atoms(std::size_t of, Place place) {
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

    Atom atom(std::size_t of, Place place) {
        auto made = drawn_atom(of, place);
        made.wording = chance_.wording();
        auto const deniable = made.ask == Ask::in or made.ask == Ask::flag or made.ask == Ask::term;
        if (place != Place::deed and (deniable or made.ask == Ask::present))
            made.no = chance_.percent(30);
        return made;
    }

    Atom drawn_atom(std::size_t of, Place place) {
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

    Atom in(std::size_t of, Place place) {
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

    Atom amount(std::size_t of) {
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
    FieldModel positive(std::size_t of, std::size_t field) const {
        auto model = kind(of).fields[field];
        model.negative = false;
        return model;
    }

    Relation relation() {
        return chance_.either({Relation::equal, Relation::less, Relation::at_most, Relation::more, Relation::at_least,
                               Relation::at_most, Relation::at_least});
    }

    Atom flag(std::size_t of) { return {.ask = Ask::flag, .field = fields_of(kind(of), FieldType::boolean).front()}; }

    Atom date(std::size_t of, Place place) {
        Atom made{.ask = Ask::date};
        made.field = chance_.of(fields_of(kind(of), FieldType::date));
        made.relation = chance_.either({Relation::less, Relation::at_most, Relation::more, Relation::at_least});
        made.day = generate_day(chance_);
        made.last =
            made.field == kind(of).end and (place == Place::deed or (place == Place::quality and chance_.percent(50)));
        return made;
    }

    Atom present(std::size_t of) {
        Atom made{.ask = Ask::present};
        made.field =
            of == 0 ? chance_.either<std::size_t>({0, 1, 2, 4, 7, 9, 10}) : chance_.either<std::size_t>({0, 2});
        return made;
    }

    // ---- sentences ----------------------------------------------------------------------------------------

    ClauseModel clause(std::size_t index, std::optional<std::size_t> home) {
        ClauseModel made{std::to_string(index + 1), home, {}};
        auto const items = chance_.percent(20) ? 2 : 1;
        for (int i = 0; i < items; ++i)
            made.items.push_back(sentence(index, home));
        return made;
    }

    SentenceModel sentence(std::size_t index, std::optional<std::size_t> home) {
        SentenceModel made;
        made.kind = some_kind();
        made.wording = chance_.wording();
        made.norm = norm(made.kind);
        if (chance_.percent(15))
            made.except.push_back(excepted(made));
        if (chance_.percent(25))
            made.conditions.push_back(condition(made));
        add_window(made);
        add_references(index, home, made);
        return made;
    }

    /// Of one class: a list of them with qualities could be meant in two ways.
    SubjectModel excepted(SentenceModel const& sentence) {
        auto const of = sentence.kind;
        SubjectModel made;
        made.main = chance_.percent(50) ? simple_class(of) : some_class(of);
        if (not made.main.term and not made.main.before and made.main.qualities.atoms.empty())
            made.main = simple_class(of);
        if (sentence.norm.kind == Kind::measure and not is_on(Feature::condition_of_all))
            made.main.term.reset(), made.main.before = named_by_value(of);
        return made;
    }

    NormModel norm(std::size_t of) {
        NormModel made;
        made.kind =
            chance_.either({Kind::must, Kind::must, Kind::must_not, Kind::none_may, Kind::exclusive,
                            Kind::exclusive_role, Kind::reserved, Kind::may, Kind::may, Kind::measure, Kind::measure});
        if (made.kind == Kind::measure and is_on(Feature::totals)) {
            add_measure(made, of);
            return made;
        }
        if (made.kind == Kind::measure)
            made.kind = Kind::must;
        made.subject = subject(of);
        if (made.kind == Kind::none_may)
            made.subject.including = made.subject.excluding = {};
        if (made.kind == Kind::exclusive or made.kind == Kind::exclusive_role)
            add_values(made, of);
        else
            made.deeds = atoms(of, Place::deed);
        if ((made.kind == Kind::must_not or made.kind == Kind::none_may) and made.deeds.atoms.size() > 1)
            made.deeds.any = true;
        return made;
    }

    void add_values(NormModel& norm, std::size_t of) {
        auto const drawn = in(of, Place::quality);
        norm.field = drawn.field;
        norm.values = drawn.values;
    }

    void add_measure(NormModel& norm, std::size_t of) {
        norm.measure.of = subject(of);
        norm.measure.measure = chance_.either({Measure::total, Measure::total, Measure::number});
        if (is_on(Feature::averages) and chance_.percent(30))
            norm.measure.measure = chance_.either({Measure::average, Measure::highest, Measure::lowest});
        auto fields = of == 0 ? std::vector<std::size_t>{4, 5, 6} : std::vector<std::size_t>{2};
        if (of == 0 and is_on(Feature::accruing_totals) and norm.measure.measure == Measure::total)
            fields.push_back(7);
        norm.measure.field = chance_.of(fields);
        add_limit(norm, of);
        add_time(norm, of);
    }

    void add_limit(NormModel& norm, std::size_t of) {
        auto const counts = norm.measure.measure == Measure::number;
        auto const accrues = kind(of).fields[norm.measure.field].over_time == OverTime::rate;
        norm.limit.relation = relation();
        if (not chance_.percent(4))
            norm.limit.bound = counts ? 1000 * static_cast<std::int64_t>(chance_.below(4))
                                      : generate_amount(chance_, positive(of, norm.measure.field)) *
                                            (accrues ? chance_.either<std::int64_t>({1, 6, 12, 30, 365})
                                                     : chance_.either<std::int64_t>({1, 1, 2, 3}));
        if (norm.limit.bound and chance_.percent(10)) {
            norm.limit.relation = Relation::at_least;
            norm.limit.upper = *norm.limit.bound + 1000 * static_cast<std::int64_t>(1 + chance_.below(4));
        }
    }

    void add_time(NormModel& norm, std::size_t of) {
        if (not is_on(Feature::totals_by_day) or not chance_.percent(45))
            return;
        auto const counts = norm.measure.measure == Measure::number;
        auto const over = counts ? OverTime::level : kind(of).fields[norm.measure.field].over_time;
        if (over == OverTime::level and kind(of).on)
            return;
        if (over == OverTime::once and norm.measure.measure != Measure::total)
            return;
        norm.when = over == OverTime::level and chance_.percent(60) ? When::on : When::by;
        norm.day = generate_day(chance_);
    }

    // ---- the parts around a norm --------------------------------------------------------------------------

    ConditionModel condition(SentenceModel const& sentence) {
        auto const of = sentence.kind;
        ConditionModel made;
        made.unless = chance_.percent(50);
        made.any = chance_.percent(50);
        auto const parts = 1 + chance_.below(2);
        while (made.parts.size() < parts)
            made.parts.push_back(said(of));
        if (sentence.norm.kind == Kind::measure and not is_on(Feature::condition_of_all))
            for (auto& part : made.parts)
                if (auto* atom = std::get_if<Atom>(&part); atom and atom->ask == Ask::term)
                    part = in(of, Place::quality);
        auto const of_record = [](Said const& each) { return std::holds_alternative<Atom>(each); };
        if (sentence.norm.kind == Kind::measure and not is_on(Feature::mixed_condition))
            std::erase_if(made.parts,
                          [&, first = of_record(made.parts[0])](Said const& each) { return of_record(each) != first; });
        return made;
    }

    Said said(std::size_t of) {
        auto const roll = chance_.below(10);
        if (roll < 4)
            return FactSaid{chance_.below(made_.facts.size()), chance_.percent(30)};
        if (roll < 6)
            return DaySaid{chance_.either({Relation::less, Relation::more, Relation::at_least}), generate_day(chance_)};
        auto made = atom(of, Place::condition);
        if (made.values.size() > 1)
            made.values.resize(1);
        return made;
    }

    BoundModel bound() {
        BoundModel made;
        if (chance_.percent(65))
            made.at = generate_day(chance_);
        else
            made.at = chance_.below(made_.facts.size());
        return made;
    }

    void add_window(SentenceModel& sentence) {
        auto const accrues = sentence.norm.kind == Kind::measure and sentence.norm.when == When::by;
        if (chance_.percent(15))
            sentence.from.push_back(bound());
        if (chance_.percent(20))
            sentence.until.push_back(bound());
        if (sentence.norm.kind != Kind::measure and chance_.percent(12)) {
            auto const a = generate_day(chance_), b = generate_day(chance_);
            sentence.during = Period{std::min(a, b), std::max(a, b) + 1};
        }
        if (accrues)  // the first day that counts must be known
            std::erase_if(sentence.from, [](auto const& each) { return not std::holds_alternative<Date>(each.at); });
        if (is_whole_accrual(sentence))  // `until 1 May`: what accrues until then? read as a stretch of days
            sentence.from.clear(), sentence.until.clear();
    }

    bool is_whole_accrual(SentenceModel const& sentence) const {
        auto const& norm = sentence.norm;
        return norm.kind == Kind::measure and norm.when == When::whole and norm.measure.measure == Measure::total and
               kind(sentence.kind).fields[norm.measure.field].over_time == OverTime::rate;
    }

    /// To earlier clauses, of the same agreement or of one that has a name.
    void add_references(std::size_t index, std::optional<std::size_t> home, SentenceModel& sentence) {
        std::vector<std::size_t> earlier;
        for (std::size_t clause = 0; clause < index; ++clause)
            if (made_.clauses[clause].agreement or not home)
                earlier.push_back(clause);
        if (earlier.empty())
            return;
        if (chance_.percent(sentence.norm.kind == Kind::may ? 75 : 20))
            sentence.notwithstanding.push_back(reference(earlier));
        else if (chance_.percent(15))
            sentence.subject_to.push_back(reference(earlier));
    }

    Reference reference(std::vector<std::size_t> const& earlier) {
        Reference made{chance_.of(earlier), {}};
        auto const items = made_.clauses[made.clause].items.size();
        if (items > 1 and chance_.percent(50))
            made.item = chance_.below(items);
        return made;
    }

    Chance& chance_;
    Case& made_;
};

}  // namespace

void generate_clauses(Chance& chance, Case& made) { ClauseMaker(chance, made).make(); }

}  // namespace proviso::oracle
