// Single cells of a bill as they are written: nothing, a stand-in for something, an amount of money.
#pragma once

#include "engine/plan/csv.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// FOCUS writes NULL, files also leave a cell empty or write `null`; in quotes it is a text.
bool is_null(CsvCell const& cell);

/// `<my-vm-id>`, `Unassigned`: something will stand, or should have stood, there.
bool is_stand_in(std::string_view text);

/// A plain number, and the sign of a currency that stood before it.
struct BillAmount {
    std::string_view digits;  ///< in the text, or in the room
    std::string_view sign;
};

/// `0.00000080000`, `-1.5E-7`, `"$10,100.00 "`; nothing where it is no amount.
std::optional<BillAmount> read_bill_amount(std::string_view text, std::string& room);

/// Whether amounts in that currency may have the sign.
bool fits_currency(std::string_view sign, std::string_view currency);

}  // namespace proviso
