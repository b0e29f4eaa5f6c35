// A document of nested tables and lists, as JSON and YAML write them, every value with its place.
//
// Nodes are numbers into one array, so that a tree is cheap to fill, to clear and to walk without recursion. Knows no
// syntax: read_json_tree() and read_yaml_tree() fill it.
#pragma once

#include "engine/plan/complaints.hpp"
#include "engine/plan/stated.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

class JsonCursor;

class Tree {
public:
    using Node = std::uint32_t;
    static constexpr Node none = ~Node{0};

    /// The first value added; `none` of an empty tree.
    Node root() const { return nodes_.empty() ? none : 0; }
    std::size_t size() const { return nodes_.size(); }

    // Of `none`, each answers with nothing.
    Stated const& value(Node node) const { return at(node).value; }
    Form form(Node node) const { return at(node).value.form; }
    std::string_view key(Node node) const { return at(node).key; }  ///< empty in a list and at the root
    Place key_place(Node node) const;
    Node parent(Node node) const { return at(node).parent; }
    Node first(Node node) const { return at(node).first; }  ///< its first child
    Node next(Node node) const { return at(node).next; }    ///< the child after it of the same parent

    /// The child of a table called `key`, to the letter; the first of several, `none` where it has none.
    Node member(Node table, std::string_view key) const;
    /// The child number `index`, from 0, of a list. O(index).
    Node element(Node list, std::size_t index) const;

    /// RFC 6901: `/spec/containers/0/image`.
    std::string pointer(Node node) const;

    /// The children of a node, to be used in a `for`.
    class Children {
    public:
        struct Iterator {
            Tree const* tree;
            Node node;
            Node operator*() const { return node; }
            Iterator& operator++() { return node = tree->next(node), *this; }
            bool operator!=(Iterator const& other) const { return node != other.node; }
        };
        Children(Tree const& tree, Node parent) : tree_(&tree), first_(tree.first(parent)) {}
        Iterator begin() const { return {tree_, first_}; }
        Iterator end() const { return {tree_, none}; }

    private:
        Tree const* tree_;
        Node first_;
    };
    Children children(Node parent) const { return {*this, parent}; }

    // For readers. Texts must outlive the tree, or be kept.
    Node add(Node parent, Stated const& value, std::string_view key = {}, std::uint64_t key_begin = 0);
    void set(Node node, Stated const& value) { nodes_[node].value = value; }
    std::string_view keep(std::string_view text);
    void clear();

private:
    struct Entry {
        Stated value;
        std::string_view key;
        std::uint64_t key_begin = 0;
        Node parent = none, first = none, last = none, next = none;
        std::uint32_t children = 0;
    };
    struct Member {
        Node table;
        std::string_view key;
        bool operator==(Member const&) const = default;
    };
    struct MemberHash {
        std::size_t operator()(Member const& member) const {
            return std::hash<std::string_view>()(member.key) + 0x9E3779B97F4A7C15U * member.table;
        }
    };
    static constexpr std::uint32_t few = 16;  ///< children, looked through one after the other
    Entry const& at(Node node) const { return node == none ? nothing_ : nodes_[node]; }

    std::vector<Entry> nodes_;
    std::unordered_map<Member, Node, MemberHash> members_;  ///< of tables with more than a few
    std::vector<std::unique_ptr<std::string>> kept_;
    Entry nothing_;
};

/// Says which keys of a table stand twice. O(n log n) of its members.
void refuse_twice_in(Tree const& tree, Tree::Node table, Complaints& out);

/// Says of each table of the tree, below `node`, which keys stand twice. O(n log n) of the nodes.
void refuse_twice(Tree const& tree, Tree::Node node, Complaints& out);

/// Reads the value at the cursor into `tree`, under `parent`. False where it is malformed: then cursor.fault() says
/// why. Texts without escapes are views of the cursor's text.
bool read_json_tree(JsonCursor& cursor, Tree& tree, Tree::Node parent = Tree::none, std::string_view key = {},
                    std::uint64_t key_begin = 0);

}  // namespace proviso
