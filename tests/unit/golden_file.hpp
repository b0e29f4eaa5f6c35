// Text compared with a file below tests/golden/, which PROVISO_UPDATE_GOLDEN=1 rewrites.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
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
    auto const expected = wanted.str();
    auto const same = std::mismatch(text.begin(), text.end(), expected.begin(), expected.end()).first - text.begin();
    INFO(path << " differs from line " << 1 + std::count(text.begin(), text.begin() + same, '\n'));
    CHECK((text == expected));
}

}  // namespace proviso
