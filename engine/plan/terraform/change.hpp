// One resource of a plan, as `resource_changes`, `planned_values` and `prior_state` each have it.
#pragma once

#include "engine/plan/json_cursor.hpp"
#include "engine/plan/terraform/configuration.hpp"
#include "engine/plan/tree/tree.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace proviso {

struct Change {
    Stated address;
    std::string_view previous_address, module_address, type, name, provider_name;
    bool is_managed = true;  ///< not only looked at, as data is
    bool goes = false;       ///< it will not be there any more
    Tree::Node after = Tree::none, unknown = Tree::none, sensitive = Tree::none;
    bool tells_unknown = true;  ///< what is not known yet is marked; else it is just not there

    struct Twice {
        std::string_view key;
        Place place, first;
    };
    std::vector<Twice> twice;  ///< keys of its own that stand twice
};

/// What is made of each type, asked of the mapping once.
class Treatments {
public:
    Treatments(Mapping const& mapping, std::size_t fields) : mapping_(mapping), fields_(fields) {}
    Treatment const& of(std::string_view type);

private:
    Mapping const& mapping_;
    std::size_t fields_;
    std::map<std::string, Treatment, std::less<>> known_;
};

/// Reads the resource at the cursor; `tree` is filled anew and holds what the change speaks of. Of types that are
/// ignored, the values are passed over. False where it is malformed.
bool read_change(JsonCursor& cursor, Treatments& treatments, Tree& tree, Change& change);

/// The resource as mappings ask about it.
class TerraformResource : public Resource {
public:
    /// Both must outlive it.
    TerraformResource(Tree const& tree, Change const& change, Configuration const& configuration);

    Found at(Path const& path) const override;
    std::vector<Tag> const& tags() const override { return tags_; }
    MoreTags more_tags() const override { return more_tags_; }
    Found provider(std::string_view what) const override;

private:
    bool is_set(Path const& path) const;
    bool is_unknown(Path const& path) const;
    void mark_sensitive(Tree::Node value, Tree::Node marks);
    bool is_sensitive(Tree::Node node) const;
    Stated value(Tree::Node node) const;
    bool add_tags(Path const& path);
    void add_tag_of_list(Tree::Node entry);
    void add_default_tags();
    void add_tag(std::string_view name, Stated const& value, Place place);

    Tree const& tree_;
    Change const& change_;
    Configuration const& configuration_;
    Configuration::Resource const* configured_ = nullptr;
    Configuration::Provider provider_;
    std::string_view provider_name_;            ///< `aws`
    std::unordered_set<Tree::Node> sensitive_;  ///< with all that is in them
    std::vector<Tag> tags_;
    std::unordered_set<std::string_view> tag_names_;
    MoreTags more_tags_ = MoreTags::none;
};

}  // namespace proviso
