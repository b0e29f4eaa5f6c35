#include "engine/check/finding.hpp"

#include "engine/check/advice.hpp"
#include "engine/check/binding_days.hpp"
#include "engine/check/message.hpp"
#include "engine/check/turns_on.hpp"

#include <algorithm>
#include <tuple>

namespace proviso {
namespace {

/// Surely so where the record breaks the rule.
Formula breaks(Rule const& rule, PreparedRule const& prepared) {
    auto out = prepared.bound;
    auto const require = std::get<RecordNorm>(rule.norm).require;
    out.parts.push_back({Formula::Kind::negation, 0, {{Formula::Kind::predicate, require, {}}}});
    return out;
}

void add_fields(std::vector<FieldId>& fields, Matter const& matter, RecordId record, std::vector<TurnsOn> const& on) {
    for (auto const& each : on)
        if (auto const index = matter.record_type(record).find(each.field))
            if (FieldId const field{record, *index}; std::find(fields.begin(), fields.end(), field) == fields.end())
                fields.push_back(field);
}

void show_facts(Explainer& at, std::vector<FieldId> const& fields, std::size_t row, Finding& out,
                std::vector<PlaceWanted>& places) {
    auto const& matter = at.matter();
    for (auto const field : fields) {
        places.push_back({0, 0, field, static_cast<std::uint32_t>(out.facts.size()), row});
        out.facts.push_back(
            {matter.vocabulary.field(field).name, cell_text(matter.plan, matter.vocabulary, field, row), {}});
    }
}

auto order(PlaceWanted const& place) { return std::tuple(place.field.record, place.row, place.rule, place.finding); }

}  // namespace

RecordRef record_ref(Matter const& matter, RecordId record, std::size_t row) {
    return {matter.record_type(record).name, record_name(matter.plan, matter.vocabulary, record, row), row};
}

Finding record_finding(Explainer& at, RuleId id, FailingRow failing, std::vector<PlaceWanted>& places) {
    auto const& matter = at.matter();
    auto const& rule = matter.rule(id);
    auto const require = std::get<RecordNorm>(rule.norm).require;
    at.look_at(rule.record, failing.row);
    Finding out;
    out.verdict = failing.violated ? Verdict::violated : Verdict::undetermined;
    out.record = record_ref(matter, rule.record, failing.row);
    auto const days = binding_days(at, id);
    out.period = days.front();
    out.later_periods.assign(days.begin() + 1, days.end());
    auto const grounds = at.truth(require) == Truth::no ? at.grounds(require) : std::vector<Ground>{};
    auto fields = fields_of(matter, grounds);
    if (failing.violated) {
        out.message = violation_message(at, rule, *out.record, grounds);
        out.advice = violation_advice(at, rule, require);
    } else {
        for (auto const leaf : at.pivots(breaks(rule, matter.rules[id])))
            add_turns_on(at, leaf, *out.record, out.turns_on);
        add_fields(fields, matter, rule.record, out.turns_on);
        out.message = doubt_message(at, rule, *out.record, grounds, out.turns_on);
        out.advice = doubt_advice(matter, out.turns_on);
    }
    places.push_back({0, 0, {rule.record, 0}, {}, failing.row});
    show_facts(at, fields, failing.row, out, places);
    return out;
}

void fill_places(Matter const& matter, std::vector<PlaceWanted> places, std::vector<ClauseResult>& results) {
    std::stable_sort(places.begin(), places.end(),
                     [](PlaceWanted const& a, PlaceWanted const& b) { return order(a) < order(b); });
    Locator locator(matter.plan, matter.vocabulary);
    for (auto const& place : places) {
        auto& finding = results[place.rule].findings[place.finding];
        if (place.fact)
            finding.facts[*place.fact].where = locator.value(place.field, place.row);
        else
            finding.where = locator.record(place.field.record, place.row);
    }
}

}  // namespace proviso
