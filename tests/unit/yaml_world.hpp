// YAML written in a test, and what was read from it.
#pragma once

#include "engine/plan/tree/yaml.hpp"
#include "tests/unit/tree_shape.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace proviso {

struct ReadYaml {
    explicit ReadYaml(std::string written) : text(std::move(written)) {
        for (auto const part : yaml_parts(text, out)) {
            auto tree = std::make_unique<Tree>();
            good = read_yaml_tree(text, part, budget, *tree, out) and good;
            trees.push_back(std::move(tree));
        }
        good = good and out.empty();
    }
    ReadYaml(ReadYaml const&) = delete;

    /// The documents, one a line.
    std::string shapes() const {
        std::string all;
        for (auto const& tree : trees)
            all += (all.empty() ? "" : "\n") + (tree->size() == 0 ? "nothing" : shape(*tree, tree->root()));
        return all;
    }
    /// `LINE:COLUMN text`, of each complaint.
    std::string faults() const {
        std::string all;
        for (auto const& fault : out.kept())
            all += (all.empty() ? "" : "\n") + position(fault.place.begin) + " " + fault.text +
                   (fault.earlier ? " (first " + position(fault.earlier->begin) + ")" : "");
        return all;
    }
    std::string at(Place place) const { return text.substr(place.begin, place.length); }

    std::string text;
    Complaints out;
    YamlBudget budget;
    std::vector<std::unique_ptr<Tree>> trees;
    bool good = true;

private:
    std::string position(std::size_t offset) const {
        auto const before = text.substr(0, offset);
        auto const lines = std::count(before.begin(), before.end(), '\n');
        return std::to_string(lines + 1) + ":" + std::to_string(before.size() - (before.rfind('\n') + 1) + 1);
    }
};

}  // namespace proviso
