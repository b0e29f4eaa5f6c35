// What a pass has to say to the person who wrote the text, the vocabulary or the plan.
//
// A Diagnostic is data. One table gives each kind its stable code and severity; docs/diagnostics.md
// has a section for each, and a test holds the two together.
#pragma once

#include "dsl/source.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class Severity { error, warning, note };

/// Every kind of message, in the order of its code.
enum class Kind {
    // P1xx: the sentence cannot be read
    expected,             ///< P101 something else was expected here
    too_deep,             ///< P102 nested too deeply, or too long
    bad_utf8,             ///< P103 the file is not UTF-8
    mixed_connectives,    ///< P104 `and` and `or` at one level
    and_or,               ///< P105 `and/or`
    ambiguous_date,       ///< P106 03/04/2027
    bad_number,           ///< P107 1,600,00.00, 5M, 2MM
    words_and_figures,    ///< P108 ten (90) days
    open_list,            ///< P109 `etc.`
    unclosed_quote,       ///< P110
    bad_date,             ///< P111 31 February 2027
    swallowed_statement,  ///< P112 a statement indented into a `Note:`
    respectively,         ///< P113
    such,                 ///< P114
    the_foregoing,        ///< P115
    the_same,             ///< P116
    thereof,              ///< P117
    herein,               ///< P118
    despite_all,          ///< P119 `notwithstanding anything to the contrary`
    subject_to_all,       ///< P120 `subject to the terms of this Agreement`
    otherwise_provided,   ///< P121 `except as otherwise provided`
    should,               ///< P122
    endeavour,            ///< P123
    reasonable_efforts,   ///< P124
    promptly,             ///< P125
    material,             ///< P126
    substantially,        ///< P127
    approximately,        ///< P128
    business_days,        ///< P129
    if_and_only_if,       ///< P130
    unless_and_until,     ///< P131
    to_the_extent,        ///< P132
    inclusive,            ///< P133
    at_all_times,         ///< P134 of each record
    neither,              ///< P135
    both,                 ///< P136
    each_or_together,     ///< P137 `the capacity of workloads must …`
    // P2xx: a name
    unknown_name,      ///< P201 not in the lexicon: says what kind was expected, offers the nearest
    ambiguous_value,   ///< P202 a value of two fields
    duplicate_term,    ///< P203 defined twice
    definition_cycle,  ///< P204 prints the cycle
    duplicate_clause,  ///< P205 an identifier used twice in one agreement
    unknown_clause,    ///< P206 a reference to a clause that is not there
    precedence_cycle,  ///< P207 clauses that yield to each other in a circle
    wrong_name_kind,   ///< P208 a fact where a class belongs, and so on
    reserved_term,     ///< P209 a term that is a keyword or a verb phrase
    redefined_name,    ///< P210 (warning) a term that hides a name of the vocabulary
    idle_precedence,   ///< P211 (warning) a clause above or below one of other records
    near_value,        ///< P212 (warning) a name in quotes that resembles a known value
    // P3xx: the sentence reads but does not make sense
    wrong_unit,          ///< P301 a quantity in a unit of another dimension
    wrong_type,          ///< P302 a comparison that the field's type does not allow
    one_value_only,      ///< P303 `hosted on Azure and AWS`: a record has one
    other_record,        ///< P304 a field or class of another kind of record
    trailing_qualifier,  ///< P305 two items and a qualifier that may belong to the last alone
    all_must_not,        ///< P306 `All X must not P`
    not_measurable,      ///< P307 a total of names, an average of dates
    value_out_of_range,  ///< P308 a number that cannot be held exactly
    empty_window,        ///< P309 the clause ends before it begins
    time_words,          ///< P310 `on D` for a rate, and other time words that do not fit
    not_supported,       ///< P311 a wording of the language that this version cannot judge yet
    // P4xx: vocabularies and mappings
    vocabulary_syntax,     ///< P401 not TOML
    vocabulary_key,        ///< P402 a key or type that there is none of
    vocabulary_reference,  ///< P403 a field, lookup, group or value that is not declared
    vocabulary_clash,      ///< P404 declared twice
    // P5xx: the plan
    plan_syntax,          ///< P501 not valid TOML, JSON, CSV ...
    plan_value,           ///< P502 a value that does not fit its field
    plan_unknown_field,   ///< P503 (warning) a field that the vocabulary lacks
    plan_unknown_record,  ///< P504 a kind of record that the vocabulary lacks
    plan_duplicate,       ///< P505 the same key twice in one record
    plan_no_rate,         ///< P506 a currency without a rate
    plan_contradiction,   ///< P507 stated and looked-up values differ; start after end
    plan_unknown_format,  ///< P508 a file of unknown type
    plan_unknown_fact,    ///< P509 (warning) a fact that no policy file defines
    plan_limits,          ///< P510 too large, too deep
    plan_setting,         ///< P511 [plan], [facts], [rates]: a key or value that is not known
    plan_same_name,       ///< P512 (warning) two records of one kind and name
    plan_near_value,      ///< P513 (warning) a value that resembles a known one
    plan_not_whole,       ///< P514 (warning) a plan that says itself that something is not in it
    plan_unmapped,        ///< P515 (warning) resources of types that no mapping names
    plan_old_yaml,        ///< P516 (warning) a value that YAML 1.1 and 1.2 read otherwise
    plan_no_currency,     ///< P517 (warning) a bill that does not say in which currency it is
    // P6xx: the world
    unreadable_file,  ///< P601
    unwritable_file,  ///< P602
    usage,            ///< P603 the command line
    left_out,         ///< P604 (note) a folder that is read by name only
    project_setting,  ///< P605 a key or value of proviso.toml, or a PROVISO_ variable, that cannot be taken
    near_variable,    ///< P606 (warning) a PROVISO_ variable that resembles a known one
    // P7xx: sound but doubtful; raised by the checks of `proviso lint` alone
    unused_term,      ///< P701 (warning)
    idle_permission,  ///< P702 (warning) no clause yields to it
    never_binds,      ///< P703 (warning)
    never_met,        ///< P704 (warning)
    never_broken,     ///< P705 (warning)
    missing_source,   ///< P706 (warning)
    unequal_total,    ///< P707 (warning)
    // P8xx: waivers and earlier reports
    waiver_syntax,     ///< P801 not TOML
    waiver_key,        ///< P802 a key or value that waivers do not have, or one that is missing
    waiver_clause,     ///< P803 a clause that is not there, is one of several, or cannot be waived
    waiver_allowance,  ///< P804 an allowance that does not fit its clause
    baseline,          ///< P805 an earlier report that cannot be compared with
};

/// The fixed part of a kind. `code` is stable across releases; `title` is its heading in the docs.
struct KindInfo {
    Kind kind;
    std::string_view code;
    Severity severity;
    std::string_view title;
};

KindInfo const& info(Kind);
std::span<KindInfo const> all_kinds();

struct Label {
    Excerpt where;
    std::string text;
};

struct Diagnostic {
    Kind kind;
    Label primary;             ///< what is wrong, and where
    std::vector<Label> notes;  ///< what explains it, in reading order
    std::string help;          ///< what to write instead; empty when we cannot tell
    bool raised = false;       ///< an error, whatever the kind: `--strict`
};

Severity severity(Diagnostic const&);

using Diagnostics = std::vector<Diagnostic>;

bool has_errors(Diagnostics const&);

/// Text for a terminal or a golden file, sorted by file and place, duplicates dropped; after `limit`
/// a line `and N more`. Plain unless `colour`; control characters of the quoted source are escaped.
std::string render(Diagnostics, bool colour = false, std::size_t limit = 20);

}  // namespace proviso
