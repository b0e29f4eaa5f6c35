// The lexicon: longest match, kinds, plurals, nearest names.
#include "tests/unit/dsl_sample.hpp"

#include <doctest/doctest.h>

namespace proviso {
namespace {

constexpr NameKinds any{NameKind::noun,   NameKind::term,  NameKind::field,
                        NameKind::phrase, NameKind::value, NameKind::adjective};

TEST_CASE("dsl: the longest name wins") {
    auto names = sample::lexicon();
    names.add_with_plural(NameKind::term, "Stateless API");
    struct Row {
        std::string_view text;
        NameKinds wanted;
        std::string_view name;
        std::size_t length;
    };
    for (auto const& row :
         {Row{"Stateless APIs are", any, "Stateless API", 14}, Row{"stateless agents", any, "stateless", 9},
          Row{"training jobs.", any, "training job", 13}, Row{"training data", any, "training", 8},
          Row{"google\n\t cloud", any, "Google Cloud", 14}, Row{"Google\u00a0Cloud", any, "Google Cloud", 13},
          Row{"GCP, x", any, "Google Cloud", 3}, Row{"NAÏVE CAFÉ!", any, "naïve café", 12},
          Row{"cloud providers", any, "provider", 5}, Row{"AT&T", any, "AT&T", 4}}) {
        CAPTURE(row.text);
        auto const found = names.longest(row.text, row.wanted);
        REQUIRE(found);
        CHECK(found->name == row.name);
        CHECK(found->length == row.length);
    }
}

TEST_CASE("dsl: names end at word boundaries and have a kind") {
    auto const names = sample::lexicon();
    CHECK_FALSE(names.longest("Azure-2", any));
    CHECK_FALSE(names.longest("Azures2", any));
    CHECK_FALSE(names.longest("Azure", {NameKind::noun}));
    CHECK_FALSE(names.longest("hosted", any));
    CHECK_FALSE(names.longest("", any));
    CHECK(names.longest("start", {NameKind::field, NameKind::noun})->kinds == NameKinds{NameKind::field});
}

TEST_CASE("dsl: a spelling may have several kinds, and a copy is independent") {
    Lexicon names;
    names.add(NameKind::value, "cloud", "Cloud");
    names.add(NameKind::field, "cloud", "provider");
    CHECK(names.longest("cloud", {NameKind::field})->name == "provider");
    CHECK(names.longest("cloud", {NameKind::field, NameKind::value})->kinds ==
          NameKinds{NameKind::field, NameKind::value});
    auto copy = names;
    copy.add(NameKind::noun, "storm", "storm");
    CHECK(copy.longest("storm", any));
    CHECK_FALSE(names.longest("storm", any));
}

TEST_CASE("dsl: nearest names") {
    auto const names = sample::lexicon();
    using List = std::vector<std::string>;
    CHECK(names.nearest("Azur", {NameKind::value}) == List{"Azure"});
    CHECK(names.nearest("statless", {NameKind::value}) == List{"stateless"});
    CHECK(names.nearest("AWZ", {NameKind::value}) == List{"AWS"});
    CHECK(names.nearest("Trainium4", {NameKind::value}) == List{"Trainium", "Trainium2", "Trainium3"});
    CHECK(names.nearest("hostde on", {NameKind::phrase}) == List{"hosted on"});
    CHECK(names.nearest("quantum teapot", any).empty());
    CHECK(names.nearest("", any).empty());
    CHECK(names.nearest(std::string(100'000, 'x'), any).empty());
}

}  // namespace
}  // namespace proviso
