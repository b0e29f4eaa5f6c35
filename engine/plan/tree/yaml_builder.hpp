// The events of one YAML document → Tree: what aliases, merge keys and the budget come to. Knows no library.
#pragma once

#include "engine/plan/tree/yaml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Thrown where a document cannot be read on; caught in read_yaml_tree().
struct YamlStop {
    Complaint complaint;
};
[[noreturn]] void stop_yaml(Kind kind, std::size_t begin, std::string text, std::string help = {});

class YamlBuilder {
public:
    YamlBuilder(YamlBudget& budget, Tree& tree, Complaints& out) : budget_(budget), tree_(tree), out_(out) {}

    /// Whether the next scalar or alias is a key.
    bool expects_key() const {
        return not open_.empty() and open_.back().form == Form::table and not open_.back().wants_value;
    }
    /// The place of the key whose value comes next; nothing in a list.
    Place key_place() const { return {key_begin_, static_cast<std::uint32_t>(key_.size())}; }

    // `anchor`: a number for each name that the document gives, 0 where it gives none.
    void key(Stated const& stated, std::size_t anchor, bool is_merge);
    void scalar(Stated const& stated, std::size_t anchor);
    void alias(std::size_t anchor, std::size_t begin);
    void open(Form form, std::size_t begin, std::size_t anchor);
    void close();

private:
    struct Named {
        Stated value;
        Tree::Node node = Tree::none;  ///< of a key: none
        bool open = false;
    };
    /// A table whose members come into another, whose own are those before node `at` and those after it.
    struct Merged {
        Tree::Node table, at;
    };
    /// A table or list that has not ended.
    struct Open {
        Tree::Node node = Tree::none;
        Form form = Form::list;
        std::size_t anchor = 0;
        bool wants_value = false;  ///< of a table: its key has been read
        bool joins = false;        ///< it stands after `<<`, alone or in a list
        bool lists = false;        ///< it is the list after `<<`
        std::vector<Merged> merged;
    };

    Tree::Node parent() const { return open_.empty() ? Tree::none : open_.back().node; }
    /// What comes next is what `<<` brings in.
    bool takes_merges() const {
        return not open_.empty() and (open_.back().lists or (open_.back().wants_value and is_merge_));
    }
    void value_done();
    void merge(Tree::Node table, std::size_t begin);
    void join(Tree::Node table, std::vector<Merged> const& sources);
    void copy(Tree::Node node, Tree::Node to, std::string_view key, std::size_t key_begin, std::size_t depth);
    void remember(std::size_t anchor, Named named);

    YamlBudget& budget_;
    Tree& tree_;
    Complaints& out_;
    std::vector<Open> open_;
    std::vector<Named> named_;  ///< by anchor
    std::string_view key_;
    std::size_t key_begin_ = 0;
    std::size_t alias_begin_ = 0;  ///< of the last alias
    bool is_merge_ = false;        ///< the key just read is `<<`
};

}  // namespace proviso
