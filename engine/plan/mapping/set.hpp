// `--set FIELD=VALUE`: what holds for each placement that a Terraform plan or a manifest says nothing of.
#pragma once

#include "engine/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proviso {

struct SetField {
    std::uint16_t field = 0;  ///< of placements
    std::string value;
};

/// `region=eu-west-1` for each; what is no field of placements, or no value of it, is a usage error.
std::vector<SetField> read_set(std::vector<std::string> const& texts, Vocabulary const& vocabulary, Diagnostics& out);

}  // namespace proviso
