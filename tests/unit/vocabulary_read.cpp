// What a vocabulary file declares, and what a second one adds to it.
#include "engine/vocabulary/vocabulary.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

constexpr std::string_view small = R"(
[record.placement]
nouns = ["workload", { name = "deployment batch", plural = "deployment batches" }]
key   = "workload"
start = "start"

[record.placement.field.workload]
type = "text"

[record.placement.field.start]
type = "date"

[record.placement.field.provider]
type    = "name"
names   = ["cloud provider"]
phrases = ["hosted on"]
values  = ["Azure", { name = "Google Cloud", also = ["GCP"] }]

[record.placement.field.chip]
type    = "name"
phrases = ["hosted on", "using"]
values  = ["A100", "H100", "GB200"]

[record.placement.field.replica-count]
type = "number"
unit = "replica"
over-time = "level"

[record.placement.field.cost]
type = "quantity"
unit = "USD per month"
over-time = "rate"

[record.placement.field.encrypted]
type = "boolean"
adjectives = ["encrypted"]

[record.placement.field.region]
type = "name"
open = true

[record.placement.field.country]
from   = "region"
lookup = "region-country"
values = [{ name = "United Kingdom", also = ["UK"] }]

[lookup.region-country]
eu-west-1 = "Ireland"
eu-west-2 = "United Kingdom"

[group.Blackwell]
field  = "chip"
values = ["GB200"]

[group.Nvidia]
field  = "chip"
values = ["Blackwell", "h100"]
also   = ["Nvidia GPU"]
)";

struct Read {
    Vocabulary vocabulary;
    std::string messages;
};

Read read(std::string_view text, Vocabulary base = {}) {
    Diagnostics diagnostics;
    auto vocabulary = read_vocabulary(Source("v.toml", std::string(text)), std::move(base), diagnostics);
    return {std::move(vocabulary), render(diagnostics)};
}

Vocabulary small_vocabulary() {
    auto [vocabulary, messages] = read(small);
    REQUIRE(messages.empty());
    return vocabulary;
}

Field const& field(Vocabulary const& vocabulary, std::string_view name) {
    auto const& record = vocabulary.records.at(0);
    return record.fields.at(record.find(name).value());
}

std::string values(Field const& field) {
    std::string joined;
    for (auto const& value : field.values)
        joined += (joined.empty() ? "" : ", ") + value.name;
    return joined;
}

std::string group(Vocabulary const& vocabulary, std::string_view name) {
    for (auto const& meaning : vocabulary.values_named(name))
        if (meaning.group) {
            std::string joined;
            for (auto const& value : meaning.values)
                joined += (joined.empty() ? "" : ", ") + value;
            return joined;
        }
    return "no group";
}

}  // namespace

TEST_CASE("fields are what the file says") {
    auto const vocabulary = small_vocabulary();
    auto const& placement = vocabulary.records.at(vocabulary.record("placement").value());
    CHECK(placement.fields.at(placement.key.value()).name == "workload");
    CHECK(placement.fields.at(placement.start.value()).type == FieldType::date);
    CHECK_FALSE(placement.end);
    CHECK(placement.fields.front().name == "workload");  // in the order of the file
    CHECK(field(vocabulary, "cost").unit.text() == "USD per month");
    CHECK(field(vocabulary, "cost").over_time == OverTime::rate);
    CHECK(field(vocabulary, "replica-count").unit_noun == "replica");
    CHECK(field(vocabulary, "replica-count").unit == Unit{});
    CHECK(field(vocabulary, "provider").find("gcp")->name == "Google Cloud");
    CHECK(field(vocabulary, "provider").find("AWS") == nullptr);
    CHECK_FALSE(field(vocabulary, "provider").open);
}

TEST_CASE("a lookup gives values to both of its fields") {
    auto const vocabulary = small_vocabulary();
    CHECK(values(field(vocabulary, "region")) == "eu-west-1, eu-west-2");
    CHECK(values(field(vocabulary, "country")) == "United Kingdom, Ireland");
    CHECK(field(vocabulary, "country").type == FieldType::name);
    CHECK(field(vocabulary, "country").from == vocabulary.records[0].find("region"));
    CHECK(vocabulary.lookups.at(0).entries.at("eu-west-1") == "Ireland");
}

TEST_CASE("things are found by what people call them") {
    auto const vocabulary = small_vocabulary();
    CHECK(vocabulary.records_called("Workload").size() == 1);
    CHECK(vocabulary.records_called("placement").empty());  // not among its nouns
    CHECK(vocabulary.fields_called("replica count").size() == 1);
    CHECK(vocabulary.fields_called("replica-count").size() == 1);
    CHECK(vocabulary.fields_called("replica").size() == 1);
    CHECK(vocabulary.fields_called("CLOUD PROVIDER").size() == 1);
    CHECK(vocabulary.fields_phrased("hosted on").size() == 2);
    CHECK(vocabulary.fields_described("encrypted").size() == 1);
    CHECK(vocabulary.values_named("gcp").at(0).values == std::vector<std::string>{"Google Cloud"});
    CHECK(vocabulary.values_named("nowhere").empty());
}

TEST_CASE("groups are opened, whatever their order") {
    auto const vocabulary = small_vocabulary();
    CHECK(group(vocabulary, "nvidia gpu") == "GB200, H100");
    CHECK(group(vocabulary, "Blackwell") == "GB200");
}

TEST_CASE("a second file adds to the first") {
    auto const [vocabulary, messages] = read(R"(
[record.placement]
nouns = ["service"]

[record.placement.field.provider]
type   = "name"
values = ["Azure", "Nebius", { name = "google cloud", also = ["Google"] }]
open   = true

[record.placement.field.owner]
type = "text"

[record.ticket.field.severity]
type   = "name"
values = ["high"]

[group.Blackwell]
field  = "chip"
values = ["B200"]

[record.placement.field.chip]
values = ["B200"]

[lookup.region-country]
eu-north-1 = "Sweden"
)",
                                             small_vocabulary());
    CHECK(messages.empty());
    CHECK(values(field(vocabulary, "provider")) == "Azure, Google Cloud, Nebius");
    CHECK(field(vocabulary, "provider").find("google")->name == "Google Cloud");
    CHECK(field(vocabulary, "provider").open);
    CHECK(vocabulary.records_called("service").size() == 1);
    CHECK(vocabulary.records_called("ticket").size() == 1);
    CHECK(vocabulary.fields_called("owner").size() == 1);
    CHECK(group(vocabulary, "Nvidia") == "GB200, B200, H100");
    CHECK(field(vocabulary, "region").find("eu-north-1") != nullptr);
    CHECK(field(vocabulary, "country").find("Sweden") != nullptr);
}

TEST_CASE("a second file may take the place of the first") {
    auto const [vocabulary, messages] = read("replace = true\nversion = 1\n[record.ticket]\n", small_vocabulary());
    CHECK(messages.empty());
    CHECK(vocabulary.records.size() == 1);
    CHECK(vocabulary.values_named("Azure").empty());
}

TEST_CASE("a second file must not contradict the first") {
    struct Row {
        std::string_view added;
        std::string_view said;
    };
    constexpr Row rows[] = {
        {"[record.placement.field.provider]\ntype = \"text\"", "already has the type `name`"},
        {"[record.placement.field.cost]\nunit = \"EUR per month\"", "already has the unit `USD per month`"},
        {"[record.placement.field.cost]\nover-time = \"level\"", "already has the over-time `rate`"},
        {"[record.placement.field.replica-count]\nunit = \"pod\"", "already has the unit `replica`"},
        {"[record.placement.field.provider]\nvalues = [{ name = \"AWS\", also = [\"GCP\"] }]",
         "`GCP` already stands for `Google Cloud`"},
        {"[lookup.region-country]\nEU-west-1 = \"France\"", "already has `Ireland`"},
        {"[group.Nvidia]\nfield = \"provider\"", "already a group of another field"},
        {"[group.H100]\nfield = \"chip\"", "`H100` is already a value of `chip`"},
        {"[record.placement.field.country]\nfrom = \"provider\"\nlookup = \"region-country\"", "in another way"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.added);
        auto const messages = read(row.added, small_vocabulary()).messages;
        CAPTURE(messages);
        CHECK(messages.find("error[P404]") != std::string::npos);
        CHECK(messages.find(row.said) != std::string::npos);
    }
}

TEST_CASE("the lexicon knows the names, their plurals and the units") {
    auto const lexicon = lexicon_of(small_vocabulary());
    struct Row {
        std::string_view text;
        NameKind kind;
        std::string_view name;
    };
    constexpr Row rows[] = {
        {"workloads", NameKind::noun, "workload"},
        {"deployment batches", NameKind::noun, "deployment batch"},
        {"cloud providers", NameKind::field, "cloud provider"},
        {"replica counts", NameKind::field, "replica count"},
        {"replica-count", NameKind::field, "replica-count"},
        {"replicas", NameKind::field, "replica"},
        {"hosted on Azure", NameKind::phrase, "hosted on"},
        {"H100s", NameKind::value, "H100"},
        {"gcp", NameKind::value, "GCP"},
        {"Nvidia GPUs", NameKind::value, "Nvidia GPU"},
        {"eu-west-1", NameKind::value, "eu-west-1"},
        {"encrypted", NameKind::adjective, "encrypted"},
        {"megawatts", NameKind::unit, "megawatts"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.text);
        auto const match = lexicon.longest(row.text, {row.kind});
        REQUIRE(match);
        CHECK(match->name == row.name);
    }
    CHECK_FALSE(lexicon.longest("eu-west-1s", {NameKind::value}));  // nobody says so
}

TEST_CASE("the built-in vocabulary is without fault") {
    auto const [vocabulary, messages] = read(builtin_vocabulary_text());
    CHECK(messages == "");
    for (auto const* record : {"placement", "investment", "licence", "payment"})
        CHECK(vocabulary.record(record));
    CHECK(field(vocabulary, "country").find("Ireland") != nullptr);
    CHECK(field(vocabulary, "region").values.size() > 200);
}

TEST_CASE("no TOML is too strange") {
    std::string const deep_key = "a" + [] {
        std::string parts;
        for (int i = 0; i < 100'000; ++i)
            parts += ".a";
        return parts;
    }() + " = 1";
    std::string const deep_list = "a = " + std::string(100'000, '[');
    for (auto const& text : {std::string{},
                             std::string("record = 1"),
                             std::string("record.placement = 1"),
                             std::string("[[record]]"),
                             std::string("record.placement.field.x = 1"),
                             std::string("[record.\"\"]"),
                             std::string("[record.\"a\\u0000b\"]"),
                             std::string("group = { a = { field = \"x\", values = [[1]] } }"),
                             std::string("lookup.x.y.z = \"w\""),
                             std::string("replace = 1"),
                             std::string("version = 2"),
                             std::string("["),
                             std::string("[\n"),
                             std::string("[.]"),
                             std::string("a = \"\xFF\""),
                             std::string("\xEF\xBB\xBF[record.a]"),
                             std::string("\xC3\xA9 = 1"),
                             deep_key,
                             "[" + deep_key.substr(0, deep_key.size() - 4) + "]",
                             deep_list,
                             std::string("[record.a.field.a]\nfrom = \"a\"\nlookup = \"l\"\n[lookup.l]\na = \"a\"")}) {
        CAPTURE(text.substr(0, 80));
        CHECK_NOTHROW(static_cast<void>(read(text)));
    }
}

TEST_CASE("a long chain of groups is refused, not followed") {
    std::string text =
        "[record.placement.field.x]\ntype = \"name\"\nvalues = [\"v\"]\n[group.g0]\nfield = \"x\"\nvalues = [\"v\"]\n";
    for (int i = 1; i < 300; ++i)  // declared so that the longest is opened first
        text.insert(0, "[group.g" + std::to_string(i) + "]\nfield = \"x\"\nvalues = [\"g" + std::to_string(i - 1) +
                           "\"]\n");
    CHECK(read(text).messages.find("more than 64 deep") != std::string::npos);
}
