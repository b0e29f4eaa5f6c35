// How much of a limited list each of many may fill.
#pragma once

#include <cstddef>
#include <vector>

namespace proviso {

/// The greatest share, the same for all, with which the lists together hold at most `limit`; what a list does not
/// need, the others may use. It can only fall as the lists grow, so a list may be cut to it at any time.
/// cost: O(n log n)
std::size_t equal_share(std::vector<std::size_t> wanted, std::size_t limit);

}  // namespace proviso
