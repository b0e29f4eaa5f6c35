// Wordings that the language lacks where another stands for them, and which.
#pragma once

#include "dsl/expectations.hpp"

#include <string>
#include <string_view>

namespace proviso {

/// What to write instead of what begins `text`, where `missed` was looked for; empty where nothing is known of it.
std::string help_for_slip(std::string_view text, Expectations const& missed, Lexicon const& lexicon);

}  // namespace proviso
