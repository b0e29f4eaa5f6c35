// The way to a value within a nested document: `spec.nodeSelector."cloud.google.com/gke-accelerator"`, `disk[0].size`,
// `zones[*]`.
#pragma once

#include "engine/plan/tree/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

struct PathStep {
    enum class Kind : std::uint8_t { key, index, each } kind = Kind::key;
    std::string key;
    std::size_t index = 0;
};

using Path = std::vector<PathStep>;

/// Nothing where the text is no path.
std::optional<Path> read_path(std::string_view text);

/// The nodes that `path` leads to from `node`: none, or several where it has a `[*]`.
std::vector<Tree::Node> follow(Tree const& tree, Tree::Node node, Path const& path);

}  // namespace proviso
