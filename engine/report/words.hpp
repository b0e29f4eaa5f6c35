// The verdicts in words and colours, the same wherever people read them.
#pragma once

#include "engine/report/page.hpp"
#include "engine/report/report.hpp"

#include <array>
#include <string_view>

namespace proviso {

struct Word {
    std::string_view loud;  ///< opens what is said of a clause
    std::string_view low;   ///< in a sentence
    Colour colour;
};

inline constexpr std::array<Word, 5> verdict_words{{
    {"COMPLIANT", "compliant", Colour::green},
    {"VIOLATED", "violated", Colour::red},
    {"UNDETERMINED", "undetermined", Colour::yellow},
    {"NOT APPLICABLE", "not applicable", Colour::grey},
    {"WAIVED", "waived", Colour::cyan},
}};
static_assert(verdict_words.size() == verdict_names.size());

inline constexpr Word permission_word{"PERMISSION", "permission", Colour::cyan};
inline constexpr Word not_encoded_word{"NOT ENCODED", "not encoded", Colour::grey};

/// Opens a sentence of ClauseResult::reading that no word of the clause states.
inline constexpr std::string_view by_default = "By default: ";

constexpr Word const& word(Verdict verdict) { return verdict_words[static_cast<std::size_t>(verdict)]; }

constexpr Word const& word(ClauseResult const& clause) {
    if (clause.judged)
        return word(clause.verdict);
    return clause.kind == "permission" ? permission_word : not_encoded_word;
}

}  // namespace proviso
