// Kleene's three values: unknown is a result, never a pass.
#pragma once

#include <cstdint>

namespace proviso {

enum class Truth : std::uint8_t { no, yes, unknown };

constexpr Truth negate(Truth t) { return t == Truth::unknown ? t : t == Truth::yes ? Truth::no : Truth::yes; }
constexpr Truth both(Truth a, Truth b) {
    if (a == Truth::no or b == Truth::no)
        return Truth::no;
    return a == Truth::yes and b == Truth::yes ? Truth::yes : Truth::unknown;
}
constexpr Truth either(Truth a, Truth b) { return negate(both(negate(a), negate(b))); }
constexpr Truth truth(bool b) { return b ? Truth::yes : Truth::no; }

}  // namespace proviso
