// Paths into an object and into what is computed of it.
#include "engine/plan/kubernetes/workload.hpp"

#include <algorithm>
#include <map>

namespace proviso {
namespace {

Count product(Count const& pods, Count const& devices) {
    if (devices.known and devices.number == 0)
        return devices;
    auto const place = pods.known or not devices.known ? devices.place : pods.place;
    std::uint64_t all = 0;
    auto const too_many = __builtin_mul_overflow(pods.number, devices.number, &all);
    return {pods.known and devices.known and not too_many, all, place};
}

/// `REGION`, `<zone>`: something else will stand there. Names of regions and zones are in small letters.
bool stands_for_another(std::string_view text) {
    auto const is_small = [](char c) { return c >= 'a' and c <= 'z'; };
    return text.starts_with('<') or text.starts_with("$(") or
           (not text.empty() and std::ranges::none_of(text, is_small));
}

Path without_first(Path const& path) { return {path.begin() + 1, path.end()}; }

}  // namespace

Workload::Workload(Manifest const& object, std::optional<PodTemplate> pod, Count pods)
    : object_(object), pod_(pod), pods_(std::move(pods)), devices_{false, 0, object.place()} {
    auto const own = object.tree->member(object.node, "metadata");
    if (pod_) {
        devices_ = device_count(*object.tree, *pod_);
        labels_ = node_labels(*object.tree, *pod_);
    }
    all_ = product(pods_, devices_);
    if (pod_ and pod_->metadata != own)
        add_tags(pod_->metadata);
    add_tags(own);
}

/// A field that labels and annotations set to different values is unknown.
void Workload::add_tags(Tree::Node metadata) {
    auto const& tree = *object_.tree;
    std::map<std::string, std::size_t> own;  // by the spelling of the field
    for (auto const* const kind : {"annotations", "labels"})
        for (auto const tag : tree.children(tree.member(metadata, kind))) {
            tags_.push_back({tree.key(tag), tree.value(tag), tree.key_place(tag)});
            auto const field = own_tag(tags_.back().name);
            if (field.empty() or tags_.back().value.text.empty())
                continue;
            auto& first = tags_[own.emplace(RecordType::spelling(field), tags_.size() - 1).first->second].value;
            if (first.text != tags_.back().value.text)
                first.form = Form::unknown;
        }
}

void Workload::set_pods(Stated const& number) {
    auto written = number;
    if (number.form == Form::cell)
        written.form = Form::text;
    auto const known = whole_number(written);
    pods_ = {known.has_value(), known.value_or(0), number.place};
    all_ = product(pods_, devices_);
}

Found Workload::counted(Count const& count) const { return {{count.stated()}, false}; }

Found Workload::label(std::string_view key) const {
    auto const found = labels_.find(key);
    if (found == labels_.end())
        return {};
    auto values = found->second;
    for (auto& value : values)
        if ((key.ends_with("/region") or key.ends_with("/zone")) and stands_for_another(value.text))
            value.form = Form::unknown;
    return {std::move(values), false};
}

Found Workload::at(Path const& path) const {
    auto const& first = path.front().key;
    if (path.size() == 1 and first == "pods")
        return counted(pods_);
    if (path.size() == 1 and first == "devices")
        return counted(devices_);
    if (path.size() == 1 and first == "accelerators")
        return counted(all_);
    if (path.size() == 2 and first == "node")
        return label(path[1].key);
    if (first == "pod" and not pod_)
        return {};
    auto const& tree = *object_.tree;
    Found found;
    for (auto const node :
         first == "pod" ? follow(tree, pod_->spec, without_first(path)) : follow(tree, object_.node, path))
        found.values.push_back(tree.value(node));
    return found;
}

}  // namespace proviso
