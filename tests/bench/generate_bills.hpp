// Bills in the columns of FOCUS, of any number of rows, in the shapes of a real one.
#pragma once

#include <cstddef>
#include <string>

namespace proviso::bench {

/// Two years of hourly charges of three providers, 44 columns each, about 700 bytes a row.
void write_bill(std::string const& path, std::size_t rows);

/// Commitments to spend, and a share.
void write_spend_policy(std::string const& path);

}  // namespace proviso::bench
