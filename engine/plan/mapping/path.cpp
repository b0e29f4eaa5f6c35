// Paths: their text, and the walk along them.
#include "engine/plan/mapping/path.hpp"

#include <algorithm>
#include <charconv>

namespace proviso {
namespace {

class PathReader {
public:
    explicit PathReader(std::string_view text) : rest_(text) {}

    std::optional<Path> read() {
        do {
            if (not key())
                return {};
            while (rest_.starts_with('['))
                if (not bracket())
                    return {};
        } while (take('.'));
        return rest_.empty() ? std::optional(std::move(path_)) : std::nullopt;
    }

private:
    bool take(char c) { return rest_.starts_with(c) ? (rest_.remove_prefix(1), true) : false; }

    /// What stands before the next of `stops`, which is then at the front.
    std::string_view until(std::string_view stops) {
        auto const text = rest_.substr(0, rest_.find_first_of(stops));
        rest_.remove_prefix(text.size());
        return text;
    }

    bool key() {
        auto const is_quoted = take('"');
        auto const text = until(is_quoted ? "\"" : ".[]\" ");
        path_.push_back({PathStep::Kind::key, std::string(text), 0});
        return not text.empty() and (not is_quoted or take('"'));
    }

    bool bracket() {
        take('[');
        auto const text = until("]");
        PathStep step{text == "*" ? PathStep::Kind::each : PathStep::Kind::index, {}, 0};
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), step.index);
        auto const good = text == "*" or (error == std::errc() and end == text.data() + text.size());
        path_.push_back(step);
        return good and take(']');
    }

    std::string_view rest_;
    Path path_;
};

void step_into(Tree const& tree, Tree::Node node, PathStep const& step, std::vector<Tree::Node>& found) {
    if (step.kind == PathStep::Kind::each) {
        if (tree.form(node) == Form::list)
            for (auto const child : tree.children(node))
                found.push_back(child);
        return;
    }
    auto const next = step.kind == PathStep::Kind::key ? tree.member(node, step.key) : tree.element(node, step.index);
    if (next != Tree::none)
        found.push_back(next);
}

}  // namespace

std::optional<Path> read_path(std::string_view text) { return PathReader(text).read(); }

std::vector<Tree::Node> follow(Tree const& tree, Tree::Node node, Path const& path) {
    std::vector<Tree::Node> at{node}, next;
    for (auto const& step : path) {
        next.clear();
        for (auto const from : at)
            step_into(tree, from, step, next);
        std::swap(at, next);
    }
    return at;
}

}  // namespace proviso
