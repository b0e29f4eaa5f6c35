// A sentence with a refused wording, mended: text ready to paste, which is offered only if it reads.
#pragma once

#include "dsl/lexicon.hpp"
#include "dsl/refused.hpp"

#include <string>

namespace proviso {

/// What to write instead of `sentence`, whose first refused wording is `found`: the author's own words where they
/// can be mended, else a model, as for no sentence. Reads the sentence again a few times.
std::string offer_instead(std::string_view sentence, RefusedMatch const& found, Lexicon const& lexicon);

}  // namespace proviso
