// The built-in vocabulary knows every region that the lists of real inputs name, and the country of each.
#include <doctest/doctest.h>

#include "engine/vocabulary/vocabulary.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;
using namespace proviso;

namespace {

std::string slurp(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The folder with the lists of regions; empty, and said so, where real inputs are not at hand.
fs::path region_lists() {
    auto const* corpus = std::getenv("PROVISO_CORPUS");
    auto const folder = corpus == nullptr ? fs::path() : fs::path(corpus) / "other" / "regions";
    if (not folder.empty() and fs::is_directory(folder))
        return folder;
    MESSAGE("skipped: PROVISO_CORPUS names no folder with other/regions");
    return {};
}

Lookup const& countries() {
    static Vocabulary const vocabulary = [] {
        Diagnostics out;
        return read_vocabulary(Source("cloud.toml", std::string(builtin_vocabulary_text())), {}, out);
    }();
    auto const found = std::find_if(vocabulary.lookups.begin(), vocabulary.lookups.end(),
                                    [](Lookup const& lookup) { return lookup.name == "region-country"; });
    REQUIRE(found != vocabulary.lookups.end());
    return *found;
}

/// The lists have places that are no region of today: whole geographies, retired regions, test rings.
std::set<std::string> const no_regions{
    "asiapacific",       "australia",   "azurestack",   "eastus3",          "germanycentral",
    "germanynortheast",  "global",      "japan",        "singaporecentral", "southcentralus2",
    "southcentralusstg", "southeastus", "uknorth",      "uksouth2",         "unitedstates",
    "useast2euap",       "usgoviowa",   "usgovwyoming", "ussecwestcentral", "ussouthcentral"};

/// What the lists call a country, as we do.
std::string our_name(std::string const& country) {
    auto const name = country.substr(country.find_first_not_of(' '));
    return name == "United States of America" ? "United States" : name == "England" ? "United Kingdom" : name;
}

}  // namespace

TEST_CASE("2 vocabulary: every AWS region has a country") {
    auto const folder = region_lists();
    if (folder.empty())
        return;
    auto const lists = nlohmann::json::parse(slurp(folder / "botocore__partitions.json"));
    std::size_t seen = 0;
    for (auto const& partition : lists["partitions"])
        for (auto const& region : partition["regions"].items())
            if (not region.key().ends_with("-global")) {
                CHECK_MESSAGE(countries().entries.count(region.key()) == 1, region.key());
                ++seen;
            }
    CHECK(seen == 33);  // all that the list has
}

TEST_CASE("2 vocabulary: every Azure region has a country") {
    auto const folder = region_lists();
    if (folder.empty())
        return;
    std::ifstream in(folder / "microsoft__finops-toolkit__src__open-data__Regions.csv");
    std::string line;
    std::getline(in, line);
    std::size_t seen = 0;
    while (std::getline(in, line)) {
        auto const first = line.find(','), second = line.find(',', first + 1);
        auto const region = line.substr(first + 1, second - first - 1);
        if (no_regions.count(region) == 0) {
            CHECK_MESSAGE(countries().entries.count(region) == 1, region);
            ++seen;
        }
    }
    CHECK(seen > 400);
}

TEST_CASE("2 vocabulary: regions of AWS and Google Cloud lie in the country that others say") {
    auto const folder = region_lists();
    if (folder.empty())
        return;
    auto const text = slurp(folder / "npm_cloud-regions-country-flags-1.1.4__from-provider.js");
    std::regex const entry("case '([a-z]+-[a-z]+-?[a-z]*[0-9]+[a-z0-9-]*)':[^}]*?obj\\.country = '([^']*)'");
    std::size_t seen = 0;
    for (std::sregex_iterator it(text.begin(), text.end(), entry), end; it != end; ++it) {
        auto region = (*it)[1].str();
        if (region.size() > 2 and region[region.size() - 2] == '-' and std::isalpha(region.back()))
            region.resize(region.size() - 2);  // a zone of Google Cloud
        auto const found = countries().entries.find(region);
        REQUIRE_MESSAGE(found != countries().entries.end(), region);
        auto const hong_kong = region == "ap-east-1" or region == "asia-east2";  // the list files it under China
        CHECK_MESSAGE(found->second == (hong_kong ? "Hong Kong" : our_name((*it)[2].str())), region);
        ++seen;
    }
    CHECK(seen > 100);
}
