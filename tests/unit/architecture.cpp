// Who may include whom (CONTRIBUTING.md has the picture). Read from the sources themselves.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string_view>;

/// What the files of a folder may include of our own: a folder (ending in `/`) or one header.
std::map<std::string_view, Words> const own_includes{
    {"dsl/", {"dsl/"}},
    {"engine/values/", {"engine/values/"}},
    {"engine/vocabulary/",
     {"engine/vocabulary/", "engine/values/", "dsl/source.hpp", "dsl/diagnostic.hpp", "dsl/lexicon.hpp",
      "dsl/distance.hpp"}},
    {"engine/rules/",
     {"engine/rules/", "engine/vocabulary/", "engine/values/", "dsl/ast.hpp", "dsl/source.hpp", "dsl/diagnostic.hpp",
      "dsl/lexicon.hpp", "dsl/mentions.hpp"}},
    {"engine/waivers/",
     {"engine/waivers/", "engine/rules/", "engine/vocabulary/", "engine/values/", "dsl/source.hpp",
      "dsl/diagnostic.hpp", "dsl/lexicon.hpp", "dsl/text.hpp"}},
    {"engine/plan/",
     {"engine/plan/", "engine/vocabulary/", "engine/values/", "dsl/source.hpp", "dsl/diagnostic.hpp",
      "dsl/lexicon.hpp"}},
    {"engine/project/",
     {"engine/project/", "engine/vocabulary/toml.hpp", "dsl/source.hpp", "dsl/diagnostic.hpp", "dsl/lexicon.hpp"}},
    {"engine/import/", {"engine/import/", "engine/plan/", "engine/values/", "dsl/source.hpp", "dsl/diagnostic.hpp"}},
    {"engine/check/",
     {"engine/check/", "engine/rules/rulebook.hpp", "engine/rules/uses.hpp", "engine/plan/", "engine/vocabulary/",
      "engine/values/", "engine/waivers/waiver.hpp", "engine/report/report.hpp", "engine/report/fingerprints.hpp",
      "engine/report/baseline.hpp", "dsl/source.hpp", "dsl/lexicon.hpp"}},
    {"engine/scenarios/",
     {"engine/scenarios/", "engine/check/check.hpp", "engine/rules/", "engine/plan/", "engine/vocabulary/",
      "engine/values/", "engine/report/test_report.hpp", "dsl/source.hpp", "dsl/diagnostic.hpp", "dsl/lexicon.hpp"}},
    {"engine/report/",
     {"engine/report/", "dsl/terminal.hpp", "engine/project/project.hpp", "engine/plan/plan.hpp", "engine/values/",
      "dsl/source.hpp", "dsl/diagnostic.hpp", "dsl/lexicon.hpp", "dsl/text.hpp"}},
    {"engine/reading/",
     {"engine/reading/", "engine/check/", "engine/report/", "engine/rules/", "engine/plan/", "engine/vocabulary/",
      "engine/values/", "engine/waivers/waiver.hpp", "dsl/source.hpp", "dsl/lexicon.hpp"}},
    {"cli/", {"cli/", "engine/", "dsl/"}},
};

/// The folders that may use a library; one not listed here may be used by none.
std::map<std::string_view, Words> const libraries{
    {"boost/", {"dsl/"}},
    {"utf8proc.h", {"dsl/"}},
    {"toml++/", {"engine/vocabulary/", "engine/plan/", "engine/project/", "engine/waivers/"}},
    {"pugixml.hpp", {"engine/report/"}},
    {"nlohmann/", {"engine/report/"}},
    {"fmt/", {"engine/", "cli/", "dsl/"}},
    {"yaml-cpp/", {"engine/plan/tree/read_yaml_tree.cpp"}},
    {"CLI/", {"cli/arguments.cpp"}},
    {"spdlog/", {"cli/log.cpp"}},
};

struct Include {
    std::string file;  ///< from the top, with `/`
    std::string what;
};

std::vector<Include> includes() {
    std::vector<Include> found;
    fs::path const top = PROVISO_SOURCE_DIR;
    for (auto const* folder : {"dsl", "engine", "cli"})
        for (auto const& entry : fs::recursive_directory_iterator(top / folder)) {
            auto const extension = entry.path().extension();
            if (extension != ".cpp" and extension != ".hpp")
                continue;
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);)
                if (line.starts_with("#include ")) {
                    auto const end = line.find_first_of("\">", 10);
                    found.push_back({fs::relative(entry.path(), top).generic_string(), line.substr(10, end - 10)});
                }
        }
    return found;
}

bool covered(std::string_view what, Words const& allowed) {
    return std::any_of(allowed.begin(), allowed.end(), [&](auto prefix) { return what.starts_with(prefix); });
}

bool is_ours(std::string_view what) {
    return what.starts_with("dsl/") or what.starts_with("engine/") or what.starts_with("cli/");
}

/// The row of `table` whose key begins `name`; null where there is none.
Words const* row(std::map<std::string_view, Words> const& table, std::string_view name) {
    for (auto const& [key, words] : table)
        if (name.starts_with(key))
            return &words;
    return nullptr;
}

}  // namespace

TEST_CASE("architecture: each folder includes only what stands below it") {
    auto const all = includes();
    REQUIRE(all.size() > 100);
    for (auto const& include : all) {
        auto const &file = include.file, &what = include.what;
        if (not is_ours(what))
            continue;
        INFO(file << " includes " << what);
        auto const* allowed = row(own_includes, file);
        REQUIRE(allowed != nullptr);
        CHECK(covered(what, *allowed));
    }
}

TEST_CASE("architecture: each library has one user") {
    for (auto const& include : includes()) {
        auto const &file = include.file, &what = include.what;
        auto const standard = what.find_first_of("/.") == std::string::npos;
        auto const system = what.starts_with("sys/") or what == "unistd.h" or what == "fcntl.h" or
                            what.ends_with("intrin.h") or what == "poll.h" or what == "csignal";
        if (is_ours(what) or standard or system)
            continue;
        INFO(file << " includes " << what);
        auto const* users = row(libraries, what);
        REQUIRE(users != nullptr);
        CHECK(covered(file, *users));
    }
}
