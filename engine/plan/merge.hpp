// What the workers read, put together: one dictionary a field, codes in the order of the files.
#pragma once

#include "engine/plan/intake.hpp"

namespace proviso {

/// Moves the pieces of `intake` into the tables of `plan`. The same for any number of workers.
void merge(Intake& intake, Plan& plan);

}  // namespace proviso
