// What a plan says of its configuration: which provider each resource is made with, where that provider works, and
// which attributes are set by the author.
//
// The region of most resources stands here and nowhere else. Terraform writes the key of a provider in several ways
// (its issues 23408, 30113, 30480); where more than one configuration could be meant, the answer is unknown.
#pragma once

#include "engine/plan/mapping/evidence.hpp"
#include "engine/plan/terraform/document.hpp"
#include "engine/plan/tree/tree.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

/// Names of the modules from the root down to a resource, without their instances.
using ModulePath = std::vector<std::string_view>;

/// Modules in modules are read so deep; what is deeper is an error (P510).
constexpr std::size_t deepest_module = 200;

/// Fails at a module that is too deep.
bool too_deep(JsonCursor& cursor);

/// `module.a[0].module.b["k.l"]` → a, b. Whatever follows the modules is left.
ModulePath module_path(std::string_view address);

class Configuration {
public:
    /// Reads the members `configuration` and `variables`, where they are there. False where they are malformed.
    bool read(TerraformDocument const& document, Complaints& out);

    struct Resource {
        std::string_view provider_key;
        std::vector<std::string_view> attributes;  ///< those that the author has set
    };
    /// Null where the configuration has none.
    Resource const* resource(ModulePath const& module, std::string_view type, std::string_view name) const;

    /// The provider configuration that a resource is made with.
    struct Provider {
        Tree::Node entry = Tree::none;
        bool certain = true;  ///< false: it could be another
        ModulePath module;    ///< whose variables it speaks of
    };
    /// `key`: as the resource has it; `name`: of the provider, where it has none: `aws`, `aws.primary`.
    Provider provider(ModulePath const& module, std::string_view key, std::string_view name) const;

    /// One of its arguments: its value, unknown, or nothing where the author has not set it.
    Stated argument(Provider const& provider, std::string_view name) const;

    /// `default_tags` or `default_labels` added to every resource; `unknown` where they cannot be told.
    struct Tags {
        Tree::Node table = Tree::none;
        bool unknown = false;
    };
    Tags default_tags(Provider const& provider) const;

    Tree const& tree() const { return tree_; }
    /// Words for reports: `provider configuration aws.west`.
    std::string_view key(Provider const& provider) const { return tree_.key(provider.entry); }

private:
    bool read_module(JsonCursor& cursor, std::string const& path);
    bool read_resources(JsonCursor& cursor, std::string const& path);
    bool read_calls(JsonCursor& cursor, std::string const& path);
    bool keep(JsonCursor& cursor, Tree::Node& node);
    std::string_view kept(std::string_view text);
    bool is_configured(Tree::Node entry) const;
    /// How many there are at one level: of `aws`, `aws` and `aws.west`; of `module.m:aws`, `module.m:aws.west` …
    std::size_t configurations(std::string const& provider) const;
    bool is_sensitive(std::string_view variable, ModulePath const& module) const;
    Stated resolved(Tree::Node expression, ModulePath const& module) const;
    Stated variable(std::string_view name, ModulePath const& module) const;
    Stated value_of(std::string_view variable, ModulePath const& module) const;

    struct Module {
        Tree::Node arguments = Tree::none;  ///< of the call
        Tree::Node variables = Tree::none;  ///< that it declares
    };
    std::string_view text_;
    Tree tree_;
    Tree::Node providers_ = Tree::none, variables_ = Tree::none;
    std::unordered_map<std::string, std::size_t> configurations_;
    std::unordered_map<std::string, Module> modules_;      ///< by their names, with `.` between them
    std::unordered_map<std::string, Resource> resources_;  ///< by module, type and name, with `.` between them
};

}  // namespace proviso
