#include "engine/check/facts.hpp"

#include "dsl/lexicon.hpp"

namespace proviso {
namespace {

constexpr DayRange not_yet{Date::latest(), Date::latest()};

FactState state(FactValue const& given, Date as_of) {
    if (auto const* since = std::get_if<Date>(&given.value)) {
        if (as_of < *since)
            return {Truth::no, not_yet};
        return {Truth::yes, {*since, *since}};
    }
    if (std::get<bool>(given.value))
        return {Truth::yes, {Date::earliest(), as_of}};
    return {Truth::no, not_yet};
}

}  // namespace

std::vector<FactState> facts_of(Rulebook const& rulebook, Plan const& plan, CheckOptions const& options) {
    std::vector<FactState> out;
    for (auto const& fact : rulebook.facts) {
        auto const name = fold(fact.name);
        if (auto const at = options.facts.find(name); at != options.facts.end())
            out.push_back(state(at->second, options.as_of));
        else if (auto const in_plan = plan.facts.find(name); in_plan != plan.facts.end())
            out.push_back(state(in_plan->second, options.as_of));
        else
            out.emplace_back();
    }
    return out;
}

}  // namespace proviso
