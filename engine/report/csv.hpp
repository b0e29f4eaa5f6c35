// Cells of CSV, as RFC 4180 has them.
#pragma once

#include <string>
#include <string_view>

namespace proviso {

/// `text` in quotes where it needs them: with a comma, a quote, a line end, or a blank at an end.
std::string csv_cell(std::string_view text);

/// The same for people's spreadsheets: escaped, without commands to build servers, and what would be taken for a formula (RFC 4180 knows none) is led by
/// an apostrophe.
std::string plain_csv_cell(std::string_view text);

}  // namespace proviso
