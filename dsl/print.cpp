#include "dsl/print.hpp"

#include "dsl/say.hpp"

#include <array>
#include <string_view>

namespace proviso {
namespace {

// ---- norms ------------------------------------------------------------------------------------------

std::string text(ast::Exclusivity const& n) {
    return say(n.subject, true) + " are exclusive to " + say(n.values) + (n.role ? " as " + say(*n.role) : "");
}

std::string text(ast::ExclusiveRole const& n) {
    return say(n.values) + " is the exclusive " + say(n.role) + " for " + say(n.subject);
}

std::string text(ast::Modality modality) {
    switch (modality) {
        case ast::Modality::must: return " must ";
        case ast::Modality::must_not: return " must not ";
        case ast::Modality::may: return " may ";
        case ast::Modality::may_only: return " may only ";
    }
    return "";
}

std::string text(ast::Modal const& n) {
    auto const none = n.subject.head.determiner == ast::Determiner::no;
    return say(n.subject, true) + (none ? " may " : text(n.modality)) + say_deeds(n.predicate);
}

std::string text(ast::Reservation const& n) {
    return "only " + say(n.subject, true) + " may " + say_deeds(n.predicate);
}

/// With the comma that closes its parts where `closed`.
std::string text(ast::Measure const& m, bool closed) {
    static constexpr std::array<std::string_view, 8> functions{"total",   "number of", "number of distinct", "average",
                                                               "highest", "lowest",    "earliest",           "latest"};
    auto all = "the " + std::string(functions.at(static_cast<std::size_t>(m.function)));
    if (m.field)
        all += " " + say(*m.field) + " of";
    else if (m.function == ast::Function::total)
        all += " spend on";
    all += " " + say(m.subject, closed or not m.counting.empty());
    for (auto const& part : m.counting)
        all += (&part != &m.counting.front() ? " and "
                : all.ends_with(',')         ? " counting "
                                             : ", counting ") +
               say_list(part.classes) + " at " + say(part.share);
    return all + (closed and not m.counting.empty() ? "," : "");
}

std::string compared_with(ast::Comparison const& comparison) {
    return say(comparison.bound) + (comparison.upper ? " and " + say(*comparison.upper) : "");
}

std::string compared_with(ast::MeasureComparison const& comparison) {
    return (comparison.share ? say(*comparison.share) + " of " : "") + text(comparison.measure, false);
}

std::string compared_with(ast::PreviousComparison const& comparison) {
    return (comparison.share ? say(*comparison.share) + " of " : "") + "that of the previous " + say(comparison.unit);
}

/// ` must be at least 5 MW`; in a condition ` is at least 5 MW`.
std::string text(ast::Limit const& limit, bool condition = false) {
    return boost::apply_visitor(
        [&](auto const& comparison) -> std::string {
            auto const with = " " + compared_with(comparison);
            auto const denied = comparison.negated ? " not" : "";
            if (condition)
                return " is" + (denied + (" " + say(comparison.op))) + with;
            if (comparison.negated and comparison.op == ast::Compare::more_than)
                return " must not exceed" + with;
            return " must" + (denied + (" be " + say(comparison.op))) + with;
        },
        limit);
}

/// `at the end of contract year 2`, `in each quarter of 2027`
std::string text(ast::Time const& time) {
    static constexpr std::array<std::string_view, 5> words{"on", "by", "at all times", "at any time", "in each"};
    static constexpr std::array<std::string_view, 4> units{"calendar year", "quarter", "month", "contract year"};
    if (time.word == ast::TimeWord::on and time.period)
        return "at the end of " + say(*time.period);
    std::string all(words.at(static_cast<std::size_t>(time.word)));
    if (time.day)
        return all + " " + say(*time.day);
    if (time.unit)
        all += " " + std::string(units.at(static_cast<std::size_t>(*time.unit)));
    auto const joint = time.word == ast::TimeWord::by ? " the end of " : time.unit ? " of " : " during ";
    return all + (time.period ? joint + say(*time.period) : "") + (time.prorated ? ", prorated for a part" : "");
}

std::string text(ast::Limited const& n) { return text(n.measure, true) + text(n.limit); }

std::string text(ast::Share const& n) {
    return say(n.op) + " " + say(n.share) + " of " + (n.field ? "the " + say(*n.field) + " of " : "") +
           say(n.subject, true) + text(n.modality) + say_deeds(n.predicate);
}

std::string text(ast::Count const& n) {
    return say(n.op) + " " + say(n.number) + " " + say(n.subject, true) + text(n.modality) + say_deeds(n.predicate);
}

std::string text(ast::Rollover const& rollover) {
    auto const all = ", of which up to " + say(rollover.share) + " may be moved to the next " + say(rollover.unit);
    return all + (rollover.first
                      ? " in each of the first " + say(rollover.first->count) + " " + say(rollover.first->unit) + "s"
                      : "");
}

std::string text(ast::Aggregate const& n) {
    auto all = n.front ? text(*n.front) + ", " : "";
    for (auto const& group : n.groups)
        all += (&group == &n.groups.front() ? "for each " : " and ") + say(group);
    all += n.groups.empty() ? "" : ", ";
    all += boost::apply_visitor([](auto const& target) { return text(target); }, n.target);
    return all + (n.time ? " " + text(*n.time) : "") + (n.rollover ? text(*n.rollover) : "");
}

std::string text(ast::Separation const& n) {
    auto const none = n.subject.head.determiner == ast::Determiner::no;
    return say(n.subject, true) +
           (none      ? " may "
            : n.apart ? " must not "
                      : " must ") +
           "share a " + say(n.field) + " with " + say(n.other) + (n.same ? " of the same " + say(*n.same) : "");
}

// ---- the other parts of a sentence --------------------------------------------------------------------

std::string text(ast::ClauseRef const& reference) {
    if (reference.clause.empty())
        return "agreement " + quote(reference.agreement);
    return "clause " + reference.clause + (reference.agreement.empty() ? "" : " of " + quote(reference.agreement));
}

std::string text(ast::ConditionAtom const& atom) {
    return boost::apply_visitor(
        Cases{
            [](ast::FactIs const& f) { return (f.negated ? "not " : "") + say(f.fact); },
            [](ast::DateIs const& d) { return say(d.comparison); },
            [](ast::RecordIs const& r) { return say_of_record(r.atom); },
            [](ast::ClauseIs const& c) { return text(c.clause) + (c.negated ? " is not met" : " is met"); },
            [](ast::MeasureIs const& m) {
                return text(m.measure, true) + text(m.limit, true) + (m.time ? " " + text(*m.time) : "");
            },
        },
        atom);
}

std::string text(ast::Condition const& condition) {
    std::string all;
    for (auto const& linked : condition.atoms) {
        auto const first = linked.before == ast::Connective::none;
        all += (first                                    ? ""
                : linked.before == ast::Connective::and_ ? " and "
                : linked.before == ast::Connective::or_  ? " or "
                                                         : ", ") +
               text(linked.atom);
    }
    return all;
}

std::string text(ast::Date const& date) { return say(date); }

std::string text(ast::Name const& name) { return say(name); }

std::string text(ast::NotStated const& open) { return open.text; }

std::string text(ast::EndOf const& end) { return say(end); }

std::string text(ast::Offset const& offset) { return say(offset); }

std::string text(ast::Bound const& bound) {
    std::string all;
    for (auto const& point : bound.points)
        all += (all.empty() ? "" : " or ") + boost::apply_visitor([](auto const& each) { return text(each); }, point);
    return all + (bound.points.size() < 2 ? "" : bound.last ? ", whichever is last" : ", whichever is first");
}

std::string text(ast::Tail const& tail) {
    return boost::apply_visitor(Cases{
                                    [](ast::Except const& t) {
                                        return t.classes.empty() ? std::string("except as otherwise provided")
                                                                 : "except for " + say_list(t.classes);
                                    },
                                    [](ast::Unless const& t) { return "unless " + text(t.condition); },
                                    [](ast::If const& t) { return "if " + text(t.condition); },
                                    [](ast::From const& t) { return "from " + text(t.bound); },
                                    [](ast::Until const& t) { return "until " + text(t.bound); },
                                    [](ast::During const& t) { return "during " + say(t.period); },
                                    [](ast::Within const& t) { return "within " + text(t.until); },
                                },
                                tail);
}

std::string text(ast::Precedence const& precedence) {
    bool const above = precedence.kind == ast::PrecedenceKind::notwithstanding;
    if (precedence.clauses.empty())
        return above ? "notwithstanding anything to the contrary, " : "subject to the terms of this Agreement, ";
    std::string all = above ? "notwithstanding " : "subject to ";
    for (auto const& reference : precedence.clauses)
        all += text(reference) + ", ";
    return all;
}

std::string text(ast::Sentence const& sentence) {
    std::string all;
    for (auto const& precedence : sentence.precedence)
        all += text(precedence);
    for (auto const& condition : sentence.conditions)
        all += text(condition) + ", ";
    all += boost::apply_visitor([](auto const& norm) { return text(norm); }, sentence.norm);
    for (auto const& tail : sentence.tails)
        all += ", " + text(tail);
    return all;
}

// ---- statements ---------------------------------------------------------------------------------------

std::string text(ast::Agreement const& agreement) {
    auto all = "Agreement " + say(agreement.name);
    for (std::size_t i = 0; i < agreement.parties.size(); ++i)
        all += (i == 0 ? " between " : i + 1 == agreement.parties.size() ? " and " : ", ") + say(agreement.parties[i]);
    if (agreement.effective)
        all += ", effective " + say(*agreement.effective);
    if (agreement.signed_on)
        all += ", signed " + say(*agreement.signed_on);
    if (agreement.until)
        all += ", until " + say(*agreement.until);
    return all + ".\n";
}

std::string text(ast::ScheduleMeaning const& schedule) {
    static constexpr std::array<std::string_view, 3> changes{"", " more", " less"};
    auto all = (schedule.unit == ast::TimeUnit::year ? "by calendar " : "by ") + say(schedule.unit) + ":";
    for (auto const& step : schedule.steps)
        all += (&step == &schedule.steps.front() ? " " : "; ") + say(step.period) + ": " + say(step.amount);
    if (auto const& growth = schedule.growth)
        all += "; each later " + say(growth->unit) + ": " + say(growth->amount) +
               std::string(changes.at(static_cast<std::size_t>(growth->change)));
    return all;
}

std::string text(ast::Definition const& definition) {
    return say(definition.term) +
           boost::apply_visitor(Cases{
                                    [](ast::ClassMeaning const& m) { return " means " + say(m.subject); },
                                    [](ast::ValuesMeaning const& m) { return " means " + say(m.values); },
                                    [](ast::FactMeaning const& m) { return " means the fact that " + m.text; },
                                    [](ast::QuantityMeaning const& m) { return " means " + say(m.quantity); },
                                    [](ast::UnstatedMeaning const& m) { return " means " + m.text.text; },
                                    [](ast::DateMeaning const& m) { return " means " + say(m.date); },
                                    [](ast::PeriodMeaning const& m) { return " means " + say(m.period); },
                                    [](ast::ScheduleMeaning const& m) { return " means, " + text(m); },
                                    [](ast::OpenMeaning const& m) { return " includes " + say_list(m.members); },
                                    [](ast::CurrencyMeaning const& m) { return " means " + m.currency; },
                                },
                                definition.meaning) +
           ".\n";
}

std::string text(std::vector<ast::Item> const& items) {
    std::string all;
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& item = items[i];
        auto const last = i + 1 == items.size();
        all += "\n  " + (item.label.empty() ? "" : "(" + item.label + ") ") + text(item.sentence) +
               (last                    ? "."
                : i + 2 == items.size() ? "; and"
                                        : ";");
    }
    return all + "\n";
}

std::string text(std::vector<ast::Attribute> const& attributes) {
    std::string all;
    for (auto const& attribute : attributes)
        all += "  " + attribute.key + ": " + attribute.text + "\n";
    return all;
}

std::string text(ast::Clause const& clause) {
    auto all = "Clause " + clause.id.text + (clause.heading.text.empty() ? "" : " " + say(clause.heading)) + ":";
    if (clause.not_encoded)
        all += " not encoded: " + clause.not_encoded->reason + ".";
    return all + text(clause.items) + text(clause.attributes);
}

std::string text(ast::Amendment const& amendment) {
    auto const what = "C" + text(amendment.clause).substr(1);
    if (amendment.ends())
        return what + " ends on " + say(amendment.day) + ".\n" + text(amendment.attributes);
    if (amendment.not_encoded)
        return what + " is replaced from " + say(amendment.day) + " by: not encoded: " + amendment.not_encoded->reason +
               ".\n" + text(amendment.attributes);
    return what + " is replaced from " + say(amendment.day) + " by:" + text(amendment.items) +
           text(amendment.attributes);
}

// ---- scenarios ------------------------------------------------------------------------------------------

std::string text(ast::Property const& property) {
    return boost::apply_visitor(Cases{
                                    [](ast::FieldValue const& v) {
                                        return say(v.field) + " " +
                                               boost::apply_visitor(
                                                   Cases{[](ast::NotStated const& n) { return n.text; },
                                                         [](auto const& each) { return say(each); }},
                                                   v.value);
                                    },
                                    [](ast::Membership const& m) { return (m.negated ? "not " : "") + say(m.name); },
                                },
                                property);
}

std::string text(ast::Given const& given) {
    return boost::apply_visitor(Cases{
                                    [](ast::GivenRecord const& record) {
                                        auto all = article(say(record.noun));
                                        for (std::size_t i = 0; i < record.properties.size(); ++i)
                                            all += (i == 0 ? " with " : ", ") + text(record.properties[i]);
                                        return all;
                                    },
                                    [](ast::GivenFact const& g) {
                                        return (g.fact.negated ? "not " : "") + say(g.fact.fact) +
                                               (g.since ? " since " + say(*g.since) : "");
                                    },
                                },
                                given);
}

std::string joined(std::vector<ast::Name> const& names) {
    std::string all;
    for (auto const& name : names)
        all += (all.empty() ? "" : " and ") + say(name);
    return all;
}

std::string text(ast::Expectation const& expected) {
    auto const outcome = [&]() -> std::string {
        switch (expected.outcome) {
            case ast::Outcome::complied_with: return " is complied with";
            case ast::Outcome::violated: return " is violated";
            case ast::Outcome::undetermined: return " is undetermined";
            case ast::Outcome::not_applicable: return " is not applicable";
        }
        return "";
    };
    return text(expected.clause) + outcome() + (expected.records.empty() ? "" : " by " + joined(expected.records)) +
           (expected.because.empty() ? "" : " because of " + joined(expected.because));
}

std::string text(ast::Scenario const& scenario) {
    auto all = "Scenario " + say(scenario.name) + ":\n  Given " + (scenario.given.empty() ? "nothing" : "");
    for (std::size_t i = 0; i < scenario.given.size(); ++i)
        all += (i == 0 ? "" : "\n  and ") + text(scenario.given[i]);
    all += "\n  as of " + say(scenario.as_of) + "\n  expect ";
    for (std::size_t i = 0; i < scenario.expected.size(); ++i)
        all += (i == 0 ? "" : "\n  and ") + text(scenario.expected[i]);
    return all + ".\n";
}

}  // namespace

std::string print(ast::Document const& document) {
    std::string all;
    for (auto const& statement : document.statements)
        all += (all.empty() ? "" : "\n") + boost::apply_visitor([](auto const& each) { return text(each); }, statement);
    return all;
}

}  // namespace proviso
