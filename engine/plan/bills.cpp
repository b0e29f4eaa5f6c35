#include "engine/plan/bills.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace proviso {
namespace {

using Span = std::pair<Date, Date>;  ///< the first day, and the first after the last
using Spans = std::set<Span>;

Days joined(Spans const& spans) {
    Days days;
    for (auto const& [from, until] : spans)
        if (not days.empty() and not(days.back().until < from))
            days.back().until = std::max(days.back().until, until);
        else
            days.push_back({from, until});
    return days;
}

template <class Cells>
Cells const* cells_of(Batch const& batch, std::optional<std::uint16_t> field) {
    return field ? std::get_if<Cells>(&batch.columns[*field].cells) : nullptr;
}

std::optional<Code> code_at(Batch const& batch, std::optional<std::uint16_t> field, std::size_t row) {
    auto const* const names = cells_of<NameCells>(batch, field);
    return names != nullptr and batch.columns[*field].present.test(row) ? std::optional(names->codes[row])
                                                                        : std::nullopt;
}

/// Who sends a bill.
struct Biller {
    std::optional<Code> provider, account;
    auto operator<=>(Biller const&) const = default;
};

/// What the charges of a plan say of bills, each thing once.
class Billed {
public:
    explicit Billed(RecordType const& type)
        : start_(type.called("bill-start")), end_(type.called("bill-end")), provider_(type.called("provider")),
          account_(type.called("account")) {}

    void add(Batch const& batch) {
        if (not start_ or not end_)
            return;
        auto const &starts = batch.columns[*start_], &ends = batch.columns[*end_];
        auto const* const start = cells_of<DateCells>(batch, start_);
        auto const* const end = cells_of<DateCells>(batch, end_);
        for (std::size_t row = 0; row < batch.rows; ++row)
            if (start != nullptr and end != nullptr and starts.present.test(row) and ends.present.test(row))
                add({code_at(batch, provider_, row), code_at(batch, account_, row)},
                    {Date{start->days[row]}, Date{end->days[row]}});
            else if (says(starts, row) or says(ends, row))
                in_part_ = true;
    }

    std::map<Biller, Spans> const& by_biller() const { return billed_; }
    bool in_part() const { return in_part_; }  ///< a charge is of a bill whose days are not all stated

private:
    static bool says(Column const& column, std::size_t row) {
        auto const has = [row](Bits const& bits) { return row < bits.size() and bits.test(row); };
        return has(column.present) or has(column.unknown);
    }
    void add(Biller const& biller, Span const& span) {
        if (last_ == std::pair(biller, span))  // as most rows say
            return;
        last_ = {biller, span};
        billed_[biller].insert(span);
    }

    std::optional<std::uint16_t> start_, end_, provider_, account_;
    std::optional<std::pair<Biller, Span>> last_;
    std::map<Biller, Spans> billed_;
    bool in_part_ = false;
};

}  // namespace

bool has_bills(Plan const& plan) {
    return std::ranges::any_of(plan.files, [](PlanFile const& file) { return file.format == PlanFormat::focus; });
}

Days others(Days const& days) {
    Days out{{Date::earliest(), Date::latest()}};
    for (auto const& each : days) {
        out.back().until = each.from;
        out.push_back({each.until, Date::latest()});
    }
    std::erase_if(out, [](Period const& each) { return each.empty(); });
    return out;
}

std::string words(Days const& days) {
    std::string out;
    for (auto const& each : days)
        out += (out.empty()             ? ""
                : &each == &days.back() ? " and "
                                        : ", ") +
               each.from.long_text() + " to " + (each.until + -1).long_text();
    return out;
}

Bills::Bills(Plan const& plan, RecordType const& type, RecordId record) {
    if (auto const field = type.called("provider"))
        provider_ = FieldId{record, *field};
    Billed billed(type);
    for (auto const& batch : plan.tables[record].batches)
        billed.add(batch);
    Spans all;
    std::map<Code, Spans> by_account, by_provider;
    for (auto const& [biller, spans] : billed.by_biller()) {
        all.insert(spans.begin(), spans.end());
        if (biller.account)
            by_account[*biller.account].insert(spans.begin(), spans.end());
    }
    for (auto const& [biller, spans] : billed.by_biller())
        if (biller.provider) {
            auto const& more = biller.account ? by_account[*biller.account] : spans;
            by_provider[*biller.provider].insert(more.begin(), more.end());
        }
    billed_ = joined(all);
    any_ = not all.empty() or billed.in_part() or (type.called("bill-start") and has_bills(plan));
    for (auto const& [code, spans] : by_provider)
        providers_.push_back({code, joined(spans)});
}

}  // namespace proviso
