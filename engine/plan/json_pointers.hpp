// Byte offset of a JSON text → where in the document that is: `/resource_changes/17/change/after/region`.
//
// Values that do not hold the offset are passed over by quotes and brackets alone. Of malformed text it answers as far
// as it can tell.
#pragma once

#include "engine/plan/input.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

/// A key as a step of a pointer has it, with `~` and `/` as in RFC 6901.
std::string pointer_step(std::string_view key);

class JsonPointers {
public:
    explicit JsonPointers(Input const& input) : input_(input) {}

    /// An RFC 6901 pointer to the innermost value, or the key, that holds the byte; `/` for the whole document.
    /// Reads the text when first asked. The children of long lists are remembered.
    std::string at(std::uint64_t offset);

private:
    struct Child {
        std::uint64_t begin, end;
        std::string step;
    };
    std::vector<Child> const& children(std::uint64_t open);
    std::vector<Child> read_children(std::uint64_t open) const;

    Input const& input_;
    Buffer buffer_;
    std::string_view text_;
    std::unordered_map<std::uint64_t, std::vector<Child>> known_;
};

}  // namespace proviso
