// Where our readers and the conformance suites differ, and why.
#pragma once

#include <span>
#include <string_view>

namespace proviso {

struct SuiteDifference {
    std::string_view name;     ///< of the case
    std::string_view outcome;  ///< how it begins: `accepted`, `refused`, `reads …`
    std::string_view reason;
};

std::span<SuiteDifference const> yaml_suite_differences();
std::span<SuiteDifference const> toml_suite_differences();

}  // namespace proviso
