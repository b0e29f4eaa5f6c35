// A plan of one record, for tests of the program from outside.
#pragma once

namespace proviso {

inline constexpr auto plan = R"([plan]
as-of = 2026-03-01
[[placement]]
workload = "chat"
kind = "API"
provider = "AWS"
)";

}  // namespace proviso
