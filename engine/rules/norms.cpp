#include "engine/rules/norms.hpp"

#include "engine/rules/classes.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/predicates.hpp"
#include "engine/rules/values.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

using ast::Modality;

/// `must not A and B`: neither, or not both together?
bool refuses_and(Scope const& scope, ast::Modal const& modal) {
    auto const joined = [](auto const& atom) { return atom.before == ast::Connective::and_; };
    if (modal.modality != Modality::must_not or std::ranges::none_of(modal.predicate.atoms, joined))
        return false;
    scope.complain({Kind::all_must_not, modal.predicate.span,
                    "`must not … and …` may mean neither, or not both together",
                    "write `or` where neither may be; else put one part into the subject"});
    return true;
}

std::optional<NormReading> read_modal(Scope const& scope, ast::Modal const& modal) {
    if (refuses_and(scope, modal))
        return {};
    auto const subject = read_subject(scope, modal.subject, {records_spoken_of(scope, modal.predicate), false});
    if (not subject)
        return {};
    auto const predicate = read_predicate(scope, subject->record, modal.predicate);
    if (not predicate)
        return {};
    NormReading reading{subject->record, subject->predicate, {}};
    switch (modal.modality) {
        case Modality::must:
        case Modality::may_only: reading.norm = RecordNorm{*predicate}; break;
        case Modality::must_not: reading.norm = RecordNorm{scope.pool().negation(*predicate)}; break;
        case Modality::may: reading.norm = PermissionNorm{*predicate}; break;
    }
    return reading;
}

/// Whatever does P must be an X: the scope is P, and X is required.
std::optional<NormReading> read_reservation(Scope const& scope, ast::Reservation const& reservation) {
    auto const subject =
        read_subject(scope, reservation.subject, {records_spoken_of(scope, reservation.predicate), false});
    if (not subject)
        return {};
    auto const predicate = read_predicate(scope, subject->record, reservation.predicate);
    if (not predicate)
        return {};
    return NormReading{subject->record, *predicate, RecordNorm{subject->predicate}};
}

// ---- exclusivity --------------------------------------------------------------------------------------

/// The fields that the values are of, whatever the record; those of the role where one is named.
Fields exclusive_fields(Scope const& scope, ast::ValueList const& values, ast::Name const* role) {
    if (role)
        return scope.vocabulary().fields_called(role->text);
    if (values.field)
        return scope.vocabulary().fields_called(values.field->text);
    Fields fields;
    for (auto const& item : values.items)
        std::ranges::copy(fields_holding(scope, item.name), std::back_inserter(fields));
    std::ranges::sort(fields);
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    return fields;
}

void complain_of_no_field(Scope const& scope, ast::ValueList const& values, RecordId record) {
    scope.complain(
        {Kind::ambiguous_value, values.span,
         "no field of " + nouns(scope.vocabulary(), record) + " is known to hold " + ticked(scope.words(values.span)),
         "name it: " + ticked("exclusive to " + scope.words(values.span) + " as FIELD")});
}

std::optional<NormReading> exclusive(Scope const& scope, ast::Subject const& whose, ast::ValueList const& values,
                                     ast::Name const* role) {
    auto const candidates = exclusive_fields(scope, values, role);
    auto const subject = read_subject(scope, whose, {records_of(candidates), false});
    if (not subject)
        return {};
    auto fields = in_record(candidates, subject->record);
    if (role) {
        auto const field = field_called(scope, subject->record, *role);
        if (not field)
            return {};
        fields = {*field};
    }
    if (fields.empty()) {
        complain_of_no_field(scope, values, subject->record);
        return {};
    }
    auto const choice = read_values(scope, values, {fields, AndMeans::both, Offer::as});
    if (not choice)
        return {};
    return NormReading{subject->record, subject->predicate, RecordNorm{choice->predicate}};
}

}  // namespace

std::optional<NormReading> read_norm(Scope const& scope, ast::Norm const& norm) {
    return match(
        norm,
        [&](ast::Exclusivity const& n) { return exclusive(scope, n.subject, n.values, n.role ? &*n.role : nullptr); },
        [&](ast::ExclusiveRole const& n) { return exclusive(scope, n.subject, n.values, &n.role); },
        [&](ast::Modal const& n) { return read_modal(scope, n); },
        [&](ast::Reservation const& n) { return read_reservation(scope, n); },
        [&](ast::Aggregate const& n) { return read_aggregate(scope, n); },
        [&](ast::Separation const& n) { return read_separation(scope, n); });
}

}  // namespace proviso
