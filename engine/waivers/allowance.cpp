#include "engine/waivers/allowance.hpp"

#include "dsl/lexicon.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

bool is_lower_limit(Relation relation) { return relation == Relation::at_least or relation == Relation::more; }

/// What misses a limit by no more than an allowance is at the moved limit or within it.
Relation with_limit(Relation relation) { return is_lower_limit(relation) ? Relation::at_least : Relation::at_most; }

class Relaxer {
public:
    Relaxer(Rulebook const& book, Vocabulary const& vocabulary, Quantity allowance)
        : book_(book), vocabulary_(vocabulary), allowance_(allowance) {}

    Relaxing relax(Rule const& rule);

private:
    void relax(AggregateNorm norm);
    void relax_amounts(PredicateId require);
    bool move(Decimal& bound, Unit unit, bool down);
    bool move(Threshold& bound, Unit unit, bool down);
    Unit unit_of(AggregateNorm const& norm, Threshold const& bound) const;
    bool refuse(std::string problem, std::string help = {});

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    Quantity allowance_;
    Relaxing out_;
};

bool Relaxer::refuse(std::string problem, std::string help) {
    out_.problem = std::move(problem);
    out_.help = std::move(help);
    return false;
}

bool Relaxer::move(Decimal& bound, Unit unit, bool down) {
    auto const by = convert(allowance_.amount, allowance_.unit, unit);
    if (not by and not same_dimension(allowance_.unit, unit))
        return refuse("the clause asks for an amount " +
                          (unit.text().empty() ? "without a unit" : "in " + ticked(unit.text())) + ", not in " +
                          (allowance_.unit.text().empty() ? "numbers" : ticked(allowance_.unit.text())),
                      "write for example `up to 50" + (unit.text().empty() ? "" : " " + unit.text()) + "`");
    auto const moved = not by ? std::nullopt : down ? subtract(bound, *by) : add(bound, *by);
    if (not moved)
        return refuse("this amount cannot be compared exactly with what the clause asks for",
                      "write it in " + ticked(unit.text()));
    bound = *moved;
    return true;
}

bool Relaxer::move(Threshold& bound, Unit unit, bool down) {
    if (not bound.quantity)
        return refuse("the clause leaves open what it asks for: " + ticked(bound.written),
                      "leave `allowance` out, so that the clause is waived whatever the amount");
    return move(bound.quantity->amount, unit, down) and (not bound.up_to or move(*bound.up_to, unit, down));
}

/// Dates are compared by their days.
Unit Relaxer::unit_of(AggregateNorm const& norm, Threshold const& bound) const {
    auto const extreme = norm.left.measure == Measure::lowest or norm.left.measure == Measure::highest;
    if (extreme and norm.left.field and vocabulary_.field(*norm.left.field).type == FieldType::date)
        return *parse_unit("days");
    return bound.quantity ? bound.quantity->unit : Unit{};
}

void Relaxer::relax(AggregateNorm norm) {
    auto const exact = norm.relation == Relation::equal;
    if (norm.right or norm.previous)
        return void(refuse("the clause compares measures, and asks for no amount of its own",
                           "leave `allowance` out, or waive a clause that asks for an amount"));
    if (norm.rollover)
        return void(refuse("the clause lets a period make up for another, so that no amount is missing for good",
                           "leave `allowance` out"));
    if ((exact and not norm.schedule.empty()) or (norm.prorated and (exact or norm.upper)))
        return void(refuse("the clause asks for amounts that differ from period to period, each of them exact",
                           "leave `allowance` out"));
    auto const down = exact or is_lower_limit(norm.relation);
    if (exact)
        norm.upper = norm.bound;
    for (auto& scheduled : norm.schedule)
        if (not move(scheduled.bound, unit_of(norm, scheduled.bound), down))
            return;
    if (norm.schedule.empty() and not move(norm.bound, unit_of(norm, norm.bound), down))
        return;
    if (norm.upper and not move(*norm.upper, unit_of(norm, *norm.upper), false))
        return;
    norm.relation = exact ? Relation::at_least : with_limit(norm.relation);
    out_.relaxed.norm = std::move(norm);
}

void Relaxer::relax_amounts(PredicateId require) {
    std::vector<PredicateId> parts{require};
    if (auto const* both = std::get_if<And>(&book_.predicates[require]))
        parts = both->operands;
    for (auto const part : parts) {
        auto const* const amount = std::get_if<FieldAmount>(&book_.predicates[part]);
        if (amount == nullptr or amount->relation == Relation::equal)
            return void(refuse("the clause limits no amount, so there is nothing that an allowance could be of",
                               "leave `allowance` out"));
        auto unit = vocabulary_.field(amount->field).unit;
        if (amount->per != Per::none)
            unit.per = amount->per;
        auto moved = *amount;
        if (not move(moved.bound, unit, is_lower_limit(amount->relation)))
            return;
        moved.relation = with_limit(amount->relation);
        out_.relaxed.amounts.push_back(moved);
    }
}

Relaxing Relaxer::relax(Rule const& rule) {
    if (auto const* const norm = std::get_if<AggregateNorm>(&rule.norm))
        relax(*norm);
    else if (auto const* const each = std::get_if<RecordNorm>(&rule.norm))
        relax_amounts(each->require);
    else
        refuse("the clause limits no amount, so there is nothing that an allowance could be of",
               "leave `allowance` out");
    return std::move(out_);
}

}  // namespace

Relaxing relaxed(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule, Quantity allowance) {
    return Relaxer(book, vocabulary, allowance).relax(rule);
}

std::optional<Quantity> parse_allowance(std::string_view text) {
    constexpr std::string_view start = "up to";
    if (fold(text.substr(0, start.size())) != start or not text.substr(start.size()).starts_with(' '))
        return {};
    auto const quantity = parse_quantity(text.substr(start.size()));
    return quantity and Decimal{} < quantity->amount ? quantity : std::nullopt;
}

}  // namespace proviso
