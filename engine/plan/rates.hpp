// Money in other currencies → the currency of its field, by the plan's [rates].
#pragma once

#include "engine/plan/intake.hpp"

namespace proviso {

/// Fills in the cells that had to wait for the rates. `complaints` are by file; a currency without a rate
/// is said once a file.
void convert_money(Intake& intake, std::vector<Complaints>& complaints);

}  // namespace proviso
