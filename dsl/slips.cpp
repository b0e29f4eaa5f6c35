#include "dsl/slips.hpp"

#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct Slip {
    std::string_view missed;   ///< what belongs there
    std::string_view written;  ///< in lower case
    std::string_view help;
};

constexpr std::string_view complied = "write `is complied with`";
constexpr std::string_view violated = "write `is violated`";

constexpr std::array slips{Slip{"is complied with", "is compliant", complied},
                           Slip{"is complied with", "is met", complied},
                           Slip{"is complied with", "is satisfied", complied},
                           Slip{"is complied with", "is fulfilled", complied},
                           Slip{"is complied with", "complies", complied},
                           Slip{"is complied with", "holds", complied},
                           Slip{"is violated", "is breached", violated},
                           Slip{"is violated", "is broken", violated},
                           Slip{"is violated", "fails", violated},
                           Slip{"is undetermined", "is unknown", "write `is undetermined`"},
                           Slip{"is not applicable", "does not apply", "write `is not applicable`"}};

/// Behind a kind of record in a scenario.
constexpr std::array<std::string_view, 4> descriptions{"whose", "that", "on", "in"};

bool begins_with_words(std::string_view text, std::string_view words) {
    auto const beginning = fold(one_line(text.substr(0, 2 * words.size())));
    return beginning.starts_with(words) and word_length(std::string_view(beginning).substr(words.size())) == 0;
}

}  // namespace

std::string help_for_slip(std::string_view text, Expectations const& missed, Lexicon const& lexicon) {
    auto const is_missed = [&](std::string_view wanted) {
        return std::ranges::any_of(missed.list(), [&](Expected const& each) { return each.text == wanted; });
    };
    for (auto const& slip : slips)
        if (is_missed(slip.missed) and begins_with_words(text, slip.written))
            return std::string(slip.help);
    auto const begins_text = [&](std::string_view word) { return begins_with_words(text, word); };
    if (is_missed("a date") and text.starts_with('['))
        return "write the day, or leave this part out; a clause says for itself that it holds from a day that is not "
               "stated: `, from [TBD]`";
    auto const describes =
        lexicon.longest(text, NameKinds{NameKind::phrase}) or std::ranges::any_of(descriptions, begins_text);
    if (is_missed("with") and is_missed("as of") and describes)
        return "give its fields and their values, as in `with provider Azure`";
    if (is_missed("a field, a fact or a term"))
        return "put a condition in quotes, as in `because of \"clause 3 is met\"`";
    auto const word = text.substr(0, word_length(text));
    auto const is_number = not word.empty() and std::ranges::all_of(word, [](char c) { return c >= '0' and c <= '9'; });
    if (is_missed("a period") and is_number and text.substr(word.size()).starts_with(':'))
        return "name the period, as in `contract year " + std::string(word) + ":`";
    return {};
}

}  // namespace proviso
