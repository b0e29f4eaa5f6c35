// What the program says to the shell. The order of precedence is 2, 1, 3, 4.
#pragma once

namespace proviso::status {

inline constexpr int holds = 0;  ///< all blocking clauses hold
inline constexpr int breach = 1;
inline constexpr int failed = 2;  ///< could not judge: usage, unreadable input, an error in a policy or plan
inline constexpr int undetermined = 3;
inline constexpr int empty = 4;  ///< nothing was evaluated

}  // namespace proviso::status
