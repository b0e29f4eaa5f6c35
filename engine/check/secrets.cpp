#include "engine/check/secrets.hpp"

#include "engine/check/record_days.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

std::array<std::optional<std::uint16_t>, 3> days_in(RecordType const& type) { return {type.start, type.end, type.on}; }

bool is_secret(Plan const& plan, FieldId field) {
    return std::ranges::any_of(batches_of(plan, field.record), [&](Batch const& batch) {
        return field.index < batch.columns.size() and batch.columns[field.index].sensitive.size() != 0;
    });
}

bool has_secret_amounts(Plan const& plan, Measured const& of) {
    return of.measure != Measure::number and of.field and is_secret(plan, *of.field);
}

}  // namespace

bool has_secret_days(RecordType const& type, Batch const& batch, std::size_t row) {
    return std::ranges::any_of(days_in(type),
                               [&](auto field) { return field and not batch.columns[*field].may_be_shown(row); });
}

DayWindow days_to_show(RecordType const& type, Batch const& batch, std::size_t row) {
    return has_secret_days(type, batch, row) ? DayWindow{} : days_of(type, batch, row);
}

bool has_secret_days(Matter const& matter, RecordId record) {
    return std::ranges::any_of(days_in(matter.record_type(record)), [&](auto field) {
        return field and is_secret(matter.plan, {record, *field});
    });
}

MeasureSecrets secrets_of(Matter const& matter, RuleId id) {
    auto const& norm = norm_of(matter, id);
    auto const& rule = matter.rules[id];
    auto const& other = rule.measure.right_record;
    MeasureSecrets out;
    out.days = (rule.measure.over_days or rule.over_time == OverTime::rate) and
               (has_secret_days(matter, matter.rule(id).record) or (other and has_secret_days(matter, *other)));
    out.amounts = out.days or has_secret_amounts(matter.plan, norm.left) or
                  (norm.right and has_secret_amounts(matter.plan, norm.right->measured));
    return out;
}

}  // namespace proviso
