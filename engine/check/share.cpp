#include "engine/check/share.hpp"

#include <algorithm>
#include <limits>

namespace proviso {

std::size_t equal_share(std::vector<std::size_t> wanted, std::size_t limit) {
    std::sort(wanted.begin(), wanted.end());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto const share = limit / (wanted.size() - i);
        if (share < wanted[i])
            return share;
        limit -= wanted[i];
    }
    return std::numeric_limits<std::size_t>::max();
}

}  // namespace proviso
