// The Tags column of a bill: a JSON object, or, from Azure, one without its braces.
#pragma once

#include "engine/plan/csv.hpp"
#include "engine/plan/stated.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

class BillTags {
public:
    struct Tag {
        std::string name;
        std::string value;
        bool nested = false;  ///< a list or an object, which says no one value
    };

    /// The tags of `cell`; false where it is no such object. Keys may stand twice.
    bool read(CsvCell const& cell);
    void clear() { tags_.clear(); }
    Place place() const { return place_; }
    std::vector<Tag> const& tags() const { return tags_; }

    /// The value of a tag, without regard to the case of its name; unknown where it has two.
    Stated value(std::string_view name) const;
    /// The same of all tags that set a field, by its spelling: `proviso:data`, `Proviso_data`.
    Stated own(std::string_view field) const;

private:
    static void add(Tag const& tag, Stated& found);

    std::string text_, name_room_, value_room_;
    std::vector<Tag> tags_;
    Place place_;
};

}  // namespace proviso
