// Accelerators from the resources that containers ask for.
#include "engine/plan/kubernetes/pods.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace proviso {
namespace {

/// Resources of which one is one accelerator.
constexpr std::array<std::string_view, 9> whole_devices{
    "nvidia.com/gpu",     "amd.com/gpu",      "google.com/tpu",  "aws.amazon.com/neuron", "aws.amazon.com/neurondevice",
    "gpu.intel.com/i915", "gpu.intel.com/xe", "habana.ai/gaudi", "huawei.com/Ascend910"};

/// What the name of another accelerator, or of a part of one, has in it.
constexpr std::array<std::string_view, 9> device_words{"gpu",   "mig-",   "neuron", "tpu", "npu",
                                                       "gaudi", "ascend", "i915",   "dcu"};

bool is_whole(std::string_view name) { return std::ranges::find(whole_devices, name) != whole_devices.end(); }

bool is_device(std::string_view name) {
    auto const letter_is = [](char upper, char c) {
        return (upper >= 'A' and upper <= 'Z' ? static_cast<char>(upper - 'A' + 'a') : upper) == c;
    };
    auto const has = [&](std::string_view word) {
        return std::search(name.begin(), name.end(), word.begin(), word.end(), letter_is) != name.end();
    };
    return is_whole(name) or (name.find('/') != std::string_view::npos and std::ranges::any_of(device_words, has));
}

class Devices {
public:
    explicit Devices(Tree const& tree) : tree_(tree) {}

    Count count(PodTemplate const& pod) {
        auto const containers = tree_.member(pod.spec, "containers");
        for (auto const container : tree_.children(containers))
            running_ += asked(container);
        if (containers == Tree::none)
            running_ += asked(step_container(tree_, pod.spec));
        for (auto const container : tree_.children(tree_.member(pod.spec, "sidecars")))
            running_ += asked(container);
        // containers that prepare run before the others and one at a time, except those that go on running
        for (auto const container : tree_.children(tree_.member(pod.spec, "initContainers"))) {
            auto const devices = asked(container);
            if (tree_.value(tree_.member(container, "restartPolicy")).text == "Always")
                running_ += devices;
            else
                preparing_ = std::max(preparing_, devices);
        }
        auto const number = std::max(running_, preparing_);
        if (tree_.first(tree_.member(pod.spec, "resourceClaims")) != Tree::none or
            (number == 0 and tree_.value(tree_.member(pod.spec, "runtimeClassName")).text.starts_with("nvidia")))
            known_ = false;
        return {known_, number, place_};
    }

private:
    std::uint64_t asked(Tree::Node container) {
        auto const resources = tree_.member(container, "resources");
        if (tree_.first(tree_.member(resources, "claims")) != Tree::none)
            known_ = false;
        std::uint64_t sum = 0;
        std::unordered_map<std::string_view, std::string_view> limits;
        for (auto const limit : tree_.children(tree_.member(resources, "limits")))
            if (is_device(tree_.key(limit)) and limits.emplace(tree_.key(limit), tree_.value(limit).text).second)
                sum += devices(limit);
        for (auto const request : tree_.children(tree_.member(resources, "requests"))) {
            auto const limit = limits.find(tree_.key(request));
            if (limit != limits.end())
                known_ = known_ and limit->second == tree_.value(request).text;  // else refused by Kubernetes
            else if (is_device(tree_.key(request)))
                sum += devices(request);
        }
        return sum;
    }

    std::uint64_t devices(Tree::Node resource) {
        auto const name = tree_.key(resource);
        auto const& stated = tree_.value(resource);
        auto const number = whole_number(stated);
        place_ = stated.place;
        known_ = known_ and number and (is_whole(name) or *number == 0);
        return number.value_or(0);
    }

    Tree const& tree_;
    std::uint64_t running_ = 0, preparing_ = 0;
    bool known_ = true;
    Place place_;
};

}  // namespace

Count device_count(Tree const& tree, PodTemplate const& pod) { return Devices(tree).count(pod); }

}  // namespace proviso
