// What one record adds to a measure, in words.
#pragma once

#include "engine/check/amounts.hpp"

#include <optional>
#include <string>

namespace proviso {

class Contribution {
public:
    Contribution(Matter const& matter, NameTests const& names, RuleId id);

    /// To the side that `measured` is of: `1.4 GW`, `50% of 1.4 GW`, `at least 1.4 GW`, `not known`; of a number of records `1`.
    std::string of(std::size_t row, Measured const& measured);

private:
    std::string share_words(std::size_t row, Measured const& measured);
    std::string whole(std::size_t row, Measured const& measured);
    bool is_secret(FieldId field) const;
    std::string text(Exact amount, Field const& field) const;
    void look_at(std::size_t row);

    Matter const& matter_;
    RuleId id_;
    Evaluator at_;
    std::size_t row_ = 0;  ///< within the block
};

}  // namespace proviso
