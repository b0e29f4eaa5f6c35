// A resource of a plan, as a mapping asks about it.
#include "engine/plan/terraform/change.hpp"

#include <algorithm>

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
    mark_sensitive(change.after, change.sensitive);
    auto defaults = false;
    for (auto const& [path, merged] : tag_paths()) {
        if (add_tags(path) or not is_unknown(path))
            continue;
        if (merged)
            defaults = true;
        else
            more_tags_ = std::max(more_tags_, is_set(path) ? MoreTags::of_author : MoreTags::of_provider);
    }
    if (defaults)
        add_default_tags();
}

/// By its author; where the plan has no configuration of it, that cannot be ruled out.
bool TerraformResource::is_set(Path const& path) const {
    return configured_ == nullptr or
           std::ranges::find(configured_->attributes, path.front().key) != configured_->attributes.end();
}

bool TerraformResource::is_unknown(Path const& path) const {
    if (change_.tells_unknown)
        return is_marked(tree_, change_.unknown, path, 0);
    return configured_ != nullptr and is_set(path) and follow(tree_, change_.after, path).empty();
}

/// What `marks` says of `value` and of all that is in it.
void TerraformResource::mark_sensitive(Tree::Node value, Tree::Node marks) {
    if (value == Tree::none)
        return;
    if (tree_.value(marks).truth) {
        sensitive_.insert(value);
    } else if (tree_.form(value) == Form::list) {
        auto mark = tree_.first(marks);
        for (auto child = tree_.first(value); child != Tree::none and mark != Tree::none; child = tree_.next(child)) {
            mark_sensitive(child, mark);
            mark = tree_.next(mark);
        }
    } else {
        for (auto const mark : tree_.children(marks))
            mark_sensitive(tree_.member(value, tree_.key(mark)), mark);
    }
}

bool TerraformResource::is_sensitive(Tree::Node node) const {
    while (node != change_.after and node != Tree::none and not sensitive_.contains(node))
        node = tree_.parent(node);
    return sensitive_.contains(node);
}

Stated TerraformResource::value(Tree::Node node) const {
    auto value = tree_.value(node);
    value.sensitive = not sensitive_.empty() and is_sensitive(node);
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
    found.pending = found.values.empty();
    found.computed = found.pending and not is_set(path);
    if (not found.pending)
        found.values.push_back(unknown_value(change_.address.place));
    return found;
}

void TerraformResource::add_tag(std::string_view name, Stated const& value, Place place) {
    if (not name.empty() and tag_names_.insert(name).second)
        tags_.push_back({name, value, place});
}

/// A table with `key` and `value`, either of which may not be known yet.
void TerraformResource::add_tag_of_list(Tree::Node entry) {
    auto const key = tree_.member(entry, "key"), content = tree_.member(entry, "value");
    if (tree_.form(key) == Form::text)
        return add_tag(tree_.value(key).text,
                       tree_.form(content) == Form::nothing ? unknown_value(change_.address.place) : value(content),
                       tree_.value(key).place);
    if (tree_.form(entry) == Form::table)
        more_tags_ = MoreTags::of_author;
}

/// False where nothing stands there. Tags are a table of names, or a list of tables.
bool TerraformResource::add_tags(Path const& path) {
    auto const first = [](auto const& nodes) { return nodes.empty() ? Tree::none : nodes.front(); };
    auto const node = first(follow(tree_, change_.after, path)), marks = first(follow(tree_, change_.unknown, path));
    for (auto const mark : tree_.children(marks))
        if (tree_.value(mark).truth)
            add_tag(tree_.key(mark), unknown_value(change_.address.place), change_.address.place);
    for (auto const child : tree_.children(node))
        if (tree_.form(node) == Form::table)
            add_tag(tree_.key(child), value(child), tree_.key_place(child));
        else
            add_tag_of_list(child);
    return tree_.form(node) != Form::nothing or tree_.first(marks) != Tree::none;
}

void TerraformResource::add_default_tags() {
    auto const defaults = configuration_.default_tags(provider_);
    auto const& tree = configuration_.tree();
    for (auto const tag : tree.children(defaults.table))
        add_tag(tree.key(tag), tree.value(tag), tree.key_place(tag));
    if (defaults.unknown)
        more_tags_ = MoreTags::of_author;
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
