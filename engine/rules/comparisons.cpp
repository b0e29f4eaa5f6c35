// Comparisons of amounts and days: which relation the words name, and what a missing start or end means.
#include "engine/rules/bounds.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/quantities.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

using ast::Compare;

/// Of `between` and `within`, which are two of them, whichever.
constexpr std::array<Relation, 11> relations{
    Relation::at_least, Relation::at_most, Relation::more, Relation::less,     Relation::equal,  Relation::equal,
    Relation::less,     Relation::at_most, Relation::more, Relation::at_least, Relation::at_most};
static_assert(static_cast<std::size_t>(Compare::within) + 1 == relations.size());

constexpr std::array<std::optional<Relation>, 5> opposites{std::nullopt, Relation::at_least, Relation::more,
                                                           Relation::at_most, Relation::less};
static_assert(static_cast<std::size_t>(Relation::at_least) + 1 == opposites.size());

/// `between 5 and 2 MW`: two bounds that nothing can lie between.
bool is_upside_down(Predicate const& low, Predicate const& high) {
    auto const* const least = std::get_if<FieldAmount>(&low);
    auto const* const most = std::get_if<FieldAmount>(&high);
    if (least and most)
        return least->per == most->per and most->bound < least->bound;
    auto const* const first = std::get_if<FieldDate>(&low);
    auto const* const last = std::get_if<FieldDate>(&high);
    return first and last and last->bound < first->bound;
}

/// The predicate of a comparison whose single relations `make` builds from a relation and an operand.
/// `between` is two of them; a negated relation is its opposite.
template <class Make>
std::optional<PredicateId> compared(Scope const& scope, ast::Comparison const& comparison, Make make) {
    if (comparison.op == Compare::between and comparison.upper) {
        auto const low = make(Relation::at_least, comparison.bound);
        auto const high = make(Relation::at_most, *comparison.upper);
        if (not low or not high)
            return {};
        if (is_upside_down(scope.pool()[*low], scope.pool()[*high])) {
            complain_of_bounds(scope, comparison);
            return {};
        }
        auto const both = scope.pool().all_of({*low, *high});
        return comparison.negated ? scope.pool().negation(both) : both;
    }
    auto const relation = relation_of(comparison.op);
    if (not comparison.negated)
        return make(relation, comparison.bound);
    if (auto const other = opposite(relation))
        return make(*other, comparison.bound);
    auto const same = make(relation, comparison.bound);
    return same ? std::optional(scope.pool().negation(*same)) : std::nullopt;
}

std::optional<PredicateId> compare_amount(Scope const& scope, FieldId field, ast::Comparison const& comparison) {
    auto const& declared = scope.vocabulary().field(field);
    if (is_about_days(comparison.op)) {
        scope.complain({Kind::wrong_type, comparison.span,
                        ticked(declared.name) + " is an amount, and this is said of days",
                        "write `at least`, `at most`, `more than` or `less than`"});
        return {};
    }
    auto const make = [&](Relation relation, ast::Operand const& operand) -> std::optional<PredicateId> {
        auto const bound = read_amount(scope, operand, yardstick_of(declared));
        if (not bound)
            return {};
        if (not bound->quantity)
            return scope.pool().leaf(Unstated{bound->written, field});
        auto const per = bound->quantity->unit.per;
        return scope.pool().leaf(
            FieldAmount{field, relation, bound->quantity->amount, per == declared.unit.per ? Per::none : per});
    };
    return compared(scope, with_shared_unit(comparison), make);
}

/// A test of a day, where the text states it; `within 90 days after D` is after D, and by the 90th.
template <class Make>
std::optional<PredicateId> compare_day(Scope const& scope, FieldId field, ast::Comparison const& comparison,
                                       Make test) {
    auto const make_of = [&](Relation relation, Day const& day) {
        return day.date ? test(relation, *day.date) : scope.pool().leaf(Unstated{day.written, field});
    };
    auto const make = [&](Relation relation, ast::Operand const& operand) -> std::optional<PredicateId> {
        auto const day = read_day(scope, operand);
        return day ? std::optional(make_of(relation, *day)) : std::nullopt;
    };
    auto const* const within = comparison.op == Compare::within ? as<ast::Offset>(comparison.bound) : nullptr;
    if (within == nullptr)
        return compared(scope, comparison, make);
    auto const last = make(Relation::at_most, comparison.bound);
    auto const first = last ? read_anchor(scope, *within) : std::nullopt;
    if (not first)
        return {};
    auto const both = scope.pool().all_of({make_of(Relation::more, *first), *last});
    return comparison.negated ? scope.pool().negation(both) : both;
}

/// A test of a date. What is said of an end is said of the last day; the field is the first day on which it is gone.
PredicateId test_day(Scope const& scope, FieldId field, Relation relation, Date day) {
    bool const is_end = scope.vocabulary().records[field.record].end == field.index;
    return scope.pool().leaf(FieldDate{field, relation, day + (is_end ? 1 : 0)});
}

}  // namespace

Relation relation_of(Compare op) { return relations[static_cast<std::size_t>(op)]; }

std::optional<Relation> opposite(Relation relation) { return opposites[static_cast<std::size_t>(relation)]; }

std::optional<PredicateId> read_comparison(Scope const& scope, FieldId field, ast::FieldCompares const& compares) {
    auto const& declared = scope.vocabulary().field(field);
    switch (declared.type) {
        case FieldType::number:
        case FieldType::quantity: return compare_amount(scope, field, compares.comparison);
        case FieldType::date:
            return compare_day(scope, field, compares.comparison,
                               [&](Relation relation, Date day) { return test_day(scope, field, relation, day); });
        case FieldType::name:
        case FieldType::text:
        case FieldType::boolean: break;
    }
    scope.complain({Kind::wrong_type, compares.comparison.span, ticked(declared.name) + " is not an amount or a day",
                    declared.type == FieldType::boolean ? "" : "write " + ticked("whose " + declared.name + " is …")});
    return {};
}

std::optional<PredicateId> read_boundary(Scope const& scope, RecordId record, ast::Boundary const& boundary) {
    auto const& type = scope.vocabulary().records[record];
    auto const index = boundary.end ? type.end : type.start;
    if (not index) {
        scope.complain({Kind::other_record, boundary.span,
                        nouns(scope.vocabulary(), record) + " have no " + (boundary.end ? "end" : "start")});
        return {};
    }
    FieldId const field{record, *index};
    return compare_day(scope, field, boundary.comparison,
                       [&](Relation relation, Date day) { return test_day(scope, field, relation, day); });
}

std::optional<PredicateId> read_as_of(Scope const& scope, ast::DateIs const& is) {
    return compare_day(scope, {}, is.comparison, [&](Relation relation, Date day) {
        return scope.pool().leaf(AsOf{relation, day});
    });
}

}  // namespace proviso
