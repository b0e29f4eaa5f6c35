// The values of one or more fields as numbers: what records are grouped by, told apart by, or share.
//
// Built once for the whole plan, in its order, whatever the type of the fields. Knows no clause.
#pragma once

#include "engine/plan/plan.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace proviso {

class Combinations {
public:
    /// Of a record that lacks one of the values.
    static constexpr std::uint32_t unknown = ~std::uint32_t{0};

    /// `fields` are at least one, all of one record type. O(rows).
    Combinations(Plan const&, Vocabulary const&, std::vector<FieldId> fields);

    std::vector<FieldId> const& fields() const { return fields_; }
    std::size_t size() const { return examples_.size(); }                                        ///< above all numbers
    std::span<std::uint32_t const> numbers(std::size_t batch) const { return numbers_[batch]; }  ///< by row
    std::size_t example(std::uint32_t number) const { return examples_[number]; }  ///< the first row that has it

private:
    using Numbers = std::vector<std::vector<std::uint32_t>>;  ///< by batch, then row
    Numbers codes(Plan const&, Vocabulary const&, FieldId) const;
    void join(Numbers const&);
    void note_examples(Plan const&);

    std::vector<FieldId> fields_;
    Numbers numbers_;
    std::vector<std::size_t> examples_;
};

}  // namespace proviso
