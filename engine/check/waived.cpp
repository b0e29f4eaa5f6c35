#include "engine/check/waived.hpp"

#include "engine/check/compare.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr int days_of_notice = 30;  // a waiver that ends within them is said to end soon

/// What the plan calls the record; nothing where it gives it no name, or one that is not shown.
std::optional<std::string> key_of(Matter const& matter, RecordId record, std::size_t row) {
    auto const key = matter.record_type(record).key;
    if (not key or cell_state(matter.plan, {record, *key}, row) != CellState::present)
        return {};
    return cell_text(matter.plan, matter.vocabulary, {record, *key}, row);
}

/// `ChatGPT`, `ChatGPT, westeurope`: what the plan calls the group; nothing where it is none, or is not wholly shown.
std::optional<std::string> group_name(Matter const& matter, RuleId id, std::optional<std::uint32_t> number) {
    auto const& groups = matter.rules[id].measure.groups;
    if (not groups or not number)
        return {};
    auto const& combinations = matter.combinations[*groups];
    auto const row = combinations.example(*number);
    constexpr std::string_view between = ", ";
    auto const several = combinations.fields().size() > 1;
    std::string out;
    for (auto const field : combinations.fields()) {
        if (cell_state(matter.plan, field, row) != CellState::present)
            return {};
        auto const value = cell_text(matter.plan, matter.vocabulary, field, row);
        if (several and value.find(between) != std::string::npos)
            return {};  // it could be another group's name, so no waiver names it
        out += (out.empty() ? "" : between);
        out += value;
    }
    return out;
}

bool names(Waiver const& waiver, std::optional<std::string> const& name) {
    return waiver.names.empty() or (name and waiver.names.has(*name));
}

/// What the waiver's allowance makes of the rule; null where it has none.
Relaxed const* relaxed_of(Waiver const& waiver, RuleId id) {
    if (waiver.relaxed.empty())
        return nullptr;
    return &waiver.relaxed[static_cast<std::size_t>(std::ranges::find(waiver.rules, id) - waiver.rules.begin())];
}

/// Surely so; not where the amount is not known.
bool is_within(Matter const& matter, FieldAmount const& limit, std::size_t row) {
    if (cell_state(matter.plan, limit.field, row) == CellState::missing)
        return false;
    auto const& batches = matter.plan.tables[limit.field.record].batches;
    auto const batch = std::ranges::upper_bound(batches, row, {}, &Batch::first_row) - 1;
    auto const& column = batch->columns[limit.field.index];
    auto const in_batch = row - batch->first_row;
    auto const* const cells = std::get_if<AmountCells>(&column.cells);
    if (cells == nullptr or not column.present.test(in_batch))
        return false;
    auto const field_per = matter.vocabulary.field(limit.field).unit.per;
    auto const by = conversion(limit.per == Per::none ? field_per : limit.per,
                               cells->per.empty() ? field_per : cells->per[in_batch]);
    return by and compares_exactly(cells->at(in_batch), limit.relation, limit.bound, *by);
}

bool is_within(Matter const& matter, std::vector<FieldAmount> const& limits, std::size_t row) {
    return std::ranges::all_of(limits, [&](FieldAmount const& limit) { return is_within(matter, limit, row); });
}

WaiverState state_of(Waiver const& waiver, Date as_of, std::size_t covered) {
    if (waiver.until <= as_of)
        return WaiverState::expired;
    if (waiver.from and as_of < *waiver.from)
        return WaiverState::not_yet;
    if (covered == 0)
        return WaiverState::unused;
    return waiver.until <= as_of + days_of_notice ? WaiverState::ends_soon : WaiverState::in_force;
}

}  // namespace

void WaivedTally::add(WaiverId waiver, bool violated) {
    ++(violated ? violations : doubts);
    if (by_waiver.size() <= waiver)
        by_waiver.resize(waiver + 1);
    ++by_waiver[waiver];
}

void merge(WaivedTally& into, WaivedTally const& other) {
    into.violations += other.violations;
    into.doubts += other.doubts;
    if (into.by_waiver.size() < other.by_waiver.size())
        into.by_waiver.resize(other.by_waiver.size());
    for (WaiverId id = 0; id < other.by_waiver.size(); ++id)
        into.by_waiver[id] += other.by_waiver[id];
}

std::optional<WaiverId> waiver_of_record(Matter const& matter, RuleId id, std::size_t row) {
    auto const& candidates = matter.rules[id].waivers;
    if (candidates.empty())
        return {};
    auto const key = key_of(matter, matter.rule(id).record, row);
    for (auto const candidate : candidates) {
        auto const& waiver = matter.waivers[candidate];
        auto const* const asked = relaxed_of(waiver, id);
        if (names(waiver, key) and (asked == nullptr or is_within(matter, asked->amounts, row)))
            return candidate;
    }
    return {};
}

MeasureWaivers::MeasureWaivers(Matter const& matter, RuleId id, GroupTally const& group,
                               std::optional<std::uint32_t> number, bool worst) {
    auto const& waivers = matter.rules[id].waivers;
    auto const name = waivers.empty() ? std::nullopt : group_name(matter, id, number);
    for (auto const each : waivers) {
        auto const& waiver = matter.waivers[each];
        if (not names(waiver, name))
            continue;
        candidates_.push_back({each, {}});
        auto const* const asked = relaxed_of(waiver, id);
        if (asked == nullptr)
            continue;
        auto all = judgements(matter, id, *asked->norm, group);
        if (worst)
            keep_worst(all);
        candidates_.back().relaxed = std::move(all);
    }
}

std::optional<WaiverId> MeasureWaivers::covering(std::vector<Judgement> const& all, std::size_t index) const {
    for (auto const& [id, relaxed] : candidates_)
        if (not relaxed or (relaxed->size() == all.size() and (*relaxed)[index].met == Truth::yes))
            return id;
    return {};
}

Verdict verdict_of(std::size_t violations, std::size_t doubts, std::size_t waived, std::size_t bound) {
    if (violations > 0)
        return Verdict::violated;
    if (doubts > 0)
        return Verdict::undetermined;
    if (waived > 0)
        return Verdict::waived;
    return bound > 0 ? Verdict::compliant : Verdict::not_applicable;
}

std::vector<WaiverShown> waivers_shown(Matter const& matter, WaivedTally const& all) {
    std::vector<WaiverShown> out;
    for (WaiverId id = 0; id < matter.waivers.size(); ++id) {
        auto const& waiver = matter.waivers[id];
        auto const covered = id < all.by_waiver.size() ? all.by_waiver[id] : 0;
        out.push_back({state_of(waiver, matter.as_of, covered), waiver.clause, waiver.agreement, waiver.records,
                       waiver.reason, waiver.approved_by, waiver.reference, waiver.from, waiver.until, waiver.allowance,
                       covered, waiver.where});
    }
    return out;
}

}  // namespace proviso
