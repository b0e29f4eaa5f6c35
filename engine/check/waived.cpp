#include "engine/check/waived.hpp"

#include "dsl/lexicon.hpp"
#include "engine/check/compare.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr int days_of_notice = 30;  // a waiver that ends within them is said to end soon

/// What the plan calls the record, folded; nothing where it gives it no name, or one that is not shown.
std::optional<std::string> key_of(Matter const& matter, RecordId record, std::size_t row) {
    auto const key = matter.record_type(record).key;
    if (not key or cell_state(matter.plan, {record, *key}, row) != CellState::present)
        return {};
    return fold(cell_text(matter.plan, matter.vocabulary, {record, *key}, row));
}

/// `chatgpt`, `chatgpt, westeurope`: what the plan calls the group, folded; nothing where it is none, or is not wholly shown.
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
    return fold(out);
}

/// By which of its names the waiver means what is called `name`; nothing where it does not, no name where it needs none.
std::optional<std::vector<std::size_t>> names(Waiver const& waiver, std::optional<std::string> const& name) {
    if (waiver.names.empty())
        return std::vector<std::size_t>{};
    auto meaning = name ? waiver.names.meaning(*name) : std::vector<std::size_t>{};
    return meaning.empty() ? std::nullopt : std::optional(std::move(meaning));
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

bool ends_soon(Waiver const& waiver, Date as_of) { return waiver.until <= as_of + days_of_notice; }

WaiverState state_of(Waiver const& waiver, Date as_of, WaiverUse const& use) {
    if (waiver.until <= as_of)
        return WaiverState::expired;
    if (waiver.from and as_of < *waiver.from)
        return WaiverState::not_yet;
    if (use.findings == 0)
        return WaiverState::unused;
    return use.ending > 0 ? WaiverState::ends_soon : WaiverState::in_force;
}

/// Where it covers nothing at all, that is said of the whole waiver.
std::vector<WaiverName> unused_names(Waiver const& waiver, WaiverUse const& use) {
    std::vector<WaiverName> out;
    if (use.findings > 0)
        for (std::size_t i = 0; i < waiver.records.size(); ++i)
            if (i >= use.names.size() or not use.names[i])
                out.push_back({waiver.records[i], waiver.record_places[i]});
    return out;
}

void merge(WaiverUse& into, WaiverUse const& other) {
    into.findings += other.findings;
    into.ending += other.ending;
    into.names.resize(std::max(into.names.size(), other.names.size()));
    for (std::size_t i = 0; i < other.names.size(); ++i)
        into.names[i] = into.names[i] or other.names[i];
}

}  // namespace

void WaivedTally::add(Matter const& matter, std::vector<Covering> const& covering, bool violated) {
    ++(violated ? violations : doubts);
    by_waiver.resize(std::max<std::size_t>(by_waiver.size(), covering.back().waiver + 1));
    auto const ending = std::ranges::all_of(
        covering, [&](Covering const& each) { return ends_soon(matter.waivers[each.waiver], matter.as_of); });
    for (auto const& each : covering) {
        auto& use = by_waiver[each.waiver];
        ++use.findings;
        use.ending += ending;
        if (not each.names.empty())
            use.names.resize(matter.waivers[each.waiver].records.size());
        for (auto const name : each.names)
            use.names[name] = true;
    }
}

void merge(WaivedTally& into, WaivedTally const& other) {
    into.violations += other.violations;
    into.doubts += other.doubts;
    if (into.by_waiver.size() < other.by_waiver.size())
        into.by_waiver.resize(other.by_waiver.size());
    for (WaiverId id = 0; id < other.by_waiver.size(); ++id)
        merge(into.by_waiver[id], other.by_waiver[id]);
}

std::vector<Covering> waivers_of_record(Matter const& matter, RuleId id, std::size_t row) {
    auto const& candidates = matter.rules[id].waivers;
    std::vector<Covering> out;
    if (candidates.empty())
        return out;
    auto const key = key_of(matter, matter.rule(id).record, row);
    for (auto const candidate : candidates) {
        auto const& waiver = matter.waivers[candidate];
        auto const* const asked = relaxed_of(waiver, id);
        auto named = names(waiver, key);
        if (named and (asked == nullptr or is_within(matter, asked->amounts, row)))
            out.push_back({candidate, std::move(*named)});
    }
    return out;
}

MeasureWaivers::MeasureWaivers(Matter const& matter, RuleId id, GroupTally const& group,
                               std::optional<std::uint32_t> number, bool worst) {
    auto const& waivers = matter.rules[id].waivers;
    auto const name = waivers.empty() ? std::nullopt : group_name(matter, id, number);
    for (auto const each : waivers) {
        auto const& waiver = matter.waivers[each];
        auto named = names(waiver, name);
        if (not named)
            continue;
        candidates_.push_back({{each, std::move(*named)}, {}});
        auto const* const asked = relaxed_of(waiver, id);
        if (asked == nullptr)
            continue;
        auto all = judgements(matter, id, *asked->norm, group);
        if (worst)
            keep_worst(all);
        candidates_.back().relaxed = std::move(all);
    }
}

std::vector<Covering> MeasureWaivers::covering(std::vector<Judgement> const& all, std::size_t index) const {
    std::vector<Covering> out;
    for (auto const& [covering, relaxed] : candidates_)
        if (not relaxed or (relaxed->size() == all.size() and (*relaxed)[index].met == Truth::yes))
            out.push_back(covering);
    return out;
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
        auto const use = id < all.by_waiver.size() ? all.by_waiver[id] : WaiverUse{};
        out.push_back({state_of(waiver, matter.as_of, use), waiver.clause, waiver.agreement, waiver.records,
                       waiver.reason, waiver.approved_by, waiver.reference, waiver.from, waiver.until, waiver.allowance,
                       use.findings, waiver.where, unused_names(waiver, use)});
    }
    return out;
}

}  // namespace proviso
