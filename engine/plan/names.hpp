// The distinct values of one name field as one worker meets them: spelling → code.
//
// A spelling is looked up by its bytes; case, aliases and the vocabulary matter only the first time it is
// seen. Entries remember in which block they came first, so that workers' lists merge in file order.
#pragma once

#include "engine/plan/plan.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

class Names {
public:
    static constexpr Code refused = ~Code{0};      ///< not a value of a closed field
    static constexpr Code unseen = ~Code{0} - 1;   ///< has a character that nobody can see
    static constexpr Code unknown = ~Code{0} - 2;  ///< `TBD`, `n/a`: says that it is not known
    static constexpr Code several = ~Code{0} - 3;  ///< names a group of values, and not one of them

    struct Entry {
        std::string name;  ///< as the vocabulary has it, else as first written
        std::string folded;
        std::uint64_t block = 0;  ///< where it came first
    };

    Names(Vocabulary const& vocabulary, Field const& field);

    /// The code of `spelling`, first seen in `block` if at all. O(length).
    Code code(std::string_view spelling, std::uint64_t block);

    std::vector<Entry> const& entries() const { return entries_; }

    /// Every value that a closed field takes.
    std::vector<std::string> allowed() const;
    /// Every value of the group of that name.
    std::vector<std::string> members(std::string_view group) const;

private:
    struct Slot {
        std::uint64_t hash = 0;  ///< 0: free
        std::uint32_t begin = 0, length = 0;
        Code code = 0;
    };
    Code learn(std::string_view spelling, std::uint64_t block);
    std::string canonical(std::string_view spelling, std::string const& folded) const;
    void insert(Slot slot);
    void grow();

    std::string borrowed(std::string_view spelling) const;
    bool is_group(std::string_view spelling) const;

    Vocabulary const& vocabulary_;
    Field const& field_;
    std::unordered_map<std::string, std::string> looked_up_;  ///< folded → value, of a derived field's lookup
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    std::string spellings_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string, Code> by_folded_;
};

}  // namespace proviso
