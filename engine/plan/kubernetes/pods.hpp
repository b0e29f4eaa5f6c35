// The pods that an object of Kubernetes makes: which, how many, on which nodes, with how many accelerators.
//
// By a walk that finds a pod's specification wherever it stands, since objects of any kind may hold some. What cannot
// be told is unknown.
#pragma once

#include "engine/plan/kubernetes/manifests.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

/// One kind of pod that an object makes.
struct PodTemplate {
    Tree::Node spec = Tree::none;      ///< what has `containers`
    Tree::Node metadata = Tree::none;  ///< of the pods; the object's own for a Pod
};

/// The only container of a step of a workflow: its `container`, or the `script` that runs in one.
Tree::Node step_container(Tree const& tree, Tree::Node node);

/// In the order of the file; none of an object that makes no pods, or does not say which. O(nodes).
std::vector<PodTemplate> pod_templates(Manifest const& object);

/// A whole number that a manifest states or implies; unknown where that depends on something else.
struct Count {
    bool known = false;
    std::uint64_t number = 0;
    Place place;  ///< of what it rests on
    std::string digits = known ? std::to_string(number) : std::string();

    /// Its text is a view of `digits`.
    Stated stated() const;
};

/// Nothing where it is no whole number below 10^9; quotes do not matter.
std::optional<std::uint64_t> whole_number(Stated const& stated);

/// How many pods of `pod` the object makes.
Count pod_count(Manifest const& object, PodTemplate const& pod);

/// How many accelerators one pod asks for.
Count device_count(Tree const& tree, PodTemplate const& pod);

/// The labels that a node must have for the pods to be placed on it: several values where any of them will do. A value
/// of Form::unknown: it must have the label.
using NodeLabels = std::map<std::string_view, std::vector<Stated>>;
NodeLabels node_labels(Tree const& tree, PodTemplate const& pod);

}  // namespace proviso
