#include "tests/oracle/words.hpp"
#include "tests/oracle/write.hpp"

#include <algorithm>
#include <array>

namespace proviso::oracle {
namespace {

using Kind = NormModel::Kind;

/// `Ladder-2b`
std::string schedule_name(ClauseModel const& clause, SentenceModel const& sentence) {
    return "Ladder-" + clause.id + static_cast<char>('a' + static_cast<char>(&sentence - clause.items.data()));
}

/// Writes one sentence, without its full stop.
class SentenceText {
public:
    SentenceText(Case const& of, ClauseModel const& clause, SentenceModel const& sentence)
        : case_(of), clause_(clause), sentence_(sentence), norm_(sentence.norm), words_(of, sentence.kind) {}

    /// `"Ladder-2b" means, by calendar year: 2026: 5 MW; each later year: 1 MW more.`, or nothing.
    std::string schedule() const {
        if (norm_.schedule.empty())
            return "";
        auto const field = limited();
        std::vector<std::string> parts;
        for (auto const& [year, amount] : norm_.schedule)
            parts.push_back(std::to_string(year) + ": " + amount_words(field, amount, 0));
        if (norm_.yearly_rise)
            parts.push_back("each later year: " + amount_words(field, *norm_.yearly_rise, 0) + " more");
        auto text = "\"" + schedule_name(clause_, sentence_) + "\" means, by calendar year: " + parts.front();
        for (std::size_t i = 1; i < parts.size(); ++i)
            text += "; " + parts[i];
        return text + ".\n";
    }

    std::string text() const {
        std::string text;
        for (auto const& reference : sentence_.notwithstanding)
            text += "Notwithstanding " + referred(reference) + ", ";
        for (auto const& reference : sentence_.subject_to)
            text += (text.empty() ? "Subject to " : "subject to ") + referred(reference) + ", ";
        text += norm();
        for (auto const& tail : tails())
            text += ", " + tail;
        if (text.front() >= 'a' and text.front() <= 'z')
            text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

private:
    std::string referred(Reference const& reference) const {
        auto const& clause = case_.clauses[reference.clause];
        auto text = "clause " + clause.id;
        if (reference.item)
            text += std::string("(") + static_cast<char>('a' + static_cast<char>(*reference.item)) + ")";
        if (clause.agreement != clause_.agreement)
            text += " of \"" + case_.agreements[*clause.agreement].name + "\"";
        return text;
    }

    std::string norm() const {
        auto const subject = [&] { return words_.subject(norm_.subject) + closing(norm_.subject); };
        switch (norm_.kind) {
            case Kind::must: return subject() + " " + obligation() + words_.deeds(norm_.deeds);
            case Kind::must_not:
                return subject() + (sentence_.wording % 2 ? " must not " : " shall not ") + words_.deeds(norm_.deeds);
            case Kind::none_may:
                return "no " + words_.class_of(norm_.subject.main, sentence_.wording % 2) + " may " +
                       words_.deeds(norm_.deeds);
            case Kind::exclusive:
                return subject() + " are exclusive to " + listed(norm_.values, sentence_.wording % 2 ? "and" : "or");
            case Kind::exclusive_role:
                return listed(norm_.values, "and") + (norm_.values.size() == 1 ? " is" : " are") + " the exclusive " +
                       case_.kinds[sentence_.kind].fields[norm_.field].name + " for " + words_.subject(norm_.subject);
            case Kind::reserved: return "only " + subject() + " may " + words_.deeds(norm_.deeds);
            case Kind::may: return subject() + " may " + words_.deeds(norm_.deeds);
            case Kind::separation: return separation();
            default: return measure();
        }
    }

    /// `tasks, including gold ones, must …`
    static std::string closing(SubjectModel const& subject) {
        return subject.including.empty() and subject.excluding.empty() ? "" : ",";
    }

    std::string obligation() const {
        return sentence_.wording % 3 == 0 ? "must " : sentence_.wording % 3 == 1 ? "shall " : "are required to ";
    }

    std::string measured(MeasureModel const& of) const {
        auto const& name = case_.kinds[sentence_.kind].fields[of.field].name;
        auto const words = [&]() -> std::string {
            switch (of.measure) {
                case Measure::total: return (sentence_.wording % 2 ? "total " : "combined ") + name;
                case Measure::number: return "number";
                case Measure::distinct:
                    return (sentence_.wording % 2 ? "number of distinct " : "number of ") + name + "s";
                case Measure::average: return "average " + name;
                case Measure::highest: return "highest " + name;
                case Measure::lowest: return "lowest " + name;
            }
            return "";
        }();
        return "the " + words + " of " + words_.subject(of.of);
    }

    std::string measure() const {
        auto const modal = norm_.limit.relation == Relation::at_most ? " may " : " must ";
        auto const counts = norm_.measure.measure == Measure::number;
        auto const percentage = norm_.percentage ? std::to_string(*norm_.percentage) + "% of " : "";
        auto const of = words_.subject(norm_.measure.of) + closing(norm_.measure.of);
        switch (norm_.kind) {
            case Kind::compared:
                return groups() + measured(norm_.measure) + closing(norm_.measure.of) + " must be " +
                       comparison_words(norm_.limit.relation, percentage + measured(norm_.right), sentence_.wording) +
                       time();
            case Kind::share:
                return groups() +
                       comparison_words(norm_.limit.relation,
                                        percentage + (counts ? "" : "the " + field_name() + " of ") + of,
                                        sentence_.wording) +
                       modal + words_.deeds(norm_.deeds) + time();
            case Kind::counted:
                return groups() + comparison_words(norm_.limit.relation, limit_amount() + " " + of, sentence_.wording) +
                       modal + words_.deeds(norm_.deeds) + time();
            default:
                return groups() + measured(norm_.measure) + closing(norm_.measure.of) + " must be " + limit() + time();
        }
    }

    std::string field_name() const { return case_.kinds[sentence_.kind].fields[norm_.measure.field].name; }
    std::string limit_amount() const { return decimal(norm_.limit.bound.value_or(0)); }

    std::string groups() const {
        std::vector<std::string> names;
        for (auto const field : norm_.groups)
            names.push_back(case_.kinds[sentence_.kind].fields[field].name);
        return names.empty() ? "" : "for each " + listed(names, "and") + ", ";
    }

    std::string separation() const {
        auto const& fields = case_.kinds[sentence_.kind].fields;
        return words_.subject(norm_.subject) + closing(norm_.subject) + (norm_.apart ? " must not" : " must") +
               " share a " + fields[norm_.field].name + " with " + words_.class_of(norm_.other) +
               (norm_.within ? " of the same " + fields[*norm_.within].name : "");
    }

    /// What the measure is an amount of.
    FieldModel limited() const {
        FieldModel count;
        count.type = FieldType::number;
        auto field = case_.kinds[sentence_.kind].fields[norm_.measure.field];
        if (norm_.measure.measure == Measure::number or norm_.measure.measure == Measure::distinct)
            return count;
        if (norm_.measure.measure == Measure::total and field.over_time == OverTime::rate)
            field.unit = "USD";
        return field;
    }

    std::string limit() const {
        auto const field = limited();
        auto const amount = amount_words(field, norm_.limit.bound, sentence_.wording / 4);
        if (not norm_.schedule.empty())
            return comparison_words(norm_.limit.relation, "the " + schedule_name(clause_, sentence_),
                                    sentence_.wording);
        if (norm_.limit.upper)
            return "between " + amount + " and " + amount_words(field, norm_.limit.upper, sentence_.wording / 4);
        return comparison_words(norm_.limit.relation, amount, sentence_.wording);
    }

    std::string time() const {
        if (norm_.when == When::on)
            return " on " + day_words(norm_.day, sentence_.wording / 8);
        if (norm_.when == When::by)
            return (sentence_.wording % 2 ? " by " : " no later than ") + day_words(norm_.day, sentence_.wording / 8);
        return stretch();
    }

    /// ` at all times during …`, ` in each calendar quarter of …`
    std::string stretch() const {
        static constexpr std::array units{"month", "quarter", "year"};
        auto const bounded = norm_.period.from != Date::earliest();
        auto const days = "the period from " + day_words(norm_.period.from, sentence_.wording) + " until " +
                          day_words(norm_.period.until + -1, sentence_.wording);
        switch (norm_.when) {
            case When::always: return " at all times" + (bounded ? " during " + days : "");
            case When::sometime: return " at any time" + (bounded ? " during " + days : "");
            case When::each:
                return std::string(" in each ") + (norm_.contract ? "contract " : "calendar ") +
                       units[static_cast<std::size_t>(norm_.every)] + (bounded ? " of " + days : "");
            default: return "";
        }
    }

    std::vector<std::string> tails() const {
        std::vector<std::string> tails;
        for (auto const& subject : sentence_.except)
            tails.push_back((sentence_.wording % 2 ? "except for " : "except ") + words_.subject(subject));
        for (auto const& condition : sentence_.conditions)
            tails.push_back(conditions(condition));
        for (auto const& bound : sentence_.from)
            tails.push_back("from " + bounded(bound));
        for (auto const& bound : sentence_.until)
            tails.push_back("until " + bounded(bound));
        if (sentence_.during)
            tails.push_back("during the period from " + day_words(sentence_.during->from, sentence_.wording) +
                            " until " + day_words(sentence_.during->until + -1, sentence_.wording));
        auto const first = tails.empty() ? 0 : sentence_.wording / 16 % tails.size();
        std::rotate(tails.begin(), tails.begin() + static_cast<std::ptrdiff_t>(first), tails.end());
        return tails;
    }

    std::string conditions(ConditionModel const& condition) const {
        std::vector<std::string> parts;
        for (auto const& part : condition.parts)
            parts.push_back(said(part));
        return (condition.unless             ? "unless "
                : sentence_.wording % 3 == 0 ? "provided that "
                                             : "if ") +
               listed(parts, condition.any ? "or" : "and");
    }

    std::string said(Said const& said) const {
        if (auto const* fact = std::get_if<FactSaid>(&said))
            return (fact->no ? "not " : "") + case_.facts[fact->fact];
        if (auto const* day = std::get_if<DaySaid>(&said))
            return date_comparison_words(day->relation, day->day, sentence_.wording);
        if (auto const* met = std::get_if<MetSaid>(&said))
            return referred(met->clause) + (met->no ? " is not met" : " is met");
        return words_.condition(std::get<Atom>(said));
    }

    std::string bounded(BoundModel const& bound) const {
        auto const* date = std::get_if<Date>(&bound.at);
        auto const at = date ? day_words(*date, sentence_.wording) : case_.facts[std::get<std::size_t>(bound.at)];
        if (bound.later.count == 0)
            return at;
        auto const unit = bound.later.days ? " day" : bound.later.unit == PeriodUnit::year ? " year" : " month";
        return std::to_string(bound.later.count) + unit + (bound.later.count == 1 ? "" : "s") + " after " + at;
    }

    Case const& case_;
    ClauseModel const& clause_;
    SentenceModel const& sentence_;
    NormModel const& norm_;
    Words words_;
};

std::string clause_text(Case const& of, ClauseModel const& clause) {
    auto text = "Clause " + clause.id + ":";
    if (clause.items.size() == 1)
        return text + " " + SentenceText(of, clause, clause.items.front()).text() + ".\n";
    for (std::size_t i = 0; i < clause.items.size(); ++i)
        text += std::string("\n  (") + static_cast<char>('a' + static_cast<char>(i)) + ") " +
                SentenceText(of, clause, clause.items[i]).text() +
                (i + 1 == clause.items.size()   ? "."
                 : i + 2 == clause.items.size() ? "; and"
                                                : ";");
    return text + "\n";
}

std::string definition_text(Case const& of, DefinitionModel const& definition) {
    Words const words(of, definition.kind);
    if (definition.open) {
        std::vector<std::string> members;
        for (auto const& member : definition.is.including)
            members.push_back(words.class_of(member));
        return "\"" + definition.term + "\" includes " + listed(members, "and") + ".\n";
    }
    return "\"" + definition.term + "\" means " + words.subject(definition.is) + ".\n";
}

std::string amendment_text(Case const& of, AmendmentModel const& amendment) {
    auto const& clause = of.clauses[amendment.clause];
    auto const of_agreement =
        clause.agreement == amendment.agreement ? "" : " of \"" + of.agreements[*clause.agreement].name + "\"";
    return "Clause " + clause.id + of_agreement + " ends on " + day_words(amendment.day, 0) + ".\n";
}

/// What stands under an agreement, or before all of them.
std::string part_text(Case const& of, std::optional<std::size_t> agreement) {
    std::string text;
    for (auto const& clause : of.clauses)
        if (clause.agreement == agreement) {
            for (auto const& item : clause.items)
                text += SentenceText(of, clause, item).schedule();
            text += clause_text(of, clause);
        }
    for (auto const& amendment : of.amendments)
        if (amendment.agreement == agreement)
            text += amendment_text(of, amendment);
    return text;
}

std::string agreement_text(AgreementModel const& agreement) {
    auto text = "Agreement \"" + agreement.name + "\" between Dana and Eli";
    if (agreement.effective)
        text += ", effective " + day_words(*agreement.effective, 0);
    if (agreement.signed_on)
        text += ", signed " + day_words(*agreement.signed_on, 1);
    if (agreement.until)
        text += ", until " + day_words(*agreement.until, 2);
    return text + ".\n";
}

}  // namespace

std::string policy_text(Case const& of) {
    std::string text;
    for (auto const& fact : of.facts)
        if (not fact.empty())
            text += "\"" + fact + "\" means the fact that somebody has said so.\n";
    for (auto const& definition : of.definitions)
        if (not definition.left_out)
            text += definition_text(of, definition);
    text += part_text(of, {});
    for (std::size_t agreement = 0; agreement < of.agreements.size(); ++agreement)
        if (auto const part = part_text(of, agreement); not part.empty())
            text += "\n" + agreement_text(of.agreements[agreement]) + part;
    return text;
}

}  // namespace proviso::oracle
