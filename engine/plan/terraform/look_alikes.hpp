// What Terraform and its helpers write that is easily taken for a plan in JSON, and what to run instead.
#pragma once

#include "engine/plan/complaints.hpp"

#include <optional>
#include <string_view>

namespace proviso {

/// What is wrong with a file that is none of Terraform's plans in JSON; nothing where it may be one. `text` is how it
/// begins.
std::optional<Complaint> look_alike(std::string_view text);

/// The same of a JSON document by the keys that it has, `keys` with a blank before and after each.
std::optional<Complaint> look_alike_document(std::string_view keys);

}  // namespace proviso
