#include "tests/oracle/features.hpp"
#include "tests/oracle/generate_classes.hpp"

#include <algorithm>

namespace proviso::oracle {
namespace {

using Kind = NormModel::Kind;

class ClauseMaker : ClassMaker {
public:
    using ClassMaker::ClassMaker;

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
        for (std::size_t i = 0; is_on(Feature::ending_amendment) and i < clauses; ++i)
            if (chance_.percent(10))
                made_.amendments.push_back(ending(i));
    }

private:
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

    /// By its own agreement or, where that has a name, by another one.
    AmendmentModel ending(std::size_t clause) {
        auto by = made_.clauses[clause].agreement;
        if (by)
            by = chance_.below(made_.agreements.size());
        return {clause, by, generate_day(chance_), {}};
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
        if (is_on(Feature::clause_condition) and chance_.percent(10))
            add_clause_condition(index, home, made);
        return made;
    }

    /// Of one class: a list of them with qualities could be meant in two ways.
    SubjectModel excepted(SentenceModel const& sentence) {
        auto const of = sentence.kind;
        SubjectModel made;
        made.main = chance_.percent(50) ? simple_class(of) : some_class(of);
        if (not made.main.term and not made.main.before and made.main.qualities.atoms.empty())
            made.main = simple_class(of);
        if (is_measure(sentence.norm) and not is_on(Feature::condition_of_all))
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
        if (is_on(Feature::separation) and made.kind == Kind::must and chance_.percent(30)) {
            add_separation(made, of);
            return made;
        }
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
        if (is_on(Feature::distinct) and chance_.percent(15)) {
            norm.measure.measure = Measure::distinct;
            norm.measure.field = chance_.of(fields_of(kind(of), FieldType::name));
        }
        add_limit(norm, of);
        add_time(norm, of);
        add_beside(norm, of);
        add_stretch(norm, of);
        if (is_on(Feature::groups) and chance_.percent(20))
            add_groups(norm, of);
    }

    void add_groups(NormModel& norm, std::size_t of) {
        auto const names = fields_of(kind(of), FieldType::name);
        norm.groups = {chance_.of(names)};
        if (auto const other = chance_.of(names); chance_.percent(25) and other != norm.groups.front())
            norm.groups.push_back(other);
    }

    /// No term, whose records may be those of the other side, for all that is known; and no day, for `have a start by D`
    /// would leave open which of the two has it.
    static bool is_plain(SubjectModel const& subject) {
        auto const plain = [](ClassModel const& each) {
            return not each.term and std::ranges::all_of(each.qualities.atoms, [](Atom const& atom) {
                return atom.ask != Ask::term and atom.ask != Ask::date and atom.ask != Ask::present;
            });
        };
        return plain(subject.main) and std::ranges::all_of(subject.including, plain) and
               std::ranges::all_of(subject.excluding, plain);
    }

    /// What the measure is compared with, instead of an amount.
    void add_beside(NormModel& norm, std::size_t of) {
        auto const simple = norm.measure.measure == Measure::total or norm.measure.measure == Measure::number;
        auto const roll = chance_.below(100);
        if (is_on(Feature::comparison_of_measures) and roll < 20) {
            norm.kind = Kind::compared;
            norm.right = norm.measure;
            do
                norm.right.of = subject(of);
            while (not is_plain(norm.right.of));
            if (chance_.percent(50))
                norm.percentage = chance_.either<std::int64_t>({20, 50, 60, 100});
        } else if (is_on(Feature::share) and roll < 40 and simple) {
            norm.kind = Kind::share;
            norm.percentage = chance_.either<std::int64_t>({20, 50, 60, 100});
        } else if (is_on(Feature::share) and roll < 55 and norm.measure.measure == Measure::number) {
            norm.kind = Kind::counted;
            norm.limit.bound = 1000 * static_cast<std::int64_t>(1 + chance_.below(3));
        }
        if (norm.kind == Kind::measure)
            return;
        norm.limit.upper.reset();
        if (norm.kind == Kind::compared)
            return;
        norm.limit.relation = chance_.either({Relation::at_least, Relation::at_most});
        norm.deeds = atoms(of, Place::deed);
        auto const last = norm.deeds.atoms.back().ask;
        if (last == Ask::present or last == Ask::date)  // `have a start by 1 May`: which of the two has the day?
            norm.when = When::whole;
    }

    void add_stretch(NormModel& norm, std::size_t of) {
        auto const over = norm.measure.measure == Measure::number or norm.measure.measure == Measure::distinct
                              ? OverTime::level
                              : kind(of).fields[norm.measure.field].over_time;
        auto const roll = chance_.below(100);
        auto const accrues = over != OverTime::level and norm.measure.measure == Measure::total;
        if (norm.when != When::whole or (not accrues and (over != OverTime::level or kind(of).on)))
            return;
        if (accrues) {
            if (roll < 40 and is_on(Feature::in_each_period))
                norm.when = When::each;
        } else if (roll < 20 and is_on(Feature::on_all_days))
            norm.when = When::always;
        else if (roll < 35 and is_on(Feature::on_some_day))
            norm.when = When::sometime;
        else if (roll < 50 and is_on(Feature::in_each_period))
            norm.when = When::each;
        norm.every = chance_.either({PeriodUnit::month, PeriodUnit::quarter, PeriodUnit::year});
        if (norm.when == When::whole or (norm.when != When::each and chance_.percent(60)))
            return;
        auto const a = generate_day(chance_), b = generate_day(chance_);
        norm.period = Period{std::min(a, b), std::max(a, b) + (chance_.percent(50) ? 1 : 366)};
        if (is_on(Feature::schedule) and norm.when == When::each and norm.kind == Kind::measure and chance_.percent(30))
            add_schedule(norm);
    }

    /// What is asked of each year, by itself.
    void add_schedule(NormModel& norm) {
        norm.every = PeriodUnit::year;
        norm.limit.upper.reset();
        auto const base = norm.limit.bound.value_or(1000);
        auto const first = 2025 + static_cast<int>(chance_.below(3));
        for (int i = 0; i < 1 + static_cast<int>(chance_.below(3)); ++i)
            norm.schedule[first + i] = base + 1000 * i;
        if (chance_.percent(40))
            norm.yearly_rise = 1000;
    }

    void add_separation(NormModel& norm, std::size_t of) {
        norm.kind = Kind::separation;
        norm.field = chance_.of(fields_of(kind(of), FieldType::name));
        norm.other = simple_class(of);
        norm.apart = not is_on(Feature::co_location) or chance_.percent(60);
        if (chance_.percent(30))
            norm.within = chance_.of(fields_of(kind(of), FieldType::name));
    }

    void add_limit(NormModel& norm, std::size_t of) {
        auto const counts = norm.measure.measure == Measure::number or norm.measure.measure == Measure::distinct;
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
        auto const counts = norm.measure.measure == Measure::number or norm.measure.measure == Measure::distinct;
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
        if (is_measure(sentence.norm) and not is_on(Feature::condition_of_all))
            for (auto& part : made.parts)
                if (auto* atom = std::get_if<Atom>(&part); atom and atom->ask == Ask::term)
                    part = in(of, Place::quality);
        auto const of_record = [](Said const& each) { return std::holds_alternative<Atom>(each); };
        if (is_measure(sentence.norm) and not is_on(Feature::mixed_condition))
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
        if (is_on(Feature::counted_bound) and chance_.percent(40))
            made.later = {1 + static_cast<int>(chance_.below(40)),
                          chance_.either({PeriodUnit::month, PeriodUnit::year}), chance_.percent(60)};
        if (not made.later.days and made.later.count > 3)
            made.later.count = 1;
        return made;
    }

    void add_window(SentenceModel& sentence) {
        auto const accrues = is_measure(sentence.norm) and sentence.norm.when == When::by;
        if (chance_.percent(15))
            sentence.from.push_back(bound());
        if (chance_.percent(20))
            sentence.until.push_back(bound());
        if (not is_measure(sentence.norm) and chance_.percent(12)) {
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
        return is_measure(norm) and norm.when == When::whole and norm.measure.measure == Measure::total and
               kind(sentence.kind).fields[norm.measure.field].over_time == OverTime::rate;
    }

    /// Those before it, of the same agreement or of one that has a name.
    std::vector<std::size_t> earlier_clauses(std::size_t index, std::optional<std::size_t> home) const {
        std::vector<std::size_t> earlier;
        for (std::size_t clause = 0; clause < index; ++clause)
            if (made_.clauses[clause].agreement or not home)
                earlier.push_back(clause);
        return earlier;
    }

    void add_references(std::size_t index, std::optional<std::size_t> home, SentenceModel& sentence) {
        auto const earlier = earlier_clauses(index, home);
        if (earlier.empty())
            return;
        if (chance_.percent(sentence.norm.kind == Kind::may ? 75 : 20))
            sentence.notwithstanding.push_back(reference(earlier));
        else if (chance_.percent(15))
            sentence.subject_to.push_back(reference(earlier));
    }

    void add_clause_condition(std::size_t index, std::optional<std::size_t> home, SentenceModel& sentence) {
        auto const earlier = earlier_clauses(index, home);
        if (not earlier.empty())
            sentence.conditions.push_back(
                {{MetSaid{{chance_.of(earlier), {}}, chance_.percent(30)}}, false, chance_.percent(50)});
    }

    Reference reference(std::vector<std::size_t> const& earlier) {
        Reference made{chance_.of(earlier), {}};
        auto const items = made_.clauses[made.clause].items.size();
        if (items > 1 and chance_.percent(50))
            made.item = chance_.below(items);
        return made;
    }
};

}  // namespace

void generate_clauses(Chance& chance, Case& made) { ClauseMaker(chance, made).make(); }

}  // namespace proviso::oracle
