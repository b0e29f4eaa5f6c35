// Who a clause speaks of: a class of records of one kind.
#pragma once

#include "engine/rules/names.hpp"

namespace proviso {

struct ClassReading {
    Records likely;      ///< what the rest of the sentence speaks of; narrows a noun of several kinds
    bool spend = false;  ///< `spend on AWS`: of several fields with this value, one said with `on`
};

std::optional<ClassSense> read_class(Scope const& scope, ast::Class const& item, ClassReading const& reading);

/// With what it includes and excludes.
std::optional<ClassSense> read_subject(Scope const& scope, ast::Subject const& subject, ClassReading const& reading);

/// The predicates of a list of classes of `record`, one for each of its items.
std::optional<std::vector<PredicateId>> read_each_class(Scope const& scope, ast::ClassList const& list,
                                                        RecordId record);

/// The predicate of such a list: any of them.
std::optional<PredicateId> read_classes(Scope const& scope, ast::ClassList const& list, RecordId record);

/// A name that stands for a class of `record` by itself: a term, a noun, a value of one field.
std::optional<PredicateId> read_name_as_class(Scope const& scope, RecordId record, ast::Name const& name);

/// The kinds of record that `name` may be a class of; none where it is no class.
Records records_named(Scope const& scope, ast::Name const& name);

/// Those that every class of a list may be of.
Records records_listed(Scope const& scope, ast::ClassList const& list);

}  // namespace proviso
