// Autoscalers and owners.
#include "engine/plan/kubernetes/planned.hpp"
#include "engine/plan/mapping/evidence.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Scaler {
    std::string_view kind, least, most;
    std::uint64_t least_by_default, most_by_default;
};
constexpr std::array scalers{Scaler{"HorizontalPodAutoscaler", "minReplicas", "maxReplicas", 1, 0},
                             Scaler{"ScaledObject", "minReplicaCount", "maxReplicaCount", 0, 100}};

/// Of what a scaler names by a placeholder, or not at all.
constexpr std::string_view any_name{};

std::string_view text_at(Tree const& tree, Tree::Node node, std::string_view key) {
    return tree.value(tree.member(node, key)).text;
}

}  // namespace

void Cluster::add(Manifests const& manifests) {
    for (auto const& object : manifests.objects) {
        all_.emplace(key(object.space, object.kind, object.name), &object);
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
    auto const name = text_at(tree, target, "name");
    auto const anywhere = is_placeholder(object.space);
    Count const count{least and least == most and not anywhere, least.value_or(0), object.place()};
    scaled_[{kind.empty() ? "Deployment" : kind, is_placeholder(name) ? any_name : name}].push_back(
        {anywhere ? std::string_view() : object.space, count});
}

/// Of several, and of one that may stand in another namespace, it is not known which holds.
std::optional<Count> Cluster::scaled(Manifest const& object) const {
    std::optional<Count> out;
    for (auto const name : {object.name, any_name}) {
        auto const found = scaled_.find({object.kind, name});
        for (auto const& [space, count] : found == scaled_.end() ? std::vector<Scaled>() : found->second) {
            auto const same = key(space, {}, {}) == key(object.space, {}, {});
            if (not same and not space.empty() and not object.space.empty())
                continue;
            auto const sure = same and not out and name == object.name;
            out = count;
            out->known = out->known and sure;
        }
    }
    return out;
}

Manifest const* Cluster::named_owner(Manifest const& object) const {
    auto const& tree = *object.tree;
    for (auto const owner : tree.children(descend(tree, object.node, {"metadata", "ownerReferences"}))) {
        if (not tree.value(tree.member(owner, "controller")).truth)
            continue;
        auto const found = all_.find(key(object.space, text_at(tree, owner, "kind"), text_at(tree, owner, "name")));
        if (found != all_.end())
            return found->second;
    }
    return nullptr;
}

Manifest const* Cluster::owner(Manifest const& object) const {
    constexpr int longest_chain = 10;
    auto const* const first = named_owner(object);
    auto const* at = first;
    for (int i = 0; at != nullptr and at != &object and i < longest_chain; ++i)
        at = named_owner(*at);
    return at == nullptr ? first : nullptr;
}

}  // namespace proviso
