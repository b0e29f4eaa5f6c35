// Byte offset of a plan file → line, column and the text to underline.
//
// Counts lines by reading the file once more, as far as it is asked, and remembers where it has been. Of
// a line of many megabytes the excerpt shows only what stands around the place.
#pragma once

#include "dsl/source.hpp"
#include "engine/plan/input.hpp"
#include "engine/plan/stated.hpp"

#include <memory>
#include <string>
#include <vector>

namespace proviso {

class JsonPointers;

class Places {
public:
    /// `pointers`: of JSON that may hold secrets: excerpts show where in the document the place is, not what is there.
    Places(std::string name, Input const& input, bool pointers = false);
    ~Places();

    Excerpt at(Place place);

private:
    struct Stop {
        std::uint64_t offset, line_start;
        std::uint32_t line, column;
    };
    Stop reach(std::uint64_t offset);
    void advance(Stop& stop, std::uint64_t offset);
    Excerpt quoted(std::uint64_t offset, std::uint32_t length, Stop const& stop);

    std::string name_;
    Input const& input_;
    Buffer buffer_, line_buffer_;
    std::vector<Stop> stops_;  ///< one a `stride`
    std::unique_ptr<JsonPointers> pointers_;
    std::vector<Stop> fine_;  ///< within the stride last asked for, so that many places near each other are cheap
};

}  // namespace proviso
