// A case as people would write it: a policy in the controlled language, a vocabulary and a plan file.
#pragma once

#include "tests/oracle/case.hpp"

#include <string>

namespace proviso::oracle {

std::string vocabulary_text(Case const&);
std::string policy_text(Case const&);

struct PlanFileText {
    std::string name;
    std::string text;
};
PlanFileText plan_text(Case const&);

}  // namespace proviso::oracle
