// A walk over the whole object.
#include "engine/plan/kubernetes/pods.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

/// A list of containers: each a table.
bool has_containers(Tree const& tree, Tree::Node node) {
    auto const containers = tree.member(node, "containers");
    return tree.form(containers) == Form::list and tree.form(tree.first(containers)) == Form::table;
}

/// What describes the pod itself, and holds no other.
bool is_of_the_pod(std::string_view key) {
    constexpr std::array<std::string_view, 6> keys{"containers",          "initContainers", "container",
                                                   "ephemeralContainers", "script",         "sidecars"};
    return std::ranges::find(keys, key) != keys.end();
}

Tree::Node metadata_of(Tree const& tree, Tree::Node spec) {
    return tree.member(tree.key(spec) == "spec" ? tree.parent(spec) : spec, "metadata");
}

}  // namespace

Tree::Node step_container(Tree const& tree, Tree::Node node) {
    for (auto const* const key : {"container", "script"})
        if (auto const found = tree.member(node, key); tree.member(found, "image") != Tree::none)
            return found;
    return Tree::none;
}

std::vector<PodTemplate> pod_templates(Manifest const& object) {
    auto const& tree = *object.tree;
    std::vector<PodTemplate> found;
    std::vector<Tree::Node> open{object.node}, inside;
    while (not open.empty()) {
        auto const node = open.back();
        open.pop_back();
        auto const is_pod =
            tree.form(node) == Form::table and (has_containers(tree, node) or step_container(tree, node) != Tree::none);
        if (is_pod)
            found.push_back({node, metadata_of(tree, node)});
        inside.clear();
        for (auto const child : tree.children(node)) {
            auto const is_aside =
                node == object.node and (tree.key(child) == "metadata" or tree.key(child) == "status");
            if (tree.first(child) != Tree::none and not is_aside and not(is_pod and is_of_the_pod(tree.key(child))))
                inside.push_back(child);
        }
        open.insert(open.end(), inside.rbegin(), inside.rend());
    }
    return found;
}

}  // namespace proviso
