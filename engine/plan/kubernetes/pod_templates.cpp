// A walk over the whole object.
#include "engine/plan/kubernetes/pods.hpp"

namespace proviso {
namespace {

/// A list of containers: each a table.
bool has_containers(Tree const& tree, Tree::Node node) {
    auto const containers = tree.member(node, "containers");
    return tree.form(containers) == Form::list and tree.form(tree.first(containers)) == Form::table;
}

/// One container where a step of a workflow has it.
bool has_container(Tree const& tree, Tree::Node node) {
    return tree.member(tree.member(node, "container"), "image") != Tree::none;
}

Tree::Node metadata_of(Tree const& tree, Tree::Node spec) {
    return tree.member(tree.key(spec) == "spec" ? tree.parent(spec) : spec, "metadata");
}

}  // namespace

std::vector<PodTemplate> pod_templates(Manifest const& object) {
    auto const& tree = *object.tree;
    std::vector<PodTemplate> found;
    std::vector<Tree::Node> open{object.node}, inside;
    while (not open.empty()) {
        auto const node = open.back();
        open.pop_back();
        if (tree.form(node) == Form::table and (has_containers(tree, node) or has_container(tree, node))) {
            found.push_back({node, metadata_of(tree, node)});
            continue;
        }
        inside.clear();
        for (auto const child : tree.children(node)) {
            auto const is_aside =
                node == object.node and (tree.key(child) == "metadata" or tree.key(child) == "status");
            if (tree.first(child) != Tree::none and not is_aside)
                inside.push_back(child);
        }
        open.insert(open.end(), inside.rbegin(), inside.rend());
    }
    return found;
}

}  // namespace proviso
