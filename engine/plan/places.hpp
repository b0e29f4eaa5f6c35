// Byte offset of a plan file → line, column and the text to underline.
//
// Counts lines by reading the file once more, as far as it is asked, and remembers where it has been. Of
// a line of many megabytes the excerpt shows only what stands around the place.
#pragma once

#include "dsl/source.hpp"
#include "engine/plan/input.hpp"
#include "engine/plan/stated.hpp"

#include <string>
#include <vector>

namespace proviso {

class Places {
public:
    Places(std::string name, Input const& input);

    Excerpt at(Place place);

private:
    struct Stop {
        std::uint64_t offset, line_start;
        std::uint32_t line, column;
    };
    Stop reach(std::uint64_t offset);
    void advance(Stop& stop, std::uint64_t offset);

    std::string name_;
    Input const& input_;
    Buffer buffer_, line_buffer_;
    std::vector<Stop> stops_;  ///< one a `stride`
    std::vector<Stop> fine_;   ///< within the stride last asked for, so that many places near each other are cheap
};

}  // namespace proviso
