#include "engine/check/unbilled.hpp"

#include "engine/plan/bills.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// Whether what a charge of one provider, of which nothing else is known, may be counted.
class OfProvider {
public:
    OfProvider(Matter const& matter, FieldId field, Code code) : matter_(matter), field_(field), code_(code) {}

    Truth holds(Formula const& formula) const {
        switch (formula.kind) {
            case Formula::Kind::predicate: return holds(formula.id);
            case Formula::Kind::negation: return negate(holds(formula.parts.front()));
            case Formula::Kind::all: return fold(formula.parts, true);
            case Formula::Kind::any: return fold(formula.parts, false);
            case Formula::Kind::window:
            case Formula::Kind::unsettled:
            case Formula::Kind::exempt: break;
        }
        return Truth::unknown;
    }

private:
    Truth holds(PredicateId id) const {
        auto const& predicate = matter_.rulebook.predicates[id];
        if (auto const* in = std::get_if<FieldIn>(&predicate); in and in->field == field_) {
            auto const& names = matter_.plan.tables[field_.record].dictionaries[field_.index];
            return truth(std::ranges::any_of(in->values, [&](auto const& name) { return names.find(name) == code_; }));
        }
        if (auto const* node = std::get_if<Not>(&predicate))
            return negate(holds(node->operand));
        if (auto const* node = std::get_if<And>(&predicate))
            return fold(node->operands, true);
        if (auto const* node = std::get_if<Or>(&predicate))
            return fold(node->operands, false);
        return truth_without_records(matter_, id).value_or(Truth::unknown);
    }

    template <class Parts>
    Truth fold(Parts const& parts, bool all) const {
        auto out = truth(all);
        for (auto const& part : parts)
            out = all ? both(out, holds(part)) : either(out, holds(part));
        return out;
    }

    Matter const& matter_;
    FieldId field_;
    Code code_;
};

/// All providers that may be counted must have billed a day. Where none that bills may be counted, none of the bills is of
/// what is.
void add_unbilled(Matter const& matter, Bills const& bills, Formula const& counted, std::vector<Period>& out) {
    auto any = false;
    for (auto const& [code, days] : bills.providers())
        if (OfProvider(matter, *bills.provider(), code).holds(counted) != Truth::no) {
            auto const more = others(days);
            out.insert(out.end(), more.begin(), more.end());
            any = true;
        }
    if (any)
        return;
    auto const more = others(bills.providers().empty() ? bills.days() : Days{});
    out.insert(out.end(), more.begin(), more.end());
}

}  // namespace

void settle_unbilled(Matter& matter) {
    std::vector<Bills> bills;
    for (RecordId record = 0; record < matter.plan.tables.size(); ++record)
        bills.emplace_back(matter.plan, matter.record_type(record), record);
    for (RuleId id = 0; id < matter.rules.size(); ++id) {
        auto& rule = matter.rules[id];
        if (not rule.in_force or not std::holds_alternative<AggregateNorm>(matter.rule(id).norm))
            continue;
        auto const add = [&](RecordId record, Formula const& counted) {
            if (record < bills.size() and bills[record].any())
                add_unbilled(matter, bills[record], counted, rule.unbilled);
        };
        add(matter.rule(id).record, rule.counted);
        if (auto const beside = rule.measure.right_record)
            add(*beside, rule.measure.beside);
        std::ranges::sort(rule.unbilled, {}, [](Period const& days) { return std::pair(days.from, days.until); });
    }
}

}  // namespace proviso
