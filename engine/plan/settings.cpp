// [plan], [facts], [rates]: the same checks for TOML and JSON.
#include "engine/plan/settings.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso {
namespace {

struct SectionName {
    std::string_view name;
    Section section;
};
constexpr std::array sections{SectionName{"plan", Section::plan}, SectionName{"facts", Section::facts},
                              SectionName{"rates", Section::rates}};

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::optional<Date> date_of(Stated const& stated) {
    if (stated.form == Form::date)
        return stated.date;
    return stated.form == Form::text ? Date::parse(stated.text) : std::nullopt;
}

bool says_nothing(Stated const& stated) {
    return stated.form == Form::nothing or (stated.form == Form::text and is_not_stated(stated.text));
}

}  // namespace

std::optional<Section> section_called(std::string_view name) {
    auto const found = std::ranges::find(sections, name, &SectionName::name);
    return found == sections.end() ? std::nullopt : std::optional(found->section);
}

void Settings::put(Section section, std::string_view key, Place where, Stated const& stated, Complaints& out) {
    if (section != Section::plan and says_nothing(stated))
        return;
    switch (section) {
        case Section::plan: return put_plan(key, where, stated, out);
        case Section::facts: return put_fact(key, where, stated, out);
        case Section::rates: return put_rate(key, where, stated, out);
    }
}

void Settings::put_plan(std::string_view key, Place where, Stated const& stated, Complaints& out) {
    if (key == "horizon")
        return put_day(horizon_, key, stated, out);
    if (key == "as-of")
        return put_day(as_of_, key, stated, out);
    if (key != "name")
        return out.add(Kind::plan_setting, where, "a plan has no " + quoted(key),
                       did_you_mean(key, {"name", "horizon", "as-of"}));
    if (stated.form != Form::text)
        return out.add(Kind::plan_setting, stated.place, "the name of a plan is text", "put it in quotes");
    if (name_.empty())
        name_ = stated.text;
}

void Settings::put_day(std::optional<Date>& day, std::string_view key, Stated const& stated, Complaints& out) {
    if (says_nothing(stated))
        return;
    auto const date = date_of(stated);
    if (not date)
        return out.add(Kind::plan_setting, stated.place, quoted(key) + " is a date",
                       "write the year first: `2027-12-31`");
    if (day and *day != *date)
        return out.add(Kind::plan_contradiction, stated.place,
                       quoted(key) + " is " + day->text() + " elsewhere in the plan");
    day = date;
}

void Settings::put_fact(std::string_view key, Place where, Stated const& stated, Complaints& out) {
    auto const date = date_of(stated);
    if (not date and stated.form != Form::truth)
        return out.add(Kind::plan_setting, stated.place,
                       "a fact is `true`, `false` or the date on which it became true",
                       "leave it out, or write \"[TBD]\", where it is not known");
    auto value = date ? std::variant<bool, Date>(*date) : std::variant<bool, Date>(stated.truth);
    auto folded = fold(key);
    auto const [at, is_new] = facts_.try_emplace(folded, FactValue{value, {}});
    if (is_new) {
        fact_names_.emplace_back(key);
        new_facts_.emplace(std::move(folded), where);
    } else if (at->second.value != value) {
        out.add(Kind::plan_contradiction, stated.place, quoted(key) + " is said to be otherwise elsewhere in the plan");
    }
}

void Settings::put_rate(std::string_view key, Place where, Stated const& stated, Complaints& out) {
    auto const currency = parse_unit(key);
    if (not currency or currency->dimension != Dimension::money or currency->per != Per::none)
        return out.add(Kind::plan_setting, where, quoted(key) + " is no currency", "write its three letters: `EUR`");
    auto const worth = stated.form == Form::text ? parse_quantity(stated.text) : std::nullopt;
    if (not worth or worth->unit.dimension != Dimension::money or worth->unit.per != Per::none or
        worth->unit == *currency or worth->amount <= Decimal{})
        return out.add(Kind::plan_setting, stated.place, "a rate is what one unit of the currency is worth in another",
                       "write for example `EUR = \"1.08 USD\"`");
    auto const code = std::string(currency->currency.data());
    for (auto const& known : rates_)
        if (known.currency == code and known.worth.unit == worth->unit) {
            if (known.worth.amount != worth->amount)
                out.add(Kind::plan_contradiction, stated.place,
                        "one " + code + " is worth " + text(known.worth) + " elsewhere in the plan");
            return;
        }
    new_rates_.emplace_back(rates_.size(), stated.place);
    rates_.push_back({code, *worth, {}});
}

void Settings::file_done(Places& places) {
    for (auto const& [folded, place] : new_facts_)
        facts_.at(folded).where = places.at(place);
    for (auto const& [index, place] : new_rates_)
        rates_[index].where = places.at(place);
    new_facts_.clear();
    new_rates_.clear();
}

std::optional<Decimal> Settings::rate(std::string_view currency, std::string_view target) const {
    for (auto const& rate : rates_)
        if (rate.currency == currency and target == rate.worth.unit.currency.data())
            return rate.worth.amount;
    return {};
}

void Settings::finish(Plan& plan) {
    plan.name = std::move(name_);
    plan.horizon = horizon_;
    plan.as_of = as_of_;
    plan.facts = std::move(facts_);
    plan.fact_names = std::move(fact_names_);
    plan.rates = std::move(rates_);
}

}  // namespace proviso
