#include "dsl/say.hpp"

#include "dsl/amounts.hpp"
#include "dsl/dates.hpp"
#include "dsl/keywords.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

using ast::Compare;
using ast::Connective;
using proviso::say;  // beside the overloads below

std::string word(Keyword keyword) { return std::string(text_of(keyword)); }

std::string joint(Connective before) {
    switch (before) {
        case Connective::none: return "";
        case Connective::comma: return ", ";
        case Connective::and_: return " and ";
        case Connective::or_: return " or ";
    }
    return "";
}

// ---- words ------------------------------------------------------------------------------------------

/// `1000000.5` → `1,000,000.5`
std::string grouped(std::string digits) {
    auto const whole = std::min(digits.find('.'), digits.size());
    for (auto at = whole; at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string say(ast::Number const& number) {
    static constexpr std::array<std::string_view, 5> magnitudes{"", " thousand", " million", " billion", " trillion"};
    return grouped(number.digits).append(magnitudes.at(static_cast<std::size_t>(number.power / 3)));
}

std::string say(ast::Amount const& amount) {
    auto const number = say(amount.number);
    auto const sign = currency_sign_length(amount.unit);
    if (sign != 0)
        return amount.unit.substr(0, sign) + number + amount.unit.substr(sign);
    if (amount.unit.starts_with('%'))
        return number + amount.unit;
    return amount.unit.empty() ? number : number + " " + amount.unit;
}

}  // namespace

std::string article(std::string const& noun) {
    auto const vowel =
        not noun.empty() and std::string_view("aeiou").find(lower(noun.front())) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

namespace {

// ---- comparisons ------------------------------------------------------------------------------------

/// `3` of `have at least 3 replicas`: a number without a unit.
bool counts(ast::Comparison const& comparison) {
    auto const* const quantity = boost::get<ast::Quantity>(&comparison.bound.get());
    return quantity != nullptr and quantity->amount.unit.empty() and not comparison.upper and
           comparison.op != Compare::between;
}

// ---- what is said of a record -------------------------------------------------------------------------

/// Whether `be` goes before the verb: `hosted on`, `running on`; not before `use`.
bool is_participle(std::string const& phrase) {
    static constexpr std::array<std::string_view, 12> irregular{
        "sold", "built", "made", "held", "kept", "paid", "taken", "part", "in", "under", "available", "bought"};
    std::string_view const verb = std::string_view(phrase).substr(0, phrase.find(' '));
    return verb.ends_with("ed") or verb.ends_with("ing") or
           std::find(irregular.begin(), irregular.end(), verb) != irregular.end();
}

std::string denial(bool negated) { return negated ? word(Keyword::not_) + " " : ""; }

std::string say(ast::PhraseIs const& p) { return denial(p.negated) + say(p.phrase) + " " + say(p.values); }

std::string say(ast::Membership const& m) { return denial(m.negated) + say(m.name); }

std::string say(ast::FieldIs const& f) { return say(f.field) + " is " + denial(f.negated) + say(f.values); }

std::string say(ast::FieldCompares const& f) { return say(f.field) + " is " + say(f.comparison); }

/// After `have` and `with`.
std::string say_held(ast::FieldCompares const& f) {
    return counts(f.comparison) ? say(f.comparison) + " " + say(f.field)
                                : article(say(f.field)) + " of " + say(f.comparison);
}

std::string say_held(ast::Presence const& p) { return p.present ? article(say(p.field)) : "no " + say(p.field); }

std::string say_quality(ast::Atom const& atom) {
    return boost::apply_visitor(
        Cases{
            [](ast::FieldIs const& f) { return "whose " + say(f); },
            [](ast::FieldCompares const& f) { return "whose " + say(f); },
            [](ast::PhraseIs const& p) { return say(p); },
            [](ast::Presence const& p) { return "with " + say_held(p); },
            [](ast::Membership const& m) { return "that are " + say(m); },
            [](ast::Boundary const& b) { return (b.end ? "ending " : "starting ") + say(b.comparison); },
        },
        atom);
}

std::string say_deed(ast::Atom const& atom) {
    return boost::apply_visitor(
        Cases{
            [](ast::FieldIs const& f) { return "have " + say(f); },
            [](ast::FieldCompares const& f) { return "have " + say_held(f); },
            [](ast::PhraseIs const& p) { return (p.negated or is_participle(p.phrase.text) ? "be " : "") + say(p); },
            [](ast::Presence const& p) { return "have " + say_held(p); },
            [](ast::Membership const& m) { return "be " + say(m); },
            [](ast::Boundary const& b) { return (b.end ? "end " : "start ") + say(b.comparison); },
        },
        atom);
}

std::string say_qualities(ast::Predicate const& predicate) {
    std::string text;
    for (auto const& linked : predicate.atoms)
        text += joint(linked.before) + say_quality(linked.atom);
    return text;
}

std::string say(ast::Determiner determiner) {
    switch (determiner) {
        case ast::Determiner::none: return "";
        case ast::Determiner::all: return "all ";
        case ast::Determiner::any: return "any ";
        case ast::Determiner::each: return "each ";
        case ast::Determiner::the: return "the ";
        case ast::Determiner::a: return "a ";
        case ast::Determiner::no: return "no ";
    }
    return "";
}

/// Whether a part of the subject is set off by commas.
bool has_parts(ast::Subject const& subject) {
    return not subject.excluding.empty() or not(subject.including.empty() or is_listed(subject));
}

}  // namespace

bool is_listed(ast::Subject const& subject) {
    return not subject.including.empty() and subject.including.front().before != Connective::none;
}

std::string say(Compare op) {
    switch (op) {
        case Compare::at_least: return word(Keyword::at_least);
        case Compare::at_most: return word(Keyword::at_most);
        case Compare::more_than: return word(Keyword::more_than);
        case Compare::less_than: return word(Keyword::less_than);
        case Compare::exactly: return word(Keyword::exactly);
        case Compare::between: return word(Keyword::between);
        case Compare::before: return word(Keyword::before);
        case Compare::by: return word(Keyword::by);
        case Compare::after: return word(Keyword::after);
        case Compare::on_or_after: return word(Keyword::on_or_after);
        case Compare::within: return word(Keyword::within);
    }
    return "";
}

std::string say(ast::TimeUnit unit) {
    static constexpr std::array<std::string_view, 4> units{"year", "quarter", "month", "contract year"};
    return std::string(units.at(static_cast<std::size_t>(unit)));
}

std::string quote(std::string const& text) {
    std::string quoted = "\"";
    for (auto const c : text) {
        if (c == '"' or c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string say(ast::Name const& name) { return name.quoted ? quote(name.text) : name.text; }

std::string say(ast::Date const& date) {
    return std::to_string(date.day) + " " + month_name(date.month) + " " + std::to_string(date.year);
}

std::string say(ast::Quantity const& quantity) {
    return say(quantity.amount) + (quantity.restated ? " (" + say(*quantity.restated) + ")" : "");
}

std::string say(ast::EndOf const& end) { return word(Keyword::the_end_of) + " " + say(end.period); }

std::string say(ast::Offset const& offset) {
    static constexpr std::array units{Keyword::days_after, Keyword::weeks_after, Keyword::months_after,
                                      Keyword::years_after};
    auto const from = boost::apply_visitor(
        Cases{[](ast::NotStated const& unknown) { return unknown.text; }, [](auto const& other) { return say(other); }},
        offset.from);
    return say(offset.count) + " " + word(units.at(static_cast<std::size_t>(offset.unit))) + " " + from;
}

std::string say(ast::Operand const& operand) {
    return boost::apply_visitor(
        Cases{[](ast::NotStated const& unknown) { return unknown.text; }, [](auto const& other) { return say(other); }},
        operand);
}

std::string say(ast::Period const& period) {
    switch (period.kind) {
        case ast::PeriodKind::year: return std::to_string(period.year);
        case ast::PeriodKind::quarter: return "Q" + std::to_string(period.part) + " " + std::to_string(period.year);
        case ast::PeriodKind::month: return month_name(period.part) + " " + std::to_string(period.year);
        case ast::PeriodKind::contract_year: return word(Keyword::contract_year) + " " + std::to_string(period.year);
        case ast::PeriodKind::range:
            return word(Keyword::the_period) + " " + say(*period.from) + " " + word(Keyword::until) + " " +
                   say(*period.until);
        case ast::PeriodKind::term: return say(*period.term);
    }
    return "";
}

std::string say(ast::ValueList const& values) {
    std::string text;
    if (values.kind != ast::ListKind::listed)
        text = "any " + say(*values.field);
    if (values.kind == ast::ListKind::other_than)
        text += " " + word(Keyword::other_than) + " ";
    for (auto const& item : values.items)
        text += joint(item.before) + say(item.name);
    return text;
}

std::string say(ast::Comparison const& comparison) {
    auto const upper = comparison.upper ? " and " + say(*comparison.upper) : "";
    return denial(comparison.negated) + say(comparison.op) + " " + say(comparison.bound) + upper;
}

std::string say(ast::Class const& records) {
    auto text = say(records.determiner);
    for (auto const& name : records.names)
        text += (&name == &records.names.front() ? "" : " ") + say(name);
    for (auto const& qualifier : records.qualifiers)
        text += " " + say_qualities(qualifier);
    return text;
}

std::string say_list(ast::ClassList const& list) {
    std::string text;
    for (auto const& listed : list)
        text += joint(listed.before) + say(listed.item);
    return text;
}

std::string say(ast::Subject const& subject, bool closed) {
    auto text = say(subject.head);
    if (is_listed(subject))
        text += say_list(subject.including);
    else if (not subject.including.empty())
        text += ", including " + say_list(subject.including);
    if (not subject.excluding.empty())
        text += ", but excluding " + say_list(subject.excluding);
    return text + (closed and has_parts(subject) ? "," : "");
}

std::string say_deeds(ast::Predicate const& predicate) {
    std::string text;
    for (auto const& linked : predicate.atoms)
        text += joint(linked.before) + say_deed(linked.atom);
    return text;
}

std::string say_of_record(ast::Atom const& atom) {
    return boost::apply_visitor(
        Cases{
            [](ast::FieldIs const& f) { return "its " + say(f); },
            [](ast::FieldCompares const& f) { return "its " + say(f); },
            [](ast::PhraseIs const& p) { return (is_participle(p.phrase.text) ? "it is " : "it ") + say(p); },
            [](ast::Presence const& p) { return "it has " + say_held(p); },
            [](ast::Membership const& m) { return "it is " + say(m); },
            [](ast::Boundary const& b) { return (b.end ? "it ends " : "it starts ") + say(b.comparison); },
        },
        atom);
}

}  // namespace proviso
