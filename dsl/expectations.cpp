#include "dsl/expectations.hpp"

#include <algorithm>

namespace proviso {

void Expectations::miss(Iterator at, Expected expected) {
    if (quiet_ != 0 or at < at_)
        return;
    if (at > at_)
        list_.clear();
    at_ = at;
    if (std::find(list_.begin(), list_.end(), expected) == list_.end())
        list_.push_back(expected);
}

void Expectations::summarise(Iterator at, std::size_t before, std::string_view description) {
    if (quiet_ != 0 or at != at_ or list_.size() <= before)
        return;
    NameKinds names;
    for (auto i = before; i < list_.size(); ++i)
        names |= list_[i].names;
    list_.resize(before);
    if (description.empty() and names == NameKinds{})
        return;
    Expected const summary{description, names, true};
    if (std::find(list_.begin(), list_.end(), summary) == list_.end())
        list_.push_back(summary);
}

}  // namespace proviso
