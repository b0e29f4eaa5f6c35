#include "dsl/keywords.hpp"

#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::size_t most_spellings = 16;

struct Row {
    Keyword keyword;
    std::array<std::string_view, most_spellings> spellings;
};

using enum Keyword;

// clang-format off
constexpr std::array rows{
    Row{agreement,       {"Agreement"}},
    Row{between,         {"between"}},
    Row{effective,       {"effective", "effective from", "effective on", "effective as of"}},
    Row{signed_,         {"signed", "signed on"}},
    Row{clause,          {"clause"}},
    Row{clauses,         {"clauses"}},
    Row{of,              {"of"}},
    Row{includes,        {"includes", "include"}},
    Row{means,           {"means", "mean", "shall mean", "will mean"}},
    Row{means_fact,      {"the fact that"}},
    Row{not_encoded,     {"not encoded"}},

    Row{scenario,        {"Scenario"}},
    Row{given,           {"Given"}},
    Row{nothing,         {"nothing"}},
    Row{since,           {"since"}},
    Row{unknown,         {"unknown"}},
    Row{as_of,           {"as of"}},
    Row{expect,          {"expect"}},
    Row{complied_with,   {"is complied with"}},
    Row{violated,        {"is violated"}},
    Row{violated_by,     {"is violated by"}},
    Row{undetermined,    {"is undetermined"}},
    Row{undetermined_because_of, {"is undetermined because of"}},
    Row{not_applicable,  {"is not applicable"}},

    Row{and_,            {"and"}},
    Row{or_,             {"or"}},
    Row{the,             {"the"}},
    Row{a,               {"a", "an"}},
    Row{any,             {"any"}},
    Row{all,             {"all"}},
    Row{each,            {"each"}},
    Row{every,           {"every"}},
    Row{no,              {"no"}},
    Row{other_than,      {"other than"}},

    Row{including,       {"including", "and including"}},
    Row{excluding,       {"but excluding", "excluding", "but not including"}},
    Row{whose,           {"whose"}},
    Row{with,            {"with"}},
    Row{that,            {"that", "which"}},
    Row{that_are,        {"that are", "that is", "which are", "which is"}},
    Row{starting,        {"starting", "that start", "that starts", "which start", "which starts"}},
    Row{ending,          {"ending", "that end", "that ends", "which end", "which ends"}},

    Row{be,              {"be"}},
    Row{is,              {"is", "are"}},
    Row{not_,            {"not", "do not", "does not"}},
    Row{have,            {"have", "has"}},
    Row{start,           {"start", "starts"}},
    Row{end,             {"end", "ends"}},
    Row{outside,         {"outside of", "outside"}},
    Row{in,              {"in"}},

    Row{at_least,        {"at least", "not less than", "no less than", "not fewer than", "no fewer than", "a minimum of",
                          "greater than or equal to", "equal to or greater than", "more than or equal to", "equal to or more than"}},
    Row{at_most,         {"at most", "not more than", "no more than", "up to", "a maximum of", "less than or equal to",
                          "equal to or less than"}},
    Row{more_than,       {"more than", "greater than", "exceeding", "in excess of", "above"}},
    Row{less_than,       {"less than", "fewer than", "lower than", "below"}},
    Row{exactly,         {"exactly", "equal to"}},
    Row{before,          {"before", "prior to"}},
    Row{by,              {"by", "on or before", "no later than", "not later than"}},
    Row{after,           {"after"}},
    Row{on_or_after,     {"on or after", "no earlier than", "not earlier than"}},
    Row{exceeds,         {"exceed", "exceeds"}},
    Row{equals,          {"equal", "equals"}},
    Row{or_more,         {"or more", "or later"}},
    Row{or_less,         {"or less", "or fewer", "or earlier"}},

    Row{exclusive_to,    {"are exclusive to", "is exclusive to", "remain exclusive to", "remains exclusive to", "exclusive to",
                          "must be exclusive to", "must remain exclusive to", "shall be exclusive to",
                          "shall remain exclusive to", "will be exclusive to", "will remain exclusive to"}},
    Row{as,              {"as the", "as"}},
    Row{is_exclusive,    {"is the exclusive", "is the sole", "are the exclusive", "are the sole", "remains the exclusive",
                          "remains the sole", "remain the exclusive", "remain the sole", "shall be the exclusive",
                          "shall be the sole", "must be the exclusive", "must be the sole", "will be the exclusive",
                          "will be the sole"}},
    Row{for_of,          {"for", "of"}},
    Row{must,            {"must", "shall", "is required to", "are required to", "has to", "have to", "will", "is to",
                          "are to"}},
    Row{must_not,        {"must not", "shall not", "may not", "will not", "is not to", "are not to"}},
    Row{must_not_be,     {"is prohibited from being", "are prohibited from being"}},
    Row{may_only,        {"may only", "must only", "shall only", "will only", "may exclusively", "must exclusively",
                          "shall exclusively", "will exclusively"}},
    Row{may,             {"may"}},
    Row{no_may,          {"may", "shall"}},
    Row{only,            {"only"}},
    Row{total,           {"total", "combined", "aggregate"}},
    Row{number_of,       {"number of"}},
    Row{average,         {"average"}},
    Row{highest,         {"highest"}},
    Row{lowest,          {"lowest"}},
    Row{spend_on,        {"spend on"}},
    Row{counting_at,     {"counting"}},
    Row{that_of_previous,{"that of the previous", "that of the preceding"}},

    Row{from,            {"from", "with effect from", "from and including", "commencing on"}},
    Row{until,           {"until", "through", "until and including", "up to and including"}},
    Row{to,              {"to"}},
    Row{during,          {"during"}},
    Row{on,              {"on"}},
    Row{at,              {"at"}},
    Row{the_end_of,      {"the end of"}},
    Row{the_period,      {"the period from"}},
    Row{contract_year,   {"contract year"}},
    Row{calendar_year,   {"calendar year", "the calendar year", "the year"}},

    Row{except,          {"except for", "except", "save for", "with the exception of"}},
    Row{unless,          {"unless"}},
    Row{if_,             {"if", "when", "provided that", "so long as", "for so long as", "as long as",
                          "in the event that"}},
    Row{it,              {"it", "they"}},
    Row{its,             {"its", "their"}},
    Row{notwithstanding, {"notwithstanding"}},
    Row{subject_to,      {"subject to"}},

    Row{despite_all,     {"notwithstanding anything to the contrary", "notwithstanding any other provision",
                          "notwithstanding anything to the contrary in this agreement",
                          "notwithstanding any other provision of this agreement"}},
    Row{subject_to_all,  {"subject to the terms of this agreement"}},
    Row{otherwise,       {"except as otherwise provided", "unless otherwise provided",
                          "except as otherwise provided in this agreement", "unless otherwise provided in this agreement"}},

    Row{percent,         {"percent", "per cent"}},
    Row{per,             {"per"}},

    Row{each_of,         {"for each", "for every", "for any"}},
    Row{share_a,         {"share a", "share an", "share the same"}},
    Row{same,            {"of the same"}},
    Row{at_all_times,    {"at all times"}},
    Row{throughout,      {"throughout"}},
    Row{at_any_time,     {"at any time"}},
    Row{in_each,         {"in each", "in every", "for each", "for every"}},
    Row{quarter,         {"quarter", "calendar quarter"}},
    Row{month,           {"month", "calendar month"}},
    Row{distinct,        {"distinct", "different"}},
    Row{earliest,        {"earliest"}},
    Row{latest,          {"latest"}},
    Row{prorated,        {"prorated for a part", "prorated for any part", "prorated for any partial year",
                          "prorated for any partial quarter", "prorated for any partial month"}},
    Row{of_which,        {"of which up to", "of which no more than", "of which at most"}},
    Row{moved_to_next,   {"may be moved to the next", "may be carried over to the next",
                          "may be carried forward to the next"}},
    Row{in_first,        {"in each of the first", "for each of the first"}},
    Row{years,           {"years", "calendar years"}},
    Row{quarters,        {"quarters", "calendar quarters"}},
    Row{months,          {"months", "calendar months"}},
    Row{contract_years,  {"contract years"}},

    Row{within,          {"within"}},
    Row{days_after,      {"days after", "day after"}},
    Row{weeks_after,     {"weeks after", "week after"}},
    Row{months_after,    {"months after", "month after"}},
    Row{years_after,     {"years after", "year after"}},
    Row{days_of,         {"days of", "day of", "weeks of", "week of", "months of", "month of", "years of", "year of"}},
    Row{whichever_first, {"whichever is first", "whichever is earlier", "whichever is the earlier", "whichever is sooner",
                          "whichever comes first", "whichever occurs first"}},
    Row{whichever_last,  {"whichever is last", "whichever is later", "whichever is the later", "whichever comes last",
                          "whichever occurs last"}},

    Row{is_met,          {"is met", "is complied with"}},
    Row{is_not_met,      {"is not met", "is not complied with"}},
    Row{ends_on,         {"ends on"}},
    Row{replaced_from,   {"is replaced from"}},

    Row{by_year,         {"by calendar year", "by year"}},
    Row{by_quarter,      {"by quarter", "by calendar quarter"}},
    Row{by_month,        {"by month", "by calendar month"}},
    Row{by_contract_year,{"by contract year"}},
    Row{each_later,      {"each later", "every later"}},
    Row{year,            {"year"}},
    Row{more,            {"more"}},
    Row{less,            {"less"}},

    Row{exclusively,     {"exclusively", "only", "solely"}},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].keyword != static_cast<Keyword>(i))
            return false;
    return rows.size() == static_cast<std::size_t>(exclusively) + 1;
}
static_assert(in_order(), "one row per Keyword, in the order of the enum");

constexpr std::size_t count(Row const& row) {
    return static_cast<std::size_t>(std::find(row.spellings.begin(), row.spellings.end(), "") - row.spellings.begin());
}

/// Bytes that `spelling` takes at the start of `text`.
std::size_t spelling_length(std::string_view text, std::string_view spelling) {
    std::size_t at = 0;
    while (true) {
        auto const word = spelling.substr(0, spelling.find(' '));
        if (at == text.size() or lower(text[at]) != lower(word.front()))
            return 0;
        auto const length = word_length(text.substr(at));
        if (not same_word(text.substr(at, length), word))
            return 0;
        at += length;
        if (word.size() == spelling.size())
            return at;
        spelling.remove_prefix(word.size() + 1);
        at += blank_length(text.substr(at));
    }
}

}  // namespace

std::span<std::string_view const> spellings(Keyword keyword) {
    auto const& row = rows[static_cast<std::size_t>(keyword)];
    return std::span(row.spellings).first(count(row));
}

std::string_view text_of(Keyword keyword) { return rows[static_cast<std::size_t>(keyword)].spellings.front(); }

std::size_t keyword_length(std::string_view text, Keyword keyword) {
    std::size_t longest = 0;
    for (auto const spelling : spellings(keyword))
        longest = std::max(longest, spelling_length(text, spelling));
    return longest;
}

bool is_keyword(std::string_view text) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](Row const& row) { return keyword_length(text, row.keyword) == text.size(); });
}

bool begins_with_keyword(std::string_view text) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](Row const& row) { return keyword_length(text, row.keyword) != 0; });
}

std::vector<std::string_view> single_word_keywords() {
    std::vector<std::string_view> words;
    for (auto const& row : rows)
        for (auto const spelling : spellings(row.keyword))
            if (spelling.find(' ') == spelling.npos)
                words.push_back(spelling);
    return words;
}

}  // namespace proviso
