#include "generate_terraform.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string_view>
#include <vector>

namespace proviso::bench {
namespace {

/// A type of resource. In its values, `%n` is a number of its own and `%r` a region.
struct Shape {
    std::string_view type, provider, values, unknown;
};

constexpr std::array shapes{Shape{
                                "aws_instance", "registry.terraform.io/hashicorp/aws",
                                R"({"ami":"ami-0c55b159cbfafe1f0","arn":"arn:aws:ec2:%r:111111111111:instance/i-0%n","associate_public_ip_address":true,"availability_zone":"%ra","capacity_reservation_specification":[{"capacity_reservation_preference":"open","capacity_reservation_target":[]}],"cpu_core_count":4,"cpu_threads_per_core":2,"credit_specification":[],"disable_api_stop":false,"disable_api_termination":false,"ebs_block_device":[{"delete_on_termination":true,"device_name":"/dev/sdf","encrypted":true,"iops":3000,"kms_key_id":"arn:aws:kms:%r:111111111111:key/%n","snapshot_id":"","tags":null,"throughput":125,"volume_id":"vol-0%n","volume_size":200,"volume_type":"gp3"}],"ebs_optimized":true,"enclave_options":[{"enabled":false}],"get_password_data":false,"hibernation":false,"host_id":null,"iam_instance_profile":"web","id":"i-0%n","instance_initiated_shutdown_behavior":"stop","instance_state":"running","instance_type":"c6i.2xlarge","ipv6_address_count":0,"ipv6_addresses":[],"key_name":"ops","launch_template":[],"maintenance_options":[{"auto_recovery":"default"}],"metadata_options":[{"http_endpoint":"enabled","http_put_response_hop_limit":1,"http_tokens":"required","instance_metadata_tags":"disabled"}],"monitoring":true,"network_interface":[],"password_data":"","placement_group":"","primary_network_interface_id":"eni-0%n","private_dns":"ip-10-0-1-7.%r.compute.internal","private_ip":"10.0.1.7","root_block_device":[{"delete_on_termination":true,"device_name":"/dev/xvda","encrypted":true,"iops":3000,"volume_size":60,"volume_type":"gp3"}],"secondary_private_ips":[],"security_groups":[],"source_dest_check":true,"subnet_id":"subnet-0%n","tags":{"Name":"web-%n","team":"search","proviso:kind":"API","proviso:state":"stateless"},"tags_all":{"Name":"web-%n","team":"search","proviso:kind":"API","proviso:state":"stateless","cost-centre":"4711"},"tenancy":"default","timeouts":null,"user_data":"59dcba7a1f2b5e6d4c3b2a190807060504030201","user_data_base64":null,"user_data_replace_on_change":false,"volume_tags":null,"vpc_security_group_ids":["sg-0%n","sg-1%n"]})", R"({"capacity_reservation_specification":[],"ebs_block_device":[],"tags":{},"tags_all":{},"vpc_security_group_ids":[false,false]})"},
                            Shape{
                                "aws_s3_bucket", "registry.terraform.io/hashicorp/aws",
                                R"({"acceleration_status":"","acl":null,"arn":"arn:aws:s3:::data-%n","bucket":"data-%n","bucket_domain_name":"data-%n.s3.amazonaws.com","cors_rule":[],"force_destroy":false,"grant":[{"id":"75aa57f09aa0c8ca","permissions":["FULL_CONTROL"],"type":"CanonicalUser","uri":""}],"hosted_zone_id":"Z3AQBSTGFYJSTF","id":"data-%n","lifecycle_rule":[],"logging":[],"object_lock_enabled":false,"policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::data-%n/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}","region":"%r","replication_configuration":[],"request_payer":"BucketOwner","server_side_encryption_configuration":[{"rule":[{"apply_server_side_encryption_by_default":[{"kms_master_key_id":"","sse_algorithm":"AES256"}],"bucket_key_enabled":false}]}],"tags":{"team":"search"},"tags_all":{"team":"search"},"versioning":[{"enabled":true,"mfa_delete":false}],"website":[]})", R"({"tags":{},"tags_all":{}})"},
                            Shape{
                                "aws_iam_role", "registry.terraform.io/hashicorp/aws",
                                R"({"arn":"arn:aws:iam::111111111111:role/web-%n","assume_role_policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}}]}","create_date":"2024-03-01T10:00:00Z","description":"","force_detach_policies":false,"id":"web-%n","inline_policy":[],"managed_policy_arns":[],"max_session_duration":3600,"name":"web-%n","path":"/","permissions_boundary":"","tags":{},"tags_all":{},"unique_id":"AROA%n"})",
                                R"({"tags":{},"tags_all":{}})"},
                            Shape{
                                "aws_security_group_rule", "registry.terraform.io/hashicorp/aws",
                                R"({"cidr_blocks":["10.0.0.0/8"],"description":"from inside","from_port":443,"id":"sgrule-%n","ipv6_cidr_blocks":[],"prefix_list_ids":[],"protocol":"tcp","security_group_id":"sg-0%n","self":false,"source_security_group_id":null,"to_port":443,"type":"ingress"})",
                                R"({"cidr_blocks":[false]})"},
                            Shape{
                                "azurerm_linux_virtual_machine", "registry.terraform.io/hashicorp/azurerm",
                                R"({"additional_capabilities":[],"admin_password":null,"admin_ssh_key":[{"public_key":"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC%n","username":"ops"}],"admin_username":"ops","allow_extension_operations":true,"availability_set_id":null,"computer_name":"app-%n","disable_password_authentication":true,"encryption_at_host_enabled":true,"eviction_policy":null,"id":"/subscriptions/0000/resourceGroups/app/providers/Microsoft.Compute/virtualMachines/app-%n","identity":[{"identity_ids":[],"type":"SystemAssigned"}],"location":"westeurope","name":"app-%n","network_interface_ids":["/subscriptions/0000/resourceGroups/app/providers/Microsoft.Network/networkInterfaces/app-%n"],"os_disk":[{"caching":"ReadWrite","disk_size_gb":128,"name":"app-%n-os","storage_account_type":"Premium_LRS"}],"priority":"Regular","resource_group_name":"app","size":"Standard_D8s_v5","source_image_reference":[{"offer":"0001-com-ubuntu-server-jammy","publisher":"Canonical","sku":"22_04-lts-gen2","version":"latest"}],"tags":{"proviso:kind":"API","proviso:state":"stateless"},"zone":"1"})",
                                R"({"admin_ssh_key":[{}],"tags":{}})"},
                            Shape{
                                "google_compute_instance", "registry.terraform.io/hashicorp/google",
                                R"({"advanced_machine_features":[],"attached_disk":[],"boot_disk":[{"auto_delete":true,"device_name":"persistent-disk-0","initialize_params":[{"image":"debian-cloud/debian-12","labels":{},"size":50,"type":"pd-balanced"}],"mode":"READ_WRITE","source":"https://www.googleapis.com/compute/v1/projects/p/zones/europe-west4-a/disks/batch-%n"}],"can_ip_forward":false,"deletion_protection":false,"description":"","guest_accelerator":[],"hostname":"","id":"projects/p/zones/europe-west4-a/instances/batch-%n","labels":{"proviso_kind":"batch"},"machine_type":"a3-highgpu-8g","metadata":{"enable-oslogin":"TRUE"},"min_cpu_platform":"","name":"batch-%n","network_interface":[{"access_config":[],"network":"default","network_ip":"10.4.0.9","subnetwork":"default"}],"project":"p","resource_policies":[],"scheduling":[{"automatic_restart":true,"min_node_cpus":0,"on_host_maintenance":"TERMINATE","preemptible":false,"provisioning_model":"STANDARD"}],"service_account":[{"email":"batch@p.iam.gserviceaccount.com","scopes":["https://www.googleapis.com/auth/cloud-platform"]}],"tags":["internal"],"zone":"europe-west4-a"})",
                                R"({"boot_disk":[{"initialize_params":[{"labels":{}}]}],"labels":{}})"},
                            Shape{
                                "aws_db_instance", "registry.terraform.io/hashicorp/aws", R"({"address":"db-%n.abc.%r.rds.amazonaws.com","allocated_storage":500,"arn":"arn:aws:rds:%r:111111111111:db:db-%n","auto_minor_version_upgrade":true,"availability_zone":"%rb","backup_retention_period":14,"backup_window":"03:00-04:00","db_name":"app","db_subnet_group_name":"db","deletion_protection":true,"enabled_cloudwatch_logs_exports":["postgresql"],"endpoint":"db-%n.abc.%r.rds.amazonaws.com:5432","engine":"postgres","engine_version":"16.3","id":"db-%n","identifier":"db-%n","instance_class":"db.r6g.2xlarge","iops":12000,"kms_key_id":"arn:aws:kms:%r:111111111111:key/%n","multi_az":true,"parameter_group_name":"pg16","password":"not a real one %n","port":5432,"publicly_accessible":false,"storage_encrypted":true,"storage_type":"gp3","tags":{"team":"search"},"tags_all":{"team":"search"},"username":"app","vpc_security_group_ids":["sg-0%n"]})",
                                R"({"tags":{},"tags_all":{}})"}};

constexpr std::array<std::string_view, 3> regions{"eu-west-1", "eu-central-1", "eu-north-1"};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

struct Instance {
    Shape const* shape;
    std::string name, address, values;

    std::string head() const {
        return R"({"address":")" + address + R"(","mode":"managed","type":")" + std::string(shape->type) +
               R"(","name":")" + name + R"(","index":)" + address.substr(address.find('[') + 1, 1) +
               R"(,"provider_name":")" + std::string(shape->provider) + '"';
    }
    std::string planned() const {
        return head() + R"(,"schema_version":1,"values":)" + values + R"(,"sensitive_values":{"tags":{}}})";
    }
    std::string change(bool is_new) const {
        return head() + R"(,"change":{"actions":[")" + (is_new ? "create" : "no-op") + R"("],"before":)" +
               (is_new ? "null" : values) + R"(,"after":)" + values + R"(,"after_unknown":)" +
               std::string(shape->unknown) + R"(,"before_sensitive":{"tags":{}},"after_sensitive":{"tags":{}}}})";
    }
    std::string configured() const {
        return R"({"address":")" + std::string(shape->type) + "." + name + R"(","mode":"managed","type":")" +
               std::string(shape->type) + R"(","name":")" + name + R"(","provider_config_key":")" +
               std::string(shape->type.substr(0, shape->type.find('_'))) +
               R"(","expressions":{"name":{"references":["var.name"]},"tags":{"references":["local.tags"]}},)" +
               R"("schema_version":1,"count_expression":{"constant_value":10}})";
    }
};

Instance instance(std::size_t number, std::mt19937_64& random) {
    auto const& shape = shapes[number / 10 % shapes.size()];
    Instance one{&shape, "r" + std::to_string(number / 10), "", std::string(shape.values)};
    one.address = std::string(shape.type) + "." + one.name + "[" + std::to_string(number % 10) + "]";
    replace_all(one.values, "%n", std::to_string(random() % 1'000'000'000));
    replace_all(one.values, "%r", regions[random() % regions.size()]);
    return one;
}

}  // namespace

void write_terraform_plan(std::string const& path, std::size_t megabytes) {
    if (std::filesystem::exists(path))
        return;
    std::mt19937_64 random(20'260'301);
    std::string planned, changes, configured;
    for (std::size_t number = 0; planned.size() + changes.size() + configured.size() < megabytes * 1'000'000;
         ++number) {
        auto const one = instance(number, random);
        auto const comma = number == 0 ? "" : ",";
        planned += comma + one.planned();
        changes += comma + one.change(number % 25 == 0);
        if (number % 10 == 0)
            configured += comma + one.configured();
    }
    auto const unfinished = path + ".part";
    std::ofstream(unfinished, std::ios::binary)
        << R"({"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[)"
        << planned << R"(]}},"resource_changes":[)" << changes
        << R"(],"configuration":{"provider_config":{"aws":{"name":"aws","expressions":{"region":{"constant_value":"eu-west-1"}}}},)"
        << R"("root_module":{"resources":[)" << configured << R"(]}},"errored":false,"complete":true})" << '\n';
    std::filesystem::rename(unfinished, path);
}

void write_terraform_policy(std::string const& path) {
    std::ofstream(path, std::ios::binary)
        << "\"Stateless API\" means a workload whose kind is API and whose state is stateless.\n\n"
           "Clause 1: Workloads must be located in the EU.\n"
           "Clause 2: Stateless APIs must not use H100.\n"
           "Clause 3: At least ten stateless APIs must be hosted on Azure.\n";
}

}  // namespace proviso::bench
