#include "engine/check/binding_days.hpp"

#include "engine/check/record_days.hpp"
#include "engine/check/secrets.hpp"

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

}  // namespace

std::vector<Period> binding_days(Explainer& at, RuleId id) {
    auto const& matter = at.matter();
    auto const& rule = matter.rule(id);
    auto const active = days_to_show(matter.record_type(rule.record), at.batch(), at.row_in_batch());
    auto const all = meeting(active, matter.windows[matter.rules[id].window]).widest();
    Stretches out{all};
    for (auto const& [days, where] : matter.rules[id].exempt)
        if (where and at.truth({Formula::Kind::exempt, *where, {}}) == Truth::yes)
            out = without(out, days);
    return out.empty() ? Stretches{all} : out;
}

}  // namespace proviso
