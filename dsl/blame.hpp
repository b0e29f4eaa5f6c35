// Why a statement could not be read: what the grammar missed, told as one Diagnostic.
#pragma once

#include "dsl/diagnostic.hpp"
#include "dsl/expectations.hpp"

namespace proviso {

/// `statement` is all of the text that was to be one; `missed` is what the grammar looked for in vain.
/// Nearest names are offered only where `suggest` is set, since that takes a look at the whole lexicon.
Diagnostic blame(Source const& source, Span statement, Expectations const& missed, Lexicon const& lexicon,
                 bool suggest);

}  // namespace proviso
