#include "dsl/refused.hpp"

#include "dsl/reader.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::string_view unnamed = "points at something without naming it";
constexpr std::string_view effort = "is a standard that a plan cannot be held against";
constexpr std::string_view come_of_it =
    "say what must come of it: {}; or leave it to people: `not encoded: left to judgement.`";
constexpr std::string_view yields = "yields to clauses without naming them";
constexpr std::string_view name_clauses = "name the clauses that are meant: {}";
constexpr std::string_view repeat_name = "repeat the name of what is meant: {}";
constexpr std::string_view plain = "Workloads must be hosted on Azure.";
constexpr std::string_view below = "Subject to clause 4.2, workloads must be hosted on Azure.";

// clang-format off
constexpr std::array kinds{
    RefusedKind{Kind::and_or, "does not say which of the two is meant",
                "write `or` where one is enough, `and` where all are needed: {}",
                "Workloads must be hosted on Azure or AWS."},
    RefusedKind{Kind::open_list, "leaves the list open",
                "list every member, or define an open class with `includes`: {}",
                "Workloads must be hosted on Azure, AWS or Oracle Cloud."},
    RefusedKind{Kind::respectively, "leaves the pairs to the reader", "say each pair by itself: {}",
                "(a) ChatGPT must be hosted on Azure; and (b) Sora must be hosted on AWS."},
    RefusedKind{Kind::such, unnamed, repeat_name, "Stateless APIs must be hosted on Azure."},
    RefusedKind{Kind::the_foregoing, unnamed, repeat_name, "Stateless APIs must be hosted on Azure."},
    RefusedKind{Kind::the_same, unnamed, "name what is meant: {}",
                "Stateless APIs must share a region with training jobs."},
    RefusedKind{Kind::thereof, unnamed, "say of what, or leave it out: {}",
                "Workloads located in the EU must be encrypted."},
    RefusedKind{Kind::herein, "names no agreement", "leave it out, since a clause is of its own agreement: {}", plain},
    RefusedKind{Kind::despite_all, "overrides clauses without naming them", name_clauses,
                "Notwithstanding clause 4.2, workloads may be hosted on AWS."},
    RefusedKind{Kind::subject_to_all, yields, name_clauses, below},
    RefusedKind{Kind::otherwise_provided, yields, name_clauses, below},
    RefusedKind{Kind::should, "does not say whether it binds",
                "write `must`, with the line `Severity: advice` below the clause if it is advice: {}", plain},
    RefusedKind{Kind::endeavour, effort, come_of_it, plain},
    RefusedKind{Kind::reasonable_efforts, effort, come_of_it, plain},
    RefusedKind{Kind::promptly, "names no day", "name the day, with `[TBD]` until it is agreed: {}",
                "Workloads must be hosted on Azure, from [TBD]."},
    RefusedKind{Kind::material, "names no amount", "say how much, with `[TBD]` until it is agreed: {}",
                "Workloads with a capacity of at least [TBD] must be encrypted."},
    RefusedKind{Kind::substantially, "names no share", "say how large a share: {}",
                "At least 90% of workloads must be hosted on Azure."},
    RefusedKind{Kind::approximately, "leaves the margin open", "give both ends of the margin, here a tenth each way: {}",
                "The total capacity of workloads must be between 1.8 GW and 2.2 GW."},
    RefusedKind{Kind::business_days, "depend on a place and its holidays", "count calendar days, and enough of them: {}",
                "Workloads must not be hosted on AWS, within 14 days after 1 March 2027."},
    RefusedKind{Kind::if_and_only_if, "says two things at once",
                "write `if`, and what must hold otherwise as a clause of its own: {}",
                "Workloads must be hosted on Azure, if they are encrypted."},
    RefusedKind{Kind::unless_and_until, "may end the clause or only suspend it",
                "write `until` for the one, `unless` for the other: {}",
                "Workloads must be hosted on Azure, until 31 December 2027."},
    RefusedKind{Kind::to_the_extent, "leaves open how far", "write `if`, with what must be so of each record: {}",
                "Workloads must be hosted on Azure, if they are encrypted."},
    RefusedKind{Kind::inclusive, "is what the language means already",
                "leave it out, since `until`, `by` and `between` include the day: {}",
                "Workloads must be hosted on Azure, until 31 December 2027."},
    RefusedKind{Kind::at_all_times, "is what a clause says of each record already", "leave it out: {}", plain},
    RefusedKind{Kind::neither, "denies a list word by word", "deny it once: {}",
                "ChatGPT and Sora must not be hosted on AWS."},
    RefusedKind{Kind::both, "is more than a list needs", "leave it out: {}",
                "ChatGPT and Sora must be hosted on Azure."},
    RefusedKind{Kind::each_or_together, "may be said of each or of all together",
                "of all together, {}; of each, as in `Workloads must have a capacity of at least 5 MW.`",
                "The total capacity of workloads must be at least 5 MW."},
};

constexpr std::array wordings{
    RefusedWording{Kind::and_or, "and/or", put_instead, "or"},
    RefusedWording{Kind::open_list, "?and etc|etcetera", close_list},
    RefusedWording{Kind::open_list, "et cetera", close_list},
    RefusedWording{Kind::open_list, "and|or the like", close_list},
    RefusedWording{Kind::open_list, "and so on|forth", close_list},
    RefusedWording{Kind::open_list, "such as", put_instead, ", including"},
    RefusedWording{Kind::respectively, "respectively", say_pairs},
    RefusedWording{Kind::such, "such", put_instead},
    RefusedWording{Kind::such, "?the said", put_instead},
    RefusedWording{Kind::such, "?the aforementioned|aforesaid", put_instead},
    RefusedWording{Kind::the_foregoing, "?any|all ?of the foregoing", put_instead},
    RefusedWording{Kind::the_same, "the same", put_instead, "|the"},
    RefusedWording{Kind::thereof, "thereof|therein|thereto|thereunder|thereon", put_instead},
    RefusedWording{Kind::herein, "herein|hereof|hereto|hereunder|hereby", put_instead},
    RefusedWording{Kind::despite_all, "notwithstanding anything to the contrary", no_rewrite},
    RefusedWording{Kind::despite_all, "notwithstanding any other provision", no_rewrite},
    RefusedWording{Kind::despite_all, "notwithstanding the foregoing", no_rewrite},
    RefusedWording{Kind::subject_to_all, "subject to the ?other terms|provisions ?of ?this ?agreement", no_rewrite},
    RefusedWording{Kind::otherwise_provided, "except|unless|save ?as|where|if otherwise provided|agreed", no_rewrite},
    RefusedWording{Kind::should, "should", put_instead, "must"},
    RefusedWording{Kind::should, "ought to", put_instead, "must"},
    RefusedWording{Kind::endeavour, "endeavour|endeavours|endeavor|endeavors ?to", put_instead},
    RefusedWording{Kind::reasonable_efforts,
                   "?use ?its|their|all ?commercially reasonable|best efforts|endeavours|endeavors ?to", put_instead},
    RefusedWording{Kind::reasonable_efforts, "?commercially reasonable|reasonably", put_instead},
    RefusedWording{Kind::promptly, "promptly|forthwith", name_day},
    RefusedWording{Kind::promptly, "as soon as ?reasonably possible|practicable", name_day},
    RefusedWording{Kind::promptly, "without undue delay", name_day},
    RefusedWording{Kind::promptly, "in due course", name_day},
    RefusedWording{Kind::promptly, "within a reasonable time|period", name_day},
    RefusedWording{Kind::material, "material", name_amount},
    RefusedWording{Kind::material, "materially", name_share},
    RefusedWording{Kind::substantially, "substantially ?all", name_share},
    RefusedWording{Kind::approximately, "approximately|about|roughly|circa", name_margin},
    RefusedWording{Kind::business_days, "business|working day", put_instead, "day"},
    RefusedWording{Kind::business_days, "business|working days", put_instead, "days"},
    RefusedWording{Kind::if_and_only_if, "if and only if", put_instead, "if"},
    RefusedWording{Kind::unless_and_until, "unless and until", put_instead, "until|unless"},
    RefusedWording{Kind::to_the_extent, "to the extent ?that", put_instead, ", if|if"},
    RefusedWording{Kind::inclusive, "inclusive", put_instead},
    RefusedWording{Kind::at_all_times, "at all times", put_instead},
    RefusedWording{Kind::neither, "neither", deny_list},
    RefusedWording{Kind::both, "both", put_instead},
    RefusedWording{Kind::each_or_together, "have|has ?a total|combined|aggregate", say_total},
};
// clang-format on

bool is_one_of(std::string_view word, std::string_view alternatives) {
    for (auto const& each : split_at_bars(alternatives))
        if (same_word(word, each))
            return true;
    return false;
}

/// Bytes that `pattern` takes at the start of `text`, which starts a word; 0 where it is not there.
std::size_t wording_length(std::string_view text, std::string_view pattern) {
    std::size_t at = 0, end = 0;
    while (not pattern.empty()) {
        auto words = pattern.substr(0, pattern.find(' '));
        pattern.remove_prefix(std::min(words.size() + 1, pattern.size()));
        bool const may_lack = words.starts_with('?');
        words.remove_prefix(may_lack ? 1 : 0);
        auto const length = word_length(text.substr(at));
        if (length != 0 and is_one_of(text.substr(at, length), words)) {
            end = at + length;
            at = end + blank_length(text.substr(end));
        } else if (not may_lack) {
            return 0;
        }
    }
    return end;
}

std::optional<RefusedMatch> refused_at(std::string_view text, std::size_t at) {
    std::optional<RefusedMatch> longest;
    for (auto const& each : wordings)
        if (auto const length = wording_length(text.substr(at), each.pattern); length > (longest ? longest->length : 0))
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

std::span<RefusedKind const> refused_kinds() { return kinds; }

RefusedKind const& refused_kind(Kind kind) { return *std::ranges::find(kinds, kind, &RefusedKind::kind); }

}  // namespace proviso
