#include "engine/reading/contribution.hpp"

#include "engine/check/secrets.hpp"
#include "engine/check/wording.hpp"

#include <algorithm>

namespace proviso {

Contribution::Contribution(Matter const& matter, NameTests const& names, RuleId id)
    : matter_(matter), id_(id), at_(matter, names) {}

std::string Contribution::of(std::size_t row, Measured const& measured) {
    auto const share = share_words(row, measured);
    return (share.empty() ? "" : share + " of ") + whole(row, measured);
}

/// `50%`, or `50% or all`; empty where all of the record counts.
std::string Contribution::share_words(std::size_t row, Measured const& measured) {
    std::vector<std::string> shares;
    auto rest = Truth::yes;
    look_at(row);
    for (auto const& part : measured.counting) {
        auto const fits = both(rest, at_.predicate(part.of).at(row_));
        if (fits != Truth::no)
            shares.push_back(percent_words(part.share));
        rest = both(rest, negate(fits));
    }
    if (shares.empty())
        return {};
    if (rest != Truth::no)
        shares.emplace_back("all");
    return joined(shares, "or");
}

std::string Contribution::whole(std::size_t row, Measured const& measured) {
    if (measured.measure == Measure::number or not measured.field)
        return "1";
    auto const& field = matter_.vocabulary.field(*measured.field);
    if (measured.measure == Measure::distinct or field.type == FieldType::date)
        return cell_text(matter_.plan, matter_.vocabulary, *measured.field, row);
    look_at(row);
    if (is_secret(*measured.field))
        return std::string(not_shown);
    auto const range = MeasuredAmounts(at_, id_, measured).range(row_);
    if (range.least and range.most and *range.least == *range.most)
        return text(*range.least, field);
    if (range.least and range.most)
        return "between " + text(*range.least, field) + " and " + text(*range.most, field);
    return range.least and *range.least != Exact{} ? "at least " + text(*range.least, field) : "not known";
}

bool Contribution::is_secret(FieldId field) const {
    auto const& batch = *at_.block().batch;
    auto const row = at_.block().first + row_;
    auto const by_days = matter_.rules[id_].over_time == OverTime::rate;
    return not batch.columns[field.index].may_be_shown(row) or
           (by_days and has_secret_days(matter_.record_type(field.record), batch, row));
}

/// The unit is the bound's, or of what accrued, the amount's own.
std::string Contribution::text(Exact amount, Field const& field) const {
    auto const& norm = std::get<AggregateNorm>(matter_.rule(id_).norm);
    auto const own = norm.bound.quantity ? norm.bound.quantity->unit.per : Per::none;
    auto const per = matter_.rules[id_].over_time == OverTime::rate ? Per::none
                     : own == Per::none                             ? field.unit.per
                                                                    : own;
    auto const shown = proviso::shown(Ratio{amount, 1});
    return (shown.exact ? "" : "about ") + amount_text(field, shown.amount, per);
}

void Contribution::look_at(std::size_t row) {
    auto const record = matter_.rule(id_).record;
    auto const& batches = matter_.plan.tables[record].batches;
    auto const after = std::ranges::upper_bound(batches, row, {}, &Batch::first_row);
    auto const& batch = *std::prev(after);
    auto const in_batch = row - batch.first_row;
    auto const first = in_batch - in_batch % Bits::word_bits;
    row_ = in_batch - first;
    if (at_.block().batch != &batch or at_.block().first != first)
        at_.begin({record, &batch, first, std::min(Bits::word_bits, batch.rows - first)});
}

}  // namespace proviso
