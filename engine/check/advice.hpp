// What to do about a finding.
//
// The clause's own remedy goes before anything derived. Derived advice names values that would satisfy
// the clause; it does not know what they cost or what else they break.
#pragma once

#include "engine/check/explain.hpp"

#include <string>
#include <vector>

namespace proviso {

/// For the record that `at` looks at: `host it on Azure`. Empty where nothing that a plan states would help.
std::string violation_advice(Explainer& at, Rule const&, PredicateId require);

/// `state the state of chat-eu`, `give the fact with --fact "AGI verified"=false|true|DATE`.
std::string doubt_advice(Matter const&, std::vector<TurnsOn> const&);

}  // namespace proviso
