#include "engine/plan/formats.hpp"
#include "engine/plan/intake.hpp"

namespace proviso {

bool looks_like_focus(std::string_view) { return false; }

void read_focus(Input&, Intake& intake) {
    intake.complaints.add(Kind::plan_unknown_format, {}, "this version does not read the format `focus`");
}

}  // namespace proviso
