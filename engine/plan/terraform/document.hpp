// A plan as Terraform and OpenTofu write it in JSON: the whole text, and where each member of it stands.
#pragma once

#include "engine/plan/complaints.hpp"
#include "engine/plan/json_cursor.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

class TerraformDocument {
public:
    /// Reads the text; `input` must outlive nothing.
    explicit TerraformDocument(Input const& input);

    /// Finds the members. False, and a complaint, where this is no plan that can be read.
    bool read(Complaints& out);

    std::string_view text() const { return text_; }
    bool has(std::string_view name) const { return members_.contains(name); }
    /// At the value of a member that is there; what comes after it is not seen.
    JsonCursor cursor(std::string_view name) const;
    /// At the value that begins at `offset`, with all that follows.
    JsonCursor cursor(std::uint64_t offset) const;
    Place key(std::string_view name) const { return members_.find(name)->second.key; }
    bool says(std::string_view name, bool value) const;  ///< it is there, and is `value`
    bool is_list(std::string_view name) const { return value(name).starts_with('['); }
    bool is_filled(std::string_view name) const;  ///< a list with something in it

private:
    struct Member {
        Place key;
        std::uint64_t begin = 0, end = 0;
    };
    bool find_members(Complaints& out);
    bool is_plan(Complaints& out) const;
    std::string_view value(std::string_view name) const;

    Buffer buffer_;
    std::string_view text_;
    std::uint64_t begin_ = 0;  ///< after a byte order mark
    std::map<std::string, Member, std::less<>> members_;
};

}  // namespace proviso
