// A file of Kubernetes manifests → its objects, those in lists among them.
//
// Knows YAML and JSON, and what every object has: `apiVersion`, `kind`, `metadata`. Not what an object does.
#pragma once

#include "engine/plan/input.hpp"
#include "engine/plan/tree/tree.hpp"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// One object, and where it stands in the document that it was read from.
struct Manifest {
    Tree const* tree = nullptr;
    Tree::Node node = Tree::none;
    std::string_view kind;   ///< `Deployment`
    std::string_view group;  ///< `apps`; of the core objects none
    std::string_view space;  ///< its namespace; empty where it does not say
    std::string_view name;   ///< empty where it has none of its own

    /// `Deployment.apps`, `Pod`.
    std::string type() const { return std::string(kind) + (group.empty() ? "" : ".") + std::string(group); }
    Place place() const;  ///< of its name, else of its kind
};

struct Manifests {
    std::vector<std::unique_ptr<Tree>> trees;
    std::vector<Manifest> objects;
};

/// A file whose objects become records when those of all files are known: they say things of each other.
struct KubernetesFile {
    std::uint32_t file = 0;  ///< index into Plan::files
    Buffer buffer;
    std::string_view text;
    Manifests manifests;
};

/// The objects of `text`, which is padded as Buffer::seal() does it. What is malformed or no object is said in `out`
/// and left out.
Manifests read_manifests(std::string_view text, Complaints& out);

/// The member of the member … of `node`; none where one is lacking.
Tree::Node descend(Tree const& tree, Tree::Node node, std::initializer_list<std::string_view> keys);

}  // namespace proviso
