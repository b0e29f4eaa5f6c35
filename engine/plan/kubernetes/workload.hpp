// What one kind of pod of one object is, as a mapping asks about it.
//
// Beside the object as it is written (`metadata.namespace`, `spec.paused`) a mapping can ask for `pod.…`, the pods'
// specification; `node."LABEL"`, what their nodes must be labelled; and the numbers `pods`, how many there are,
// `devices`, the accelerators of each, and `accelerators`, those of all.
#pragma once

#include "engine/plan/kubernetes/pods.hpp"
#include "engine/plan/mapping/evidence.hpp"

namespace proviso {

class Workload : public Resource {
public:
    /// `pod`: none of an object that does not say which pods it makes, of which nothing is known then.
    Workload(Manifest const& object, std::optional<PodTemplate> pod, Count pods);

    Found at(Path const& path) const override;
    std::vector<Tag> const& tags() const override { return tags_; }

    /// How many pods there are, by what counts more than the manifest's own number.
    void set_pods(Stated const& number);

private:
    void add_tags(Tree::Node metadata);
    Found counted(Count const& count) const;
    Found label(std::string_view key) const;

    Manifest const& object_;
    std::optional<PodTemplate> pod_;
    Count pods_, devices_, all_;
    NodeLabels labels_;
    std::vector<Tag> tags_;
};

}  // namespace proviso
