// The objects of a file → what runs: one entry for each kind of pod.
#pragma once

#include "engine/plan/kubernetes/pods.hpp"
#include "engine/plan/mapping/mapping.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace proviso {

/// What the objects of all files, which must outlive it, say of each other.
class Cluster {
public:
    void add(Manifests const& manifests);

    /// How many pods an autoscaler gives the object; nothing where none scales it.
    std::optional<Count> scaled(Manifest const& object) const;
    /// The object that makes this one; null where none of the plan does, or where they make each other.
    Manifest const* owner(Manifest const& object) const;

private:
    using Key = std::array<std::string_view, 3>;  ///< namespace, kind, name
    static Key key(std::string_view space, std::string_view kind, std::string_view name) {
        return {space.empty() ? "default" : space, kind, name};
    }
    void add_scaler(Manifest const& object);
    Manifest const* named_owner(Manifest const& object) const;

    struct Scaled {
        std::string_view space;  ///< of the scaler; empty where it does not say
        Count count;
    };
    std::map<std::array<std::string_view, 2>, std::vector<Scaled>> scaled_;  ///< by kind and name
    std::map<Key, Manifest const*> all_;
};

/// What will be one record.
struct PlannedPods {
    Manifest const* object = nullptr;
    std::optional<PodTemplate> pod;  ///< none of an object that does not say which pods it makes
    Count pods;
    Treatment const* treatment = nullptr;
    std::string name;  ///< `shop/Deployment/web`

    /// Where in the file it is said: no two have the same, but copies by an alias.
    std::uint64_t origin() const;
};

/// Objects of a kind that no mapping names and that holds no pod.
struct UnknownKind {
    Place first;
    std::size_t count = 0;
};

struct PlannedObjects {
    std::vector<PlannedPods> pods;
    std::map<std::string, UnknownKind> unknown;             ///< by type: `Kafka.kafka.strimzi.io`
    std::unordered_map<std::string, Treatment> treatments;  ///< by type, apart where they hold pods
};

/// What a mapping says of an object by its type `Kind.group`, or if nothing, and it comes with Kubernetes, by `Kind`. One
/// that holds pods is ignored by its very type alone.
Treatment treatment_of(Manifest const& object, Mapping const& mapping, std::size_t fields);

/// `manifests` and `mapping` must outlive it.
PlannedObjects planned(Manifests const& manifests, Cluster const& cluster, Mapping const& mapping, std::size_t fields,
                       Complaints& out);

}  // namespace proviso
