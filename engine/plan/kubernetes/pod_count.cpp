// Replicas, from the pod outwards.
#include "engine/plan/kubernetes/pods.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace proviso {
namespace {

/// Kinds that make one pod where they do not say how many.
constexpr std::array<std::string_view, 18> one_by_default{"Pod",
                                                          "Deployment.apps",
                                                          "StatefulSet.apps",
                                                          "ReplicaSet.apps",
                                                          "ReplicationController",
                                                          "Job.batch",
                                                          "CronJob.batch",
                                                          "Rollout.argoproj.io",
                                                          "JobSet.jobset.x-k8s.io",
                                                          "Deployment.extensions",
                                                          "Deployment",
                                                          "ReplicaSet.extensions",
                                                          "LeaderWorkerSet.leaderworkerset.x-k8s.io",
                                                          "PyTorchJob.kubeflow.org",
                                                          "TFJob.kubeflow.org",
                                                          "MPIJob.kubeflow.org",
                                                          "JAXJob.kubeflow.org",
                                                          "XGBoostJob.kubeflow.org"};

/// What multiplies the pods within it, wherever it stands around their specification.
constexpr std::array<std::string_view, 3> factors{"replicas", "parallelism", "numOfHosts"};

class Counter {
public:
    explicit Counter(Manifest const& object) : object_(object), tree_(*object.tree) {}

    Count count(PodTemplate const& pod) {
        for (auto node = pod.spec; node != object_.node;) {
            node = tree_.parent(node);
            if (tree_.key(node) == "daemonSet")
                known_ = false;
            around(node);
        }
        if (object_.kind == "DaemonSet")
            known_ = false;
        if (object_.kind == "LeaderWorkerSet")
            in_group(pod);
        if (tree_.key(tree_.parent(tree_.parent(pod.spec))) == "headGroupSpec")  // of Ray: always one
            said_ = true;
        auto const by_default = std::ranges::find(one_by_default, object_.type()) != one_by_default.end();
        return {known_ and (said_ or by_default), product_, place_};
    }

private:
    void around(Tree::Node table) {
        auto const least = tree_.member(table, "minReplicas"), most = tree_.member(table, "maxReplicas");
        if (most != Tree::none and tree_.value(least).text != tree_.value(most).text) {
            place_ = tree_.value(most).place;
            known_ = false;
        }
        for (auto const name : factors)
            if (name != "parallelism" or object_.group != "argoproj.io")  // there a limit
                times(tree_.member(table, name), 0);
    }

    void times(Tree::Node node, std::uint64_t less) {
        auto const& stated = tree_.value(node);
        if (stated.form == Form::nothing)
            return;
        auto const number = whole_number(stated);
        place_ = stated.place;
        said_ = true;
        known_ = known_ and number and *number >= less and product_ <= most_pods;
        product_ *= known_ ? *number - less : 1;
    }

    /// The leader of a group is one, the workers are the others.
    void in_group(PodTemplate const& pod) {
        auto const inside = tree_.parent(pod.spec);
        auto const group = tree_.parent(inside);
        if (tree_.key(inside) == "workerTemplate")
            times(tree_.member(group, "size"), tree_.member(group, "leaderTemplate") == Tree::none ? 0 : 1);
    }

    static constexpr std::uint64_t most_pods = 1'000'000'000;
    Manifest const& object_;
    Tree const& tree_;
    std::uint64_t product_ = 1;
    bool known_ = true, said_ = false;
    Place place_ = object_.place();
};

}  // namespace

std::optional<std::uint64_t> whole_number(Stated const& stated) {
    constexpr std::uint64_t most = 1'000'000'000;  // so that products of two stay whole numbers
    std::uint64_t number = 0;
    auto const* const end = stated.text.data() + stated.text.size();
    auto const [stop, error] = std::from_chars(stated.text.data(), end, number);
    auto const good = (stated.form == Form::number or stated.form == Form::text) and not stated.text.empty();
    return good and stop == end and error == std::errc() and number <= most ? std::optional(number) : std::nullopt;
}

Stated Count::stated() const {
    Stated stated;
    stated.form = known ? Form::number : Form::unknown;
    stated.text = digits;
    stated.place = place;
    return stated;
}

Count pod_count(Manifest const& object, PodTemplate const& pod) { return Counter(object).count(pod); }

}  // namespace proviso
