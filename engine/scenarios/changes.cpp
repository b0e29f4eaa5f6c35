#include "engine/scenarios/changes.hpp"

#include "engine/rules/describe.hpp"
#include "engine/rules/wording.hpp"
#include "engine/scenarios/bound_words.hpp"
#include "engine/scenarios/nudge.hpp"
#include "engine/scenarios/replace.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso {
namespace {

using Values = std::vector<std::pair<FieldId, std::string>>;

class Changer {
public:
    Changer(Rulebook const& book, RuleId rule, Vocabulary const& vocabulary, Values const& values)
        : book_(book), rule_(rule), vocabulary_(vocabulary), values_(values) {}

    std::vector<Change> changes() {
        auto const& rule = book_.rules[rule_];
        for (auto const id : predicates_of(book_, rule_))
            std::visit([&](auto const& predicate) { change(id, predicate); }, book_.predicates[id]);
        for (std::size_t i = 0; i < rule.conditions.size(); ++i)
            add("without its condition " + said(rule.conditions[i]), [i](Rule& r) { drop(r.conditions, i); });
        for (std::size_t i = 0; i < rule.exceptions.size(); ++i)
            add("without its exception " + said(rule.exceptions[i]), [i](Rule& r) { drop(r.exceptions, i); });
        for (std::size_t i = 0; i < rule.yields_to.size(); ++i)
            add("without yielding to " + book_.rules[rule.yields_to[i]].label, [i](Rule& r) { drop(r.yields_to, i); });
        change_window(rule);
        change_amendments();
        std::visit([&](auto const& norm) { change_norm(norm); }, rule.norm);
        return std::move(out_);
    }

private:
    static void drop(auto& list, std::size_t i) { list.erase(list.begin() + static_cast<std::ptrdiff_t>(i)); }

    std::string said(PredicateId id) const { return ticked_words(describe(book_, vocabulary_, id)); }

    template <class Edit>
    void add(std::string words, Edit edit) {
        Change change{book_, std::move(words), {}};
        edit(change.book.rules[rule_]);
        bind_again(change.book, rule_);
        out_.push_back(std::move(change));
    }

    /// The rule with `to` where `from` stood, said as it is then; `words` say it otherwise.
    void put(PredicateId from, Predicate to, std::string words = {}, std::string item = {}) {
        Change change{book_, {}, std::move(item)};
        auto const changed = replace(change.book, rule_, from, std::move(to));
        change.words = words.empty()
                           ? said(from) + " read as " + ticked_words(describe(change.book, vocabulary_, changed))
                           : std::move(words);
        bind_again(change.book, rule_);
        out_.push_back(std::move(change));
    }

    // ---- predicates ----------------------------------------------------------------------------------------

    void change(PredicateId id, FieldIn const& in) {
        for (auto const& value : in.values) {
            auto fewer = in;
            std::erase(fewer.values, value);
            put(id, std::move(fewer), said(id) + " without", value);
        }
        if (auto const other = another_value(in); not other.empty()) {
            auto more = in;
            more.values.push_back(other);
            std::ranges::sort(more.values);
            put(id, std::move(more));
        }
    }

    std::string another_value(FieldIn const& in) const {
        auto const is_new = [&](std::string const& value) { return not std::ranges::binary_search(in.values, value); };
        for (auto const& [field, value] : values_)
            if (field == in.field and is_new(value))
                return value;
        for (auto const& value : vocabulary_.field(in.field).values)
            if (is_new(value.name))
                return value.name;
        return {};
    }

    void change(PredicateId id, FieldAmount const& amount) {
        auto const counts = vocabulary_.field(amount.field).unit.dimension == Dimension::count;
        put(id, FieldAmount{amount.field, beside(amount.relation), amount.bound, amount.per});
        for (auto const bound : nudged(amount.bound, counts))
            put(id, FieldAmount{amount.field, amount.relation, bound, amount.per});
    }
    void change(PredicateId id, FieldDate const& date) {
        for (auto const days : {-1, 1})
            put(id, FieldDate{date.field, date.relation, date.bound + days});
    }
    void change(PredicateId id, AsOf const& date) {
        for (auto const days : {-1, 1})
            put(id, AsOf{date.relation, date.bound + days});
    }
    void change(PredicateId id, FieldTrue) { put(id, Not{id}); }
    void change(PredicateId id, FieldPresent) { put(id, Not{id}); }
    void change(PredicateId id, FactHolds) { put(id, Not{id}); }
    void change(PredicateId id, ClauseMet) { put(id, Not{id}); }
    void change(PredicateId id, And const& all) { drop_each(id, all); }
    void change(PredicateId id, Or const& any) { drop_each(id, any); }
    void change(PredicateId, Not) {}  // its operand is changed
    void change(PredicateId, Always) {}
    void change(PredicateId, Open const&) {}      // unknown, whatever it is changed to
    void change(PredicateId, Unstated const&) {}  // the same

    void drop_each(PredicateId id, auto const& joined) {
        for (std::size_t i = 0; i < joined.operands.size(); ++i) {
            if (is_said_before(id, joined.operands[i]))
                continue;
            auto fewer = joined;
            drop(fewer.operands, i);
            put(id, std::move(fewer), said(id) + " without " + said(joined.operands[i]));
        }
    }

    bool has_part(Rule const& rule, PredicateId part) const {
        auto const* const subject = std::get_if<And>(&book_.predicates[rule.subject]);
        return part == rule.subject or (subject and std::ranges::count(subject->operands, part) > 0);
    }

    /// A part of an exception that the subject has already, or of a permission that every clause has which yields to
    /// it: without that part they free the same records.
    bool is_said_before(PredicateId id, PredicateId part) const {
        auto const& rule = book_.rules[rule_];
        if (std::ranges::count(rule.exceptions, id) > 0)
            return has_part(rule, part);
        if (id != rule.subject or not std::holds_alternative<PermissionNorm>(rule.norm))
            return false;
        return std::ranges::all_of(book_.rules, [&](Rule const& other) {
            return std::ranges::count(other.yields_to, rule_) == 0 or has_part(other, part);
        });
    }

    // ---- windows and norms ---------------------------------------------------------------------------------

    /// Bounds of the agreement are changed for all its rules together.
    void change_window(Rule const& rule) {
        change_side(rule, &Window::from, WindowSide::from);
        change_side(rule, &Window::until, WindowSide::until);
    }

    void change_side(Rule const& rule, std::vector<Bound> Window::*bounds, WindowSide side) {
        for (std::size_t i = 0; i < (rule.window.*bounds).size(); ++i) {
            auto const& bound = (rule.window.*bounds)[i];
            auto const* const day = std::get_if<Date>(&bound);
            if (day and is_of_agreement(book_, rule, *day))
                continue;
            auto const was = ticked_words(bound_words(book_, bound, side));
            if (not day)
                add("without " + was, [&](Rule& r) { drop(r.window.*bounds, i); });
            for (auto const& other : changes_of_bound(bound))
                add(was + " read as " + ticked_words(bound_words(book_, other, side)),
                    [&](Rule& r) { (r.window.*bounds)[i] = other; });
        }
    }

    /// The end of several sentences is changed for all of them together, with the first.
    void change_amendments() {
        for (std::size_t i = 0; i < book_.amendments.size(); ++i)
            if (auto const& ended = book_.amendments[i]; not ended.rules.empty() and ended.rules.front() == rule_)
                for (auto const days : {-1, 1}) {
                    Change change{book_, "its end on " + (ended.until + -1).long_text(), {}};
                    change.words += days < 0 ? " a day earlier" : " a day later";
                    change.book.amendments[i].until = ended.until + days;
                    out_.push_back(std::move(change));
                }
    }

    void change_norm(RecordNorm const&) {}
    void change_norm(PermissionNorm const&) {}
    void change_norm(SeparationNorm const& norm) {
        add(norm.apart ? "together instead of apart" : "apart instead of together",
            [](Rule& r) { std::get<SeparationNorm>(r.norm).apart ^= true; });
        if (norm.within)
            add("whatever the " + vocabulary_.field(*norm.within).name,
                [](Rule& r) { std::get<SeparationNorm>(r.norm).within.reset(); });
    }
    void change_norm(AggregateNorm const& norm) {
        for (auto& [words, changed] : changes_of_measure(norm, vocabulary_))
            add(words, [&to = changed](Rule& r) { r.norm = std::move(to); });
    }

    Rulebook const& book_;
    RuleId rule_;
    Vocabulary const& vocabulary_;
    Values const& values_;
    std::vector<Change> out_;
};

/// A day of an agreement, and the side of its rules' windows that has it.
struct AgreementDay {
    std::string_view word;
    std::optional<Date> AgreementInfo::*day;
    std::vector<Bound> Window::*bounds;
};
constexpr std::array agreement_days{AgreementDay{"signed", &AgreementInfo::signed_on, nullptr},
                                    AgreementDay{"effective", &AgreementInfo::effective, &Window::from},
                                    AgreementDay{"until", &AgreementInfo::until, &Window::until}};

/// That day moved by `days`; nothing where it makes no difference: another signs it, and no rule has it.
std::optional<Change> moved(Rulebook const& book, std::uint32_t agreement, AgreementDay const& what, int days) {
    auto const& info = book.agreements[agreement];
    auto const day = *(info.*what.day);
    Change change{
        book, std::string(what.word) + " " + day.long_text() + (days < 0 ? " a day earlier" : " a day later"), {}};
    change.book.agreements[agreement].*what.day = day + days;
    bool matters = change.book.agreements[agreement].in_force_from() != info.in_force_from();
    for (auto& rule : change.book.rules)
        if (what.bounds and book.clauses[rule.clause].agreement == agreement)
            for (auto& bound : rule.window.*what.bounds)
                if (auto* const date = std::get_if<Date>(&bound); date and is_of_agreement(book, rule, *date)) {
                    *date = *date + days;
                    matters = true;
                }
    return matters ? std::optional(std::move(change)) : std::nullopt;
}

}  // namespace

std::vector<Change> changes_of(Rulebook const& book, RuleId rule, Vocabulary const& vocabulary, Values const& values) {
    return Changer(book, rule, vocabulary, values).changes();
}

std::vector<Change> changes_of_agreement(Rulebook const& book, std::uint32_t agreement) {
    std::vector<Change> out;
    for (auto const& what : agreement_days)
        for (auto const days : {-1, 1})
            if (book.agreements[agreement].*what.day)
                if (auto change = moved(book, agreement, what, days))
                    out.push_back(std::move(*change));
    return out;
}

}  // namespace proviso
