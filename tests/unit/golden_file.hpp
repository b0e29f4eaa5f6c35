// Text compared with a file below tests/golden/, which PROVISO_UPDATE_GOLDEN=1 rewrites.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace proviso {

inline void check_golden(std::string const& name, std::string const& text) {
    auto const path = std::string(PROVISO_SOURCE_DIR "/tests/golden/") + name;
    if (std::getenv("PROVISO_UPDATE_GOLDEN") != nullptr)
        std::ofstream(path, std::ios::binary) << text;
    std::ifstream in(path, std::ios::binary);
    std::stringstream wanted;
    wanted << in.rdbuf();
    INFO("golden file " << path);
    CHECK(text == wanted.str());
}

}  // namespace proviso
