#include "tests/conformance/example.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace proviso::conformance {
namespace {

constexpr std::array expectations{"verdicts", "scenarios", "refused", "message", "sentences"};
constexpr std::array formats{"toml", "json", "ndjson", "csv"};
constexpr std::array named{"yaml", "text"};  // a plan where they have a name
constexpr std::array prose{"sh", "yaml", "text"};

template <class List>
bool has(List const& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

/// What a plan or vocabulary block is: the last word of `default plan`, and the name after `plan`.
struct Role {
    bool is_default = false;
    std::string what;
    std::string name;
};

Role role_of(Block const& block) {
    Role role;
    auto rest = block.argument;
    if (rest.starts_with("default ")) {
        role.is_default = true;
        rest = rest.substr(8);
    }
    auto const space = rest.find(' ');
    role.what = rest.substr(0, space);
    role.name = space == std::string::npos ? role.what + "." + block.kind : trimmed(rest.substr(space));
    return role;
}

class Reader {
public:
    explicit Reader(Document const& document) : document_(document) {}

    std::vector<Example> read() {
        for (auto const& section : document_.sections) {
            current_ = {};
            for (auto const& block : section.blocks)
                take(section, block);
            close();
        }
        return std::move(examples_);
    }

private:
    void take(Section const& section, Block const& block) {
        INFO(document_.path.filename().string(), " line ", block.line);
        if (has(expectations, block.kind)) {
            if (block.kind == "sentences" or current_.name.empty())
                begin(section, block, false);
            current_.expectations.push_back(block);
        } else if (block.kind == "proviso") {
            begin(section, block, false);
            auto const number = current_.policies.empty() ? "" : std::to_string(current_.policies.size() + 1);
            current_.policies.push_back(
                {block.argument.empty() ? "policy" + number + ".proviso" : block.argument, block.body});
        } else if (has(formats, block.kind) or (has(named, block.kind) and not block.argument.empty())) {
            take_input(section, block);
        } else if (block.kind == "console") {
            current_ = {};  // the files above it are for its commands: transcript.hpp
        } else {
            CHECK_MESSAGE(has(prose, block.kind), "a block of no known kind: ", block.kind);
        }
    }

    void take_input(Section const& section, Block const& block) {
        auto const role = role_of(block);
        if (role.is_default) {
            default_plan_ = File{role.name, block.body};
            return;
        }
        begin(section, block, true);
        if (role.what == "plan")
            current_.plans.push_back({role.name, block.body});
        else if (role.what == "vocabulary")
            current_.vocabularies.push_back({role.name, block.body});
        else if (role.what == "waivers")
            current_.waivers.push_back({role.name, block.body});
        else
            CHECK_MESSAGE(role.what.empty(), "no plan, vocabulary or waivers: ", role.what);
    }

    /// An expectation ends an example: what comes next begins another.
    void begin(Section const& section, Block const& block, bool keeps_policy) {
        if (not current_.expectations.empty()) {
            auto policies = keeps_policy ? current_.policies : std::vector<File>{};
            auto vocabularies = keeps_policy ? current_.vocabularies : std::vector<File>{};
            close();
            current_.policies = std::move(policies);
            current_.vocabularies = std::move(vocabularies);
        }
        if (current_.name.empty())
            name_current(section, block);
    }

    /// By its number, not by its line: lines move when golden output is rewritten.
    void name_current(Section const& section, Block const& block) {
        number_ = section.title == title_ ? number_ + 1 : 1;
        title_ = section.title;
        current_.name = title_ + ", example " + std::to_string(number_);
        current_.line = block.line;
    }

    void close() {
        auto example = std::exchange(current_, {});
        if (example.expectations.empty()) {
            CHECK_MESSAGE(example.name.empty(), "an example that expects nothing, line ", example.line);
            return;
        }
        if (example.plans.empty() and default_plan_)
            example.plans.push_back(*default_plan_);
        examples_.push_back(std::move(example));
    }

    Document const& document_;
    std::string title_;
    std::size_t number_ = 0;
    Example current_;
    std::optional<File> default_plan_;
    std::vector<Example> examples_;
};

/// The cells of a row of a table.
std::vector<std::string> cells_of(std::string const& row) {
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= row.size();) {
        auto const end = std::min(row.find(" | ", at), row.size());
        cells.push_back(trimmed(std::string_view(row).substr(at, end - at)));
        at = end + 3;
    }
    return cells;
}

constexpr std::array outcomes{"compliant", "violated", "undetermined", "not applicable", "waived", "permission"};

/// `2026-03-01 violated by chat` → the value, and what is expected from its verdict on.
SentenceCase case_of(std::string const& sentence, std::string const& cell) {
    auto const words = " " + cell + " ";
    for (std::string_view const outcome : outcomes) {
        auto const at = words.find(" " + std::string(outcome) + " ");
        if (at != std::string::npos)
            return {"", sentence, trimmed(cell.substr(0, at)), cell.substr(at)};
    }
    auto const space = cell.rfind(' ');
    if (space == std::string::npos)
        return {"", sentence, "", cell};
    return {"", sentence, trimmed(cell.substr(0, space)), cell.substr(space + 1)};
}

}  // namespace

std::vector<Example> examples_of(Document const& document) { return Reader(document).read(); }

std::vector<SentenceCase> sentence_cases(Block const& table) {
    std::vector<SentenceCase> cases;
    std::size_t number = 0;
    for (auto const& row : lines_of(table.body)) {
        ++number;
        if (trimmed(row).empty())
            continue;
        auto const cells = cells_of(row);
        CHECK_MESSAGE(cells.size() > 1, "a row without an expectation, line ", table.line + number);
        for (std::size_t i = 1; i < cells.size(); ++i) {
            auto one = case_of(cells[0], cells[i]);
            one.name = "row " + std::to_string(number) + ": " + cells[0] + " | " + cells[i];
            cases.push_back(std::move(one));
        }
    }
    return cases;
}

std::string filled(std::string const& text, std::string const& value) {
    std::string out;
    for (auto line : lines_of(text)) {
        if ((value.empty() or value == "absent") and line.find("{}") != std::string::npos)
            continue;
        for (auto at = line.find("{}"); at != std::string::npos; at = line.find("{}", at + value.size()))
            line.replace(at, 2, value);
        out += line + "\n";
    }
    return out;
}

}  // namespace proviso::conformance
