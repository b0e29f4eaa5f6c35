// Places in manifests: the file is read again, once, and each object asked again for what is wanted.
#include "engine/plan/kubernetes/planned.hpp"
#include "engine/plan/kubernetes/workload.hpp"
#include "engine/plan/locate.hpp"

#include <type_traits>
#include <unordered_map>

namespace proviso {
namespace {

constexpr auto number = static_cast<std::size_t>(PlanFormat::kubernetes);

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
        auto const* const planned = pods_of(origin);
        if (planned == nullptr)
            return {};
        if (type.key == field)
            return planned->object->place();
        auto const place = ask(*planned, type, field, [](Evidence const& evidence) { return evidence.stated.place; });
        return place.length == 0 ? std::nullopt : std::optional(place);
    }

    std::string derivation(RecordType const& type, std::uint64_t origin, std::uint16_t field) override {
        auto const* const planned = pods_of(origin);
        if (planned == nullptr or type.key == field)
            return {};
        return ask(*planned, type, field,
                   [&](Evidence const& evidence) { return words_of_known(evidence, type, field, mapping()); });
    }

private:
    /// Null where no pods stand there, as where nothing says what they are.
    PlannedPods const* pods_of(std::uint64_t origin) const {
        auto const found = pods_.find(origin);
        return found == pods_.end() or not mappings_->of[number] ? nullptr : &found->second;
    }
    Mapping const& mapping() const { return *mappings_->of[number]; }

    /// What `use` makes of the evidence, which holds no longer.
    template <typename Use>
    std::invoke_result_t<Use, Evidence> ask(PlannedPods const& planned, RecordType const& type, std::uint16_t field,
                                            Use const& use) const {
        Workload const workload(*planned.object, planned.pod, planned.pods);
        auto const treatment = treatment_of(*planned.object, mapping(), type.fields.size());
        std::vector<SetField> const no_set;
        return use(Inquiry(type, mapping(), treatment, workload, no_set).field(field));
    }

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
