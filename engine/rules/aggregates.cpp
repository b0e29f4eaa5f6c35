// Norms over many records together: measures, shares and numbers of records, by group and over time.
#include "engine/rules/classes.hpp"
#include "engine/rules/measures.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/norms.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/recurring.hpp"
#include "engine/rules/schedules.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <iterator>

namespace proviso {
namespace {

using ast::Compare;
using ast::Modality;

/// The classes on both sides of a comparison, so that conditions and windows narrow both.
PredicateId measured_records(PredicatePool& pool, AggregateNorm const& norm) {
    return norm.right ? pool.any_of({norm.left.of, norm.right->measured.of}) : norm.left.of;
}

std::optional<NormReading> read_limited(Scope const& scope, ast::Measure const& measure, ast::Limit const& limit) {
    auto left = read_measure(scope, measure);
    if (not left)
        return {};
    AggregateNorm norm;
    norm.left = std::move(left->measured);
    if (not read_limit(scope, limit, left->record, norm))
        return {};
    auto const subject = measured_records(scope.pool(), norm);
    return NormReading{left->record, subject, std::move(norm)};
}

// ---- of those, so many must ------------------------------------------------------------------------------

bool is_floor(Compare op) { return op == Compare::at_least or op == Compare::more_than; }
bool is_ceiling(Compare op) { return op == Compare::at_most or op == Compare::less_than; }

/// `at least two must`, `at most two may`: other pairs can be read in two ways.
bool refuses_pair(Scope const& scope, Span at, Compare op, Modality modality) {
    bool const day = not is_floor(op) and not is_ceiling(op) and op != Compare::exactly;
    bool const fits = is_ceiling(op) ? modality == Modality::may
                                     : modality == Modality::must or (is_floor(op) and modality == Modality::must_not);
    if (day)
        scope.complain({Kind::wrong_type, at, "a number is not compared like a day",
                        "write `at least`, `at most`, `more than` or `less than`"});
    else if (not fits)
        scope.complain({Kind::all_must_not, at,
                        is_ceiling(op) ? "a most that must do something may be a limit, or a demand"
                                       : "a least that may do something, or only something, demands nothing for sure",
                        is_ceiling(op) ? "write `may` for the limit: `at most two … may …`"
                                       : "write `must` for the demand: `at least two … must …`"});
    return day or not fits;
}

/// S, and S that do as is said.
struct Doing {
    RecordId record = 0;
    PredicateId all = 0;
    PredicateId doing = 0;
    PredicateId does = 0;
    std::string deed;  ///< ` that are to be hosted on Azure`
};

/// `stateless APIs`, where the author may have put it in the singular.
std::string in_plural(Scope const& scope, ast::Subject const& subject) {
    if (subject.head.names.empty() or subject.head.names.back().quoted)
        return scope.words(subject.span);
    auto const noun = subject.head.names.back().span;
    auto const word = scope.words(noun);
    auto const rest = scope.words({noun.end, subject.span.end});
    return scope.words({subject.span.begin, noun.begin}) + (noun.begin == subject.span.begin ? "" : " ") +
           (word.ends_with('s') ? word : plural(word)) + (rest.empty() or rest.starts_with(',') ? "" : " ") + rest;
}

template <class Node>
std::optional<Doing> read_doing(Scope const& scope, Node const& node, Records const& likely) {
    if (refuses_pair(scope, node.span, node.op, node.modality))
        return {};
    auto const spoken = records_spoken_of(scope, node.predicate);
    auto const subject = read_subject(scope, node.subject, {likely.empty() ? spoken : narrowed(likely, spoken), false});
    if (not subject)
        return {};
    auto const predicate = read_predicate(scope, subject->record, node.predicate);
    if (not predicate)
        return {};
    bool const denied = node.modality == Modality::must_not;
    auto& pool = scope.pool();
    auto const does = denied ? pool.negation(*predicate) : *predicate;
    return Doing{subject->record, subject->predicate, pool.all_of({subject->predicate, does}), does,
                 (denied ? " that are not to " : " that are to ") + scope.words(node.predicate.span)};
}

std::optional<NormReading> read_share_of(Scope const& scope, ast::Share const& share) {
    auto const likely = share.field ? records_of(scope.vocabulary().fields_called(share.field->text)) : Records{};
    auto const doing = read_doing(scope, share, likely);
    auto const* const quantity = as<ast::Quantity>(share.share);
    auto const factor = quantity ? read_share(scope, *quantity) : std::nullopt;
    if (not doing or not factor)
        return {};
    auto const subject = scope.words(share.subject.span);
    Measured whole{Measure::number, {}, doing->all, "the number of " + subject};
    auto part = Measured{Measure::number, {}, doing->doing, "the number of " + subject + doing->deed};
    if (share.field) {
        auto const field = read_total_field(scope, doing->record, *share.field);
        if (not field)
            return {};
        auto const total = "the total " + scope.vocabulary().field(*field).name + " of ";
        whole = {Measure::total, field, doing->all, total + subject};
        part = {Measure::total, field, doing->doing, total + subject + doing->deed};
    }
    AggregateNorm norm;
    norm.left = std::move(part);
    norm.right = Comparand{*factor, std::move(whole), true, doing->does};
    norm.relation = relation_of(share.op);
    return NormReading{doing->record, doing->all, std::move(norm)};
}

std::optional<NormReading> read_count_of(Scope const& scope, ast::Count const& count) {
    auto const doing = read_doing(scope, count, {});
    if (not doing)
        return {};
    AggregateNorm norm;
    norm.left = {Measure::number, {}, doing->doing, {}};
    norm.relation = relation_of(count.op);
    auto const bound = read_amount(scope, count.number, yardstick_of(scope.vocabulary(), norm.left));
    if (not bound)
        return {};
    norm.bound = *bound;
    bool const singular = bound->quantity and bound->quantity->amount == Decimal{1};
    norm.left.words =
        "the number of " + (singular ? in_plural(scope, count.subject) : scope.words(count.subject.span)) + doing->deed;
    return NormReading{doing->record, doing->all, std::move(norm)};
}

// ---- groups and time -------------------------------------------------------------------------------------

bool read_groups(Scope const& scope, RecordId record, std::vector<ast::Name> const& groups, AggregateNorm& norm) {
    bool sound = true;
    for (auto const& name : groups) {
        auto const field = field_called(scope, record, name);
        auto const type = field ? scope.vocabulary().field(*field).type : FieldType::name;
        bool const fits = type == FieldType::name or type == FieldType::text or type == FieldType::boolean;
        if (not fits)
            scope.complain({Kind::not_measurable, name.span, ticked(name.text) + " has amounts or days, and no names",
                            "group by a field that holds names, such as `for each product`"});
        sound = sound and field and fits;
        if (field)
            norm.groups.push_back(*field);
    }
    return sound;
}

bool read_times(Scope const& scope, ast::Aggregate const& aggregate, RecordId record, AggregateNorm& norm) {
    if (aggregate.front and aggregate.time) {
        scope.complain({Kind::time_words,
                        aggregate.time->span,
                        "the time of this measure is given twice",
                        "give it once, at the front or at the end",
                        {{scope.place(aggregate.front->span), "it is given here"}}});
        return false;
    }
    auto const& time = aggregate.front ? aggregate.front : aggregate.time;
    return not time or read_time(scope, *time, record, norm);
}

}  // namespace

std::optional<NormReading> read_aggregate(Scope const& scope, ast::Aggregate const& aggregate) {
    auto reading = match(
        aggregate.target, [&](ast::Limited const& n) { return read_limited(scope, n.measure, n.limit); },
        [&](ast::Share const& n) { return read_share_of(scope, n); },
        [&](ast::Count const& n) { return read_count_of(scope, n); });
    if (not reading)
        return {};
    auto& norm = std::get<AggregateNorm>(reading->norm);
    bool const grouped = read_groups(scope, reading->record, aggregate.groups, norm);
    bool const timed = read_times(scope, aggregate, reading->record, norm);
    auto const* const limited = as<ast::Limited>(aggregate.target);
    bool const fitting =
        limited == nullptr or not timed or
        (fits_schedule(scope, limited->limit, norm) and fits_periods(scope, limited->limit, reading->record, norm));
    bool const moved =
        not aggregate.rollover or not timed or read_rollover(scope, *aggregate.rollover, reading->record, norm);
    return grouped and timed and fitting and moved ? std::move(reading) : std::nullopt;
}

std::optional<NormReading> read_measured(Scope const& scope, ast::Measure const& measure, ast::Limit const& limit,
                                         ast::Optional<ast::Time> const& time) {
    auto reading = read_limited(scope, measure, limit);
    if (not reading)
        return {};
    auto& norm = std::get<AggregateNorm>(reading->norm);
    bool const timed = not time or read_time(scope, *time, reading->record, norm);
    bool const fitting =
        timed and fits_schedule(scope, limit, norm) and fits_periods(scope, limit, reading->record, norm);
    return fitting ? std::move(reading) : std::nullopt;
}

}  // namespace proviso
