// Waivers in words, the same in every format.
#pragma once

#include "engine/report/report.hpp"

#include <string>

namespace proviso {

/// The one that covers the finding; null where none does.
WaiverShown const* waiver_of(Report const& report, Finding const& finding);

/// `MS-1 of "Agreement"`, escaped.
std::string waived_clause(WaiverShown const& waiver);

/// `chat-*, embed and 3 more`, escaped; `all that it finds` where it names none.
std::string waived_records(WaiverShown const& waiver);

/// All but those that are in force and used by each of their names.
bool needs_an_eye(WaiverShown const& waiver);

/// `2 waivers are expired or unused, 1 waiver is unused in part`; empty for none.
std::string stale_words(Report const& report);

/// `to 31 December 2026, approved by J. Doe: moved in spring (CR-7), up to 50 MW`, escaped.
std::string waiver_words(WaiverShown const& waiver);

/// `sea* (waivers.toml:3:16)`, escaped: those that cover nothing, where others do.
std::string unused_names(WaiverShown const& waiver);

/// Both: what is said of a waiver that needs an eye.
std::string waiver_words_and_unused(WaiverShown const& waiver);

/// Its words as above, of the waiver that covers the finding; empty where none does.
std::string waiver_words(Report const& report, Finding const& finding);

}  // namespace proviso
