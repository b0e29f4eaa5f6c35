#include "engine/plan/formats.hpp"
#include "engine/plan/intake.hpp"
#include "engine/plan/locate.hpp"

namespace proviso {

bool looks_like_kubernetes(std::string_view) { return false; }

void read_kubernetes(Input&, Intake& intake) {
    intake.complaints.add(Kind::plan_unknown_format, {}, "this version does not read the format `kubernetes`");
}

std::unique_ptr<RecordFile> open_kubernetes_records(Input&, Plan const&, Vocabulary const&) { return nullptr; }

}  // namespace proviso
