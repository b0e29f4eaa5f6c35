#include "engine/check/aggregate.hpp"

#include "engine/check/advice.hpp"
#include "engine/check/exposure.hpp"
#include "engine/check/finding.hpp"
#include "engine/check/gather.hpp"
#include "engine/check/measure_text.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Group {
    std::optional<std::uint32_t> number;  ///< nothing: of records whose group is not known
    std::vector<std::string> values;
};

class JudgingGroups {
public:
    JudgingGroups(Explainer& at, RuleId id, AggregateTally const& tally, ClauseResult& out,
                  std::vector<MeasureJudged>* each = nullptr)
        : at_(at), matter_(at.matter()), id_(id), secret_(secrets_of(matter_, id)), tally_(tally), out_(out),
          each_(each) {}

    /// Verdict, measure and findings; yields what of them is waived.
    WaivedTally run();

private:
    void judge();
    std::vector<Group> groups() const;
    void judge(GroupTally const& group, std::optional<std::uint32_t> number);
    void add(GroupTally const& group, Judgement const& judged, std::vector<Covering> const& covering);
    MeasureJudged said(GroupTally const& group, Judgement const& judged, MeasureShown const& shown) const;
    Finding finding(GroupTally const& group, Judgement const& judged, MeasureShown const& shown) const;
    std::string why_not_applicable() const;
    bool is_one() const { return not matter_.rules[id_].measure.groups and norm_of(matter_, id_).when != When::each; }

    Explainer& at_;
    Matter const& matter_;
    RuleId id_;
    MeasureSecrets secret_;
    AggregateTally const& tally_;
    ClauseResult& out_;
    WaivedTally waived_;
    std::vector<MeasureJudged>* each_;  ///< none where only what fails is asked for
    bool nothing_to_share_ = false, takeable_ = false;
};

/// Those that have records, ordered by their values.
std::vector<Group> JudgingGroups::groups() const {
    std::vector<Group> out;
    auto const& combinations = matter_.combinations[*matter_.rules[id_].measure.groups];
    for (std::uint32_t number = 0; number < tally_.groups.size(); ++number)
        if (tally_.groups[number] and tally_.groups[number]->possibly)
            out.push_back({number, group_values(matter_, combinations, number)});
    std::sort(out.begin(), out.end(), [](Group const& a, Group const& b) { return a.values < b.values; });
    return out;
}

WaivedTally JudgingGroups::run() {
    if (not is_one())
        out_.counted = norm_of(matter_, id_).when != When::each ? "group"
                       : matter_.rules[id_].measure.groups      ? "measure"
                                                                : "period";
    if (matter_.rules[id_].applies != Truth::no)
        judge();
    out_.waived = waived_.all();
    out_.verdict = verdict_of(out_.violations, out_.doubts, out_.waived, out_.bound);
    if (out_.verdict == Verdict::not_applicable)
        out_.why_not_applicable = why_not_applicable();
    return std::move(waived_);
}

void JudgingGroups::judge() {
    GroupTally const none;
    if (not matter_.rules[id_].measure.groups)
        return judge(tally_.groups.empty() or not tally_.groups[0] ? none : *tally_.groups[0], {});
    GroupTally adrift = tally_.adrift ? *tally_.adrift : none;
    adrift.surely = adrift.possibly = false;
    gather(matter_, id_, adrift);
    for (auto const& group : groups()) {
        if (not tally_.adrift) {
            judge(*tally_.groups[*group.number], group.number);
            continue;
        }
        auto with = *tally_.groups[*group.number];
        merge(with, adrift);
        judge(with, group.number);
    }
    adrift.possibly = true;
    if (tally_.adrift and tally_.adrift->possibly)
        judge(adrift, {});
}

void JudgingGroups::judge(GroupTally const& group, std::optional<std::uint32_t> number) {
    auto [all, course] = judgements(matter_, id_, group, number);
    auto const worst = secret_.days and norm_of(matter_, id_).schedule.empty();
    if (worst)
        keep_worst(all);  // how many fail would tell when
    MeasureWaivers const waivers(matter_, id_, group, number, worst);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].secret = secret_;
        add(group, all[i], waivers.covering(all, i));
    }
    add_exposure_course(matter_, id_, all, course, out_);
}

void JudgingGroups::add(GroupTally const& group, Judgement const& judged, std::vector<Covering> const& covering) {
    auto const violated = judged.verdict == Verdict::violated, doubtful = judged.verdict == Verdict::undetermined;
    nothing_to_share_ |= judged.nothing_to_share;
    takeable_ |= judged.takeable;
    auto const waived = (violated or doubtful) and not covering.empty();
    if (waived)
        waived_.add(matter_, covering, violated);
    else
        out_.violations += violated, out_.doubts += doubtful;
    if (judged.binds == Truth::no or not judged.takeable or judged.nothing_to_share)
        return;
    out_.bound += judged.binds == Truth::yes;
    auto const shown = measure_shown(matter_, id_, group, judged);
    add_exposure_row(matter_, id_, judged, shown, waived, out_);
    if (is_one())
        out_.measure = shown;
    if (each_)
        each_->push_back(said(group, judged, shown));
    if (each_ and waived)
        each_->back().waiver = covering.front().waiver;
    if (not(violated or doubtful) or out_.findings.size() == Report::max_findings)
        return;
    out_.findings.push_back(finding(group, judged, shown));
    if (waived)
        out_.findings.back().waiver = covering.front().waiver;
}

MeasureJudged JudgingGroups::said(GroupTally const& group, Judgement const& judged, MeasureShown const& shown) const {
    auto const doubtful = judged.verdict == Verdict::undetermined;
    auto const on = doubtful ? turns_on(at_, id_, group, judged) : std::vector<TurnsOn>{};
    return {judged.verdict, measure_message(matter_, id_, judged, shown, on), {}};
}

Finding JudgingGroups::finding(GroupTally const& group, Judgement const& judged, MeasureShown const& shown) const {
    auto const& remedy = matter_.rulebook.clauses[matter_.rule(id_).clause].remedy;
    Finding out;
    out.verdict = judged.verdict;
    out.period = days_shown(matter_, id_, judged);
    if (matter_.rules[id_].measure.groups)
        out.group = group_shown(matter_, id_, judged);
    out.turns_on = turns_on(at_, id_, group, judged);
    out.message = measure_message(matter_, id_, judged, shown, out.turns_on);
    if (judged.verdict == Verdict::violated)
        out.advice = remedy.empty() ? measure_advice(matter_, norm_of(matter_, id_), judged, shown) : remedy;
    else
        out.advice = doubt_advice(matter_, out.turns_on);
    return out;
}

std::string JudgingGroups::why_not_applicable() const {
    auto const& rule = matter_.rules[id_];
    if (rule.applies == Truth::no) {
        auto const& norm = norm_of(matter_, id_);
        auto const& window = rule.measure.over_days ? rule.measure.judged : matter_.windows[rule.window];
        auto const outside = (is_due_on_a_day(norm) ? window.contains(norm.day) : window.holds_at_all()) == Truth::no;
        auto const why = ruled_out(matter_, id_);
        return outside ? "outside its window" : why.empty() ? "its condition is false" : std::string(why);
    }
    if (nothing_to_share_)
        return "there is nothing to take a share of";
    return takeable_ ? "it is not known to apply, and would be met" : "no record in scope";
}

}  // namespace

WaivedTally judge_aggregate(Explainer& at, RuleId id, AggregateTally const& tally, ClauseResult& out) {
    return JudgingGroups(at, id, tally, out).run();
}

std::vector<MeasureJudged> measures_judged(Explainer& at, RuleId id, AggregateTally const& tally) {
    ClauseResult result;
    std::vector<MeasureJudged> out;
    JudgingGroups(at, id, tally, result, &out).run();
    return out;
}

}  // namespace proviso
