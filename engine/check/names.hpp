// Which codes of a name column a predicate asks for, settled once for all batches.
//
// The values that any predicate asks for get a slot each; one pass over a block's codes then fills the
// bitmaps of all slots. Knows no truth: missing cells are the evaluator's.
#pragma once

#include "engine/check/kleene.hpp"
#include "engine/check/matter.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace proviso {

/// What one FieldIn asks for.
struct NameTest {
    std::vector<std::uint32_t> slots;        ///< of its values that occur in the plan
    std::vector<std::uint8_t> listed;        ///< by code, instead of slots where they are many
    std::unordered_set<std::string> folded;  ///< of a text field: the values themselves
};

/// The slots of one field.
struct NameSlots {
    static constexpr std::size_t most = 4'096;
    std::vector<std::uint32_t> of_code;  ///< 0 for a value that nobody asks for
    std::size_t count = 1;               ///< slot 0 included
};

struct NameTests {
    std::vector<NameTest> by_predicate;            ///< empty but for FieldIn
    std::vector<std::vector<NameSlots>> by_field;  ///< by record type, then field index
};

NameTests name_tests(Matter const&);

/// Fills a bitmap for each slot, one after the other, each as long as the codes need.
void fill_slots(std::span<std::uint32_t const> codes, NameSlots const& slots, Word* out);

}  // namespace proviso
