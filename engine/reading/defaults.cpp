// The readings that no word of a clause states: language reference, 4.3 and 5.
#include "engine/check/matter.hpp"
#include "engine/check/periods.hpp"
#include "engine/check/wording.hpp"
#include "engine/reading/canonical.hpp"
#include "engine/reading/claims.hpp"
#include "engine/reading/follow.hpp"
#include "engine/reading/measures.hpp"
#include "engine/reading/nouns.hpp"
#include "engine/reading/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 5> days_said{
    " is the only day that will do.", " itself is not included.", " is included.",
    " itself is not included; the day after is the first.", " is included."};

std::string with_day(std::string_view said, Date day) { return day.long_text() + std::string(said); }

std::string day_words(Relation relation, bool denied, Date day) {
    auto const other = denied ? opposite(relation) : std::optional(relation);
    return with_day(other ? days_said[static_cast<std::size_t>(*other)] : " is the only day that will not do.", day);
}

/// `an end before 2 January 2028 means a last day before 1 January 2028`
std::string last_day_words(std::string const& end, Relation relation, bool denied, Date day) {
    auto const other = denied ? opposite(relation) : std::optional(relation);
    auto const words = (other ? "" : "not ") + std::string(date_words(other.value_or(relation))) + " ";
    return end + " " + words + day.long_text() + " means a last day " + words + (day + -1).long_text();
}

std::string with_article_upper(std::string const& noun) {
    auto words = with_article(noun);
    words[0] = 'A';
    return words;
}

/// Rates beside a rate, as in `at most 5 million USD per month`: nothing accrues.
bool rate_bound(AggregateNorm const& norm) {
    auto const& bound = norm.schedule.empty() ? norm.bound : norm.schedule.front().bound;
    return bound.quantity and bound.quantity->unit.per != Per::none;
}

class Defaults {
public:
    Defaults(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule)
        : book_(book), vocabulary_(vocabulary), rule_(rule) {}

    std::vector<std::string> all() {
        add_days();
        add_missing();
        add_active();
        add_strict();
        add_severity();
        add_waivable();
        return std::move(out_);
    }

private:
    void say(std::string sentence) {
        if (std::ranges::find(out_, sentence) == out_.end())
            out_.push_back(std::move(sentence));
    }

    void add_days() {
        for (auto const* rule : with_conditions(book_, rule_)) {
            for (auto const [id, denied] : leaves_said(book_, *rule))
                add_day_of(book_.predicates[id], denied);
            if (auto const* norm = std::get_if<AggregateNorm>(&rule->norm)) {
                add_days_of(*norm);
                add_parts(*rule, *norm);
            }
        }
    }
    void add_day_of(Predicate const& leaf, bool denied) {
        if (auto const* date = std::get_if<FieldDate>(&leaf)) {
            if (is_end(date->field))
                say(end_of(date->field) + ", so " + last_day_words("an end", date->relation, denied, date->bound) +
                    ".");
            say(day_words(date->relation, denied, date->bound));
        }
        if (auto const* as_of = std::get_if<AsOf>(&leaf))
            say(day_words(as_of->relation, denied, as_of->bound));
    }
    void add_days_of(AggregateNorm const& norm) {
        if ((norm.when == When::on or norm.when == When::by) and norm.day_stated)
            say(with_day(" is included.", norm.day));
        if (not norm.left.field or not is_end(*norm.left.field) or norm.left.measure == Measure::distinct)
            return;
        if (norm.right or not norm.bound.quantity)
            return say(end_of(*norm.left.field) + ".");
        auto const day = Date{static_cast<std::int32_t>(norm.bound.quantity->amount.raw() / Decimal{1}.raw())};
        auto const which = norm.left.measure == Measure::lowest ? "an earliest end" : "a latest end";
        say(end_of(*norm.left.field) + ", so " + last_day_words(which, norm.relation, false, day) + ".");
    }

    /// What adds up over a period is held to its whole amount, however few of its days are the clause's.
    void add_parts(Rule const& rule, AggregateNorm const& norm) {
        auto const whole_amount = not norm.prorated and not norm.previous and not norm.right;
        if (norm.when != When::each or not whole_amount or not adds_up(rule, norm))
            return;
        auto const window = amended(rule.window, amendments_of(book_, rule_number(rule), Date::latest()));
        auto days = norm.period;
        for (auto const& bound : window.from)
            days.from = std::max(days.from, date_of(bound).value_or(days.from));
        for (auto const& bound : window.until)
            days.until = std::min(days.until, date_of(bound).value_or(days.until));
        auto const open = [](Bound const& bound) { return not date_of(bound); };
        if (cuts(norm.recurrence, days.from) or cuts(norm.recurrence, days.until) or
            std::ranges::any_of(window.from, open) or std::ranges::any_of(window.until, open))
            say("Of " + with_article(recurrence_name(norm.recurrence)) +
                " that is cut short by the clause's first or last day, the whole amount counts: none of it is "
                "prorated.");
    }
    RuleId rule_number(Rule const& rule) const { return static_cast<RuleId>(&rule - book_.rules.data()); }
    static std::optional<Date> date_of(Bound const& bound) {
        auto const* const day = std::get_if<Date>(&bound);
        return day ? std::optional(*day) : std::nullopt;
    }
    static bool cuts(Recurrence const& recurrence, Date day) {
        auto const period = day == Date::latest() ? std::nullopt : period_of(recurrence, day);
        return period and day != Date::earliest() and period->from != day;
    }
    bool adds_up(Rule const& rule, AggregateNorm const& norm) const {
        auto const* const field = norm.left.field ? &vocabulary_.field(*norm.left.field) : nullptr;
        if (norm.left.measure != Measure::total)
            return norm.left.measure == Measure::number and vocabulary_.records[rule.record].on.has_value();
        return field and not rate_bound(norm) and
               (field->over_time == OverTime::rate or field->over_time == OverTime::once);
    }

    bool is_end(FieldId field) const { return vocabulary_.records[field.record].end == field.index; }
    std::string end_of(FieldId field) const {
        return "The end of " + with_article(noun(vocabulary_.records[field.record])) + " is the day after its last";
    }

    /// Exceptions too: one that is not known leaves a breach undetermined.
    void add_missing() {
        if (std::holds_alternative<PermissionNorm>(rule_.norm))
            return;
        std::map<RecordId, std::vector<std::string>> names;
        for (auto const& [field, asked] : fields_asked(book_, vocabulary_, rule_)) {
            auto const presence = std::ranges::find(asked, given_or_not) != asked.end();
            if (presence)
                add_presence(field);
            if (not presence or asked.size() > 1)
                names[field.record].push_back(vocabulary_.field(field).name);
        }
        for (auto const& [record, fields] : names)
            say("Where a plan does not give the " + enumerated(fields, "or") + " of " +
                with_article(noun(vocabulary_.records[record])) +
                ", nothing is presumed: if the verdict turns on it, it is undetermined.");
    }
    void add_presence(FieldId field) {
        auto const& name = vocabulary_.field(field).name;
        auto const record = with_article(noun(vocabulary_.records[field.record]));
        say("Where a plan does not give the " + name + " of " + record + ", it has none, and that is known; only of " +
            with_article(name) + " that the plan marks as unknown is it undetermined whether there is one.");
    }

    void add_active() {
        for (auto const* rule : with_conditions(book_, rule_)) {
            auto const* norm = std::get_if<AggregateNorm>(&rule->norm);
            auto const windowed = not rule->window.from.empty() or not rule->window.until.empty();
            auto const timed =
                windowed or (norm and norm->when != When::whole) or std::holds_alternative<SeparationNorm>(rule->norm);
            if (timed)
                add_active(vocabulary_.records[rule->record]);
            if (norm and norm->when == When::whole)
                add_whole_life(*norm);
        }
    }
    void add_active(RecordType const& type) {
        auto const record = with_article_upper(noun(type));
        if (type.on)
            say(record + " without a " + type.fields[*type.on].name + " may fall on any day" +
                (type.start and type.end ? " from its start to its end" : "") +
                ": if the verdict turns on that, it is undetermined.");
        else if (type.start)
            say(record + " without a start counts as running since ever" +
                (type.end ? "; one without an end, for ever." : "."));
    }
    /// What accrues has no total where it has no first day or no last: language reference, 4.3.
    void add_whole_life(AggregateNorm const& norm) {
        if (not norm.left.field or norm.left.measure != Measure::total or rate_bound(norm))
            return;
        auto const& field = vocabulary_.field(*norm.left.field);
        auto const& type = vocabulary_.records[norm.left.field->record];
        if (field.over_time == OverTime::rate and type.start and type.end)
            say("The " + field.name + " of " + with_article(noun(type)) +
                " without a start or without an end comes to a total that is not known: if the verdict turns on it, " +
                "it is undetermined.");
    }

    void add_strict() {
        auto const* norm = std::get_if<AggregateNorm>(&rule_.norm);
        if (norm and (norm->relation == Relation::more or norm->relation == Relation::less))
            say("To reach the bound exactly is not enough.");
    }

    void add_severity() {
        if (std::holds_alternative<PermissionNorm>(rule_.norm))
            return;
        switch (book_.clauses[rule_.clause].severity) {
            case RuleSeverity::breach: return say("To fail it is a breach.");
            case RuleSeverity::warning: return say("To fail it draws a warning, and is no breach.");
            case RuleSeverity::advice: return say("To fail it draws advice, and is no breach.");
        }
    }

    void add_waivable() {
        if (not book_.clauses[rule_.clause].waivable)
            say("No waiver covers a failure of it.");
    }

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    Rule const& rule_;
    std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> defaults_applied(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule) {
    return Defaults(book, vocabulary, book.rules[rule]).all();
}

}  // namespace proviso
