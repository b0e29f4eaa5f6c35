// What a plan of Terraform marks as sensitive is judged and never shown.
#include "tests/unit/terraform_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

TEST_CASE("sensitive values are judged and never shown") {
    auto change =
        instance(R"({"instance_type": "p5.48xlarge", "region": "eu-west-1", "tags": {"proviso:start": "soon"}})");
    change.sensitive = R"({"region": true, "tags": {"proviso:start": true}})";
    auto const read = read_one(change);
    CHECK(read.cell("region") == "(sensitive)");
    CHECK(read.cell("country") == "(sensitive)");
    CHECK(read.cell("jurisdiction") == "(sensitive)");
    CHECK(read.codes() == "P502");
    CHECK(render(read.diagnostics).find("soon") == std::string::npos);
}

TEST_CASE("messages about a plan show where in it they are, and none of its text") {
    auto const read = read_one(instance(R"({"password": "hunter2", "tags": {"proviso:start": "tomorrow"}})"));
    REQUIRE(read.codes() == "P502");
    CHECK(read.underlined() == "/resource_changes/0/change/after/tags/proviso:start");
    CHECK(render(read.diagnostics).find("hunter2") == std::string::npos);
}

TEST_CASE("what follows from sensitive values is sensitive") {
    ChangeText nodes;
    nodes.type = "aws_eks_node_group";
    nodes.after = R"({"instance_types": ["p5.48xlarge"], "scaling_config": [{"desired_size": 7}]})";
    nodes.sensitive = R"({"scaling_config": [{"desired_size": true}]})";
    CHECK(read_one(nodes).cell("accelerators") == "(sensitive)");
    CHECK(read_one(nodes).cell("chip") == "H100");
    auto machine = instance(R"({"availability_zone": "eu-west-1a", "tags": {"proviso:country": "France"}})");
    machine.sensitive = R"({"availability_zone": true})";
    auto const contradiction = read_one(machine);
    CHECK(contradiction.codes() == "P507");
    CHECK(render(contradiction.diagnostics).find("Ireland") == std::string::npos);
    CHECK(render(contradiction.diagnostics).find("eu-west-1") == std::string::npos);
}

TEST_CASE("marks of sensitive values are found in long lists and tables") {
    std::string list, list_marks, tags;
    for (int i = 0; i < 3000; ++i) {
        list += std::string(i == 0 ? "" : ", ") + R"({"type": "nvidia-l4", "count": 1})";
        list_marks += std::string(i == 0 ? "" : ", ") + (i == 2999 ? R"({"count": true})" : "{}");
        tags += "\"t" + std::to_string(i) + "\": \"x\", ";
    }
    ChangeText change;
    change.type = "google_compute_instance";
    change.after = "{\"guest_accelerator\": [" + list + "], \"labels\": {" + tags + R"("proviso_state": "stateless"}})";
    change.sensitive = "{\"guest_accelerator\": [" + list_marks + R"(], "labels": {"proviso_state": true}})";
    auto const read = read_one(change);
    CHECK(read.cell("chip") == "L4");
    CHECK(read.cell("accelerators") == "(sensitive)");
    CHECK(read.cell("state") == "(sensitive)");
    change.sensitive = "{}";
    CHECK(read_one(change).cell("accelerators") == "3,000");
}

TEST_CASE("a region that a sensitive variable gives to the provider is sensitive") {
    auto const country_with = [](std::string const& root, std::string const& inner) {
        ChangeText change;
        change.module = "module.m";
        change.address = "module.m.aws_instance.web";
        auto const configuration =
            R"({"provider_config": {"module.m:aws": {"expressions": {"region": {"references": ["var.r"]}}}},
                "root_module": {"variables": {"top": {)" +
            root + R"(}}, "module_calls": {"m": {"expressions": {"r": {"references": ["var.top"]}},
                "module": {"variables": {"r": {)" +
            inner + R"(}}, "resources": [)" + configured("aws_instance", "web", "m:aws") + "]}}}}}";
        return TerraformPlanText{change.text(), configuration, R"(, "variables": {"top": {"value": "eu-west-3"}})"}
            .read()
            .cell("country");
    };
    CHECK(country_with("", "") == "France");
    CHECK(country_with(R"("sensitive": true)", "") == "(sensitive)");
    CHECK(country_with("", R"("sensitive": true)") == "(sensitive)");
}
