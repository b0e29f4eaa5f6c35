// Node selectors and required node affinities; preferences and tolerations place nothing.
#include "engine/plan/kubernetes/pods.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 2> region_labels{"topology.kubernetes.io/region",
                                                        "failure-domain.beta.kubernetes.io/region"};

constexpr std::size_t most_values = 100;  // more than that tell nothing, and need not be compared

Stated unknown_at(Place place) {
    Stated stated;
    stated.form = Form::unknown;
    stated.place = place;
    return stated;
}

bool same(Stated const& a, Stated const& b) { return a.form == b.form and a.text == b.text; }

/// The values that are in both; all it can be is unknown where there is none.
void narrow(std::vector<Stated>& values, std::vector<Stated> const& also) {
    auto const place = values.front().place;
    auto const is_open = [](auto const& value) { return value.form == Form::unknown; };
    if (std::ranges::any_of(also, is_open))
        return;
    if (std::ranges::any_of(values, is_open))
        values = also;
    else
        std::erase_if(values, [&](auto const& value) {
            return std::ranges::none_of(also, [&](auto const& other) { return same(value, other); });
        });
    if (values.empty())
        values.push_back(unknown_at(place));
}

void require_all(NodeLabels& labels, NodeLabels const& also) {
    for (auto const& [key, values] : also)
        if (auto const [found, is_new] = labels.emplace(key, values); not is_new)
            narrow(found->second, values);
}

/// What may hold: the values of either, and what only one of them asks for is unknown.
void either(NodeLabels& labels, NodeLabels const& other) {
    for (auto const& [key, values] : other)
        labels.emplace(key, std::vector{unknown_at(values.front().place)});
    for (auto& [key, values] : labels) {
        auto const also = other.find(key);
        if (also == other.end())
            values = {unknown_at(values.front().place)};
        for (auto const& value : also == other.end() ? std::vector<Stated>() : also->second)
            if (std::ranges::none_of(values, [&](auto const& known) { return same(known, value); }))
                values.push_back(value);
        if (values.size() > most_values)
            values = {unknown_at(values.front().place)};
    }
}

/// Of a label that says what a node is by its value; others, as those of a node pool, say it by being there.
bool says_by_value(std::string_view key) {
    constexpr std::array<std::string_view, 9> endings{
        "/region",           "/zone",     "/instance-type",   "/gke-accelerator", "-tpu-accelerator", "/gpu.product",
        "/gpu.product-name", "-gpu-name", "-accelerator-name"};
    return std::ranges::any_of(endings, [&](auto ending) { return key.ends_with(ending); });
}

NodeLabels of_term(Tree const& tree, Tree::Node term) {
    NodeLabels labels;
    for (auto const expression : tree.children(tree.member(term, "matchExpressions"))) {
        auto const key = tree.value(tree.member(expression, "key"));
        auto const operation = tree.value(tree.member(expression, "operator")).text;
        std::vector<Stated> values;
        if (operation == "In")
            for (auto const value : tree.children(tree.member(expression, "values")))
                values.push_back(tree.value(value));
        auto const excludes = operation == "NotIn" and says_by_value(key.text);
        if (operation == "Exists" or excludes or
            (operation == "In" and (values.empty() or values.size() > most_values)))
            values = {unknown_at(key.place)};
        if (not values.empty())
            require_all(labels, {{key.text, values}});
    }
    return labels;
}

NodeLabels of_affinity(Tree const& tree, Tree::Node spec) {
    auto const terms =
        descend(tree, spec,
                {"affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"});
    NodeLabels labels;
    for (auto term = tree.first(terms); term != Tree::none; term = tree.next(term))
        if (term == tree.first(terms))
            labels = of_term(tree, term);
        else
            either(labels, of_term(tree, term));
    return labels;
}

/// Pods that are spread over regions are in none of them alone.
void spread(Tree const& tree, Tree::Node spec, NodeLabels& labels) {
    for (auto const constraint : tree.children(tree.member(spec, "topologySpreadConstraints"))) {
        auto const key = tree.value(tree.member(constraint, "topologyKey"));
        auto const is_region = std::ranges::find(region_labels, key.text) != region_labels.end();
        if (is_region and tree.value(tree.member(constraint, "whenUnsatisfiable")).text != "ScheduleAnyway")
            labels.emplace(key.text, std::vector{unknown_at(key.place)});
    }
}

NodeLabels own_labels(Tree const& tree, Tree::Node spec) {
    NodeLabels labels;
    for (auto const label : tree.children(tree.member(spec, "nodeSelector")))
        labels[tree.key(label)] = {tree.value(label)};
    require_all(labels, of_affinity(tree, spec));
    return labels;
}

/// Labels that stand around a pod: of a workflow, for all of its templates; elsewhere it is not known for what.
void inherit(Tree const& tree, Tree::Node spec, NodeLabels& labels) {
    for (auto node = tree.parent(spec); node != Tree::none; node = tree.parent(node)) {
        auto const is_for_all = tree.form(tree.member(node, "templates")) == Form::list;
        for (auto& [key, values] : own_labels(tree, node))
            labels.emplace(key, is_for_all ? values : std::vector{unknown_at(values.front().place)});
    }
}

}  // namespace

NodeLabels node_labels(Tree const& tree, PodTemplate const& pod) {
    auto labels = own_labels(tree, pod.spec);
    inherit(tree, pod.spec, labels);
    spread(tree, pod.spec, labels);
    return labels;
}

}  // namespace proviso
