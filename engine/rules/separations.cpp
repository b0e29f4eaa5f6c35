// `X must not share a region with Y`, `X must share a jurisdiction with Y of the same product`.
#include "engine/rules/classes.hpp"
#include "engine/rules/norms.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

/// A field that holds one of several values, so that two records may have the same.
std::optional<FieldId> shared_field(Scope const& scope, RecordId record, ast::Name const& name) {
    auto const field = field_called(scope, record, name);
    if (not field)
        return {};
    auto const type = scope.vocabulary().field(*field).type;
    if (type == FieldType::name or type == FieldType::text)
        return field;
    scope.complain({Kind::not_measurable, name.span, ticked(name.text) + " holds no names that two records could share",
                    "name a field such as `region` or `provider`"});
    return {};
}

}  // namespace

std::optional<NormReading> read_separation(Scope const& scope, ast::Separation const& separation) {
    auto const holders = records_of(scope.vocabulary().fields_called(separation.field.text));
    auto const subject = read_subject(scope, separation.subject, {holders, false});
    auto const other = read_subject(scope, separation.other, {subject ? Records{subject->record} : holders, false});
    if (not subject or not other)
        return {};
    if (subject->record != other->record) {
        scope.complain({Kind::other_record, separation.other.span,
                        ticked(scope.words(separation.other.span)) + " are " +
                            nouns(scope.vocabulary(), other->record) + ", and this speaks of " +
                            nouns(scope.vocabulary(), subject->record),
                        "name records of one kind"});
        return {};
    }
    SeparationNorm norm;
    norm.other = other->predicate;
    norm.apart = separation.apart;
    auto const field = shared_field(scope, subject->record, separation.field);
    if (separation.same)
        norm.within = shared_field(scope, subject->record, *separation.same);
    if (not field or (separation.same and not norm.within))
        return {};
    norm.field = *field;
    return NormReading{subject->record, subject->predicate, norm};
}

}  // namespace proviso
