#include "engine/rules/describe_norms.hpp"

#include "engine/rules/describe.hpp"
#include "engine/rules/measures.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 5> amount_relations{"exactly ", "less than ", "at most ", "more than ",
                                                           "at least "};
constexpr std::array<std::string_view, 5> date_relations{"on ", "before ", "on or before ", "after ", "on or after "};
constexpr std::array<std::string_view, 6> measures{"total", "number", "distinct", "average", "highest", "lowest"};
constexpr std::array<std::string_view, 3> units{"month", "quarter", "year"};

template <std::size_t N, class Enum>
std::string word(std::array<std::string_view, N> const& words, Enum value) {
    return std::string(words[static_cast<std::size_t>(value)]);
}

std::string days(Period period) {
    return (period.from == Date::earliest() ? "" : " from " + period.from.text()) +
           (period.until == Date::latest() ? "" : " before " + period.until.text());
}

class AggregateWords {
public:
    AggregateWords(Rulebook const& book, Vocabulary const& vocabulary, AggregateNorm const& norm)
        : book_(book), vocabulary_(vocabulary), norm_(norm) {}

    std::string all() const { return measured(norm_.left) + " " + limit() + when() + groups(); }

private:
    std::string measured(Measured const& m) const {
        auto words = word(measures, m.measure) + (m.field ? " " + vocabulary_.field(*m.field).name : "");
        for (auto const& part : m.counting)
            words += ", " + part.share.text() + " of it where " + describe(book_, vocabulary_, part.of);
        return words + (m.counting.empty() ? "" : ",");
    }

    bool of_days() const { return is_of_days(vocabulary_, norm_.left); }

    std::string bound(Threshold const& threshold) const {
        if (not threshold.quantity)
            return ticked(threshold.written) + " (not stated)";
        if (of_days())
            return day_of(*threshold.quantity).text();
        auto const& [amount, unit] = *threshold.quantity;
        return text({amount, unit}) + (threshold.up_to ? " to " + text({*threshold.up_to, unit}) : "");
    }

    std::string limit() const {
        auto const relation = of_days() ? date_relation(norm_.relation) : amount_relation(norm_.relation);
        if (norm_.right) {
            auto const& [factor, other, share, does] = *norm_.right;
            return relation + factor.text() + (share ? " of the whole " : " of ") + measured(other) + " (" +
                   other.words + ")";
        }
        if (norm_.previous)
            return relation + norm_.previous->text() + " of that of the " + word(units, norm_.recurrence.unit) +
                   " before";
        if (not norm_.schedule.empty())
            return relation + schedule();
        return relation + bound(norm_.bound) +
               (norm_.upper
                    ? " and " + (of_days() ? date_relation(Relation::at_most) : "at most ") + bound(*norm_.upper)
                    : "");
    }

    std::string schedule() const {
        std::string words;
        for (auto const& [period, threshold] : norm_.schedule)
            words += (words.empty() ? "" : ";") + days(period) + ": " + bound(threshold);
        return "[" + words + " ]";
    }

    std::string when() const {
        switch (norm_.when) {
            case When::whole: return "";
            case When::on: return " on " + day();
            case When::by: return " by " + day();
            case When::always: return " at all times" + days(norm_.period);
            case When::sometime: return " at any time" + days(norm_.period);
            case When::each:
                return " in each " + recurrence() + days(norm_.period) + (norm_.prorated ? ", prorated" : "") +
                       rollover();
        }
        return "";
    }

    std::string day() const { return norm_.day_stated ? norm_.day.text() : "a day not stated"; }

    std::string rollover() const {
        if (not norm_.rollover)
            return "";
        return ", up to " + norm_.rollover->share.text() + " of it moved to the next" +
               (norm_.rollover->first ? " in the first " + std::to_string(*norm_.rollover->first) : "");
    }

    std::string recurrence() const {
        auto const unit = word(units, norm_.recurrence.unit);
        return norm_.recurrence.anchor ? unit + " counted from " + norm_.recurrence.anchor->text() : unit;
    }

    std::string groups() const {
        std::vector<std::string> names;
        for (auto const field : norm_.groups)
            names.push_back(vocabulary_.field(field).name);
        return names.empty() ? "" : ", for each " + enumerated(names, "and");
    }

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    AggregateNorm const& norm_;
};

}  // namespace

Date day_of(Quantity const& bound) { return {static_cast<std::int32_t>(bound.amount.raw() / Decimal(1).raw())}; }

std::string amount_relation(Relation relation) { return word(amount_relations, relation); }

std::string date_relation(Relation relation) { return word(date_relations, relation); }

std::string aggregate_words(Rulebook const& book, Vocabulary const& vocabulary, AggregateNorm const& norm) {
    return AggregateWords(book, vocabulary, norm).all();
}

}  // namespace proviso
