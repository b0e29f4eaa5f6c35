// What the vocabulary's nouns, fields and values mean for one kind of record.
#pragma once

#include "engine/rules/scope.hpp"

#include <string>
#include <vector>

namespace proviso {

using Records = std::vector<RecordId>;  ///< sorted
using Fields = std::vector<FieldId>;

/// Those of `records` that are in `wanted`, or all of them where none is.
Records narrowed(Records records, Records const& wanted);

Records records_of(Fields const& fields);
Fields in_record(Fields const& fields, RecordId record);

std::string noun(Vocabulary const& vocabulary, RecordId record);        ///< `workload`
std::string nouns(Vocabulary const& vocabulary, RecordId record);       ///< `workloads`
std::string named(Vocabulary const& vocabulary, FieldId field);         ///< `provider`
std::string named(Vocabulary const& vocabulary, Fields const& fields);  ///< `provider` or `distributor`

/// The field of `record` that the noun `name` means. Reports one that it lacks, or has twice.
std::optional<FieldId> field_called(Scope const& scope, RecordId record, ast::Name const& name);

/// What one name says of each of several fields: `listed` of those that know the value; where none does,
/// `plain` of those that take any value.
struct NameChoices {
    std::vector<Choice> listed;
    std::vector<Choice> plain;
};

/// Reports a name that none of `fields` can take.
std::optional<NameChoices> choices_of(Scope const& scope, ast::Name const& name, Fields const& fields);

/// The fields whose values `name` is one of, in any record: of the vocabulary or of a term.
Fields fields_holding(Scope const& scope, ast::Name const& name);

/// `"Hetzner"` is no value anywhere, …: the nearest values of the vocabulary, as a help line.
std::string nearest_values(Vocabulary const& vocabulary, std::string_view text);

/// Reports that `name` is `sense`, where something else belongs.
void complain_of_kind(Scope const& scope, ast::Name const& name, Sense const& sense, std::string_view wanted);

}  // namespace proviso
