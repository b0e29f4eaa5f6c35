// One value as a plan file states it, before anything is known of the field that it is meant for.
#pragma once

#include "engine/values/date.hpp"

#include <cstdint>
#include <string_view>

namespace proviso {

/// Bytes of one file.
struct Place {
    std::uint64_t begin = 0;
    std::uint32_t length = 0;
};

/// What the syntax of the file says about a value. `cell`: of CSV, which says nothing; the field decides. `unknown`: it
/// is said that there will be a value, but not which.
enum class Form : std::uint8_t { nothing, text, number, truth, date, cell, list, table, moment, unknown };

struct Stated {
    Form form = Form::nothing;
    bool truth = false;
    std::string_view text;  ///< text and cell: the characters; number: its digits as written
    Date date;
    Place place;
    bool sensitive = false;  ///< judged, and shown to nobody
    std::string_view unit;   ///< of a number that has none beside it, where the file says so: `MW`
};

}  // namespace proviso
