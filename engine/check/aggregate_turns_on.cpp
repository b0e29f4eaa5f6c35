// What an undetermined aggregate turns on: the text, the horizon, facts, or records that lack something.
#include "engine/check/aggregate.hpp"
#include "engine/check/amounts.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/record_days.hpp"
#include "engine/check/turns_on.hpp"

namespace proviso {
namespace {

constexpr std::string_view past_horizon = "the horizon of the plan";
constexpr std::string_view lacking_bills = "bills that the plan lacks";

void add_text(AggregateNorm const& norm, Judgement const& judged, std::vector<TurnsOn>& out) {
    auto const timed = norm.when == When::on or norm.when == When::by;
    if (timed and not norm.day_stated)
        add_once(out, {{}, {}, "the day, which the text leaves open"});
    auto const& whole = judged.right.high;
    if (norm.right and norm.right->does and whole and whole->sum <= Exact{})
        add_once(out, {{}, {}, "the whole, which comes to nothing or less"});
    if (norm.right or norm.previous)
        return;
    auto const& asked = bound(norm, judged);
    for (auto const* each : {&asked, norm.upper ? &*norm.upper : &asked})
        if (not each->quantity)
            add_once(out, {{}, {}, each->written});
        else if (each->up_to and judged.left.exact())
            add_once(out, {{}, {}, each->written + ", of which no more than 18 decimals are kept"});
}

bool endless(DayRange begin, Date limit) { return not begin.known() or begin.least == limit; }

/// One side of the measure, and its records.
class Side {
public:
    Side(Explainer& at, RuleId id, Period days, bool left)
        : at_(at), days_(days), matter_(at.matter()), id_(id), prepared_(matter_.rules[id]),
          norm_(norm_of(matter_, id)), of_(left ? norm_.left : norm_.right->measured),
          record_(left ? matter_.rule(id).record : *prepared_.measure.right_record),
          counted_(left ? prepared_.counted : prepared_.measure.beside) {}

    void add(MeasureTally const& tally, std::vector<TurnsOn>& out) {
        for (auto const row : tally.missing_rows)
            add_missing(row, out);
        for (auto const row : tally.maybe_rows)
            add_maybe(row, out);
    }

    /// Records of which it is not known whether they are of `days`.
    void add_within(GroupTally const& group, Period days, std::vector<TurnsOn>& out) {
        for (auto const& [day, within] : group.within) {
            Period const all{day.first, day.second + 1};
            auto const part = intersect(all, days);
            if (not part.empty() and not(part == all))
                for (auto const row : within.rows)
                    add_maybe(row, out);
        }
    }

    /// Whether there is a group, and which records are of it.
    void add_group(GroupTally const& group, std::vector<TurnsOn>& out) {
        for (auto const row : group.maybe_rows)
            add_unknown(prepared_.measure.grouped, row, out);
    }

private:
    RecordType const& type() const { return matter_.record_type(record_); }
    RecordRef look_at(std::size_t row) {
        at_.look_at(record_, row);
        return record_ref(matter_, record_, row);
    }
    /// The period that amounts are brought to.
    Per per() const {
        auto const own = matter_.vocabulary.field(*of_.field).unit.per;
        auto const asked = norm_.bound.quantity ? norm_.bound.quantity->unit.per : own;
        return asked == Per::none ? own : asked;
    }
    Cell cell_of(std::uint16_t field) const { return cell(at_.batch().columns[field], at_.row_in_batch()); }

    /// The dates without which the days that a rate is summed over are not known, or have no end; or the horizon, past
    /// which the plan says nothing of them.
    void add_dates(RecordRef const& ref, std::vector<TurnsOn>& out) {
        auto const days = meeting(days_of(type(), at_.batch(), at_.row_in_batch()), accrual_days(matter_, id_));
        auto const add = [&](std::optional<std::uint16_t> field) {
            if (field and cell_of(*field) != Cell::present)
                add_once(out, {type().fields[*field].name, ref, {}});
        };
        if (endless(days.from, Date::earliest()))
            add(type().start);
        if (endless(days.until, Date::latest()))
            add(type().end);
        auto const& horizon = matter_.plan.horizon;
        if (norm_.when == When::whole and horizon and *horizon + 1 < days.widest().until)
            add_once(out, {{}, {}, std::string(past_horizon)});
    }

    /// A record lacks its amount, or the days that the amount accrues over.
    void add_missing(std::size_t row, std::vector<TurnsOn>& out) {
        auto const ref = look_at(row);
        auto const stated = cell_of(of_.field->index) == Cell::present;
        if (not stated or prepared_.over_time != OverTime::rate) {
            auto const wanted = field_to_state(matter_, at_.batch(), at_.row_in_batch(), *of_.field);
            auto why = why_not_compared(at_.batch(), at_.row_in_batch(), *of_.field, per());
            return add_once(out, {matter_.vocabulary.field(wanted).name, ref, {}, std::move(why)});
        }
        auto const before = out.size();
        add_dates(ref, out);
        add_exemptions(ref, out);
        if (out.size() == before)
            add_turns_on_facts(matter_, matter_.windows[prepared_.counted_in].open, out);
    }

    /// It is not known whether the record counts, in which group, or on which days.
    void add_maybe(std::size_t row, std::vector<TurnsOn>& out) {
        auto const ref = add_unknown(counted_, row, out);
        add_shares(ref, out);
        add_exemptions(ref, out);
        if (not prepared_.measure.over_days)
            return;
        for (auto const field : {type().start, type().end, type().on})
            if (field and
                (cell_of(*field) == Cell::unknown or (field == type().on and cell_of(*field) == Cell::missing)))
                add_once(out, {type().fields[*field].name, ref, {}});
    }

    /// It is not known whether the record is exempt on some of the days.
    void add_exemptions(RecordRef const& ref, std::vector<TurnsOn>& out) {
        if (record_ != matter_.rule(id_).record)
            return;
        for (auto const& [days, where] : prepared_.measure.exempt)
            if (where and not intersect(days, days_).empty())
                add_pivots({Formula::Kind::exempt, *where, {}}, ref, out);
    }

    void add_pivots(Formula const& claim, RecordRef const& ref, std::vector<TurnsOn>& out) {
        if (at_.truth(claim) == Truth::unknown)
            for (auto const leaf : at_.pivots(claim))
                add_turns_on(at_, leaf, ref, out);
    }

    /// What is not known of the claim, and of the group, for a record that is looked at from here on.
    RecordRef add_unknown(Formula const& claim, std::size_t row, std::vector<TurnsOn>& out) {
        auto const ref = look_at(row);
        add_pivots(claim, ref, out);
        if (record_ == matter_.rule(id_).record)
            for (auto const field : norm_.groups)
                add_unless_stated(field, ref, out);
        return ref;
    }

    /// It is not known with which share the record counts.
    void add_shares(RecordRef const& ref, std::vector<TurnsOn>& out) {
        for (auto const& part : of_.counting) {
            auto const fits = at_.truth(part.of);
            if (fits == Truth::yes)
                return;
            add_pivots({Formula::Kind::predicate, part.of, {}}, ref, out);
        }
    }

    void add_unless_stated(FieldId field, RecordRef const& ref, std::vector<TurnsOn>& out) {
        if (cell_of(field.index) == Cell::present)
            return;
        auto const wanted = field_to_state(matter_, at_.batch(), at_.row_in_batch(), field);
        add_once(out, {matter_.vocabulary.field(wanted).name, ref, {}});
    }

    Explainer& at_;
    Period days_;  ///< that are judged
    Matter const& matter_;
    RuleId id_;
    PreparedRule const& prepared_;
    AggregateNorm const& norm_;
    Measured const& of_;
    RecordId record_;
    Formula const& counted_;
};

void add_records(Explainer& at, RuleId id, GroupTally const& group, Period days, std::vector<TurnsOn>& out) {
    Side left(at, id, days, true);
    left.add(group.left, out);
    left.add_within(group, days, out);
    if (not group.surely)
        left.add_group(group, out);
    if (at.matter().rules[id].measure.right_record)
        Side(at, id, days, false).add(group.right, out);
    auto const too_large = group.left.too_large or group.right.too_large or at.matter().rules[id].measure.too_large;
    if (too_large or out.empty())
        add_once(out, {{}, {}, "a sum too large to be held exactly"});
}

}  // namespace

std::vector<TurnsOn> turns_on(Explainer& at, RuleId id, GroupTally const& group, Judgement const& judged) {
    std::vector<TurnsOn> out;
    if (judged.verdict != Verdict::undetermined)
        return out;
    auto const& matter = at.matter();
    auto const& rule = matter.rules[id];
    if (judged.binds == Truth::unknown and rule.applies == Truth::unknown)
        add_turns_on_conditions(matter, rule.conditions, out);
    if (judged.binds == Truth::unknown or rule.measure.over_days)
        add_turns_on_facts(matter, matter.windows[rule.window].open, out);
    if (judged.met != Truth::unknown and judged.binds == Truth::yes)
        return out;
    if (judged.past_horizon)
        add_once(out, {{}, {}, std::string(past_horizon)});
    else if (judged.unbilled)
        add_once(out, {{}, {}, std::string(lacking_bills)});
    auto const before = out.size();
    add_text(norm_of(matter, id), judged, out);
    if (not judged.past_horizon and not judged.unbilled and out.size() == before and
        (out.empty() or judged.met == Truth::unknown))
        add_records(at, id, group, judged.days, out);
    return out;
}

}  // namespace proviso
