#include "dsl/diagnostic.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

using enum Severity;

// clang-format off
constexpr std::array kinds{
    KindInfo{Kind::expected,             "P101", error,   "Something else was expected"},
    KindInfo{Kind::too_deep,             "P102", error,   "Too long or too deeply nested"},
    KindInfo{Kind::bad_utf8,             "P103", error,   "Not UTF-8"},
    KindInfo{Kind::mixed_connectives,    "P104", error,   "`and` and `or` at one level"},
    KindInfo{Kind::and_or,               "P105", error,   "`and/or`"},
    KindInfo{Kind::ambiguous_date,       "P106", error,   "A date all in figures"},
    KindInfo{Kind::bad_number,           "P107", error,   "A malformed amount"},
    KindInfo{Kind::words_and_figures,    "P108", error,   "Words and figures differ"},
    KindInfo{Kind::open_list,            "P109", error,   "`etc.`"},
    KindInfo{Kind::unclosed_quote,       "P110", error,   "A quote that is not closed"},
    KindInfo{Kind::bad_date,             "P111", error,   "A day that does not exist"},
    KindInfo{Kind::swallowed_statement,  "P112", error,   "A statement inside a note"},
    KindInfo{Kind::respectively,         "P113", error,   "`respectively`"},
    KindInfo{Kind::such,                 "P114", error,   "`such`"},
    KindInfo{Kind::the_foregoing,        "P115", error,   "`the foregoing`"},
    KindInfo{Kind::the_same,             "P116", error,   "`the same`"},
    KindInfo{Kind::thereof,              "P117", error,   "`thereof`"},
    KindInfo{Kind::herein,               "P118", error,   "`herein`"},
    KindInfo{Kind::despite_all,          "P119", error,   "`notwithstanding anything to the contrary`"},
    KindInfo{Kind::subject_to_all,       "P120", error,   "`subject to the terms of this Agreement`"},
    KindInfo{Kind::otherwise_provided,   "P121", error,   "`except as otherwise provided`"},
    KindInfo{Kind::should,               "P122", error,   "`should`"},
    KindInfo{Kind::endeavour,            "P123", error,   "`endeavour`"},
    KindInfo{Kind::reasonable_efforts,   "P124", error,   "`reasonable efforts`"},
    KindInfo{Kind::promptly,             "P125", error,   "`promptly`"},
    KindInfo{Kind::material,             "P126", error,   "`material`"},
    KindInfo{Kind::substantially,        "P127", error,   "`substantially`"},
    KindInfo{Kind::approximately,        "P128", error,   "`approximately`"},
    KindInfo{Kind::business_days,        "P129", error,   "Business days"},
    KindInfo{Kind::if_and_only_if,       "P130", error,   "`if and only if`"},
    KindInfo{Kind::unless_and_until,     "P131", error,   "`unless and until`"},
    KindInfo{Kind::to_the_extent,        "P132", error,   "`to the extent that`"},
    KindInfo{Kind::inclusive,            "P133", error,   "`inclusive`"},
    KindInfo{Kind::at_all_times,         "P134", error,   "`at all times` of each record"},
    KindInfo{Kind::neither,              "P135", error,   "`neither … nor`"},
    KindInfo{Kind::both,                 "P136", error,   "`both`"},
    KindInfo{Kind::each_or_together,     "P137", error,   "Each, or all together"},
    KindInfo{Kind::unknown_name,         "P201", error,   "An unknown name"},
    KindInfo{Kind::ambiguous_value,      "P202", error,   "A value of two fields"},
    KindInfo{Kind::duplicate_term,       "P203", error,   "A term defined twice"},
    KindInfo{Kind::definition_cycle,     "P204", error,   "A definition that rests on itself"},
    KindInfo{Kind::duplicate_clause,     "P205", error,   "A clause identifier used twice"},
    KindInfo{Kind::unknown_clause,       "P206", error,   "A clause that is not there"},
    KindInfo{Kind::precedence_cycle,     "P207", error,   "Clauses that yield to each other"},
    KindInfo{Kind::wrong_name_kind,      "P208", error,   "A name of the wrong kind"},
    KindInfo{Kind::reserved_term,        "P209", error,   "A term that sentences need for themselves"},
    KindInfo{Kind::redefined_name,       "P210", warning, "A term that hides a name of the vocabulary"},
    KindInfo{Kind::idle_precedence,      "P211", warning, "Precedence over clauses of other records"},
    KindInfo{Kind::near_value,           "P212", warning, "A quoted name that resembles a known one"},
    KindInfo{Kind::wrong_unit,           "P301", error,   "A unit of another dimension"},
    KindInfo{Kind::wrong_type,           "P302", error,   "A comparison that the field does not allow"},
    KindInfo{Kind::one_value_only,       "P303", error,   "A field that holds one value"},
    KindInfo{Kind::other_record,         "P304", error,   "A name of another kind of record"},
    KindInfo{Kind::trailing_qualifier,   "P305", error,   "A qualifier that may belong to the last item alone"},
    KindInfo{Kind::all_must_not,         "P306", error,   "`All … must not`"},
    KindInfo{Kind::not_measurable,       "P307", error,   "Nothing to measure"},
    KindInfo{Kind::value_out_of_range,   "P308", error,   "A number that cannot be held exactly"},
    KindInfo{Kind::empty_window,         "P309", error,   "A clause that ends before it begins"},
    KindInfo{Kind::time_words,           "P310", error,   "Time words that do not fit"},
    KindInfo{Kind::not_supported,        "P311", error,   "A wording that this version does not judge yet"},
    KindInfo{Kind::vocabulary_syntax,    "P401", error,   "A vocabulary or mapping that is not TOML"},
    KindInfo{Kind::vocabulary_key,       "P402", error,   "A key or type that there is none of"},
    KindInfo{Kind::vocabulary_reference, "P403", error,   "A reference to nothing declared"},
    KindInfo{Kind::vocabulary_clash,     "P404", error,   "Declared twice in the vocabulary"},
    KindInfo{Kind::plan_syntax,          "P501", error,   "A plan that cannot be read"},
    KindInfo{Kind::plan_value,           "P502", error,   "A value that does not fit its field"},
    KindInfo{Kind::plan_unknown_field,   "P503", warning, "A field that the vocabulary lacks"},
    KindInfo{Kind::plan_unknown_record,  "P504", error,   "A kind of record that the vocabulary lacks"},
    KindInfo{Kind::plan_duplicate,       "P505", error,   "A key given twice"},
    KindInfo{Kind::plan_no_rate,         "P506", error,   "A currency without a rate"},
    KindInfo{Kind::plan_contradiction,   "P507", error,   "A plan that contradicts itself"},
    KindInfo{Kind::plan_unknown_format,  "P508", error,   "A file of unknown type"},
    KindInfo{Kind::plan_unknown_fact,    "P509", warning, "A fact that no policy defines"},
    KindInfo{Kind::plan_limits,          "P510", error,   "A plan that is too large"},
    KindInfo{Kind::plan_setting,         "P511", error,   "A setting that is not known"},
    KindInfo{Kind::plan_same_name,       "P512", warning, "Two records of one name"},
    KindInfo{Kind::plan_near_value,      "P513", warning, "A value that resembles a known one"},
    KindInfo{Kind::plan_not_whole,       "P514", warning, "A plan that is not whole"},
    KindInfo{Kind::plan_unmapped,        "P515", warning, "Resources that no mapping names"},
    KindInfo{Kind::plan_old_yaml,        "P516", warning, "A value that YAML 1.2 reads otherwise"},
    KindInfo{Kind::plan_no_currency,     "P517", warning, "Costs without a currency"},
    KindInfo{Kind::unreadable_file,      "P601", error,   "A file that cannot be read"},
    KindInfo{Kind::unwritable_file,      "P602", error,   "A file that cannot be written"},
    KindInfo{Kind::usage,                "P603", error,   "The command line"},
    KindInfo{Kind::left_out,             "P604", note,    "What is left out of a folder"},
    KindInfo{Kind::project_setting,      "P605", error,   "A setting that cannot be taken"},
    KindInfo{Kind::near_variable,        "P606", warning, "A variable that resembles a setting"},
    KindInfo{Kind::unused_term,          "P701", warning, "A term that nothing uses"},
    KindInfo{Kind::idle_permission,      "P702", warning, "A permission without effect"},
    KindInfo{Kind::never_binds,          "P703", warning, "A sentence that can bind nothing"},
    KindInfo{Kind::never_met,            "P704", warning, "A demand that nothing can meet"},
    KindInfo{Kind::never_broken,         "P705", warning, "A demand that nothing can break"},
    KindInfo{Kind::missing_source,       "P706", warning, "A clause without a source"},
    KindInfo{Kind::unequal_total,        "P707", warning, "A schedule that does not add up"},
    KindInfo{Kind::waiver_syntax,        "P801", error,   "Waivers that are not TOML"},
    KindInfo{Kind::waiver_key,           "P802", error,   "A waiver that cannot be read"},
    KindInfo{Kind::waiver_clause,        "P803", error,   "A clause that cannot be waived"},
    KindInfo{Kind::waiver_allowance,     "P804", error,   "An allowance that does not fit"},
    KindInfo{Kind::baseline,             "P805", error,   "A baseline that cannot be compared with"},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].kind != static_cast<Kind>(i))
            return false;
    return kinds.size() == static_cast<std::size_t>(Kind::baseline) + 1;
}
static_assert(in_order(), "one row per Kind, in the order of the enum");

}  // namespace

KindInfo const& info(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::span<KindInfo const> all_kinds() { return kinds; }

Severity severity(Diagnostic const& diagnostic) { return diagnostic.raised ? error : info(diagnostic.kind).severity; }

bool has_errors(Diagnostics const& found) {
    return std::any_of(found.begin(), found.end(), [](auto const& d) { return severity(d) == error; });
}

}  // namespace proviso
