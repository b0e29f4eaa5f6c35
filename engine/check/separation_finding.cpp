#include "engine/check/separation_finding.hpp"

#include "engine/check/advice.hpp"
#include "engine/check/exemption.hpp"
#include "engine/check/record_days.hpp"
#include "engine/check/secrets.hpp"
#include "engine/check/turns_on.hpp"
#include "engine/check/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

class Separated {
public:
    Separated(Explainer& at, RuleId id, FailingRow const& failing)
        : at_(at), matter_(at.matter()), id_(id), rule_(matter_.rule(id)), norm_(std::get<SeparationNorm>(rule_.norm)),
          failing_(failing) {}

    Finding finding();

private:
    RecordRef ref(std::size_t row) const { return record_ref(matter_, rule_.record, row); }
    std::string field() const { return matter_.vocabulary.field(norm_.field).name; }
    std::string value() const { return cell_text(matter_.plan, matter_.vocabulary, norm_.field, failing_.row); }
    DayWindow days(std::size_t row);
    void add_missing(std::size_t row, std::vector<TurnsOn>& out);
    void add_dates(std::size_t row, std::vector<TurnsOn>& out);
    std::vector<TurnsOn> turns_on();
    std::string said(Finding const& finding) const;
    std::string said_past_horizon(Finding const& finding) const;

    Explainer& at_;
    Matter const& matter_;
    RuleId id_;
    Rule const& rule_;
    SeparationNorm const& norm_;
    FailingRow const& failing_;
};

DayWindow Separated::days(std::size_t row) {
    at_.look_at(rule_.record, row);
    return days_of(matter_.record_type(rule_.record), at_.batch(), at_.row_in_batch());
}

void Separated::add_missing(std::size_t row, std::vector<TurnsOn>& out) {
    at_.look_at(rule_.record, row);
    for (auto const& field : {std::optional(norm_.field), norm_.within})
        if (field and cell(at_.batch().columns[field->index], at_.row_in_batch()) != Cell::present) {
            auto const wanted = field_to_state(matter_, at_.batch(), at_.row_in_batch(), *field);
            add_once(out, {matter_.vocabulary.field(wanted).name, ref(row), {}});
        }
}

void Separated::add_dates(std::size_t row, std::vector<TurnsOn>& out) {
    at_.look_at(rule_.record, row);
    auto const& type = matter_.record_type(rule_.record);
    for (auto const field : {type.start, type.end, type.on})
        if (field and cell(at_.batch().columns[*field], at_.row_in_batch()) == Cell::unknown)
            add_once(out, {type.fields[*field].name, ref(row), {}});
}

/// Whether the clause binds the one, whether the other is of those it speaks of, where both are, and when.
std::vector<TurnsOn> Separated::turns_on() {
    std::vector<TurnsOn> out;
    add_missing(failing_.row, out);
    if (at_.truth(matter_.rules[id_].bound) == Truth::unknown)
        for (auto const leaf : at_.pivots(matter_.rules[id_].bound))
            add_turns_on(at_, leaf, ref(failing_.row), out);
    for (auto const& [days, where] : exempt_within(matter_, id_, matter_.windows[matter_.rules[id_].window]))
        if (where and at_.truth({Formula::Kind::exempt, *where, {}}) == Truth::unknown)
            for (auto const leaf : at_.pivots({Formula::Kind::exempt, *where, {}}))
                add_turns_on(at_, leaf, ref(failing_.row), out);
    add_dates(failing_.row, out);
    if (not failing_.neighbour)
        return out;
    add_missing(*failing_.neighbour, out);
    Formula const other{Formula::Kind::predicate, norm_.other, {}};
    if (at_.truth(other) == Truth::unknown)
        for (auto const leaf : at_.pivots(other))
            add_turns_on(at_, leaf, ref(*failing_.neighbour), out);
    add_dates(*failing_.neighbour, out);
    return out;
}

std::string Separated::said(Finding const& finding) const {
    auto const& key = finding.record->key;
    auto const neighbour = failing_.neighbour ? ref(*failing_.neighbour).key : std::string();
    if (failing_.violated and norm_.apart)
        return key + " and " + neighbour + " share the " + field() + " " + value();
    if (failing_.violated)
        return "not on every day is there another record that shares the " + field() + " " + value() + " with " + key;
    if (not neighbour.empty())
        return "it is not known whether " + key + " and " + neighbour + " share a " + field();
    return "it is not known whether another record shares the " + field() + " of " + key + " on every day";
}

/// Whatever records the plan states, which others there are on later days it does not say.
std::string Separated::said_past_horizon(Finding const& finding) const {
    return "the plan says nothing of days after " + matter_.plan.horizon->long_text() +
           ", so it is not known whether another record shares the " + field() + " " + value() + " with " +
           finding.record->key + (norm_.apart ? "" : " on every day");
}

Finding Separated::finding() {
    Finding out;
    out.verdict = failing_.violated ? Verdict::violated : Verdict::undetermined;
    out.record = ref(failing_.row);
    auto meets = meeting(days(failing_.row), matter_.windows[matter_.rules[id_].window]);
    if (not failing_.violated)
        out.turns_on = turns_on();
    auto const horizon_alone = failing_.past_horizon and out.turns_on.empty();
    if (failing_.neighbour and not horizon_alone)
        meets = meeting(meets, days(*failing_.neighbour));
    out.period = meets.widest();
    if (has_secret_days(matter_, rule_.record))
        out.period = matter_.windows[matter_.rules[id_].window].widest();
    else if (auto const asked = intersect(out.period, failing_.days); not asked.empty())
        out.period = asked;
    if (horizon_alone)
        out.period.from = std::max(out.period.from, *matter_.plan.horizon + 1);
    if (failing_.past_horizon)
        add_once(out.turns_on, {{}, {}, "the horizon of the plan"});
    out.message = (horizon_alone ? said_past_horizon(out) : said(out)) + "; " +
                  short_statement(rule_.statement, matter_.vocabulary);
    auto const& remedy = matter_.rulebook.clauses[rule_.clause].remedy;
    if (failing_.violated) {
        auto const apart = "change the " + field() + " of one of them";
        auto const beside = "place such a record in the same " + field() + ", on all of its days";
        out.advice = not remedy.empty() ? remedy : norm_.apart ? apart : beside;
    } else {
        out.advice = doubt_advice(matter_, out.turns_on);
    }
    return out;
}

}  // namespace

Finding separation_finding(Explainer& at, RuleId id, FailingRow const& failing, std::vector<PlaceWanted>& places) {
    auto const& matter = at.matter();
    auto const& field = std::get<SeparationNorm>(matter.rule(id).norm).field;
    auto out = Separated(at, id, failing).finding();
    places.push_back({0, 0, {matter.rule(id).record, 0}, {}, failing.row});
    for (auto const row : {std::optional(failing.row), failing.neighbour})
        if (row) {
            places.push_back({0, 0, field, static_cast<std::uint32_t>(out.facts.size()), *row});
            out.facts.push_back(
                {matter.vocabulary.field(field).name, cell_text(matter.plan, matter.vocabulary, field, *row), {}});
        }
    return out;
}

}  // namespace proviso
