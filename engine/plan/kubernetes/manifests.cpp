// Documents, lists of objects, and what looks like neither.
#include "engine/plan/kubernetes/manifests.hpp"

#include "engine/plan/json_cursor.hpp"
#include "engine/plan/tree/yaml.hpp"

#include <array>

namespace proviso {
namespace {

std::string_view text_at(Tree const& tree, Tree::Node node) {
    return tree.form(node) == Form::text or tree.form(node) == Form::number ? tree.value(node).text
                                                                            : std::string_view();
}

/// What other files of YAML or JSON have that are no Kubernetes objects, and what to do with them.
struct LookAlike {
    std::string_view key, help;
};
constexpr std::array look_alikes{
    LookAlike{"services", "it looks like a file of Docker Compose, which says neither provider nor region: list its "
                          "services in a plan of your own"},
    LookAlike{"AWSTemplateFormatVersion",
              "it looks like CloudFormation, which is not read: list its resources in a plan "
              "of your own"},
    LookAlike{"Resources", "it looks like CloudFormation, which is not read: list its resources in a plan of your own"},
    LookAlike{"appVersion", "it looks like a Helm chart: give what comes out of it: `helm template CHART > plan.yaml`"},
    LookAlike{"resources", "it looks like what kustomize builds from: give what it builds: `kubectl kustomize FOLDER > "
                           "plan.yaml`"},
};

std::string_view help_for(Tree const& tree, Tree::Node node) {
    for (auto const& [key, help] : look_alikes)
        if (tree.member(node, key) != Tree::none)
            return help;
    return "each object of Kubernetes has `apiVersion` and `kind`";
}

class Collector {
public:
    Collector(Manifests& manifests, Complaints& out) : manifests_(manifests), out_(out) {}

    /// `kind`: of an object in a list that leaves it to the list.
    void add(Tree const& tree, Tree::Node node, std::string_view kind = {}, std::string_view version = {}) {
        if (tree.form(node) == Form::nothing)
            return;
        if (auto const own = text_at(tree, tree.member(node, "kind")); not own.empty())
            kind = own;
        if (auto const own = text_at(tree, tree.member(node, "apiVersion")); not own.empty())
            version = own;
        if (tree.form(node) != Form::table or kind.empty())
            return out_.add(Kind::plan_unknown_format, tree.value(node).place, "this is no object of Kubernetes",
                            std::string(help_for(tree, node)));
        auto const items = tree.member(node, "items");
        if (kind.ends_with("List") and (tree.form(items) == Form::list or tree.form(items) == Form::nothing))
            return add_items(tree, items, kind.substr(0, kind.size() - 4), version);
        add_object(tree, node, kind, version);
    }

private:
    void add_items(Tree const& tree, Tree::Node items, std::string_view kind, std::string_view version) {
        for (auto const item : tree.children(items))
            add(tree, item, kind, version);
    }

    void add_object(Tree const& tree, Tree::Node node, std::string_view kind, std::string_view version) {
        auto const slash = version.find('/');
        auto const group = slash == std::string_view::npos ? std::string_view() : version.substr(0, slash);
        if (kind == "Kustomization" and group == "kustomize.config.k8s.io")
            return out_.add(Kind::plan_unknown_format, tree.value(tree.member(node, "kind")).place,
                            "this is what kustomize builds from, and not what it builds",
                            "give that: `kubectl kustomize FOLDER > plan.yaml`");
        auto const metadata = tree.member(node, "metadata");
        auto name = text_at(tree, tree.member(metadata, "name"));
        if (name.empty())
            name = text_at(tree, tree.member(metadata, "generateName"));
        manifests_.objects.push_back(
            {&tree, node, kind, group, text_at(tree, tree.member(metadata, "namespace")), name});
    }

    Manifests& manifests_;
    Complaints& out_;
};

/// False where it is not JSON.
bool read_json_manifests(std::string_view text, Manifests& manifests, Complaints& out) {
    JsonCursor cursor(text, 0);
    for (cursor.space(); not cursor.ended(); cursor.space()) {
        auto& tree = *manifests.trees.emplace_back(std::make_unique<Tree>());
        if (not read_json_tree(cursor, tree)) {
            auto const& fault = cursor.fault();
            out.add(fault.kind, fault.place, fault.text, fault.help);
            return false;
        }
        refuse_twice(tree, tree.root(), out);
        Collector(manifests, out).add(tree, tree.root());
    }
    return true;
}

void read_yaml_manifests(std::string_view text, Manifests& manifests, Complaints& out) {
    YamlBudget budget;
    for (auto const part : yaml_parts(text, out)) {
        auto& tree = *manifests.trees.emplace_back(std::make_unique<Tree>());
        if (read_yaml_tree(text, part, budget, tree, out))
            Collector(manifests, out).add(tree, tree.root());
    }
}

}  // namespace

Place Manifest::place() const {
    auto const named = descend(*tree, node, {"metadata", "name"});
    auto const known = named == Tree::none ? tree->member(node, "kind") : named;
    return tree->value(known == Tree::none ? node : known).place;
}

Tree::Node descend(Tree const& tree, Tree::Node node, std::initializer_list<std::string_view> keys) {
    for (auto const key : keys)
        node = tree.member(node, key);
    return node;
}

Manifests read_manifests(std::string_view text, Complaints& out) {
    Manifests manifests;
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos or text[first] != '{') {
        read_yaml_manifests(text, manifests, out);
        return manifests;
    }
    Complaints of_json, of_yaml;
    auto const is_json = read_json_manifests(text, manifests, of_json);
    if (not is_json) {  // YAML may begin with a brace as well
        Manifests others;
        read_yaml_manifests(text, others, of_yaml);
        if (of_yaml.empty())
            return others;
    }
    out.append(std::move(of_json));
    return manifests;
}

}  // namespace proviso
