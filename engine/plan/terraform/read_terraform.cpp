#include "engine/plan/formats.hpp"
#include "engine/plan/intake.hpp"
#include "engine/plan/locate.hpp"

namespace proviso {

bool looks_like_terraform(std::string_view) { return false; }

void read_terraform(Input&, Intake& intake) {
    intake.complaints.add(Kind::plan_unknown_format, {}, "this version does not read the format `terraform`");
}

std::unique_ptr<RecordFile> open_terraform_records(std::string const&, Input&) { return nullptr; }

}  // namespace proviso
