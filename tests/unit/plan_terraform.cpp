// Plans of Terraform and OpenTofu: which resources are records, and what is known of each.
#include "tests/unit/terraform_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string names(ReadPlan const& read) {
    std::string all;
    for (std::size_t row = 0; row < read.plan.tables[0].rows; ++row)
        all += (row == 0 ? "" : " ") + read.cell("workload", row);
    return all;
}

std::string named(std::string const& name, std::string const& actions, std::string const& after = "{}",
                  std::string const& mode = "managed") {
    ChangeText change;
    change.address = "aws_instance." + name;
    change.name = name;
    change.actions = actions;
    change.after = after;
    change.mode = mode;
    return change.text();
}

}  // namespace

TEST_CASE("the end state of a plan counts: what stays, changes and comes, and not what goes") {
    auto const changes = named("stays", R"(["no-op"])") + "," + named("changes", R"(["update"])") + "," +
                         named("comes", R"(["create"])") + "," + named("replaced", R"(["delete", "create"])") + "," +
                         named("replaced-first", R"(["create", "delete"])") + "," +
                         named("kept", R"(["create", "forget"])") + "," + named("goes", R"(["delete"])", "null") + "," +
                         named("forgotten", R"(["forget"])", "{}") + "," +
                         named("looked-at", R"(["read"])", "{}", "data");
    auto const read = TerraformPlanText{changes}.read();
    CHECK(read.codes() == "");
    CHECK(names(read) == "aws_instance.stays aws_instance.changes aws_instance.comes aws_instance.replaced "
                         "aws_instance.replaced-first aws_instance.kept");
}

TEST_CASE("a deposed object is the old one, and goes") {
    auto text = named("old", R"(["no-op"])");
    text.insert(1, R"("deposed": "4a1b", )");
    CHECK(names(TerraformPlanText{text}.read()) == "");
}

TEST_CASE("each instance of count, for_each and a module is a record by its whole address") {
    ChangeText one;
    one.module = R"(module.a[0].module.b[\"x.y]/z\"])";
    one.address = R"(module.a[0].module.b["x.y]/z"].aws_instance.web["/subscriptions/1.2[3]"])";
    auto const configuration =
        R"({"provider_config": {"module.a.module.b:aws": {"expressions": {"region": {"constant_value": "eu-west-1"}}}},
            "root_module": {"module_calls": {"a": {"module": {"module_calls": {"b": {"module": {"resources": [)" +
        configured("aws_instance", "web", "b:aws") + "]}}}}}}}}";
    auto const read = read_one(one, configuration);
    CHECK(names(read) == one.address);
    CHECK(read.cell("region") == "eu-west-1");
}

TEST_CASE("the cloud is told by every name that providers go by") {
    struct Row {
        std::string type, provider, cloud;
    };
    for (auto const& row :
         {Row{"aws_instance", "aws", "AWS"}, Row{"aws_instance", "aws.primary", "AWS"},
          Row{"aws_instance", "registry.opentofu.org/hashicorp/aws", "AWS"}, Row{"aws_instance", "", "AWS"},
          Row{"google_compute_instance", "registry.terraform.io/hashicorp/google-beta", "Google Cloud"},
          Row{"azurerm_linux_virtual_machine", "registry.terraform.io/hashicorp/azurerm", "Azure"},
          Row{"oci_core_instance", "registry.terraform.io/oracle/oci", "Oracle Cloud"},
          Row{"kubernetes_deployment", "registry.terraform.io/hashicorp/kubernetes", "unknown"},
          Row{"digitalocean_droplet", "registry.terraform.io/digitalocean/digitalocean", "unknown"}}) {
        CAPTURE(row.provider);
        auto const& [type, provider, cloud] = row;
        ChangeText change;
        change.type = type;
        change.provider = provider;
        change.address = type + ".web";
        CHECK(read_one(change).cell("provider") == cloud);
    }
}

TEST_CASE("what is no cloud and what runs nothing is no record") {
    std::string changes;
    for (auto const* const type : {"random_id", "null_resource", "datadog_monitor", "tls_private_key", "aws_iam_role",
                                   "aws_security_group", "google_project_service", "aws_s3_bucket_policy"}) {
        ChangeText change;
        change.type = type;
        change.address = std::string(type) + ".x";
        changes += (changes.empty() ? "" : ",") + change.text();
    }
    CHECK(names(TerraformPlanText{changes}.read()) == "");
}

TEST_CASE("a type that no mapping names is a record, and a warning names it") {
    ChangeText change;
    change.type = "aws_new_thing";
    change.address = "aws_new_thing.x";
    auto const read = read_one(change, root_configuration(aws_in("eu-west-1")));
    CHECK(names(read) == "aws_new_thing.x");
    CHECK(read.cell("provider") == "AWS");
    CHECK(read.cell("region") == "eu-west-1");
    CHECK(read.cell("kind") == "missing");
    CHECK(read.codes() == "P515");
}

TEST_CASE("a resource's own place wins over that of its provider") {
    auto const provider = root_configuration(aws_in("eu-west-2"), configured("aws_instance", "web", "aws"));
    CHECK(read_one(instance(R"({"region": "us-east-1"})"), provider).cell("region") == "us-east-1");
    CHECK(read_one(instance(R"({"availability_zone": "us-east-1b"})"), provider).cell("region") == "us-east-1");
    CHECK(read_one(instance("{}"), provider).cell("region") == "eu-west-2");
    CHECK(read_one(instance("{}"), provider).cell("country") == "United Kingdom");
}

TEST_CASE("places are known by their exact names, and others are unknown") {
    struct Row {
        std::string type, after, region;
    };
    for (auto const& row :
         {Row{"azurerm_linux_virtual_machine", R"({"location": "West Europe"})", "westeurope"},
          Row{"azurerm_linux_virtual_machine", R"({"location": "westeurope"})", "westeurope"},
          Row{"google_compute_instance", R"({"zone": "us-central1-a"})", "us-central1"},
          Row{"google_storage_bucket", R"({"location": "EUROPE-WEST2"})", "europe-west2"},
          Row{"google_storage_bucket", R"({"location": "EU"})", "unknown"},
          Row{"oci_core_instance", R"({"availability_domain": "fjrQ:US-SANJOSE-1-AD-1"})", "us-sanjose-1"},
          Row{"aws_instance", R"({"availability_zone": "us-east-1-bue-1a"})", "unknown"},
          Row{"azurerm_cosmosdb_account", R"({"geo_location": [{"location": "westus"}, {"location": "eastus"}]})",
              "unknown"},
          Row{"aws_codebuild_project", R"({"source": [{"location": "https://github.com/a/b"}]})", "missing"}}) {
        CAPTURE(row.after);
        auto const& [type, after, region] = row;
        ChangeText change;
        change.type = type;
        change.address = type + ".web";
        change.provider = "";
        change.after = after;
        CHECK(read_one(change).cell("region") == region);
    }
}

TEST_CASE("global services have no region, whatever their provider's is") {
    ChangeText change;
    change.type = "aws_cloudfront_distribution";
    change.address = "aws_cloudfront_distribution.x";
    auto const read = read_one(change, root_configuration(aws_in("eu-west-1")));
    CHECK(read.cell("region") == "unknown");
    CHECK(read.cell("country") == "unknown");
}

TEST_CASE("there is no usual region") {
    auto const read = read_one(instance("{}"), root_configuration(R"("aws": {"name": "aws"})"));
    CHECK(read.cell("region") == "missing");
    CHECK(read_one(instance("{}")).cell("region") == "missing");
}

TEST_CASE("the region of a provider may be a variable, and is unknown where that cannot be followed") {
    auto const region_from = [](std::string const& reference, std::string const& variables) {
        auto const provider = R"("aws": {"expressions": {"region": {"references": [)" + reference + "]}}}";
        return TerraformPlanText{instance("{}").text(),
                                 root_configuration(provider, configured("aws_instance", "web", "aws")),
                                 R"(, "variables": {)" + variables + "}"}
            .read()
            .cell("region");
    };
    CHECK(region_from(R"("var.region")", R"("region": {"value": "eu-north-1"})") == "eu-north-1");
    CHECK(region_from(R"("var.geo")", R"("geo": {"value": "eu"})") == "unknown");
    CHECK(region_from(R"("var.region")", "") == "unknown");
    CHECK(region_from(R"("local.region")", R"("region": {"value": "eu-north-1"})") == "unknown");
    CHECK(region_from(R"("var.a", "var.b")", R"("a": {"value": "eu-north-1"}, "b": {"value": "eu-west-1"})") ==
          "unknown");
    CHECK(region_from(R"("var.all.region", "var.all")", R"("all": {"value": {"region": "eu-north-1"}})") == "unknown");
}

TEST_CASE("a variable of a module is what its caller gives, or its default") {
    auto const region_with = [](std::string const& call, std::string const& variable) {
        ChangeText change;
        change.module = "module.m";
        change.address = "module.m.aws_instance.web";
        auto const configuration =
            R"({"provider_config": {"module.m:aws": {"expressions": {"region": {"references": ["var.r"]}}}},
                "root_module": {"module_calls": {"m": {"expressions": {)" +
            call + R"(}, "module": {"variables": {"r": {)" + variable + R"(}}, "resources": [)" +
            configured("aws_instance", "web", "m:aws") + "]}}}}}";
        return TerraformPlanText{change.text(), configuration, R"(, "variables": {"top": {"value": "eu-west-3"}})"}
            .read()
            .cell("region");
    };
    CHECK(region_with(R"("r": {"constant_value": "eu-west-1"})", "") == "eu-west-1");
    CHECK(region_with(R"("r": {"references": ["var.top"]})", "") == "eu-west-3");
    CHECK(region_with(R"("r": {"references": ["local.top"]})", R"("default": "eu-west-1")") == "unknown");
    CHECK(region_with("", R"("default": "eu-central-1")") == "eu-central-1");
    CHECK(region_with("", "") == "unknown");
}

TEST_CASE("a module's provider is followed to its parents and to the root, where only one can be meant") {
    auto const region_with = [](std::string const& providers, std::string const& key) {
        ChangeText change;
        change.module = "module.a.module.b";
        change.address = "module.a.module.b.aws_instance.web";
        auto const configuration = "{\"provider_config\": {" + providers +
                                   R"(}, "root_module": {"module_calls": {"a": {"module": {"module_calls": {"b":
                                      {"module": {"resources": [)" +
                                   configured("aws_instance", "web", key) + "]}}}}}}}}";
        return read_one(change, configuration).cell("region");
    };
    CHECK(region_with(aws_in("us-east-1") + "," + aws_in("eu-west-1", "module.a:aws"), "b:aws") == "eu-west-1");
    CHECK(region_with(aws_in("us-east-1") + R"(,"module.a.module.b:aws": {"name": "aws"})", "b:aws") == "us-east-1");
    CHECK(region_with(aws_in("us-east-1") + "," + aws_in("us-west-2", "aws.west"), "b:aws") == "unknown");
    CHECK(region_with(aws_in("us-east-1") + "," + aws_in("us-west-2", "aws.west"), "aws.west") == "us-west-2");
    CHECK(region_with(aws_in("us-east-1") + "," + aws_in("us-west-2", "aws.west"), "aws") == "us-east-1");
}

TEST_CASE("chips and their number follow from the type of machine") {
    auto const h100 = read_one(instance(R"({"instance_type": "p5.48xlarge"})"));
    CHECK(h100.cell("chip") == "H100");
    CHECK(h100.cell("accelerators") == "8");
    CHECK(read_one(instance(R"({"instance_type": "p5e.48xlarge"})")).cell("chip") == "H200");
    auto const none = read_one(instance(R"({"instance_type": "t3.micro"})"));
    CHECK(none.cell("chip") == "none");
    CHECK(none.cell("accelerators") == "0");
    CHECK(read_one(instance(R"({"instance_type": "q9.huge"})")).cell("chip") == "unknown");
    ChangeText nodes;
    nodes.type = "aws_eks_node_group";
    nodes.after = R"({"instance_types": ["p5.48xlarge"], "scaling_config": [{"desired_size": 3, "max_size": 3}]})";
    CHECK(read_one(nodes).cell("accelerators") == "24");
    CHECK(read_one(nodes).cell("replicas") == "3");
    nodes.after = R"({"instance_types": ["p5.48xlarge"], "scaling_config": [{"desired_size": 3, "max_size": 9}]})";
    CHECK(read_one(nodes).cell("accelerators") == "unknown");
    CHECK(read_one(nodes).cell("replicas") == "unknown");
}

TEST_CASE("tags set fields, and the provider's default tags are tags") {
    auto const tagged =
        read_one(instance(R"({"tags": {"proviso:state": "stateless"}, "tags_all": {"proviso:kind": "API"}})"));
    CHECK(tagged.cell("state") == "stateless");
    CHECK(tagged.cell("kind") == "API");
    auto const provider = [](std::string const& tags) {
        return root_configuration(R"("aws": {"expressions": {"default_tags": [{"tags": )" + tags + "}]}}",
                                  configured("aws_instance", "web", "aws"));
    };
    auto const known = provider(R"({"constant_value": {"proviso:vendor": "OpenAI", "proviso:state": "stateful"}})");
    auto const merged =
        read_one(instance(R"({"tags": {"proviso:state": "stateless"}})", R"({"tags_all": true})"), known);
    CHECK(merged.cell("state") == "stateless");
    CHECK(merged.cell("vendor") == "OpenAI");
    CHECK(merged.cell("product") == "missing");
    auto const unclear =
        read_one(instance(R"({"tags": null})", R"({"tags_all": true})"), provider(R"({"references": ["local.tags"]})"));
    CHECK(unclear.cell("product") == "unknown");
    auto const group = read_one(instance(R"({"tag": [{"key": "proviso:kind", "value": "batch"}]})"));
    CHECK(group.cell("kind") == "batch");
    auto const label = read_one(instance(R"({"labels": {"proviso_kind": "batch"}, "tags": ["proviso_kind"]})"));
    CHECK(label.cell("kind") == "batch");
    CHECK(read_one(instance(R"({"tags": {"proviso:stat": "stateless"}})")).codes() == "P503");
}

TEST_CASE("a plan that is not whole proves nothing") {
    for (auto const* const mark : {R"(, "errored": true)", R"(, "complete": false)"}) {
        CAPTURE(mark);
        auto const read = TerraformPlanText{instance("{}").text(), R"({"root_module": {}})", mark}.read();
        CHECK(read.codes() == "P514");
        CHECK(names(read) == "aws_instance.web (what the plan leaves out)");
        CHECK(read.cell("provider", 1) == "unknown");
        CHECK(read.cell("capacity", 1) == "unknown");
    }
    auto const whole = R"(, "errored": false, "complete": true)";
    CHECK(names(TerraformPlanText{instance("{}").text(), R"({"root_module": {}})", whole}.read()) ==
          "aws_instance.web");
}

TEST_CASE("changes that are deferred make a plan that is not whole, and no changes are none") {
    auto const deferred = TerraformPlanText{instance("{}").text(), R"({"root_module": {}})",
                                            R"(, "deferred_changes": [{"reason": "provider_config_unknown"}])"};
    CHECK(deferred.read().codes() == "P514");
    CHECK(TerraformPlanText{instance("{}").text(), R"({"root_module": {}})", R"(, "deferred_changes": [])"}
              .read()
              .codes() == "");
    CHECK(read_text("plan.json", R"({"format_version": "1.0", "resource_changes": null})").codes() == "");
    CHECK(read_text("plan.json", R"({"format_version": "1.0", "resource_changes": 7})").codes() == "P501");
}

TEST_CASE("what is copied to other regions, or kept in several, has no region that is known") {
    struct Row {
        std::string type, after, region;
    };
    for (auto const& row :
         {Row{"aws_dynamodb_table", R"({"replica": []})", "eu-west-1"},
          Row{"aws_dynamodb_table", R"({"replica": [{"region_name": "us-east-1"}]})", "unknown"},
          Row{"azurerm_storage_account", R"({"account_replication_type": "LRS", "location": "eastus"})", "eastus"},
          Row{"azurerm_storage_account", R"({"account_replication_type": "GRS", "location": "eastus"})", "unknown"},
          Row{"google_bigquery_dataset", R"({"location": "europe-west4"})", "europe-west4"},
          Row{"google_bigquery_dataset", "{}", "unknown"}, Row{"google_pubsub_topic", "{}", "unknown"}}) {
        CAPTURE(row.type);
        CAPTURE(row.after);
        auto const& [type, after, region] = row;
        ChangeText change;
        change.type = type;
        change.address = type + ".web";
        change.provider = "";
        change.after = after;
        auto const providers = aws_in("eu-west-1") + "," + aws_in("eu-west-1", "google");
        CHECK(read_one(change, root_configuration(providers)).cell("region") == region);
    }
}

TEST_CASE("planned values are the end state where nothing changes") {
    auto const text = R"({"format_version": "1.0", "planned_values": {"root_module": {"resources": [
        {"address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a", "provider_name": "aws",
         "values": {"instance_type": "t3.micro"}}],
        "child_modules": [{"address": "module.m", "resources": [
        {"address": "module.m.aws_instance.b[0]", "mode": "managed", "type": "aws_instance", "name": "b", "index": 0,
         "provider_name": "aws", "values": {"availability_zone": "eu-west-1a"}}]}]}},
        "configuration": {"root_module": {"resources": [)" +
                      configured("aws_instance", "a", "aws", R"("availability_zone": {"references": ["x"]})") + "]}}}";
    auto const read = read_text("plan.json", text);
    CHECK(read.codes() == "");
    CHECK(names(read) == "aws_instance.a module.m.aws_instance.b[0]");
    CHECK(read.cell("region", 0) == "unknown");
    CHECK(read.cell("region", 1) == "eu-west-1");
}

TEST_CASE("what a plan for some targets does not touch stands in the prior state") {
    auto const prior = R"(, "prior_state": {"values": {"root_module": {"resources": [
        {"address": "aws_instance.web", "mode": "managed", "type": "aws_instance", "name": "web", "values": {}},
        {"address": "data.aws_ami.x", "mode": "data", "type": "aws_ami", "name": "x", "values": {}}],
        "child_modules": [{"resources": [
        {"address": "module.m.aws_instance.db", "mode": "managed", "type": "aws_instance", "name": "db",
         "values": {"availability_zone": "us-east-1b"}}]}]}}})";
    auto const read = TerraformPlanText{instance("{}").text(), R"({"root_module": {}})", prior}.read();
    CHECK(names(read) == "aws_instance.web module.m.aws_instance.db");
    CHECK(read.cell("region", 1) == "us-east-1");
}

TEST_CASE("planned values that the changes lack are read as well") {
    auto const planned = [](std::string const& changes) {
        return read_text("plan.json", R"({"format_version": "1.2", "planned_values": {"root_module": {"resources": [
            {"address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a",
             "provider_name": "aws", "values": {"availability_zone": "us-east-1a"}},
            {"address": "aws_instance.web", "mode": "managed", "type": "aws_instance", "name": "web",
             "provider_name": "aws", "values": {}}]}}, "resource_changes": [)" +
                                          changes + "]}");
    };
    auto const none = planned("");
    CHECK(names(none) == "aws_instance.a aws_instance.web");
    CHECK(none.cell("region") == "us-east-1");
    CHECK(names(planned(instance("{}").text())) == "aws_instance.web aws_instance.a");
}

TEST_CASE("modules that are nested too deep are an error, not left out") {
    auto const nested = [](std::string const& open, std::string const& inside, std::string const& close) {
        std::string text;
        for (int i = 0; i < 205; ++i)
            text += open;
        text += inside;
        for (int i = 0; i < 205; ++i)
            text += close;
        return text;
    };
    auto const planned = nested(R"({"child_modules": [)", "{}", "]}");
    auto const read = read_text("plan.json", R"({"planned_values": {"root_module": )" + planned + "}}");
    CHECK(read.codes() == "P510");
    auto const calls = nested(R"({"module_calls": {"m": {"module": )", "{}", "}}}");
    CHECK(read_one(instance("{}"), "{\"root_module\": " + calls + "}").codes() == "P510");
}

TEST_CASE("keys of a resource that stand twice are errors") {
    auto text = named("web", R"(["create"])");
    text.insert(1, R"("mode": "data", )");
    auto const read = TerraformPlanText{text}.read();
    CHECK(read.codes() == "P505");
    CHECK(render(read.diagnostics).find("`mode` is given twice in one resource") != std::string::npos);
    auto inner = named("web", R"(["create"])");
    inner.insert(inner.find(R"("after":)"), R"("after": {}, )");
    CHECK(TerraformPlanText{inner}.read().codes() == "P505");
}

TEST_CASE("a plan is the same in blocks of any size and by any number of threads") {
    std::string changes;
    for (int i = 0; i < 300; ++i)
        changes +=
            (i == 0 ? "" : ",\n") +
            named("n" + std::to_string(i), R"(["create"])",
                  R"({"availability_zone": "eu-west-1a", "tags": {"a]\"}": "[{"}, "instance_type": "p5.48xlarge"})");
    TerraformPlanText const plan{changes};
    auto const once = plan.read().everything();
    CHECK(plan.read({.threads = 1, .block = 700}).everything() == once);
    CHECK(plan.read({.threads = 4, .block = 2000}).everything() == once);
}

TEST_CASE("a plan in UTF-16 is read, with and without its mark") {
    auto const text = TerraformPlanText{named("\xC3\xA9\xF0\x9F\x98\x80", R"(["create"])")}.text();
    std::string little;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const put = [&](unsigned unit) {
            little += static_cast<char>(unit & 0xFFU);
            little += static_cast<char>(unit >> 8U);
        };
        if (text[at] == '\xC3') {
            put(0xE9);
            ++at;
        } else if (text[at] == '\xF0') {
            put(0xD83D);
            put(0xDE00);
            at += 3;
        } else {
            put(static_cast<unsigned char>(text[at]));
        }
    }
    auto const name = "aws_instance.\xC3\xA9\xF0\x9F\x98\x80";
    CHECK(names(read_text("plan.json", "\xFF\xFE" + little)) == name);
    CHECK(names(read_text("plan.json", little)) == name);
    CHECK(names(read_text("plan.json", "\xEF\xBB\xBF" + text)) == name);
    CHECK(read_text("plan.json", little + "x").codes() == "P103");
}

TEST_CASE("--set speaks for what the plan does not say, and not against it") {
    ReadOptions options;
    Diagnostics none;
    options.set = read_set({"region=eu-west-1", "customer=public sector"}, plan_vocabulary(), none);
    auto const read = TerraformPlanText{named("a", R"(["create"])") + "," +
                                        named("b", R"(["create"])", R"({"availability_zone": "us-east-1b"})")}
                          .read(options);
    CHECK(read.cell("region", 0) == "eu-west-1");
    CHECK(read.cell("region", 1) == "us-east-1");
    CHECK(read.cell("customer", 1) == "public sector");
}
