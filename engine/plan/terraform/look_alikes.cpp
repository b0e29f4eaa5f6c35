// A table of marks.
#include "engine/plan/terraform/look_alikes.hpp"

#include "engine/plan/formats.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::string_view plan_again =
    "run `terraform plan -out plan.out`, then `terraform show -json plan.out > plan.json`";

struct LookAlike {
    std::string_view mark;
    std::string_view text, help;
};

/// By how the file begins.
constexpr std::array beginnings{
    LookAlike{"PK\x03\x04", "this is a plan in Terraform's own binary form",
              "run `terraform show -json plan.out > plan.json` on it, and check that"},
    LookAlike{"[command]", "the first line was written by a wrapper around Terraform, and is no JSON",
              "leave it out, or set `terraform_wrapper: false` where the workflow sets Terraform up"},
    LookAlike{"{\"@level\"", "this is the log of `terraform plan -json`, which has no values in it", plan_again},
};

/// By what stands somewhere near the beginning of a text that is no JSON.
constexpr std::array sentences{
    LookAlike{"Terraform will perform the following actions", "this is a plan as Terraform prints it for people",
              plan_again},
    LookAlike{"OpenTofu will perform the following actions", "this is a plan as OpenTofu prints it for people",
              "run `tofu plan -out plan.out`, then `tofu show -json plan.out > plan.json`"},
    LookAlike{"An execution plan has been generated", "this is a plan as Terraform prints it for people", plan_again},
    LookAlike{"Terraform used the selected providers", "this is a plan as Terraform prints it for people", plan_again},
};

/// By a key of a document that has neither planned values nor resource changes, or that no plan has.
constexpr std::array documents{
    LookAlike{" plan_format_version ", "this is a plan as HCP Terraform shows it, with what is secret taken out",
              "take the plan itself: `terraform show -json` of it, or the JSON execution plan of the run"},
    LookAlike{" lineage ", "this is a state file: it says what is there, and not what will be", plan_again},
    LookAlike{" values ", "this is a state, and not a plan: it says what is there, and not what will be", plan_again},
    LookAlike{" root_module ", "this is a part of a plan, without the plan around it",
              "give the whole of what `terraform show -json plan.out` writes"},
    LookAlike{" child_modules ", "this is a part of a plan, without the plan around it",
              "give the whole of what `terraform show -json plan.out` writes"},
};

/// Keys that only Terraform's documents have, as they stand in the text.
constexpr std::array<std::string_view, 9> keys{"\"format_version\"",   "\"plan_format_version\"", "\"planned_values\"",
                                               "\"resource_changes\"", "\"terraform_version\"",   "\"root_module\"",
                                               "\"child_modules\"",    "\"prior_state\"",         "\"@level\""};

Complaint complaint(LookAlike const& row) {
    return {Kind::plan_unknown_format, {}, std::string(row.text), std::string(row.help), {}};
}

}  // namespace

std::optional<Complaint> look_alike(std::string_view text) {
    auto const begins = std::ranges::find_if(beginnings, [&](auto const& row) { return text.starts_with(row.mark); });
    if (begins != beginnings.end())
        return complaint(*begins);
    auto const says =
        std::ranges::find_if(sentences, [&](auto const& row) { return text.find(row.mark) != text.npos; });
    if (not text.starts_with('{') and says != sentences.end())
        return complaint(*says);
    return {};
}

std::optional<Complaint> look_alike_document(std::string_view keys) {
    auto const found =
        std::ranges::find_if(documents, [&](auto const& row) { return keys.find(row.mark) != keys.npos; });
    if (found != documents.end())
        return complaint(*found);
    return complaint({{}, "this document has neither planned values nor resource changes", plan_again});
}

bool looks_like_terraform(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t\r\n");
    text.remove_prefix(std::min(begin, text.size()));
    if (look_alike(text))
        return true;
    return text.starts_with('{') and std::ranges::any_of(keys, [&](auto key) { return text.find(key) != text.npos; });
}

}  // namespace proviso
