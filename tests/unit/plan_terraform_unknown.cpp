// What a plan of Terraform does not know yet, or could mean in two ways, is unknown.
#include "tests/unit/terraform_world.hpp"

#include <doctest/doctest.h>

using namespace proviso;

TEST_CASE("what is known after the change alone is unknown, never missing") {
    auto const computed = read_one(instance("{}", R"({"availability_zone": true, "instance_type": true})"));
    CHECK(computed.cell("region") == "unknown");
    CHECK(computed.cell("chip") == "unknown");
    auto const provider = root_configuration(aws_in("eu-west-1"), configured("aws_instance", "web", "aws"));
    CHECK(read_one(instance("{}", R"({"availability_zone": true})"), provider).cell("region") == "eu-west-1");
    auto const said = root_configuration(
        aws_in("eu-west-1"), configured("aws_instance", "web", "aws", R"("region": {"references": ["x.y"]})"));
    CHECK(read_one(instance("{}", R"({"region": true})"), said).cell("region") == "unknown");
    auto const all = read_one(instance("null", "true"));
    CHECK(all.cell("kind") == "unknown");
    CHECK(all.cell("region") == "unknown");
}

TEST_CASE("what is known later is unknown, though the provider has a region") {
    struct Row {
        std::string type, after, unknown, set, region;
    };
    auto const set = R"("location": {}, "zone": {}, "region": {}, "account_replication_type": {}, "replica": [])";
    for (auto const& row :
         {Row{"google_compute_instance", "{}", R"({"zone": true})", "", "unknown"},
          Row{"google_compute_instance", "{}", R"({"zone": true})", set, "unknown"},
          Row{"google_container_cluster", "{}", R"({"location": true, "node_locations": true})", "", "unknown"},
          Row{"google_container_cluster", R"({"zone": "europe-west4-a"})", R"({"region": true})", "", "europe-west4"},
          Row{"google_redis_instance", R"({"location_id": "us-central1-a"})", R"({"region": true})", "", "unknown"},
          Row{"azurerm_storage_account", R"({"location": "westeurope"})", R"({"account_replication_type": true})", set,
              "unknown"},
          Row{"aws_dynamodb_table", "{}", R"({"replica": true})", "", "unknown"},
          Row{"aws_dynamodb_table", R"({"replica": [{}]})", R"({"replica": [{"region_name": true}]})", set, "unknown"},
          Row{"aws_instance", "{}", R"({"region": true})", "", "unknown"},
          Row{"aws_instance", "{}", R"({"availability_zone": true})", "", "eu-west-1"},
          Row{"aws_instance", "{}", R"({"availability_zone": true})", R"("availability_zone": {})", "unknown"},
          Row{"aws_s3_bucket", "{}", R"({"region": true, "replication_configuration": true})", "", "eu-west-1"},
          Row{"aws_s3_bucket", "{}", R"({"region": true})", R"("region": {"references": ["x.y"]})", "unknown"}}) {
        CAPTURE(row.type);
        CAPTURE(row.unknown);
        ChangeText change;
        change.type = row.type;
        change.address = row.type + ".web";
        change.provider = row.type.substr(0, row.type.find('_'));
        change.after = row.after;
        change.unknown = row.unknown;
        auto const providers =
            aws_in("eu-west-1") + "," + aws_in("europe-west1", "google") + "," + aws_in("westeurope", "azurerm");
        auto const resource = configured(row.type, "web", change.provider, row.set);
        CHECK(read_one(change, root_configuration(providers, resource)).cell("region") == row.region);
    }
}

TEST_CASE("accelerators that are attached later are not none") {
    ChangeText change;
    change.type = "google_compute_instance";
    change.after = R"({"zone": "europe-west4-a", "machine_type": "n1-standard-8"})";
    change.unknown = R"({"guest_accelerator": true})";
    CHECK(read_one(change).cell("chip") == "unknown");
    CHECK(read_one(change).cell("accelerators") == "unknown");
    change.after = R"({"machine_type": "n1-standard-8", "guest_accelerator": [{"count": 4}]})";
    change.unknown = R"({"guest_accelerator": [{"type": true}]})";
    CHECK(read_one(change).cell("chip") == "unknown");
    CHECK(read_one(change).cell("accelerators") == "4");
}

TEST_CASE("accelerators of all elements are added up") {
    ChangeText change;
    change.type = "google_compute_instance";
    change.after = R"({"machine_type": "n1-standard-8", "guest_accelerator": [
        {"type": "nvidia-h100-80gb", "count": 1}, {"type": "nvidia-h100-80gb", "count": 8}]})";
    CHECK(read_one(change).cell("accelerators") == "9");
    change.type = "aws_sagemaker_endpoint_configuration";
    change.after = R"({"production_variants": [{"instance_type": "ml.p5.48xlarge", "initial_instance_count": 1},
        {"instance_type": "ml.p5.48xlarge", "initial_instance_count": 9}]})";
    CHECK(read_one(change).cell("accelerators") == "80");
    auto shadowed = change;
    shadowed.after.insert(1, R"("shadow_production_variants": [{"instance_type": "ml.p5.48xlarge"}], )");
    CHECK(read_one(shadowed).cell("accelerators") == "unknown");
    change.unknown = R"({"production_variants": [{}, {"initial_instance_count": true}]})";
    CHECK(read_one(change).cell("accelerators") == "unknown");
}

TEST_CASE("tags that come later may set any field of their resource") {
    auto const provider = root_configuration(
        aws_in("eu-west-1"), configured("aws_instance", "web", "aws", R"("tags": {"references": ["x.y"]})"));
    CHECK(read_one(instance("{}", R"({"tags": true, "tags_all": true})"), provider).cell("region") == "unknown");
    CHECK(read_one(instance("{}", R"({"tags": {"proviso:region": true}})"), provider).cell("region") == "unknown");
    CHECK(read_one(instance(R"({"tags": {"proviso:region": null}})", R"({"tags": {"proviso:region": true}})"), provider)
              .cell("region") == "unknown");
    CHECK(read_one(instance(R"({"tag": [{"key": "proviso:region"}]})", R"({"tag": [{"value": true}]})"), provider)
              .cell("region") == "unknown");
    CHECK(read_one(instance(R"({"tag": [{"value": "x"}]})", R"({"tag": [{"key": true}]})"), provider).cell("region") ==
          "unknown");
    auto const unset = root_configuration(aws_in("eu-west-1"), configured("aws_instance", "web", "aws"));
    auto const by_provider = read_one(instance("{}", R"({"freeform_tags": true})"), unset);
    CHECK(by_provider.cell("region") == "eu-west-1");
    CHECK(by_provider.cell("product") == "unknown");
    auto const two = read_one(instance(R"({"tags": {"proviso:region": "eu-west-1", "proviso_region": "us-east-1"}})"));
    CHECK(two.cell("region") == "unknown");
}

TEST_CASE("a module's provider without a region has none, and one that is not there is not another") {
    auto const region_with = [](std::string const& providers, std::string const& key) {
        ChangeText change;
        change.module = "module.m";
        change.address = "module.m.aws_instance.web";
        auto const configuration = "{\"provider_config\": {" + aws_in("eu-west-1") + providers +
                                   R"(}, "root_module": {"module_calls": {"m": {"module": {"resources": [)" +
                                   configured("aws_instance", "web", key) + "]}}}}}";
        return read_one(change, configuration).cell("region");
    };
    CHECK(region_with(R"(, "module.m:aws": {"expressions": {"profile": {"constant_value": "us"}}})", "module.m:aws") ==
          "missing");
    CHECK(region_with(R"(, "module.m:aws": {"expressions": {"assume_role": [{}]}})", "module.m:aws") == "missing");
    CHECK(region_with(R"(, "module.m:aws": {"version_constraint": "~> 5"})", "module.m:aws") == "eu-west-1");
    CHECK(region_with(R"(, "module.m:aws.west": {"expressions": {"profile": {"constant_value": "us"}}})",
                      "module.m:aws.west") == "missing");
    CHECK(region_with("", "module.m:aws.west") == "unknown");
    CHECK(region_with("", "aws.west") == "unknown");
    auto const root = root_configuration(aws_in("eu-west-1"), configured("aws_instance", "web", "aws.west"));
    CHECK(read_one(instance("{}"), root).cell("region") == "unknown");
    auto const two = aws_in("eu-west-1") + "," + aws_in("us-west-2", "aws.west");
    CHECK(read_one(instance("{}"), root_configuration(two)).cell("region") == "unknown");
    auto const twice = aws_in("eu-west-1") + "," + aws_in("us-west-2");
    CHECK(read_one(instance("{}"), root_configuration(twice)).codes() == "P505");
}

TEST_CASE("of several configurations in a module, those within it may use any") {
    ChangeText change;
    change.module = "module.m.module.n";
    change.address = "module.m.module.n.aws_instance.web";
    auto const region_with = [&](std::string const& providers) {
        return read_one(change, "{\"provider_config\": {" + providers +
                                    R"(}, "root_module": {"module_calls": {"m": {"module": {"module_calls": {"n":
                                       {"module": {"resources": [)" +
                                    configured("aws_instance", "web", "n:aws") + "]}}}}}}}}")
            .cell("region");
    };
    auto const one = aws_in("eu-west-1", "module.m:aws");
    CHECK(region_with(one) == "eu-west-1");
    CHECK(region_with(one + "," + aws_in("us-east-1", "module.m:aws.us")) == "unknown");
    CHECK(region_with(R"("module.m:aws.us": {"name": "aws"}, "module.m:aws": {"name": "aws"}, )" +
                      aws_in("eu-west-1")) == "unknown");
}

TEST_CASE("copies that another resource makes are not lost") {
    ChangeText change;
    change.type = "aws_s3_bucket_replication_configuration";
    change.after = R"({"rule": [{"destination": [{"bucket": "arn:aws:s3:::us-copy"}]}]})";
    auto const provider = root_configuration(aws_in("eu-west-1"));
    CHECK(read_one(change, provider).cell("region") == "unknown");
    change.type = "aws_backup_plan";
    change.after = R"({"rule": [{"copy_action": []}]})";
    CHECK(read_one(change, provider).cell("region") == "eu-west-1");
    change.after = R"({"rule": [{"copy_action": [{"destination_vault_arn": "arn:aws:backup:us-east-1:1:x"}]}]})";
    CHECK(read_one(change, provider).cell("region") == "unknown");
    change.type = "aws_s3_bucket";
    change.after = R"({"replication_configuration": [{"rules": [{"destination": [{"bucket": "x"}]}]}]})";
    CHECK(read_one(change, provider).cell("region") == "unknown");
}
