// What a kind of record is called in sentences.
#pragma once

#include "dsl/lexicon.hpp"
#include "engine/vocabulary/vocabulary.hpp"

#include <string>

namespace proviso {

inline std::string noun(RecordType const& type) { return type.nouns.empty() ? type.name : type.nouns.front().name; }

inline std::string nouns(RecordType const& type) {
    if (not type.nouns.empty() and not type.nouns.front().plural.empty())
        return type.nouns.front().plural;
    return plural(noun(type));
}

}  // namespace proviso
