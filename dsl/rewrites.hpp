// Ways to mend a sentence at a wording that is refused. Each yields its attempts, best first; whether one of them reads
// is for offer.hpp to find out.
#pragma once

#include "dsl/lexicon.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// A sentence in one line around a refused wording.
struct RefusedPlace {
    std::string_view before, after;
    std::string_view put;  ///< as RefusedWording has it
    Lexicon const& lexicon;
};

using Rewrite = std::vector<std::string> (*)(RefusedPlace const&);

std::vector<std::string> no_rewrite(RefusedPlace const&);

/// With one of `put` in its place, or without it where that is empty.
std::vector<std::string> put_instead(RefusedPlace const&);

/// `on Azure, AWS, etc.` → `on Azure or AWS`
std::vector<std::string> close_list(RefusedPlace const&);

/// `A and B must be hosted on C and D, respectively` → an item for each pair
std::vector<std::string> say_pairs(RefusedPlace const&);

/// `must promptly be encrypted` → `must be encrypted, from [TBD]`
std::vector<std::string> name_day(RefusedPlace const&);

/// `material workloads must` → `workloads with a capacity of at least [TBD] must`
std::vector<std::string> name_amount(RefusedPlace const&);

/// `workloads must substantially be encrypted` → `at least 90% of workloads must be encrypted`
std::vector<std::string> name_share(RefusedPlace const&);

/// `about 2 GW` → `between 1.8 GW and 2.2 GW`; things that are counted get whole numbers
std::vector<std::string> name_margin(RefusedPlace const&);

/// `neither A nor B may` → `A and B must not`
std::vector<std::string> deny_list(RefusedPlace const&);

/// `workloads must have a total capacity of` → `the total capacity of workloads must be`
std::vector<std::string> say_total(RefusedPlace const&);

/// The parts of `a|b|c`.
std::vector<std::string_view> split_at_bars(std::string_view text);

}  // namespace proviso
