// Tables, lists and what stands for them.
#include "engine/plan/tree/yaml_builder.hpp"

#include <unordered_map>
#include <utility>

namespace proviso {
namespace {

constexpr char const* no_key = "a key is a text, and not a table or list";
constexpr char const* no_table = "`<<` brings in a table, or a list of tables";
constexpr char const* too_many_values = "more than 4,000,000 values in one file";
constexpr char const* too_many_copies = "aliases make more than 100,000 values of this file";
constexpr char const* too_deep = "nested more than 200 deep";

void spend(std::size_t& left, std::size_t begin, char const* text) {
    if (left == 0)
        stop_yaml(Kind::plan_limits, begin, text);
    --left;
}

/// As Kubernetes makes JSON of it: `on` is the key `true`.
std::string_view key_text(Stated const& stated) {
    switch (stated.form) {
        case Form::truth: return stated.truth ? "true" : "false";
        case Form::nothing: return "null";
        default: return stated.text;
    }
}

}  // namespace

void stop_yaml(Kind kind, std::size_t begin, std::string text, std::string help) {
    throw YamlStop{{kind, {begin, 1}, std::move(text), std::move(help), {}}};
}

void YamlBuilder::key(Stated const& stated, std::size_t anchor, bool is_merge) {
    remember(anchor, {stated, Tree::none, false});
    key_ = key_text(stated);
    key_begin_ = stated.place.begin;
    is_merge_ = is_merge;
    open_.back().wants_value = true;
}

void YamlBuilder::value_done() {
    if (not open_.empty())
        open_.back().wants_value = false;
    key_ = {};
    is_merge_ = false;
}

void YamlBuilder::scalar(Stated const& stated, std::size_t anchor) {
    if (takes_merges())
        stop_yaml(Kind::plan_syntax, stated.place.begin, no_table);
    spend(budget_.values, stated.place.begin, too_many_values);
    remember(anchor, {stated, tree_.add(parent(), stated, key_, key_begin_), false});
    value_done();
}

void YamlBuilder::alias(std::size_t anchor, std::size_t begin) {
    alias_begin_ = begin;
    auto const named = anchor < named_.size() ? named_[anchor] : Named{};
    if (named.open)
        stop_yaml(Kind::plan_syntax, begin, "this alias stands inside what it stands for");
    auto const is_nested = named.value.form == Form::table or named.value.form == Form::list;
    if (expects_key() and is_nested)
        stop_yaml(Kind::plan_syntax, begin, no_key);
    if (expects_key()) {
        auto stated = named.value;
        stated.place.begin = begin;
        return key(stated, 0, false);
    }
    if (takes_merges())
        return merge(named.node, begin);
    if (named.node == Tree::none)
        return scalar(named.value, 0);
    copy(named.node, parent(), key_, key_begin_, open_.size());
    value_done();
}

void YamlBuilder::open(Form form, std::size_t begin, std::size_t anchor) {
    if (expects_key())
        stop_yaml(Kind::plan_syntax, begin, no_key);
    if (open_.size() >= YamlBudget::depth)
        stop_yaml(Kind::plan_limits, begin, too_deep);
    spend(budget_.values, begin, too_many_values);
    Open next;
    next.form = form;
    next.anchor = anchor;
    next.joins = takes_merges();
    next.lists = next.joins and form == Form::list;
    if (next.lists and open_.back().lists)
        stop_yaml(Kind::plan_syntax, begin, no_table);
    Stated stated;
    stated.form = form;
    stated.place = {begin, 1};
    // what `<<` brings in stands beside the tree until it is copied into it
    next.node = tree_.add(next.joins ? Tree::none : parent(), stated, key_, key_begin_);
    remember(anchor, {stated, next.node, true});
    value_done();
    open_.push_back(std::move(next));
}

void YamlBuilder::close() {
    auto const ended = std::move(open_.back());
    open_.pop_back();
    if (ended.anchor != 0)
        named_[ended.anchor].open = false;
    if (ended.form == Form::table) {
        refuse_twice_in(tree_, ended.node, out_);
        join(ended.node, ended.merged);
    }
    if (ended.lists)
        open_.back().merged.insert(open_.back().merged.end(), ended.merged.begin(), ended.merged.end());
    else if (ended.joins)
        open_.back().merged.push_back({ended.node, ended.node});
    value_done();
}

/// What a table says itself holds; of two that it brings in, the first. What it says before them is an error: some
/// readers let it be overridden.
void YamlBuilder::join(Tree::Node table, std::vector<Merged> const& sources) {
    if (sources.empty())
        return;
    std::unordered_map<std::string_view, Tree::Node> own;
    for (auto const child : tree_.children(table))
        own.emplace(tree_.key(child), child);
    for (auto const& [source, at] : sources)
        for (auto child = tree_.first(source); child != Tree::none; child = tree_.next(child)) {
            auto const key = tree_.key(child);
            auto const place = tree_.key_place(child);
            auto const [found, is_new] = own.emplace(key, Tree::none);
            if (is_new)
                copy(child, table, key, place.begin, open_.size() + 1);
            else if (found->second < at)
                out_.twice(tree_.key_place(found->second),
                           "`" + std::string(key) + "` stands before the `<<` that brings it in as well", place);
        }
}

void YamlBuilder::merge(Tree::Node table, std::size_t begin) {
    if (tree_.form(table) != Form::table)
        stop_yaml(Kind::plan_syntax, begin, no_table);
    open_.back().merged.push_back({table, static_cast<Tree::Node>(tree_.size())});
    if (not open_.back().lists)
        value_done();
}

/// A copy of `node` under `to`. Not deeper than YamlBudget::depth, and so by recursion.
void YamlBuilder::copy(Tree::Node node, Tree::Node to, std::string_view key, std::size_t key_begin, std::size_t depth) {
    auto const stated = tree_.value(node);
    spend(budget_.copies, alias_begin_, too_many_copies);
    if (depth > YamlBudget::depth)
        stop_yaml(Kind::plan_limits, alias_begin_, too_deep, "aliases nest what they stand for");
    auto const made = tree_.add(to, stated, key, key_begin);
    for (auto child = tree_.first(node); child != Tree::none; child = tree_.next(child))
        copy(child, made, tree_.key(child), tree_.key_place(child).begin, depth + 1);
}

void YamlBuilder::remember(std::size_t anchor, Named named) {
    if (anchor == 0)
        return;
    if (named_.size() <= anchor)
        named_.resize(anchor + 1);
    named_[anchor] = std::move(named);
}

}  // namespace proviso
