// What is said of a record that fails a clause, in plain English.
//
// Knows verdicts only by what the caller asks for; advice is advice.hpp's.
#pragma once

#include "engine/check/explain.hpp"

#include <string>
#include <vector>

namespace proviso {

/// `chat-eu is hosted on AWS; stateless APIs are exclusive to Azure`.
std::string violation_message(Explainer&, Rule const&, RecordRef const&, std::vector<Ground> const& grounds);

/// `the state of chat-eu is not stated; stateless APIs are exclusive to Azure`. `grounds` are those that
/// already fail the requirement, if any.
std::string doubt_message(Explainer&, Rule const&, RecordRef const&, std::vector<Ground> const& grounds,
                          std::vector<TurnsOn> const& turns_on);

/// The fields that grounds rest on, once each.
std::vector<FieldId> fields_of(Matter const&, std::vector<Ground> const&);

/// The field that a leaf looks at; nothing for a fact or an open term.
std::optional<FieldId> field_of(Predicate const&);

}  // namespace proviso
