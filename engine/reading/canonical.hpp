// A rule said back in full sentences, one fixed wording for each form of norm, and the readings that apply to it
// without a word of the clause saying so.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <string>
#include <vector>

namespace proviso {

/// The norm, then whom it binds, its conditions, exceptions, days, and what goes before it: a sentence each.
std::vector<std::string> canonical(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule);

/// Each or together, days included or not, what a missing value means.
std::vector<std::string> defaults_applied(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule);

/// `Agreement "A" between B and C. It is effective from …`
std::string agreement_sentence(AgreementInfo const& agreement);
std::string fact_sentence(FactInfo const& fact);
std::string amendment_sentence(Rulebook const& book, Amendment const& amendment);

/// `clause MS-3`, and of which agreement where that is another than `here`'s.
std::string clause_name(Rulebook const& book, RuleId rule, Rule const& here);

}  // namespace proviso
