// Treatments and names.
#include "engine/plan/kubernetes/planned.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_templates = 250;

/// `/spec/workerGroupSpecs/0` for each; the way from the object to where the pods are described.
std::vector<std::string> ways(Manifest const& object, std::vector<PodTemplate> const& templates) {
    auto const& tree = *object.tree;
    std::unordered_map<Tree::Node, std::size_t> indices;  // of the elements of lists on the way
    auto const step = [&](Tree::Node node) {
        auto const parent = tree.parent(node);
        if (tree.form(parent) != Form::list)
            return std::string(tree.key(node));
        if (not indices.contains(node))
            for (std::size_t index = 0; auto const child : tree.children(parent))
                indices[child] = index++;
        return std::to_string(indices[node]);
    };
    std::vector<std::string> ways;
    for (auto const& pod : templates) {
        std::string way;
        for (auto node = pod.spec; node != object.node; node = tree.parent(node))
            way.insert(0, "/" + step(node));
        for (std::string_view const end : {"/spec", "/template"})
            if (way.ends_with(end))
                way.resize(way.size() - end.size());
        ways.push_back(std::move(way));
    }
    return ways;
}

/// Of the core objects, and of the groups that come with Kubernetes: `apps`, `networking.k8s.io`.
bool is_built_in(std::string_view group) {
    return group.find('.') == std::string_view::npos or group.ends_with(".k8s.io");
}

/// By its very type, and not by a pattern that others fit as well.
bool is_ignored_by_name(Manifest const& object, Mapping const& mapping) {
    auto const names = [&](std::string const& type) {
        return type == object.type() or (type == object.kind and is_built_in(object.group));
    };
    return std::ranges::any_of(mapping.layers,
                               [&](MappingLayer const& layer) { return std::ranges::any_of(layer.ignored, names); });
}

class Planner {
public:
    Planner(Manifests const& manifests, Cluster const& cluster, Mapping const& mapping, std::size_t fields,
            Complaints& out)
        : manifests_(manifests), cluster_(cluster), mapping_(mapping), fields_(fields), out_(out) {}

    PlannedObjects plan() {
        for (auto const& object : manifests_.objects)
            if (auto const& treatment = this->treatment(object);
                not treatment.ignored and not is_made_by_another(object))
                add(object, treatment);
        return std::move(planned_);
    }

private:
    /// Its pods are counted there. An owner that does not describe any says nothing of them.
    bool is_made_by_another(Manifest const& object) {
        auto const* const owner = cluster_.owner(object);
        return owner != nullptr and may_make(*owner, object) and not pod_templates(*owner).empty() and
               not treatment(*owner).ignored;
    }

    /// What comes with Kubernetes makes pods, replica sets and jobs; what others define may make anything.
    static bool may_make(Manifest const& owner, Manifest const& object) {
        return not is_built_in(owner.group) or object.kind == "Pod" or object.kind == "ReplicaSet" or
               object.kind == "Job";
    }

    Treatment const& treatment(Manifest const& object) {
        auto const [found, is_new] =
            planned_.treatments.try_emplace(object.type() + (pod_templates(object).empty() ? "" : " of pods"));
        if (is_new)
            found->second = treatment_of(object, mapping_, fields_);
        return found->second;
    }

    void add(Manifest const& object, Treatment const& treatment) {
        auto const templates = pod_templates(object);
        if (templates.size() > most_templates)
            return out_.add(Kind::plan_limits, object.place(), "one object with more than 250 kinds of pods");
        auto const name = std::string(object.space) + (object.space.empty() ? "" : "/") + std::string(object.kind) +
                          "/" + std::string(object.name.empty() ? "(no name)" : object.name);
        if (templates.empty()) {
            planned_.pods.push_back({&object, {}, {false, 0, object.place()}, &treatment, name});
            if (treatment.named)
                return;
            auto& unknown = planned_.unknown[object.type()];
            if (unknown.count++ == 0)
                unknown.first = object.place();
            return;
        }
        auto const ways = templates.size() > 1 ? proviso::ways(object, templates) : std::vector<std::string>(1);
        for (std::size_t i = 0; i < templates.size(); ++i)
            planned_.pods.push_back({&object, templates[i], count(object, templates[i]), &treatment, name + ways[i]});
    }

    Count count(Manifest const& object, PodTemplate const& pod) const {
        auto const scaled = cluster_.scaled(object);
        return scaled ? *scaled : pod_count(object, pod);
    }

    Manifests const& manifests_;
    Cluster const& cluster_;
    Mapping const& mapping_;
    std::size_t fields_;
    Complaints& out_;
    PlannedObjects planned_;
};

}  // namespace

std::uint64_t PlannedPods::origin() const { return object->tree->value(pod ? pod->spec : object->node).place.begin; }

Treatment treatment_of(Manifest const& object, Mapping const& mapping, std::size_t fields) {
    auto treatment = mapping.treatment(object.type(), fields);
    if (not treatment.named and not treatment.ignored and is_built_in(object.group))
        treatment = mapping.treatment(object.kind, fields);
    auto const is_overlooked =
        treatment.ignored and not is_ignored_by_name(object, mapping) and not pod_templates(object).empty();
    return is_overlooked ? mapping.treatment({}, fields) : treatment;
}

PlannedObjects planned(Manifests const& manifests, Cluster const& cluster, Mapping const& mapping, std::size_t fields,
                       Complaints& out) {
    return Planner(manifests, cluster, mapping, fields, out).plan();
}

}  // namespace proviso
