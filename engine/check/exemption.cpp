#include "engine/check/exemption.hpp"

#include "engine/check/record_days.hpp"

#include <algorithm>
#include <compare>
#include <map>

namespace proviso {
namespace {

/// A rule above another one, on days on which it may hold.
struct Above {
    RuleId rule = 0;
    Truth holds = Truth::unknown;
    std::optional<std::uint32_t> yields;  ///< where a record is exempt from it; into Matter::exemptions
    friend auto operator<=>(Above const&, Above const&) = default;
};

Formula negation(Formula of) { return {Formula::Kind::negation, 0, {std::move(of)}}; }
Formula exempt(std::uint32_t where) { return {Formula::Kind::exempt, where, {}}; }

std::vector<RuleId> rules_above(Matter const& matter, RuleId id) {
    auto out = matter.rule(id).yields_to;
    std::erase_if(out, [&](RuleId above) {
        return not matter.rules[above].in_force or matter.rule(above).record != matter.rule(id).record;
    });
    return out;
}

std::optional<std::uint32_t> exempt_on(PreparedRule const& rule, Date day) {
    auto const after =
        std::ranges::upper_bound(rule.exempt, day, {}, [](ExemptDays const& of) { return of.days.from; });
    return after == rule.exempt.begin() ? std::nullopt : (after - 1)->where;
}

/// From rule to rule, those above first.
class Exempting {
public:
    explicit Exempting(Matter& matter) : matter_(matter), settled_(matter.rules.size()) {}
    void settle(RuleId id);

private:
    std::vector<Date> days_of_change(std::vector<RuleId> const& above) const;
    std::vector<Above> holding(std::vector<RuleId> const& above, Date day) const;
    std::optional<std::uint32_t> where(std::vector<Above> const& above);
    Formula frees(Above const& above) const;

    Matter& matter_;
    std::vector<bool> settled_;
    std::map<std::vector<Above>, std::uint32_t> exemptions_;
};

void Exempting::settle(RuleId id) {
    if (settled_[id])
        return;
    settled_[id] = true;
    auto const above = rules_above(matter_, id);
    for (auto const each : above)
        settle(each);
    std::vector<ExemptDays> out;
    auto const days = days_of_change(above);
    for (std::size_t i = 0; i < days.size(); ++i) {
        auto const until = i + 1 < days.size() ? days[i + 1] : Date::latest();
        auto const where = this->where(holding(above, days[i]));
        if (not out.empty() and out.back().where == where)
            out.back().days.until = until;
        else
            out.push_back({{days[i], until}, where});
    }
    matter_.rules[id].exempt = std::move(out);
}

/// The first day of all, and those from which on it is otherwise for one of the rules whether it holds, and whom it yields.
std::vector<Date> Exempting::days_of_change(std::vector<RuleId> const& above) const {
    std::vector<Date> out;
    if (not above.empty())
        out.push_back(Date::earliest());
    for (auto const id : above) {
        auto const& [from, until, open] = matter_.windows[matter_.rules[id].window];
        out.insert(out.end(), {from.least, from.most, until.least, until.most});
        for (auto const& each : matter_.rules[id].exempt)
            out.push_back(each.days.from);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase(out, Date::latest());
    return out;
}

std::vector<Above> Exempting::holding(std::vector<RuleId> const& above, Date day) const {
    std::vector<Above> out;
    for (auto const id : above)
        if (auto const holds = matter_.windows[matter_.rules[id].window].contains(day); holds != Truth::no)
            out.push_back({id, holds, exempt_on(matter_.rules[id], day)});
    return out;
}

std::optional<std::uint32_t> Exempting::where(std::vector<Above> const& above) {
    if (above.empty())
        return {};
    auto const [at, is_new] = exemptions_.emplace(above, static_cast<std::uint32_t>(matter_.exemptions.size()));
    if (is_new) {
        Formula any{Formula::Kind::any, 0, {}};
        for (auto const& each : above)
            any.parts.push_back(frees(each));
        matter_.exemptions.push_back(std::move(any));
    }
    return at->second;
}

/// It binds the record, or permits what it does.
Formula Exempting::frees(Above const& above) const {
    auto const& rule = matter_.rule(above.rule);
    Formula out{Formula::Kind::all, 0, {{Formula::Kind::predicate, rule.binds, {}}}};
    if (auto const does = freeing(rule))
        out.parts.push_back({Formula::Kind::predicate, *does, {}});
    if (above.holds == Truth::unknown)
        out.parts.push_back({Formula::Kind::unsettled, matter_.rules[above.rule].window, {}});
    if (above.yields)
        out.parts.push_back(negation(exempt(*above.yields)));
    return out;
}

}  // namespace

void prepare_exemptions(Matter& matter) {
    Exempting exempting(matter);
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (matter.rules[id].in_force)
            exempting.settle(id);
}

std::vector<ExemptDays> exempt_within(Matter const& matter, RuleId id, DayWindow const& window) {
    auto out = matter.rules[id].exempt;
    std::erase_if(out, [&](ExemptDays const& each) { return within(window, each.days).holds_at_all() == Truth::no; });
    auto const never = std::ranges::none_of(out, [](ExemptDays const& each) { return each.where.has_value(); });
    return never ? std::vector<ExemptDays>{} : out;
}

/// No day is left over on which the record is not exempt. Where it is exempt on none this is settled whatever its days,
/// of which each stretch alone may know nothing.
Formula exempt_throughout(Matter& matter, RuleId id, std::uint32_t window) {
    auto const stretches = exempt_within(matter, id, matter.windows[window]);
    Formula some{Formula::Kind::any, 0, {}}, none_left{Formula::Kind::all, 0, {}};
    for (auto const& [days, where] : stretches) {
        auto const here = window_id(matter, within(matter.windows[window], days));
        Formula covered{Formula::Kind::any, 0, {negation({Formula::Kind::window, here, {}})}};
        if (where) {
            some.parts.push_back(exempt(*where));
            covered.parts.push_back(exempt(*where));
        }
        none_left.parts.push_back(std::move(covered));
    }
    if (stretches.size() < 2)
        return some;
    none_left.parts.insert(none_left.parts.begin(), std::move(some));
    return none_left;
}

}  // namespace proviso
