// What a plain scalar of YAML means: `8`, `0400`, `yes`, `~`, `eu-west-1`.
//
// By the rules that Kubernetes reads its manifests by, which are those of YAML 1.1 as Go's reader has them: `yes`
// and `on` are true, `0400` is octal and so 256. Quoted text is not asked here.
#pragma once

#include "engine/plan/stated.hpp"

#include <string>
#include <string_view>

namespace proviso {

struct YamlScalar {
    Form form = Form::text;  ///< nothing, text, number or truth
    bool truth = false;
    std::string digits = {};  ///< of a number, as JSON writes it
};

YamlScalar plain_yaml_scalar(std::string_view text);

/// Whether YAML 1.2 reads it as something else than we do: `yes`, `0400`, `1_000`.
bool is_read_otherwise_elsewhere(std::string_view text);

}  // namespace proviso
