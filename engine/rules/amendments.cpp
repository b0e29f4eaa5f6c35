#include "engine/rules/amendments.hpp"

#include "engine/rules/quantities.hpp"
#include "engine/rules/windows.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// The first day on which the old text no longer holds; reports a day that is open or missing.
std::optional<Date> read_first_day(Scope const& scope, ast::Amendment const& amendment) {
    auto const day = read_day(scope, amendment.day);
    if (not day)
        return {};
    if (not day->date)
        scope.complain({Kind::not_supported, amendment.span, "an amendment needs a day that the text states",
                        "write the date from which it holds"});
    int const after_last_day = amendment.ends() ? 1 : 0;
    return day->date ? std::optional(*day->date + after_last_day) : std::nullopt;
}

std::optional<Date> agreed_on(Scope const& scope, std::optional<std::uint32_t> agreement) {
    return agreement ? scope.shared.agreements[*agreement].in_force_from() : std::nullopt;
}

}  // namespace

/// Two amendments of one text, of which the one agreed later takes effect earlier; of two endings the last agreed counts.
void AmendmentReader::refuse_order(Scope const& scope, Change const& earlier, Change const& later) {
    if (fold(earlier.label) != fold(later.label))
        return;
    auto const first = agreed_on(scope, earlier.amendment.agreement),
               next = agreed_on(scope, later.amendment.agreement);
    bool const both_end = earlier.amendment.node->ends() and later.amendment.node->ends();
    if (both_end ? first != next : not(next < first))
        return;
    auto const& text = *later.amendment.node;
    scope.complain(
        {Kind::duplicate_clause,
         text.clause.span,
         "it is not clear whether this still counts: clause " + ticked(later.label) +
             (both_end ? " is ended on another day too, agreed on the same day"
                       : " is amended from an earlier day by what was agreed later"),
         both_end ? "keep one of the two" : "say in the later agreement what holds from this day on, too",
         {{Scope{scope.shared, *earlier.amendment.source, scope.agreement}.place(earlier.amendment.node->clause.span),
           "the other one"}}});
}

/// What ends anyhow is neither ended later nor replaced then.
void AmendmentReader::refuse_late(Scope const& scope, Change const& change, Date until) {
    if (change.day <= until)
        return;
    auto const& text = *change.amendment.node;
    scope.complain({Kind::empty_window, text.clause.span,
                    "clause " + ticked(change.label) + " ends on " + (until + -1).long_text() +
                        " already, by its own words or with its agreement",
                    "to let it go on, state it anew as a clause of this agreement, from " + until.long_text()});
}

AmendmentReader::AmendmentReader(Compilation& shared, std::vector<Placed<ast::Amendment>> const& amendments) {
    for (auto const& placed : amendments) {
        Scope const scope{shared, *placed.source, placed.agreement};
        auto const& [span, label, agreement] = placed.node->clause;
        auto const target = agreement.empty() ? placed.agreement : agreement_called(scope, agreement);
        auto const day = read_first_day(scope, *placed.node);
        if (day)
            changes_.emplace(Key{target, fold(label)}, Change{placed, label, *day});
    }
}

std::vector<AmendmentReader::Change*> AmendmentReader::changes_of(Scope const& scope, ast::Clause const& clause) {
    std::vector<Change*> found;
    auto const add = [&](std::string const& label) {
        auto const [first, last] = changes_.equal_range({scope.agreement, fold(label)});
        for (auto each = first; each != last; ++each)
            found.push_back(&each->second);
    };
    add(clause.id.text);
    for (auto const& item : clause.items)
        if (not item.label.empty())
            add(clause.id.text + "(" + item.label + ")");
    std::ranges::stable_sort(found, {}, &Change::day);
    return found;
}

void AmendmentReader::amend(Scope const& scope, ast::Clause const& clause, ClauseReader& clauses, Rulebook& book) {
    Change const* before = nullptr;
    for (auto* const change : changes_of(scope, clause)) {
        auto const& text = *change->amendment.node;
        Scope const here{scope.shared, *change->amendment.source, scope.agreement};
        change->used = true;
        if (before and before->day == change->day and fold(before->label) == fold(change->label)) {
            here.complain({Kind::duplicate_clause, text.clause.span,
                           "clause " + ticked(change->label) + " is amended twice from one day on",
                           "keep one of the two, or give them different days"});
            continue;
        }
        if (before)
            refuse_order(here, *before, *change);
        before = change;
        auto ended = clauses.precedence().texts_called(here, {text.clause.span, change->label, ""}).value_or(Texts{});
        auto last = Date::earliest();
        for (auto const id : ended.rules)
            last = std::max(last, days_of(book.rules[id].window).until);
        if (not ended.rules.empty())
            refuse_late(here, *change, last);
        book.amendments.push_back(
            {std::move(ended.rules), change->day, change->amendment.agreement, here.place(text.span), not text.ends()});
        auto const severity = book.clauses.empty() ? RuleSeverity::breach : book.clauses.back().severity;
        auto const waivable = book.clauses.empty() or book.clauses.back().waivable;
        if (not text.ends())
            clauses.read(here, ClauseReader::Replacement{&text, change->label, clause.id.text, clause.heading.text,
                                                         severity, waivable, change->amendment.agreement, change->day});
    }
}

void AmendmentReader::complain_of_others(Compilation& shared, PrecedenceReader const& precedence) const {
    for (auto const& [key, change] : changes_)
        if (not change.used)
            (void)precedence.texts_called({shared, *change.amendment.source, change.amendment.agreement},
                                          change.amendment.node->clause);
}

}  // namespace proviso
