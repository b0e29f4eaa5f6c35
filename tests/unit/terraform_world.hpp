// Terraform plans written in a test: only what it is about, the rest as Terraform writes it.
#pragma once

#include "tests/unit/plan_world.hpp"

#include <string>

namespace proviso {

struct TerraformPlanText {
    std::string changes;  ///< resource changes, with commas between them
    std::string configuration = R"({"root_module": {}})";
    std::string more = {};  ///< further members, each with a comma before it

    std::string text() const {
        return R"({"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module": {}}, )"
               R"("resource_changes": [)" +
               changes + R"(], "configuration": )" + configuration + more + "}";
    }
    ReadPlan read(ReadOptions const& options = {}) const { return read_text("plan.json", text(), options); }
};

/// A resource change. `after`, `unknown`, `sensitive`: JSON.
struct ChangeText {
    std::string address = "aws_instance.web", type = "aws_instance", name = "web";
    std::string after = "{}", unknown = "{}", sensitive = "{}";
    std::string actions = R"(["create"])";
    std::string provider = "registry.terraform.io/hashicorp/aws";
    std::string module;  ///< its address
    std::string mode = "managed";

    std::string text() const {
        std::string quoted_address;
        for (auto const c : address)
            quoted_address += c == '"' ? "\\\"" : std::string(1, c);
        return "{\"address\": \"" + quoted_address + "\", " +
               (module.empty() ? "" : "\"module_address\": \"" + module + "\", ") + "\"mode\": \"" + mode +
               "\", \"type\": \"" + type + "\", \"name\": \"" + name + "\", \"provider_name\": \"" + provider +
               "\", \"change\": {\"actions\": " + actions + ", \"before\": null, \"after\": " + after +
               ", \"after_unknown\": " + unknown + ", \"before_sensitive\": false, \"after_sensitive\": " + sensitive +
               "}}";
    }
};

/// The configuration of a root module, with providers and its resources.
inline std::string root_configuration(std::string const& providers, std::string const& resources = "") {
    return "{\"provider_config\": {" + providers + "}, \"root_module\": {\"resources\": [" + resources + "]}}";
}

inline std::string configured(std::string const& type, std::string const& name, std::string const& key,
                              std::string const& expressions = "") {
    return R"({"address": ")" + type + "." + name + R"(", "mode": "managed", "type": ")" + type + R"(", "name": ")" +
           name + R"(", "provider_config_key": ")" + key + R"(", "expressions": {)" + expressions + "}}";
}

inline std::string aws_in(std::string const& region, std::string const& key = "aws") {
    return "\"" + key + R"(": {"name": "aws", "expressions": {"region": {"constant_value": ")" + region + "\"}}}";
}

/// A plan of one change.
inline ReadPlan read_one(ChangeText const& change, std::string const& configuration = R"({"root_module": {}})") {
    return TerraformPlanText{change.text(), configuration, ""}.read();
}

inline ChangeText instance(std::string const& after, std::string const& unknown = "{}") {
    ChangeText change;
    change.after = after;
    change.unknown = unknown;
    return change;
}

}  // namespace proviso
