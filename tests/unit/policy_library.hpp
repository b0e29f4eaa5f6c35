// The policies of this project, and the words they are written in, for tests.
#pragma once

#include "tests/unit/rules_compiled.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace proviso {

inline std::string file_text(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Every policy below a folder, in the order of their paths.
inline std::vector<NamedText> policy_texts(std::filesystem::path const& folder) {
    std::vector<NamedText> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".proviso")
            found.push_back({entry.path().generic_string(), file_text(entry.path())});
    std::ranges::sort(found, {}, &NamedText::name);
    return found;
}

/// The built-in vocabulary with that of policies/clauses.
inline Vocabulary const& library_vocabulary() {
    static Vocabulary const vocabulary = [] {
        auto const* const path = PROVISO_SOURCE_DIR "/policies/clauses/vocabulary.toml";
        Diagnostics out;
        return read_vocabulary(Source("vocabulary.toml", file_text(path)), cloud_vocabulary(), out);
    }();
    return vocabulary;
}

}  // namespace proviso
