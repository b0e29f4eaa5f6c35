// The fixed words of the language, in one table, so that it can be spoken in other tongues later.
//
// A Keyword is a meaning; its spellings are the ways to say it. The first is canonical: printing uses it and
// messages name it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace proviso {

enum class Keyword : std::uint8_t {
    // statements
    agreement,
    between,
    effective,
    signed_,
    clause,
    clauses,
    of,
    includes,
    means,
    means_fact,
    not_encoded,
    // scenarios
    scenario,
    given,
    nothing,
    since,
    unknown,
    as_of,
    expect,
    complied_with,
    violated,
    violated_by,
    undetermined,
    undetermined_because_of,
    not_applicable,
    // lists and articles
    and_,
    or_,
    the,
    a,
    any,
    all,
    each,
    every,
    no,
    other_than,
    // subjects
    including,
    excluding,
    whose,
    with,
    that,
    that_are,
    starting,
    ending,
    // predicates
    be,
    is,
    not_,
    have,
    start,
    end,
    outside,
    in,
    // comparisons
    at_least,
    at_most,
    more_than,
    less_than,
    exactly,
    before,
    by,
    after,
    on_or_after,
    exceeds,
    equals,
    or_more,
    or_less,
    // norms
    exclusive_to,
    as,
    is_exclusive,
    for_of,
    must,
    must_not,
    must_not_be,
    may_only,
    may,
    no_may,
    only,
    total,
    number_of,
    average,
    highest,
    lowest,
    spend_on,
    counting_at,
    that_of_previous,
    // time
    from,
    until,
    to,
    during,
    on,
    at,
    the_end_of,
    the_period,
    contract_year,
    calendar_year,
    // conditions and precedence
    except,
    unless,
    if_,
    it,
    its,
    notwithstanding,
    subject_to,
    despite_all,
    subject_to_all,
    otherwise,
    // quantities
    percent,
    per,
    // groups, neighbours, measures over time
    each_of,
    share_a,
    same,
    at_all_times,
    throughout,
    at_any_time,
    in_each,
    quarter,
    month,
    distinct,
    earliest,
    latest,
    prorated,
    of_which,
    moved_to_next,
    in_first,
    years,
    quarters,
    months,
    contract_years,
    // bounds
    within,
    days_after,
    weeks_after,
    months_after,
    years_after,
    days_of,
    whichever_first,
    whichever_last,
    // other clauses
    is_met,
    is_not_met,
    ends_on,
    replaced_from,
    // schedules
    by_year,
    by_quarter,
    by_month,
    by_contract_year,
    each_later,
    year,
    more,
    less,
    // adverbs
    exclusively,
};

/// All spellings, their words parted by single spaces.
std::span<std::string_view const> spellings(Keyword keyword);

/// The canonical spelling.
std::string_view text_of(Keyword keyword);

/// Bytes that `keyword` takes at the start of `text`, in any case and with any white space between its words;
/// 0 where it is not there.
std::size_t keyword_length(std::string_view text, Keyword keyword);

/// Whether any keyword begins at the start of `text`.
bool begins_with_keyword(std::string_view text);

/// Whether `text` is a keyword and nothing else.
bool is_keyword(std::string_view text);

/// Every spelling that is one word.
std::vector<std::string_view> single_word_keywords();

}  // namespace proviso
