// Autoscalers and owners.
#include "engine/plan/kubernetes/planned.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Scaler {
    std::string_view kind, least, most;
    std::uint64_t least_by_default, most_by_default;
};
constexpr std::array scalers{Scaler{"HorizontalPodAutoscaler", "minReplicas", "maxReplicas", 1, 0},
                             Scaler{"ScaledObject", "minReplicaCount", "maxReplicaCount", 0, 100}};

std::string_view text_at(Tree const& tree, Tree::Node node, std::string_view key) {
    return tree.value(tree.member(node, key)).text;
}

}  // namespace

void Cluster::add(Manifests const& manifests) {
    for (auto const& object : manifests.objects) {
        all_.insert({object.space, object.kind, object.name});
        add_scaler(object);
    }
}

void Cluster::add_scaler(Manifest const& object) {
    auto const* const scaler = std::ranges::find(scalers, object.kind, &Scaler::kind);
    if (scaler == scalers.end())
        return;
    auto const& tree = *object.tree;
    auto const spec = tree.member(object.node, "spec");
    auto const bound = [&](std::string_view key, std::uint64_t otherwise) {
        auto const node = tree.member(spec, key);
        return node == Tree::none ? std::optional(otherwise) : whole_number(tree.value(node));
    };
    auto const least = bound(scaler->least, scaler->least_by_default);
    auto const most = bound(scaler->most, scaler->most_by_default);
    auto const target = tree.member(spec, "scaleTargetRef");
    auto const kind = text_at(tree, target, "kind");
    Count const count{least and least == most, least.value_or(0), object.place()};
    scaled_.insert_or_assign({object.space, kind.empty() ? "Deployment" : kind, text_at(tree, target, "name")}, count);
}

std::optional<Count> Cluster::scaled(Manifest const& object) const {
    auto const found = scaled_.find({object.space, object.kind, object.name});
    return found == scaled_.end() ? std::nullopt : std::optional(found->second);
}

bool Cluster::owns(Manifest const& object) const {
    auto const& tree = *object.tree;
    for (auto const owner : tree.children(descend(tree, object.node, {"metadata", "ownerReferences"})))
        if (tree.value(tree.member(owner, "controller")).truth and
            all_.contains({object.space, text_at(tree, owner, "kind"), text_at(tree, owner, "name")}))
            return true;
    return false;
}

}  // namespace proviso
