#include "engine/check/binding_days.hpp"

#include "engine/check/record_days.hpp"

namespace proviso {
namespace {

using Stretches = std::vector<Period>;

Stretches without(Stretches const& stretches, Period days) {
    Stretches out;
    for (auto const stretch : stretches) {
        Period const before{stretch.from, std::min(stretch.until, days.from)};
        Period const after{std::max(stretch.from, days.until), stretch.until};
        for (auto const rest : {before, after})
            if (not rest.empty())
                out.push_back(rest);
    }
    return out;
}

DayWindow const& window(Matter const& matter, RuleId id) { return matter.windows[matter.rules[id].window]; }

Truth frees(Explainer& at, RuleId above, RecordId record) {
    auto const& matter = at.matter();
    if (not matter.rules[above].in_force or matter.rule(above).record != record)
        return Truth::no;
    return at.truth({Formula::Kind::frees, above, {}});
}

/// The days on which `above` surely frees the record: on none of them may a further rule go before it.
Stretches freed_days(Explainer& at, RuleId above) {
    auto const& matter = at.matter();
    auto const record = matter.rule(above).record;
    auto const sure = window(matter, above).narrowest();
    if (sure.empty())
        return {};
    Stretches out{sure};
    for (auto const further : matter.rule(above).yields_to)
        if (frees(at, further, record) != Truth::no)
            out = without(out, window(matter, further).widest());
    return out;
}

}  // namespace

std::vector<Period> binding_days(Explainer& at, RuleId id) {
    auto const& matter = at.matter();
    auto const& rule = matter.rule(id);
    auto const active = days_of(matter.record_type(rule.record), at.batch(), at.row_in_batch());
    auto const all = meeting(active, window(matter, id)).widest();
    Stretches out{all};
    for (auto const above : rule.yields_to)
        if (frees(at, above, rule.record) == Truth::yes)
            for (auto const days : freed_days(at, above))
                out = without(out, days);
    return out.empty() ? Stretches{all} : out;
}

}  // namespace proviso
