// Nodes linked to parents, first children and neighbours.
#include "engine/plan/tree/tree.hpp"

#include "engine/plan/json_pointers.hpp"

#include <algorithm>

namespace proviso {

Place Tree::key_place(Node node) const {
    auto const& entry = at(node);
    return {entry.key_begin, static_cast<std::uint32_t>(entry.key.size())};
}

Tree::Node Tree::member(Node table, std::string_view key) const {
    if (form(table) != Form::table)
        return none;
    if (nodes_[table].children > few) {
        auto const found = members_.find({table, key});
        return found == members_.end() ? none : found->second;
    }
    auto node = first(table);
    while (node != none and nodes_[node].key != key)
        node = nodes_[node].next;
    return node;
}

Tree::Node Tree::element(Node list, std::size_t index) const {
    auto node = form(list) == Form::list ? first(list) : none;
    for (; node != none and index > 0; --index)
        node = nodes_[node].next;
    return node;
}

std::string Tree::pointer(Node node) const {
    std::string text;
    for (; parent(node) != none; node = parent(node)) {
        std::size_t index = 0;
        if (form(parent(node)) == Form::list)
            for (auto at = first(parent(node)); at != node; at = next(at))
                ++index;
        auto const step = form(parent(node)) == Form::list ? std::to_string(index) : pointer_step(key(node));
        text.insert(0, "/" + step);
    }
    return text;
}

Tree::Node Tree::add(Node parent, Stated const& value, std::string_view key, std::uint64_t key_begin) {
    auto const node = static_cast<Node>(nodes_.size());
    nodes_.push_back({value, key, key_begin, parent, none, none, none, 0});
    if (parent != none) {
        auto& above = nodes_[parent];
        (above.first == none ? above.first : nodes_[above.last].next) = node;
        above.last = node;
        if (++above.children > few and above.value.form == Form::table)
            for (auto child = above.children == few + 1 ? above.first : node; child != none; child = next(child))
                members_.emplace(Member{parent, nodes_[child].key}, child);
    }
    return node;
}

std::string_view Tree::keep(std::string_view text) {
    kept_.push_back(std::make_unique<std::string>(text));
    return *kept_.back();
}

void Tree::clear() {
    nodes_.clear();
    members_.clear();
    kept_.clear();
}

void refuse_twice_in(Tree const& tree, Tree::Node table, Complaints& out) {
    std::vector<Tree::Node> members;
    for (auto const child : tree.children(table))
        members.push_back(child);
    std::ranges::stable_sort(members, {}, [&](auto member) { return tree.key(member); });
    for (std::size_t i = 1; i < members.size(); ++i)
        if (tree.key(members[i]) == tree.key(members[i - 1]))
            out.twice(tree.key_place(members[i]), "`" + std::string(tree.key(members[i])) + "` is given twice",
                      tree.key_place(members[i - 1]));
}

void refuse_twice(Tree const& tree, Tree::Node node, Complaints& out) {
    std::vector<Tree::Node> open{node};
    while (not open.empty()) {
        auto const table = open.back();
        open.pop_back();
        if (tree.form(table) == Form::table)
            refuse_twice_in(tree, table, out);
        for (auto const child : tree.children(table))
            if (tree.first(child) != Tree::none)
                open.push_back(child);
    }
}

}  // namespace proviso
