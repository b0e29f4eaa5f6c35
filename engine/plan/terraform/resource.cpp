// A resource of a plan, as a mapping asks about it.
#include "engine/plan/terraform/change.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct TagPath {
    Path path;
    bool merged;  ///< the provider makes it from the resource's own and its defaults
};

PathStep step(std::string_view key) { return {PathStep::Kind::key, std::string(key), 0}; }

/// Where tags and labels stand; what says most of them first. `tags` of Google Cloud are lists of network tags.
std::vector<TagPath> const& tag_paths() {
    static auto const paths = [] {
        std::vector<TagPath> all;
        for (auto const* const key : {"tags_all", "effective_labels", "terraform_labels"})
            all.push_back({{step(key)}, true});
        for (auto const* const key : {"tags", "tag", "labels", "freeform_tags", "defined_tags"})
            all.push_back({{step(key)}, false});
        PathStep const first{PathStep::Kind::index, {}, 0};
        for (auto const* const key : {"labels", "annotations"})
            all.push_back({{step("metadata"), first, step(key)}, false});
        return all;
    }();
    return paths;
}

std::string_view last_part(std::string_view name) {
    auto const slash = name.rfind('/');
    return slash == name.npos ? name : name.substr(slash + 1);
}

Stated unknown_value(Place place) {
    Stated stated;
    stated.form = Form::unknown;
    stated.place = place;
    return stated;
}

/// Whether `true` stands at the end of `path` or on the way to it.
bool is_marked(Tree const& marks, Tree::Node node, Path const& path, std::size_t from) {
    auto const& value = marks.value(node);
    if (value.form == Form::truth)
        return value.truth;
    if (from == path.size())
        return false;
    auto const& step = path[from];
    if (step.kind == PathStep::Kind::each) {
        for (auto const child : marks.children(node))
            if (is_marked(marks, child, path, from + 1))
                return true;
        return false;
    }
    auto const next = step.kind == PathStep::Kind::key ? marks.member(node, step.key) : marks.element(node, step.index);
    return next != Tree::none and is_marked(marks, next, path, from + 1);
}

}  // namespace

TerraformResource::TerraformResource(Tree const& tree, Change const& change, Configuration const& configuration)
    : tree_(tree), change_(change), configuration_(configuration) {
    auto const module = module_path(change.module_address.empty() ? change.address.text : change.module_address);
    configured_ = configuration.resource(module, change.type, change.name);
    auto const local = last_part(change.provider_name);
    provider_name_ = local.empty() ? change.type.substr(0, change.type.find('_')) : local.substr(0, local.find('.'));
    provider_ = configuration.provider(module, configured_ == nullptr ? "" : configured_->provider_key,
                                       local.empty() ? provider_name_ : local);
    auto defaults = false;
    for (auto const& [path, merged] : tag_paths())
        if (not add_tags(path) and is_unknown(path))
            (merged ? defaults : more_tags_) = true;
    if (defaults)
        add_default_tags();
}

bool TerraformResource::is_unknown(Path const& path) const {
    if (change_.tells_unknown)
        return is_marked(tree_, change_.unknown, path, 0);
    auto const& key = path.front().key;
    return configured_ != nullptr and std::ranges::find(configured_->attributes, key) != configured_->attributes.end();
}

bool TerraformResource::is_sensitive(Tree::Node node) const {
    if (tree_.first(change_.sensitive) == Tree::none)
        return tree_.value(change_.sensitive).truth;
    Path path;
    for (auto at = node; at != change_.after and at != Tree::none; at = tree_.parent(at)) {
        PathStep step{PathStep::Kind::key, std::string(tree_.key(at)), 0};
        if (tree_.form(tree_.parent(at)) == Form::list) {
            step.kind = PathStep::Kind::index;
            for (auto before = tree_.first(tree_.parent(at)); before != at; before = tree_.next(before))
                ++step.index;
        }
        path.insert(path.begin(), step);
    }
    return is_marked(tree_, change_.sensitive, path, 0);
}

Stated TerraformResource::value(Tree::Node node) const {
    auto value = tree_.value(node);
    value.sensitive = is_sensitive(node);
    return value;
}

Found TerraformResource::at(Path const& path) const {
    Found found;
    for (auto const node : follow(tree_, change_.after, path))
        if (tree_.form(node) != Form::nothing)
            found.values.push_back(value(node));
    auto const complete = not change_.tells_unknown and not found.values.empty();
    if (complete or not is_unknown(path))
        return found;
    auto const& key = path.front().key;
    auto const is_set =
        configured_ != nullptr and std::ranges::find(configured_->attributes, key) != configured_->attributes.end();
    if (is_set or not found.values.empty())
        found.values.push_back(unknown_value(change_.address.place));
    else
        found.pending = true;
    return found;
}

void TerraformResource::add_tag(std::string_view name, Stated const& value, Place place) {
    auto const known = std::ranges::any_of(tags_, [&](Tag const& tag) { return tag.name == name; });
    if (not name.empty() and not known)
        tags_.push_back({name, value, place});
}

/// False where nothing stands there. Tags are a table of names, or a list of tables with `key` and `value`.
bool TerraformResource::add_tags(Path const& path) {
    auto const nodes = follow(tree_, change_.after, path);
    if (nodes.empty() or tree_.form(nodes.front()) == Form::nothing)
        return false;
    auto const node = nodes.front();
    for (auto const child : tree_.children(node)) {
        if (tree_.form(node) == Form::table) {
            add_tag(tree_.key(child), value(child), tree_.key_place(child));
            continue;
        }
        auto const key = tree_.member(child, "key"), content = tree_.member(child, "value");
        if (key != Tree::none and content != Tree::none)
            add_tag(tree_.value(key).text, value(content), tree_.value(key).place);
    }
    auto const marks = follow(tree_, change_.unknown, path);
    for (auto const mark : tree_.children(marks.empty() ? Tree::none : marks.front()))
        if (tree_.value(mark).truth)
            add_tag(tree_.key(mark), unknown_value(change_.address.place), change_.address.place);
    return true;
}

void TerraformResource::add_default_tags() {
    auto const defaults = configuration_.default_tags(provider_);
    auto const& tree = configuration_.tree();
    for (auto const tag : tree.children(defaults.table))
        add_tag(tree.key(tag), tree.value(tag), tree.key_place(tag));
    more_tags_ = more_tags_ or defaults.unknown;
}

Found TerraformResource::provider(std::string_view what) const {
    Stated stated;
    if (what == "name" or what == "key") {
        stated.form = Form::text;
        stated.text = what == "name" ? provider_name_ : configuration_.key(provider_);
        stated.place = change_.address.place;
    } else {
        stated = configuration_.argument(provider_, what);
    }
    return stated.form == Form::nothing ? Found{} : Found{{stated}, false};
}

}  // namespace proviso
