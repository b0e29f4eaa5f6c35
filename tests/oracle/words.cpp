#include "tests/oracle/words.hpp"

#include <array>

namespace proviso::oracle {
namespace {

std::string joined(std::vector<std::string> const& items, std::string const& between) {
    std::string text;
    for (auto const& item : items)
        text += (text.empty() ? "" : between) + item;
    return text;
}

template <std::size_t n>
std::string one_of(std::array<char const*, n> const& ways, unsigned wording) {
    return ways[wording % n];
}

bool is_money(std::string const& unit) { return unit.starts_with("USD"); }

}  // namespace

std::string decimal(std::int64_t thousandths, int shift) {
    auto const negative = thousandths < 0;
    auto digits = std::to_string(negative ? -thousandths : thousandths);
    auto const decimals = static_cast<std::size_t>(3 + shift);
    if (digits.size() <= decimals)
        digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
    while (digits.back() == '0')
        digits.pop_back();
    if (digits.back() == '.')
        digits.pop_back();
    return (negative ? "-" : "") + digits;
}

std::string day_words(Date day, unsigned wording) {
    static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
    std::string const month = months[static_cast<std::size_t>(day.month() - 1)];
    auto const number = std::to_string(day.day()), year = std::to_string(day.year());
    switch (wording % 3) {
        case 0: return number + " " + month + " " + year;
        case 1: return month + " " + number + ", " + year;
        default: return day.text();
    }
}

std::string listed(std::vector<std::string> const& items, std::string const& last) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " " + last + " " : ", ") + items[i];
    return text;
}

std::string amount_words(FieldModel const& field, std::optional<std::int64_t> amount, unsigned wording) {
    if (not amount)
        return one_of(std::array{"[redacted]", "[***]", "[TBD]"}, wording);
    if (field.type == FieldType::number)
        return decimal(*amount);
    if (field.unit == "MW" and wording % 4 == 1)
        return decimal(*amount, -3) + " kW";
    if (field.unit == "MW" and wording % 4 == 2)
        return decimal(*amount, 3) + " gigawatts";
    if (is_money(field.unit) and wording % 4 == 1 and *amount >= 0)
        return "$" + decimal(*amount) + field.unit.substr(3);
    if (is_money(field.unit) and wording % 4 == 2 and *amount >= 0)
        return "USD " + decimal(*amount) + field.unit.substr(3);
    return decimal(*amount) + " " + field.unit;
}

std::string comparison_words(Relation relation, std::string const& amount, unsigned wording) {
    switch (relation) {
        case Relation::at_least:
            return one_of(std::array{"at least ", "not less than ", "no less than ", "a minimum of "}, wording) +
                   amount;
        case Relation::at_most:
            return one_of(std::array{"at most ", "not more than ", "up to ", "a maximum of "}, wording) + amount;
        case Relation::more: return "more than " + amount;
        case Relation::less: return "less than " + amount;
        case Relation::equal: return one_of(std::array{"exactly ", "equal to "}, wording) + amount;
    }
    return {};
}

std::string date_comparison_words(Relation relation, Date day, unsigned wording) {
    auto const date = day_words(day, wording / 3);
    switch (relation) {
        case Relation::at_least: return one_of(std::array{"on or after ", "no earlier than "}, wording) + date;
        case Relation::at_most: return one_of(std::array{"by ", "on or before ", "no later than "}, wording) + date;
        case Relation::more: return "after " + date;
        case Relation::less: return "before " + date;
        case Relation::equal: return "on " + date;
    }
    return {};
}

// ---- what is said of a record ----------------------------------------------------------------------------

std::string Words::values(Atom const& atom) const { return listed(atom.values, "or"); }

std::string Words::comparison(Atom const& atom) const {
    auto const amount = amount_words(field(atom), atom.bound, atom.wording / 4);
    if (atom.upper)
        return "between " + amount + " and " + amount_words(field(atom), atom.upper, atom.wording / 4);
    return comparison_words(atom.relation, amount, atom.wording);
}

std::string Words::quality(Atom const& atom) const {
    auto const& of = field(atom);
    auto const no = std::string(atom.no ? "not " : "");
    switch (atom.ask) {
        case Ask::in:
            if (of.phrase.empty() or atom.wording % 4 == 0)
                return "whose " + of.name + " is " + no + values(atom);
            if (atom.no and atom.wording % 4 == 1)
                return of.phrase + " a " + of.name + " other than " + values(atom);
            return (atom.wording % 4 == 2 ? "that are " : "") + no + of.phrase + " " + values(atom);
        case Ask::amount:
            if (atom.wording % 2 == 0)
                return "whose " + of.name + " is " + comparison(atom);
            return of.type == FieldType::number and atom.bound ? "with " + comparison(atom) + " " + of.name
                                                               : "with a " + of.name + " of " + comparison(atom);
        case Ask::date:
            if (of.name == "date" or (of.name == "end" and atom.whose) or
                (of.name == "start" and atom.wording % 2 == 0))
                return "whose " + of.name + " is " + date_comparison_words(atom.relation, atom.day, atom.wording);
            return of.name + "ing " + date_comparison_words(atom.relation, atom.day, atom.wording);
        case Ask::flag: return "that are " + no + of.adjective;
        case Ask::present: return atom.no ? "with no " + of.name : "that have a " + of.name;
        case Ask::term: return "that are " + no + case_.definitions[atom.term].term + "s";
    }
    return {};
}

std::string Words::deed(Atom const& atom) const {
    auto const& of = field(atom);
    switch (atom.ask) {
        case Ask::in:
            if (of.phrase.empty())
                return "be " + atom.values.front();
            return "be " + of.phrase + " " + (atom.no ? "a " + of.name + " other than " : "") + values(atom);
        case Ask::amount:
            return of.type == FieldType::number and atom.bound ? "have " + comparison(atom) + " " + of.name
                                                               : "have a " + of.name + " of " + comparison(atom);
        case Ask::date: return of.name + " " + date_comparison_words(atom.relation, atom.day, atom.wording);
        case Ask::flag: return "be " + of.adjective;
        case Ask::present: return "have a " + of.name;
        case Ask::term: return "be " + case_.definitions[atom.term].term + "s";
    }
    return {};
}

std::string Words::condition(Atom const& atom) const {
    auto const& of = field(atom);
    auto const no = std::string(atom.no ? "not " : "");
    switch (atom.ask) {
        case Ask::in:
            if (of.phrase.empty() or atom.wording % 2 == 0)
                return "its " + of.name + " is " + no + values(atom);
            return "it is " + no + of.phrase + " " + values(atom);
        case Ask::amount: return "its " + of.name + " is " + comparison(atom);
        case Ask::date: return "its " + of.name + " is " + date_comparison_words(atom.relation, atom.day, atom.wording);
        case Ask::flag: return "it is " + no + of.adjective;
        case Ask::present: return std::string("it has ") + (atom.no ? "no " : "a ") + of.name;
        case Ask::term: return "it is " + no + "a " + case_.definitions[atom.term].term;
    }
    return {};
}

std::string Words::deeds(Atoms const& atoms) const {
    std::vector<std::string> all;
    for (auto const& atom : atoms.atoms)
        all.push_back(deed(atom));
    return listed(all, atoms.any ? "or" : "and");
}

// ---- classes ---------------------------------------------------------------------------------------------

std::string Words::class_of(ClassModel const& of, bool plural) const {
    auto const head = of.term ? case_.definitions[*of.term].term : kind_.noun;
    auto text = (of.before ? of.before->second + " " : "") + head + (plural ? "s" : "");
    std::vector<std::string> qualities;
    for (auto const& atom : of.qualities.atoms)
        qualities.push_back(quality(atom));
    return qualities.empty() ? text : text + " " + joined(qualities, of.qualities.any ? " or " : " and ");
}

std::string Words::class_list(std::vector<ClassModel> const& classes) const {
    std::vector<std::string> all;
    for (auto const& each : classes)
        all.push_back(class_of(each));
    return listed(all, "and");
}

std::string Words::subject(SubjectModel const& subject) const {
    auto text = class_of(subject.main);
    if (not subject.including.empty())
        text += ", including " + class_list(subject.including);
    if (not subject.excluding.empty())
        text += ", but excluding " + class_list(subject.excluding);
    return text;
}

}  // namespace proviso::oracle
