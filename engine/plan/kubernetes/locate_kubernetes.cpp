// Places in manifests: the file is read again, once, and each object asked again for what is wanted.
#include "engine/plan/kubernetes/planned.hpp"
#include "engine/plan/kubernetes/workload.hpp"
#include "engine/plan/locate.hpp"

#include <unordered_map>

namespace proviso {
namespace {

class KubernetesRecords : public RecordFile {
public:
    KubernetesRecords(Input& input, Plan const& plan) : mappings_(plan.mappings) {
        Complaints ignored;
        manifests_ = read_manifests(input.read(0, input.size(), buffer_), ignored);
        for (auto const& object : manifests_.objects) {
            auto const templates = pod_templates(object);
            for (auto const& pod : templates)
                add({&object, pod, pod_count(object, pod), nullptr, {}});
            if (templates.empty())
                add({&object, {}, {}, nullptr, {}});
        }
    }

    Place record(std::string_view, std::uint64_t origin) override {
        auto const found = pods_.find(origin);
        return found == pods_.end() ? Place{origin, 1} : found->second.object->place();
    }

    std::optional<Place> value(RecordType const& type, std::uint64_t origin, std::uint16_t field) override {
        auto const found = pods_.find(origin);
        auto const& mapping = mappings_->of[static_cast<std::size_t>(PlanFormat::kubernetes)];
        if (found == pods_.end() or not mapping)
            return {};
        auto const& [object, pod, pods, none, name] = found->second;
        if (type.key == field)
            return object->place();
        Workload const workload(*object, pod, pods);
        auto const treatment = treatment_of(*object, *mapping, type.fields.size());
        std::vector<SetField> const no_set;
        auto const place = Inquiry(type, *mapping, treatment, workload, no_set).field(field).stated.place;
        return place.length == 0 ? std::nullopt : std::optional(place);
    }

private:
    void add(PlannedPods pods) {
        auto const origin = pods.origin();
        pods_.emplace(origin, std::move(pods));
    }

    Buffer buffer_;
    Manifests manifests_;
    std::shared_ptr<Mappings const> mappings_;
    std::unordered_map<std::uint64_t, PlannedPods> pods_;  ///< by origin
};

}  // namespace

std::unique_ptr<RecordFile> open_kubernetes_records(Input& input, Plan const& plan, Vocabulary const&) {
    return std::make_unique<KubernetesRecords>(input, plan);
}

}  // namespace proviso
