#include "engine/check/spend.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool has_amount(Batch const& batch, std::size_t field) {
    return std::holds_alternative<AmountCells>(batch.columns[field].cells);
}

/// The first kind of record with an amount of that sort in the plan.
template <class Sort>
std::optional<RecordId> first_with(Plan const& plan, Vocabulary const& vocabulary, Sort is_of_sort) {
    for (RecordId record = 0; record < plan.tables.size(); ++record) {
        auto const& fields = vocabulary.records[record].fields;
        for (std::size_t field = 0; field < fields.size(); ++field)
            if (is_of_sort(fields[field]) and std::ranges::any_of(plan.tables[record].batches, [&](Batch const& batch) {
                    return has_amount(batch, field);
                }))
                return record;
    }
    return {};
}

}  // namespace

Spend spend_in(Plan const& plan, Vocabulary const& vocabulary, Diagnostics& out) {
    auto const billed = first_with(plan, vocabulary, [](Field const& field) { return field.spend; });
    auto const planned =
        first_with(plan, vocabulary, [](Field const& field) { return field.over_time == OverTime::rate; });
    if (billed and planned)
        out.push_back({Kind::plan_contradiction,
                       {Locator(plan, vocabulary).record(*billed, 0),
                        "`spend` may be what was billed, or what is planned: there are amounts of both"},
                       {},
                       "check the bills without the planned costs, or write `the total cost of …`, which names the "
                       "records"});
    return billed ? Spend::billed : Spend::planned;
}

Spend spend_in(std::vector<Scenario> const& scenarios, Vocabulary const& vocabulary) {
    for (auto const& scenario : scenarios)
        for (auto const& record : scenario.records)
            if (std::ranges::any_of(record.cells, [&](auto const& cell) { return vocabulary.field(cell.field).spend; }))
                return Spend::billed;
    return Spend::planned;
}

}  // namespace proviso
