#include "dsl/refused.hpp"

#include "dsl/reader.hpp"
#include "dsl/text.hpp"

#include <array>

namespace proviso {
namespace {

struct Reason {
    std::string_view reason, help;
};

constexpr Reason unnamed{"points at something without naming it", "repeat the name"};
constexpr Reason endless{"leaves the list open", "list every member, or define an open class with `includes`"};
constexpr Reason effort{"is a standard that a plan cannot be held against",
                        "write what must be achieved, or leave the clause to people: `not encoded: …`"};
constexpr Reason soon{"names no day", "write a date, as in `by 31 December 2027`"};
constexpr Reason vague{"names no amount", "write the amount that matters, as in `more than 5 MW`"};
constexpr Reason nearly{"leaves the margin open", "write `between A and B` with both amounts"};
constexpr Reason weak{"does not say whether it binds",
                      "write `must`, with the line `Severity: advice` below the clause if it is advice"};
constexpr Reason nothing_named{"overrides clauses without naming them",
                               "name them, as in `notwithstanding clause 4.2,`"};
constexpr Reason unlisted{"yields to clauses without naming them", "name them, as in `subject to clause 4.2,`"};
constexpr Reason pairing{"leaves the pairs to the reader", "write a clause for each pair"};

constexpr Reason both_ways{"says two things at once",
                           "write `if`, and what must hold otherwise as a clause of its own"};
constexpr Reason ends_or_pauses{"may end the clause or only suspend it",
                                "write `until` for the one, `unless` for the other"};
constexpr Reason degree{"leaves open how far", "write `if`, with what must be so of each record"};
constexpr Reason included{"is what the language means already",
                          "leave it out: `until`, `by` and `between` include the day"};
constexpr Reason always{"is what a clause says of each record already", "leave it out"};
constexpr Reason denied_list{"denies a list word by word", "write `A and B must not …`"};
constexpr Reason plain_list{"is more than a list needs", "leave it out: `A and B must …`"};

constexpr RefusedWording row(std::string_view wording, Reason reason) {
    return {Kind::refused_wording, wording, reason.reason, reason.help};
}

constexpr std::array rows{
    RefusedWording{Kind::and_or, "and/or", "does not say which of the two is meant",
                   "write `or` where one is enough, `and` where all are needed"},
    row("notwithstanding anything to the contrary", nothing_named),
    row("notwithstanding any other provision", nothing_named),
    row("notwithstanding the foregoing", nothing_named),
    row("subject to the terms of this agreement", unlisted),
    row("subject to the terms", unlisted),
    row("except as otherwise provided", unlisted),
    row("unless otherwise provided", unlisted),
    row("unless otherwise agreed", unlisted),
    row("if and only if", both_ways),
    row("unless and until", ends_or_pauses),
    row("to the extent", degree),
    row("inclusive", included),
    row("at all times", always),
    row("neither", denied_list),
    row("both", plain_list),
    row("etc", endless),
    row("et cetera", endless),
    row("and the like", endless),
    row("and so on", endless),
    row("respectively", pairing),
    row("such", unnamed),
    row("the foregoing", unnamed),
    row("the aforementioned", unnamed),
    row("the said", unnamed),
    row("the same", unnamed),
    row("thereof", unnamed),
    row("therein", unnamed),
    row("thereto", unnamed),
    row("hereof", unnamed),
    row("herein", unnamed),
    row("hereunder", unnamed),
    row("should", weak),
    row("ought to", weak),
    row("endeavour", effort),
    row("endeavours", effort),
    row("endeavor", effort),
    row("endeavors", effort),
    row("commercially reasonable", effort),
    row("reasonable efforts", effort),
    row("reasonable endeavours", effort),
    row("best efforts", effort),
    row("reasonable", effort),
    row("reasonably", effort),
    row("promptly", soon),
    row("as soon as possible", soon),
    row("without undue delay", soon),
    row("in due course", soon),
    row("material", vague),
    row("materially", vague),
    row("substantially", vague),
    row("approximately", nearly),
    row("about", nearly),
    row("roughly", nearly),
    row("circa", nearly),
};

/// Bytes that `wording` takes at the start of `text`, which starts a word; 0 where it is not there.
std::size_t wording_length(std::string_view text, std::string_view wording) {
    std::size_t at = 0;
    while (true) {
        auto const word = wording.substr(0, wording.find(' '));
        auto const length = word_length(text.substr(at));
        if (length == 0 or not same_word(text.substr(at, length), word))
            return 0;
        at += length;
        if (word.size() == wording.size())
            return at;
        wording.remove_prefix(word.size() + 1);
        at += blank_length(text.substr(at));
    }
}

std::optional<RefusedMatch> refused_at(std::string_view text, std::size_t at) {
    std::optional<RefusedMatch> longest;
    for (auto const& each : rows)
        if (auto const length = wording_length(text.substr(at), each.wording); length > (longest ? longest->length : 0))
            longest = RefusedMatch{&each, at, length};
    return longest;
}

}  // namespace

std::optional<RefusedMatch> find_refused(std::string_view text) {
    static Lexicon const no_names;
    for (std::size_t at = 0; at < text.size();) {
        at += blank_length(text.substr(at));
        Reader reader(no_names, text.data(), text.data() + at, text.data() + text.size());
        if (try_quoted(reader)) {
            at = static_cast<std::size_t>(reader.at() - text.data());
            continue;
        }
        if (auto const found = refused_at(text, at))
            return found;
        auto const word = word_length(text.substr(at));
        at += word != 0 ? word : first_code_point(text.substr(at)).length;
    }
    return std::nullopt;
}

}  // namespace proviso
