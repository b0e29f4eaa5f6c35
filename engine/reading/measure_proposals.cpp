// Plans on either side of what a measure must come to: at the bound, and one step off it.
#include "engine/check/periods.hpp"
#include "engine/reading/proposals.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr int most_records = 20;

/// On which days the records of an example run.
enum class Days { in_window, any, one_month };

/// The first of a month, on `day` or after it.
Date next_month(Date day) {
    if (day.day() == 1)
        return day;
    return day + (days_in_month(day.year(), day.month()) - day.day() + 1);
}

class MeasureProposals {
public:
    MeasureProposals(Setting const& setting, AggregateNorm const& norm) : setting_(setting), norm_(norm) {}

    std::vector<Proposal> all() {
        if (norm_.right)
            add_comparisons();
        else if (norm_.left.measure == Measure::number or norm_.left.measure == Measure::distinct)
            add_numbers();
        else
            for (auto const amount : amounts())
                for (auto const days : shapes())
                    propose({amount}, days);
        if (norm_.when == When::each and not norm_.right)
            add_in_each_period();
        if (auto world = setting_.world())
            out_.push_back({{}, std::move(*world)});
        return std::move(out_);
    }

private:
    Field const* field() const { return norm_.left.field ? &setting_.vocabulary().field(*norm_.left.field) : nullptr; }
    bool accrues() const { return field() and field()->over_time == OverTime::rate; }

    std::vector<Days> shapes() const {
        if (accrues())
            return {Days::one_month, Days::in_window, Days::any};
        return {Days::in_window, Days::any};
    }

    /// Every bound, then one step to each side of it.
    std::vector<Decimal> amounts() const {
        std::vector<Decimal> bounds, out;
        auto const add_bound = [&](Threshold const& bound) {
            if (bound.quantity)
                bounds.push_back(bound.quantity->amount);
        };
        if (norm_.schedule.empty())
            add_bound(norm_.bound);
        if (norm_.upper)
            add_bound(*norm_.upper);
        if (norm_.previous)
            bounds.emplace_back(1);
        for (auto const& [period, bound] : norm_.schedule)
            add_bound(bound);
        for (auto const bound : bounds)
            out.push_back(bound);
        for (auto const bound : bounds)
            for (auto const near : {add(bound, Decimal{1}), below(bound)})
                if (near)
                    out.push_back(*near);
        return out;
    }
    static std::optional<Decimal> below(Decimal bound) {
        return bound > Decimal{1} ? subtract(bound, Decimal{1}) : divide(bound, Decimal{2});
    }

    Per per() const {
        auto const& bound = norm_.bound.quantity;
        if (bound and bound->unit.per != Per::none)
            return bound->unit.per;
        return accrues() ? Per::month : Per::none;
    }

    /// Of records that have one day, the day measured, or one of the period.
    bool narrow_to_time(Draft& draft) const {
        auto const on = setting_.type().on;
        if (not on or norm_.when == When::whole)
            return true;
        auto& asked = draft.fields[setting_.field(*on)];
        if (norm_.when == When::on or norm_.when == When::by)
            return not norm_.day_stated or
                   (not_after(asked, norm_.day) and (norm_.when == When::by or not_before(asked, norm_.day)));
        return (norm_.period.from == Date::earliest() or not_before(asked, norm_.period.from)) and
               (norm_.period.until == Date::latest() or not_after(asked, norm_.period.until + -1));
    }

    bool narrow_days(Draft& draft, Days days) const {
        if (days == Days::in_window)
            return narrow_to_time(draft);
        if (days == Days::any)
            return true;
        auto const& type = setting_.type();
        if (not type.start or not type.end)
            return false;
        auto const first = setting_.first() == Date::earliest() ? *Date::of(2026, 1, 1) : next_month(setting_.first());
        auto const end = next_month(first + 1);
        auto& start_asked = draft.fields[setting_.field(*type.start)];
        auto& end_asked = draft.fields[setting_.field(*type.end)];
        return not_before(start_asked, first) and not_after(start_asked, first) and not_before(end_asked, end) and
               not_after(end_asked, end);
    }

    bool narrow_amount(Draft& draft, std::optional<FieldId> measured, Decimal amount) const {
        if (not measured)
            return true;
        auto& asked = draft.fields[*measured];
        if (setting_.vocabulary().field(*measured).type != FieldType::date)
            return exactly(asked, amount, per());
        auto const is_end = setting_.vocabulary().records[measured->record].end == measured->index;
        auto const day = Date{static_cast<std::int32_t>(amount.raw() / Decimal{1}.raw())} + (is_end ? 1 : 0);
        return not_before(asked, day) and not_after(asked, day);
    }

    Draft from(Days days, std::optional<FieldId> measured, std::optional<Decimal> amount, bool& possible) const {
        auto draft = setting_.start();
        possible = narrow_days(draft, days) and (not amount or narrow_amount(draft, measured, *amount));
        for (auto const group : norm_.groups)
            draft.fields[group];
        return draft;
    }

    /// The first draft that is bound and meets `goals`; on days as asked for.
    std::optional<Draft> bound(std::vector<Goal> goals, Days days, std::optional<FieldId> measured,
                               std::optional<Decimal> amount) const {
        auto possible = true;
        auto draft = from(days, measured, amount, possible);
        if (not possible)
            return {};
        auto found = setting_.bound(std::move(goals), std::move(draft));
        if (found.empty())
            return {};
        return days == Days::any ? found.back() : found.front();
    }
    std::optional<Draft> counted(Days days, std::optional<Decimal> amount) const {
        return bound({{{norm_.left.of, true}}}, days, norm_.left.field, amount);
    }

    /// One record an amount.
    void propose(std::vector<Decimal> const& amounts, Days days) {
        Proposal proposal;
        for (auto const amount : amounts) {
            auto draft = counted(days, amount);
            if (not draft)
                return;
            proposal.world = *draft;
            proposal.records.push_back(std::move(*draft));
        }
        out_.push_back(std::move(proposal));
    }

    /// As many records as the bound says, one more, one less; and a group of which none counts.
    void add_numbers() {
        if (not norm_.groups.empty())
            for (auto const days : {Days::in_window, Days::any})
                if (auto const other = bound({{{norm_.left.of, false}}}, days, {}, {}))
                    out_.push_back({{*other}, *other});
        for (auto const amount : amounts()) {
            auto const count = static_cast<std::int64_t>(amount.raw() / Decimal{1}.raw());
            if (count > 0 and count <= most_records and Decimal{count} == amount)
                for (auto const days : {Days::in_window, Days::any})
                    add_records(static_cast<int>(count), days);
        }
    }
    void add_records(int count, Days days) {
        Proposal proposal;
        std::vector<std::string> taken;
        for (int i = 0; i < count; ++i) {
            auto draft = norm_.left.measure == Measure::distinct ? another(norm_.left, days, taken) : counted(days, {});
            if (not draft)
                return;
            proposal.world = *draft;
            proposal.records.push_back(std::move(*draft));
        }
        out_.push_back(std::move(proposal));
    }
    /// A record whose value is none of those taken, which it joins.
    std::optional<Draft> another(Measured const& side, Days days, std::vector<std::string>& taken) const {
        auto possible = true;
        auto draft = from(days, {}, {}, possible);
        if (not bar(draft.fields[*side.field], taken))
            return {};
        auto found = setting_.bound({{{side.of, true}}}, std::move(draft));
        auto const values = found.empty() ? std::nullopt : values_of(setting_.vocabulary(), found.front());
        if (not values or not values->contains(*side.field))
            return {};
        taken.push_back(values->at(*side.field));
        return found.front();
    }
    /// Two values of one side, which may be one of the other.
    void add_two_values(Measured const& side) {
        if (side.measure != Measure::distinct or side.field->record != setting_.rule().record)
            return;
        std::vector<std::string> taken;
        auto const one = another(side, Days::in_window, taken), two = another(side, Days::in_window, taken);
        if (one and two)
            out_.push_back({{*one, *two}, *one});
    }

    /// Of records that have one day: each amount in each period, or as many records, where the window has few periods.
    void add_in_each_period() {
        auto const on = setting_.type().on;
        if (not on or setting_.first() == Date::earliest() or setting_.last() == Date::latest())
            return;
        auto const all = periods(norm_.recurrence, {setting_.first(), setting_.last() + 1});
        auto const number = norm_.left.measure == Measure::number;
        for (auto const amount : amounts())
            if (auto const each = number ? amount.raw() / Decimal{1}.raw() : 1;
                each * static_cast<std::int64_t>(all.size()) <= most_records)
                propose_in_each(all, static_cast<int>(each), number ? std::nullopt : std::optional(amount));
    }
    void propose_in_each(std::vector<Period> const& all, int records, std::optional<Decimal> amount) {
        Proposal proposal;
        for (auto const& period : all)
            for (int i = 0; i < records; ++i) {
                auto draft = counted_in(period, amount);
                if (not draft)
                    return;
                proposal.world = *draft;
                proposal.records.push_back(std::move(*draft));
            }
        if (not proposal.records.empty())
            out_.push_back(std::move(proposal));
    }
    std::optional<Draft> counted_in(Period days, std::optional<Decimal> amount) const {
        auto draft = setting_.start();
        auto& asked = draft.fields[setting_.field(*setting_.type().on)];
        if (not not_before(asked, std::max(days.from, setting_.first())) or
            not not_after(asked, std::min(days.until + -1, setting_.last())) or
            (amount and not narrow_amount(draft, norm_.left.field, *amount)))
            return {};
        for (auto const group : norm_.groups)
            draft.fields[group];
        auto found = setting_.bound({{{norm_.left.of, true}}}, std::move(draft));
        return found.empty() ? std::nullopt : std::optional(found.front());
    }

    /// Records that only one side counts, and of both, small and large.
    void add_comparisons() {
        for (auto const* side : {&norm_.left, &norm_.right->measured})
            add_two_values(*side);
        auto const date = field() and field()->type == FieldType::date;
        auto const small = Decimal{date ? std::max(*Date::of(2026, 1, 1), setting_.first()).days : 1};
        auto const large = Decimal{date ? std::min(*Date::of(2028, 1, 1), setting_.last()).days : 1'000};
        auto const larger = Decimal{date ? std::min(*Date::of(2030, 1, 1), setting_.last()).days : 1'000'000};
        for (auto const days : shapes()) {
            for (auto const& [left, right] :
                 {std::pair(small, small), {small, large}, {large, small}, {larger, large}}) {
                auto const of_left = counted(days, left);
                auto const of_right = only_right(days, right);
                if (of_left)
                    out_.push_back({{*of_left}, *of_left});
                if (of_right)
                    out_.push_back({{*of_right}, *of_right});
                if (of_left and of_right)
                    out_.push_back({{*of_left, *of_right}, *of_left});
            }
        }
    }
    /// A record of the right side alone, which may be of another kind.
    std::optional<Draft> only_right(Days days, Decimal amount) const {
        auto const& right = norm_.right->measured;
        auto const record = right.field ? right.field->record : setting_.rule().record;
        if (record == setting_.rule().record)
            return bound({{{right.of, true}}, {{norm_.left.of, false}}}, days, right.field, amount);
        auto draft = setting_.start();
        return narrow_amount(draft, right.field, amount)
                   ? solve(setting_.book(), setting_.vocabulary(), {{{right.of, true}}}, std::move(draft))
                   : std::nullopt;
    }

    Setting const& setting_;
    AggregateNorm const& norm_;
    std::vector<Proposal> out_;
};

}  // namespace

std::vector<Proposal> proposals(Setting const& setting, AggregateNorm const& norm) {
    return MeasureProposals(setting, norm).all();
}

}  // namespace proviso
