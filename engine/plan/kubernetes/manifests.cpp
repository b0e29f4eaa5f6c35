// Documents, lists of objects, and what looks like neither.
#include "engine/plan/kubernetes/manifests.hpp"

#include "engine/plan/json_cursor.hpp"
#include "engine/plan/tree/yaml.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

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

    /// One object, or a list of them alone, as `jq .items` writes it.
    void add_document(Tree const& tree) {
        auto const root = tree.root();
        if (tree.form(root) != Form::list or tree.member(tree.first(root), "kind") == Tree::none)
            return add(tree, root);
        for (auto const item : tree.children(root))
            add(tree, item);
    }

private:
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

/// The kind of the document that `place` is in, where that is a Secret: the word itself.
std::optional<Place> secret_around(std::string_view text, Place place) {
    constexpr std::string_view between = "\n---", word = "Secret";
    auto const begin = text.rfind(between, place.begin);
    auto const from = begin == std::string_view::npos ? 0 : begin;
    auto const end = std::min(text.find(between, from + 1), text.size());
    for (auto at = text.find(word, from); at < end; at = text.find(word, at + 1)) {
        auto const before = text.substr(from, at - from);
        auto const key = before.find_last_not_of("\"' \t:");
        auto const is_kind = key != std::string_view::npos and before.substr(0, key + 1).ends_with("kind");
        auto const next = at + word.size() < text.size() ? text[at + word.size()] : ' ';
        if (is_kind and std::isalnum(static_cast<unsigned char>(next)) == 0)
            return Place{at, word.size()};
    }
    return {};
}

/// Nothing of a Secret is shown, whatever is wrong in it.
void add_without_secrets(Complaints const& found, std::string_view text, Complaints& out) {
    for (auto const& complaint : found.kept()) {
        auto const secret = secret_around(text, complaint.place);
        auto const help = complaint.help + (complaint.help.empty() ? "" : "; ");
        if (secret)
            out.add(complaint.kind, *secret, "in this Secret: " + complaint.text, help + "no line of it is shown here");
        else if (complaint.earlier)
            out.twice(complaint.place, complaint.text, *complaint.earlier);
        else
            out.add(complaint.kind, complaint.place, complaint.text, complaint.help);
    }
}

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
        Collector(manifests, out).add_document(tree);
    }
    return true;
}

void read_yaml_manifests(std::string_view text, Manifests& manifests, Complaints& out) {
    YamlBudget budget;
    for (auto const part : yaml_parts(text, out)) {
        auto& tree = *manifests.trees.emplace_back(std::make_unique<Tree>());
        if (read_yaml_tree(text, part, budget, tree, out))
            Collector(manifests, out).add_document(tree);
    }
}

Manifests read_objects(std::string_view text, Complaints& out) {
    Manifests manifests;
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos or (text[first] != '{' and text[first] != '[')) {
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
    Complaints found;
    auto manifests = read_objects(text, found);
    add_without_secrets(found, text, out);
    return manifests;
}

}  // namespace proviso
