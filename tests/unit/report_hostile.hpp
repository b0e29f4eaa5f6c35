// A report whose every name tries to break out of the format that it is written in, and one with very many findings.
#pragma once

#include "engine/report/renderers.hpp"

#include <string>
#include <string_view>

namespace proviso {

/// Quotes, line ends, commands of build servers, ends of XML sections, control characters, bytes that are not UTF-8.
Report hostile_report();

/// One clause with `violations` findings that are certain and one that precedes it with `doubts` that are not.
Report long_report(std::size_t violations, std::size_t doubts);

/// `report` in the form that `-o` calls `format`.
std::string rendered(std::string_view format, Report const& report);

}  // namespace proviso
