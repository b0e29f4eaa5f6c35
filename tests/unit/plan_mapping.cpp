// Mappings: patterns, paths, tables, layers, and what they make of a resource.
#include "engine/plan/mapping/evidence.hpp"

#include "engine/plan/input.hpp"
#include "engine/plan/json_cursor.hpp"
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

using namespace proviso;

namespace {

/// A resource that is a JSON text; its tags are under `tags`. What is `"?"` in it is pending, `"??"` left to the provider.
class JsonResource : public Resource {
public:
    explicit JsonResource(std::string const& text) {
        std::memcpy(buffer_.room(text.size()), text.data(), text.size());
        buffer_.seal(text.size());
        JsonCursor cursor({buffer_.begin(), text.size()}, 0);
        REQUIRE(read_json_tree(cursor, tree_));
        for (auto const tag : tree_.children(tree_.member(tree_.root(), "tags")))
            tags_.push_back({tree_.key(tag), tree_.value(tag), tree_.key_place(tag)});
    }
    Found at(Path const& path) const override {
        Found found;
        for (auto const node : follow(tree_, tree_.root(), path))
            if (auto const text = tree_.value(node).text; text == "?" or text == "??")
                found.pending = true, found.computed = text == "??";
            else
                found.values.push_back(tree_.value(node));
        return found;
    }
    std::vector<Tag> const& tags() const override { return tags_; }
    MoreTags more_tags() const override {
        auto const text = tree_.value(tree_.member(tree_.root(), "tags")).text;
        return text == "?" ? MoreTags::of_author : text == "??" ? MoreTags::of_provider : MoreTags::none;
    }

private:
    Buffer buffer_;
    Tree tree_;
    std::vector<Tag> tags_;
};

Mappings mappings_of(std::vector<std::string> const& texts) {
    Mappings mappings;
    Diagnostics found;
    for (auto const& text : texts)
        read_mapping(Source("map.toml", "format = \"terraform\"\n" + text), plan_vocabulary(), mappings, found);
    CAPTURE(render(found));
    REQUIRE(found.empty());
    return mappings;
}

/// What a mapping says of one field of a resource of type `thing`: `?` for unknown, empty for nothing.
std::string said(std::string const& map, std::string const& field, std::string const& resource,
                 std::vector<SetField> const& set = {}) {
    auto const mappings = mappings_of({map});
    auto const& mapping = *mappings.of[static_cast<std::size_t>(PlanFormat::terraform)];
    auto const& type = plan_vocabulary().records[mapping.record];
    auto const treatment = mapping.treatment("thing", type.fields.size());
    JsonResource const one(resource);
    Inquiry inquiry(type, mapping, treatment, one, set);
    auto const known = inquiry.field(*type.find(field));
    return known.stated.form == Form::unknown ? "?"
           : known.stated.form == Form::truth ? (known.stated.truth ? "true" : "false")
                                              : std::string(known.stated.text);
}

std::string thing(std::string const& fields) { return "[[placement]]\ntypes = [\"thing\"]\n" + fields; }

}  // namespace

TEST_CASE("a pattern fits what it should") {
    CHECK(fits("aws_iam_role", "aws_iam_*"));
    CHECK(fits("aws_iam_", "aws_iam_*"));
    CHECK(fits("", "*"));
    CHECK(fits("us-east-1b", "us-east-1?"));
    CHECK_FALSE(fits("us-east-1-bos-1a", "us-east-1?"));
    CHECK_FALSE(fits("us-east-1", "us-east-1?"));
    CHECK(fits("fjrQ:US-SANJOSE-1-AD-1", "*:US-SANJOSE-1-AD-?"));
    CHECK(fits("aaab", "*a*b"));
    CHECK_FALSE(fits("aws_iam_role", "aws_iam"));
    CHECK_FALSE(fits("aws_iam", "aws_iam_role"));
}

TEST_CASE("a path is names with dots between them, elements in brackets and names in quotes") {
    auto const steps = [](std::string_view text) {
        std::string said;
        for (auto const& step : read_path(text).value_or(Path{}))
            said += step.kind == PathStep::Kind::key     ? "<" + step.key + ">"
                    : step.kind == PathStep::Kind::index ? "#" + std::to_string(step.index)
                                                         : "#*";
        return said;
    };
    CHECK(steps("region") == "<region>");
    CHECK(steps("spec.nodeSelector.\"cloud.google.com/gke-accelerator\"") ==
          "<spec><nodeSelector><cloud.google.com/gke-accelerator>");
    CHECK(steps("disk[0].zones[*]") == "<disk>#0<zones>#*");
    CHECK(steps("a[0][1]") == "<a>#0#1");
    for (auto const* const wrong : {"", ".", "a.", "a..b", "a[", "a[x]", "a[-1]", "a]", "\"a", "a b", "a[0]b"}) {
        CAPTURE(wrong);
        CHECK(steps(wrong).empty());
    }
}

TEST_CASE("clues are asked in their order, and what is empty says nothing") {
    auto const map = thing("region = [ { path = \"region\" }, { tag = \"Region\" }, \"eu-west-1\" ]");
    CHECK(said(map, "region", R"({"region": "us-east-1", "tags": {"region": "x"}})") == "us-east-1");
    CHECK(said(map, "region", R"({"region": "", "tags": {"region": "x"}})") == "x");
    CHECK(said(map, "region", R"({"region": null, "tags": {}})") == "eu-west-1");
}

TEST_CASE("what may still come is unknown, whatever the next clue says") {
    auto const map = thing("region = [ { path = \"zone\" }, { path = \"region\" } ]");
    CHECK(said(map, "region", R"({"zone": "?", "region": "us-east-1"})") == "?");
    CHECK(said(map, "region", R"({"zone": "??", "region": "us-east-1"})") == "?");
    CHECK(said(map, "region", R"({"zone": "?"})") == "?");
    CHECK(said(map, "region", R"({})").empty());
}

TEST_CASE("what the provider fills in does not keep the next clue from being asked, where the mapping says so") {
    auto const map = thing("region = [ { path = \"zone\", computed = true }, { path = \"region\" } ]");
    CHECK(said(map, "region", R"({"zone": "??", "region": "us-east-1"})") == "us-east-1");
    CHECK(said(map, "region", R"({"zone": "?", "region": "us-east-1"})") == "?");
    CHECK(said(map, "region", R"({"zone": "??"})") == "?");
    auto const region = *plan_vocabulary().records[*plan_vocabulary().record("placement")].find("region");
    CHECK(said(map, "region", R"({"zone": "??"})", {{region, "us-west-2"}}) == "us-west-2");
    CHECK(said(map, "region", R"({"zone": "?"})", {{region, "us-west-2"}}) == "?");
}

TEST_CASE("tags that may still come may set any field; those that the provider gives speak where nothing else does") {
    auto const map = thing("region = { path = \"region\" }\nproduct = [ { tag = \"product\" }, \"internal\" ]");
    CHECK(said(map, "product", R"({"tags": "?"})") == "?");
    CHECK(said(map, "region", R"({"region": "us-east-1", "tags": "?"})") == "?");
    CHECK(said(map, "product", R"({"tags": "??"})") == "?");
    CHECK(said(map, "vendor", R"({"tags": "??"})") == "?");
    CHECK(said(map, "region", R"({"region": "us-east-1", "tags": "??"})") == "us-east-1");
}

TEST_CASE("tags of the program's own that do not agree leave their field unknown") {
    auto const map = thing("state = \"stateful\"");
    CHECK(said(map, "state", R"({"tags": {"proviso:state": "stateless", "proviso_state": "stateful"}})") == "?");
    CHECK(said(map, "state", R"({"tags": {"proviso:state": "stateless", "Proviso/State": "Stateless"}})") ==
          "stateless");
    CHECK(said(map, "state", R"({"tags": {"proviso:state": "stateless", "proviso_state": ""}})") == "stateless");
}

TEST_CASE("numbers of all elements are added up, and unknown where one lacks its own") {
    auto const map = thing("accelerators = [ { path = \"d[*].n\", times = \"d[*].m\", sum = true }, 0 ]");
    CHECK(said(map, "accelerators", R"({"d": [{"n": 8, "m": 1}, {"n": 8, "m": "10"}]})") == "88");
    CHECK(said(map, "accelerators", R"({"d": [{"n": 8}, {"m": 10}]})") == "?");
    CHECK(said(map, "accelerators", R"({"d": [{"n": 8, "m": 1}, {"n": 8}]})") == "?");
    CHECK(said(map, "accelerators", R"({"d": [{"n": 8, "m": 1}, {}]})") == "?");
    CHECK(said(map, "accelerators", R"({"d": [{"n": "many", "m": 1}]})") == "?");
    CHECK(said(map, "accelerators", R"({"d": []})") == "0");
    CHECK(said(map, "accelerators", R"({})") == "0");
}

TEST_CASE("what is known only where several places say the same") {
    auto const map = thing("replicas = { path = \"n\", same = [\"least\", \"n\", \"most\"] }");
    CHECK(said(map, "replicas", R"({"n": 1, "most": 500})") == "?");
    CHECK(said(map, "replicas", R"({"n": 5, "least": 1, "most": 5})") == "?");
    CHECK(said(map, "replicas", R"({"n": 5, "most": "?"})") == "?");
    CHECK(said(map, "replicas", R"({"n": 5, "least": 5, "most": 5})") == "5");
    CHECK(said(map, "replicas", R"({"n": 5, "most": null})") == "5");
    CHECK(said(map, "replicas", R"({"most": 5})").empty());
}

TEST_CASE("keys that mean nothing for a format are mistakes") {
    struct Row {
        std::string format, text, complaint;
    };
    for (auto const& row :
         {Row{"terraform", "region = { column = \"RegionId\" }", "`column` has no meaning for resources of Terraform"},
          Row{"kubernetes", "region = { provider = \"region\" }",
              "`provider` has no meaning for objects of Kubernetes"},
          Row{"focus", "region = { path = \"RegionId\" }", "`path` has no meaning for bills"},
          Row{"focus", "start = { column = \"x\" }", "the days of a charge are the period that its bill gives it"},
          Row{"terraform", "replicas = { path = \"n\", sum = true }", "there is only one value to add up here"},
          Row{"terraform", "replicas = { path = \"n\", computed = 1 }", "`computed` is `true` or `false`"}}) {
        CAPTURE(row.text);
        Mappings mappings;
        Diagnostics found;
        read_mapping(Source("map.toml", "format = \"" + row.format + "\"\n[fields]\n" + row.text + "\n"),
                     plan_vocabulary(), mappings, found);
        REQUIRE(found.size() == 1);
        CHECK(render(found).find("map.toml:3:") == 0);
        CHECK(render(found).find(row.complaint) != std::string::npos);
    }
}

TEST_CASE("a placeholder is unknown and not a name") {
    auto const map = thing("region = [ { path = \"region\" }, \"eu-west-1\" ]");
    CHECK(said(map, "region", R"({"region": "${REGION}"})") == "?");
    CHECK(said(map, "region", R"({"region": "{{ .Values.region }}"})") == "?");
}

TEST_CASE("a table translates, and what it lacks is unknown") {
    auto const map = thing("chip = [ { path = \"type\", lookup = \"chips\" }, \"none\" ]\n") +
                     "[lookup.chips]\n\"p5.48xlarge\" = \"H100\"\n\"p5*.xlarge\" = \"H200\"\n\"p*\" = \"A100\"\n";
    CHECK(said(map, "chip", R"({"type": "p5.48xlarge"})") == "H100");
    CHECK(said(map, "chip", R"({"type": "P5E.xlarge"})") == "H200");
    CHECK(said(map, "chip", R"({"type": "p4d"})") == "A100");
    CHECK(said(map, "chip", R"({"type": "m5"})") == "?");
    CHECK(said(map, "chip", R"({})") == "none");
    CHECK(said(map + "m5 = \"\"\n", "chip", R"({"type": "m5"})") == "none");
}

TEST_CASE("several values are one where they agree, else unknown") {
    auto const map = thing("region = { path = \"zones[*]\", lookup = \"zones\" }\n") +
                     "[lookup.zones]\n\"us-east-1?\" = \"us-east-1\"\n\"us-west-2?\" = \"us-west-2\"\n";
    CHECK(said(map, "region", R"({"zones": ["us-east-1a", "us-east-1b"]})") == "us-east-1");
    CHECK(said(map, "region", R"({"zones": ["us-east-1a", "us-west-2a"]})") == "?");
    CHECK(said(map, "region", R"({"zones": []})").empty());
    CHECK(said(thing("region = { path = \"zones\" }"), "region", R"({"zones": ["us-east-1a"]})") == "?");
}

TEST_CASE("numbers and truths may stand in quotes, and numbers may be multiplied") {
    CHECK(said(thing("replicas = { path = \"n\" }"), "replicas", R"({"n": "3"})") == "3");
    CHECK(said(thing("encrypted = { path = \"e\" }"), "encrypted", R"({"e": "true"})") == "true");
    CHECK(said(thing("encrypted = { path = \"e\" }"), "encrypted", R"({"e": false})") == "false");
    CHECK(said(thing("product = { path = \"n\" }"), "product", R"({"n": 3})") == "3");
    auto const map = thing("accelerators = { path = \"n\", times = [\"nodes\", \"zones\"] }");
    CHECK(said(map, "accelerators", R"({"n": 8, "nodes": "3", "zones": 2})") == "48");
    CHECK(said(map, "accelerators", R"({"n": 8, "nodes": 3})") == "?");
    CHECK(said(map, "accelerators", R"({"n": "eight", "nodes": 3, "zones": 2})") == "?");
    CHECK(said(map, "accelerators", R"({"nodes": 3, "zones": 2})").empty());
}

TEST_CASE("a tag of the program's own sets a field before all other evidence") {
    auto const map = thing("state = \"stateful\"");
    for (auto const* const name :
         {"proviso:state", "proviso/state", "proviso.state", "proviso_state", "Proviso:State"}) {
        CAPTURE(name);
        CHECK(said(map, "state", "{\"tags\": {\"" + std::string(name) + "\": \"stateless\"}}") == "stateless");
    }
    CHECK(said(map, "state", R"({"tags": {"provisostate": "stateless", "proviso:": "x"}})") == "stateful");
    CHECK(said(map, "declined-by", R"({"tags": {"proviso:declined_by": "nobody"}})") == "nobody");
    CHECK(said(map, "kind", R"({"tags": {"proviso_kind": "training-job"}})") == "training job");
    CHECK(said(map, "kind", R"({"tags": {"proviso_kind": "juggling-job"}})") == "juggling-job");
}

TEST_CASE("--set speaks where nothing else does") {
    auto const field = *plan_vocabulary().records[0].find("region");
    std::vector<SetField> const set{{field, "eu-west-1"}};
    auto const map = thing("region = { path = \"region\" }");
    CHECK(said(map, "region", R"({})", set) == "eu-west-1");
    CHECK(said(map, "region", R"({"region": "us-east-1"})", set) == "us-east-1");
    CHECK(said(map, "region", R"({"region": "?"})", set) == "?");
}

TEST_CASE("a file over another decides each field that it speaks of") {
    auto const mappings =
        mappings_of({"[[placement]]\ntypes = [\"db_*\", \"fn\"]\nkind = \"database\"\nstate = "
                     "\"stateful\"\n[fields]\nvendor = \"A\"\n"
                     "[ignored]\ntypes = [\"x_*\", \"db_rule\"]\n[lookup.t]\na = \"1\"\nb = \"2\"\n",
                     "[[placement]]\ntypes = [\"x_kept\", \"db_*\"]\nkind = \"store\"\n[fields]\nvendor = \"B\"\n"
                     "[ignored]\ntypes = [\"fn\"]\n[lookup.t]\nb = \"3\"\n"});
    auto const& mapping = *mappings.of[static_cast<std::size_t>(PlanFormat::terraform)];
    auto const& type = plan_vocabulary().records[mapping.record];
    auto const told = [&](std::string_view resource, std::string_view field) -> std::string {
        auto const treatment = mapping.treatment(resource, type.fields.size());
        auto const* const clues = treatment.ignored ? nullptr : treatment.fields[*type.find(field)];
        return treatment.ignored ? "ignored" : clues == nullptr ? "" : clues->front().text;
    };
    CHECK(told("db_one", "kind") == "store");
    CHECK(told("db_one", "state") == "stateful");
    CHECK(told("db_one", "vendor") == "B");
    CHECK(told("db_rule", "kind") == "store");
    CHECK(told("x_kept", "kind") == "store");
    CHECK(told("x_other", "kind") == "ignored");
    CHECK(told("fn", "kind") == "ignored");
    CHECK_FALSE(mapping.treatment("other", type.fields.size()).named);
    CHECK(mapping.treatment("db_one", type.fields.size()).named);
    auto const table = std::ranges::find(mapping.tables, "t", &MappingTable::name);
    REQUIRE(table != mapping.tables.end());
    CHECK(*table->find("a") == "1");
    CHECK(*table->find("B") == "3");
}

TEST_CASE("the built-in mappings fit the built-in vocabulary") {
    for (auto const text : {builtin_terraform_mapping(), builtin_kubernetes_mapping(), builtin_focus_mapping()}) {
        Mappings mappings;
        Diagnostics found;
        read_mapping(Source("built-in", std::string(text)), plan_vocabulary(), mappings, found);
        CHECK(render(found) == "");
    }
}

TEST_CASE("--set takes fields of placements, and values that they have") {
    Diagnostics found;
    CHECK(read_set({"region=eu-west-1", "Replicas=3"}, plan_vocabulary(), found).size() == 2);
    CHECK(found.empty());
    CHECK(read_set({"region", "regoin=x", "start=soon", "region="}, plan_vocabulary(), found).empty());
    CHECK(render(found) == "error[P603]: --set `region=` gives no value\n"
                           "  = help: write it as in --set region=eu-west-1\n"
                           "error[P603]: --set `region` gives no value\n"
                           "  = help: write it as in --set region=eu-west-1\n"
                           "error[P603]: --set: `start` takes a date, not `soon`\n"
                           "  = help: write the year first: `2027-12-31`\n"
                           "error[P603]: --set: a placement has no field `regoin`\n"
                           "  = help: did you mean `region`?\n");
}

TEST_CASE("evidence says in words where it comes from") {
    auto const map =
        thing("kind = \"API\"\nchip = { path = \"type\", lookup = \"chips\" }\nproduct = { tag = \"team\" }\n"
              "region = { provider = \"region\" }\n[lookup.chips]\na = \"H100\"\n");
    auto const mappings = mappings_of({map});
    auto const& mapping = *mappings.of[static_cast<std::size_t>(PlanFormat::terraform)];
    auto const& type = plan_vocabulary().records[mapping.record];
    auto const treatment = mapping.treatment("thing", type.fields.size());
    JsonResource const one(R"({"type": "a", "tags": {"Team": "x", "proviso:state": "stateless"}})");
    std::vector<SetField> const set{{*type.find("vendor"), "OpenAI"}};
    Inquiry inquiry(type, mapping, treatment, one, set);
    auto const told = [&](std::string_view field) {
        auto const index = *type.find(field);
        return words(inquiry.field(index), type, index, mapping);
    };
    CHECK(told("kind") == "the mapping, by the type of the resource");
    CHECK(told("chip") == "attribute type, by the table chips");
    CHECK(told("product") == "tag team");
    CHECK(told("state") == "tag proviso:state");
    CHECK(told("vendor") == "--set");
    CHECK(told("region") == "nothing says it");
}
