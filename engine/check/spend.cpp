#include "engine/check/spend.hpp"

#include "engine/plan/bills.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool has_spend(RecordType const& type) { return std::ranges::any_of(type.fields, &Field::spend); }

/// The first kind of record that is of bills, whether or not it is known what they come to.
std::optional<RecordId> first_billed(Plan const& plan, Vocabulary const& vocabulary) {
    for (RecordId record = 0; record < plan.tables.size(); ++record)
        if ((plan.tables[record].rows > 0 or has_bills(plan)) and has_spend(vocabulary.records[record]))
            return record;
    return {};
}

bool has_planned_amounts(Plan const& plan, Vocabulary const& vocabulary) {
    for (RecordId record = 0; record < plan.tables.size(); ++record)
        for (std::size_t field = 0; field < vocabulary.records[record].fields.size(); ++field)
            if (vocabulary.records[record].fields[field].over_time == OverTime::rate and
                std::ranges::any_of(plan.tables[record].batches, [&](Batch const& batch) {
                    return std::holds_alternative<AmountCells>(batch.columns[field].cells);
                }))
                return true;
    return false;
}

}  // namespace

Spend spend_in(Plan const& plan, Vocabulary const& vocabulary, Diagnostics& out) {
    auto const billed = first_billed(plan, vocabulary);
    if (billed and has_planned_amounts(plan, vocabulary))
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
            if (has_spend(vocabulary.records[record.record]))
                return Spend::billed;
    return Spend::planned;
}

}  // namespace proviso
