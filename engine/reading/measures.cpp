#include "engine/reading/measures.hpp"

#include "engine/check/wording.hpp"
#include "engine/reading/nouns.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 3> calendar_names{"calendar month", "calendar quarter", "calendar year"};
constexpr std::array<std::string_view, 3> contract_names{"contract month", "contract quarter", "contract year"};

class MeasureWords {
public:
    MeasureWords(Claims const& claims, Rule const& rule, AggregateNorm const& norm)
        : claims_(claims), rule_(rule), norm_(norm), noun_(noun(claims.vocabulary().records[rule.record])),
          nouns_(nouns(claims.vocabulary().records[rule.record])) {}

    std::vector<std::string> sentences() const {
        std::vector<std::string> out;
        out.push_back(for_each_group() + first_upper(measured_words(claims_, rule_, norm_.left)) + time() +
                      " must be " + required() + ".");
        if (norm_.previous)
            out.push_back("Only whole periods in force are judged, each beside the one before it, where that is whole "
                          "and in force too.");
        if (not norm_.schedule.empty())
            out.push_back(schedule());
        if (norm_.prorated)
            out.push_back("Of a " + recurrence_name() +
                          " that is in force in part, that part of the amount is asked for, by days.");
        if (norm_.rollover)
            out.push_back(rollover(*norm_.rollover));
        if (not norm_.left.counting.empty())
            out.push_back(counting("", norm_.left));
        if (norm_.right and not norm_.right->measured.counting.empty())
            out.push_back(counting("In what it is compared with: ", norm_.right->measured));
        out.push_back("The " + nouns_ + " are measured together; no single one breaks the clause by itself.");
        if (auto counted = how_counted(); not counted.empty())
            out.push_back(std::move(counted));
        if (not norm_.groups.empty())
            out.push_back("Each such group is judged by itself; of others nothing is asked.");
        return out;
    }

private:
    Field const* field() const {
        return norm_.left.field and norm_.left.measure != Measure::distinct
                   ? &claims_.vocabulary().field(*norm_.left.field)
                   : nullptr;
    }

    std::string for_each_group() const {
        if (norm_.groups.empty())
            return {};
        std::vector<std::string> names;
        for (auto const group : norm_.groups)
            names.push_back(claims_.name(group));
        return "For each " + enumerated(names, "and") + " that any " + noun_ + claims_.qualifier(rule_.subject) +
               " has: ";
    }
    std::string first_upper(std::string words) const {
        if (norm_.groups.empty() and not words.empty() and words[0] >= 'a' and words[0] <= 'z')
            words[0] = static_cast<char>(words[0] - 'a' + 'A');
        return words;
    }

    bool is_date() const { return field() and field()->type == FieldType::date; }
    std::string relation_said() const {
        return std::string(is_date() ? date_words(norm_.relation) : relation_words(norm_.relation));
    }

    std::string amount(Threshold const& bound) const {
        if (not bound.quantity)
            return "an amount that the text leaves open (" + quoted(bound.written) + ")";
        auto const& [amount, unit] = *bound.quantity;
        if (is_date())  // in days since 1970-01-01
            return Date{static_cast<std::int32_t>(amount.raw() / Decimal{1}.raw())}.long_text();
        auto const shown = bound.up_to ? roughly(amount) : amount;
        return (bound.up_to ? "about " : "") +
               (field() ? amount_text(*field(), shown, unit.per) : proviso::text({shown, unit}));
    }
    std::string required() const {
        auto const relation = relation_said() + " ";
        if (norm_.previous)
            return relation + (*norm_.previous == Decimal{1} ? "" : percent_words(*norm_.previous) + " of ") +
                   "what it came to in the " + recurrence_name() + " before";
        if (norm_.right)
            return relation + comparand(*norm_.right);
        if (norm_.schedule.empty() and norm_.upper)
            return "between " + amount(norm_.bound) + " and " + amount(*norm_.upper) + " (both included)";
        return relation + (norm_.schedule.empty() ? amount(norm_.bound) : "what is set for that period");
    }
    std::string comparand(Comparand const& right) const {
        auto const of = measured_words(claims_, rule_, right.measured);
        if (right.factor == Decimal{1})
            return of;
        return percent_words(right.factor) + " of " + of;
    }
    std::string schedule() const {
        std::vector<std::string> parts;
        for (auto const& [period, bound] : norm_.schedule)
            parts.push_back(std::string(relation_words(norm_.relation)) + " " + amount(bound) + " " +
                            period_words(period));
        return "What is set: " + enumerated(parts, "and") + "; in other periods nothing is asked.";
    }

    std::string rollover(Rollover const& moved) const {
        auto const unit = recurrence_name();
        return "Up to " + percent_words(moved.share) + " of the amount of a " + unit + " may be left for the next one" +
               (moved.first ? ", in each of the first " + std::to_string(*moved.first) : "") +
               ", which asks for it beside its own; nothing is left for later in the last one in force.";
    }

    /// Counted with a share: the first class that fits.
    std::string counting(std::string out, Measured const& side) const {
        for (auto const& part : side.counting)
            out += percent_words(part.share) + " of " + with_article(noun_) + claims_.qualifier(part.of) + " counts, ";
        return out + "all of any other" + (side.counting.size() > 1 ? "; the first of these that fits holds." : ".");
    }

    std::string time() const {
        auto const day = norm_.day_stated ? norm_.day.long_text() : "a day that the text leaves open";
        switch (norm_.when) {
            case When::whole: return {};
            case When::on: return ", on " + day + ",";
            case When::by: return (is(OverTime::level) ? ", on " : ", counted until the end of ") + day + ",";
            case When::always: return ", on every day " + period_words(norm_.period) + ",";
            case When::sometime: return ", on some day " + period_words(norm_.period) + ",";
            case When::each: return ", in each " + recurrence() + " " + period_words(norm_.period) + ",";
        }
        return {};
    }
    std::string recurrence_name() const { return proviso::recurrence_name(norm_.recurrence); }
    std::string recurrence() const {
        auto const& anchor = norm_.recurrence.anchor;
        return recurrence_name() + (anchor ? " counted from " + anchor->long_text() : "");
    }

    bool is(OverTime over) const { return field() ? field()->over_time == over : over == OverTime::level; }

    /// What of a record counts, where its days matter.
    std::string how_counted() const {
        if (norm_.when == When::whole and is(OverTime::rate))
            return "What accrues counts over the whole life of each, day by day.";
        if (is(OverTime::rate))
            return "What accrues counts for the days in force within that time, day by day.";
        if (is(OverTime::once) and norm_.when != When::whole)
            return "Each counts once, on its date.";
        if (norm_.when == When::whole)
            return "Each counts in full, whichever of the days in force it runs on.";
        if (norm_.when == When::each)
            return "Each such period is judged by itself, at its worst day.";
        return "Only those count that run on the day measured.";
    }

    Claims const& claims_;
    Rule const& rule_;
    AggregateNorm const& norm_;
    std::string noun_, nouns_;
};

std::string measure_name(Measured const& measured, Claims const& claims) {
    auto const* field = measured.field ? &claims.vocabulary().field(*measured.field) : nullptr;
    auto const date = field and field->type == FieldType::date;
    switch (measured.measure) {
        case Measure::total: return "the total " + (field ? field->name : "number");
        case Measure::number: return "the number";
        case Measure::distinct: return "the number of different values of " + (field ? field->name : "the field");
        case Measure::average: return "the average " + (field ? field->name : "");
        case Measure::highest: return (date ? "the latest " : "the highest ") + (field ? field->name : "");
        case Measure::lowest: return (date ? "the earliest " : "the lowest ") + (field ? field->name : "");
    }
    return {};
}

}  // namespace

std::string recurrence_name(Recurrence const& recurrence) {
    auto const& names = recurrence.anchor ? contract_names : calendar_names;
    return std::string(names[static_cast<std::size_t>(recurrence.unit)]);
}

std::vector<std::string> measure_sentences(Claims const& claims, Rule const& rule, AggregateNorm const& norm) {
    return MeasureWords(claims, rule, norm).sentences();
}

std::string measured_words(Claims const& claims, Rule const& rule, Measured const& measured) {
    auto const& type = claims.vocabulary().records[measured.field ? measured.field->record : rule.record];
    return measure_name(measured, claims) + " of all " + nouns(type) + claims.qualifier(measured.of);
}

std::string period_words(Period period) {
    if (period == Period{})
        return "in force";
    std::string out = period.from == Date::earliest() ? "" : "from " + period.from.long_text() + " (included)";
    if (period.until != Date::latest())
        out += (out.empty() ? "until " : " until ") + (period.until + -1).long_text() + " (included)";
    return out;
}

}  // namespace proviso
