#include "engine/check/value_set.hpp"

#include <algorithm>
#include <bit>

namespace proviso {

void ValueSet::insert(ValueSet const& more) {
    words_.resize(std::max(words_.size(), more.words_.size()));
    for (std::size_t word = 0; word < more.words_.size(); ++word)
        words_[word] |= more.words_[word];
    rest_.insert(more.rest_.begin(), more.rest_.end());
}

std::size_t ValueSet::size() const {
    auto out = rest_.size();
    for (auto const word : words_)
        out += static_cast<std::size_t>(std::popcount(word));
    return out;
}

}  // namespace proviso
