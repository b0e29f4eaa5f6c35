// What is wrong with a YAML document, in words for people.
#pragma once

#include "engine/plan/tree/yaml.hpp"

namespace proviso {

/// `said`: by yaml-cpp, of the byte `at`; `next`: the first token after the last that it understood.
Complaint yaml_fault(std::string_view said, std::size_t at, std::size_t next);

/// Says it, or that the document is a template which nobody has rendered, where that is why.
void say_yaml_fault(Complaint fault, std::string_view text, YamlPart part, Complaints& out);

}  // namespace proviso
