// The rules that several parts of the grammar use: grammar_phrases.cpp and grammar_measures.cpp define them, grammar.cpp
// and grammar_norms.cpp build on them.
#pragma once

#include "dsl/directives.hpp"
#include "dsl/grammar.hpp"

namespace proviso::grammar {

struct field_id;
struct value_list_id;
struct operand_id;
struct day_id;
struct offset_id;
struct comparison_id;
struct compare_word_id;
struct class_list_id;
struct subject_id;
struct no_subject_id;
struct subjects_id;
struct sole_predicate_id;
struct predicate_id;
struct passive_predicate_id;
struct record_atom_id;
struct modality_id;
struct measure_id;
struct is_limit_id;
struct some_time_id;
struct aggregate_id;
struct separation_id;
struct scenario_id;
struct reference_id;
struct sentence_id;

using Field = x3::rule<field_id, ast::Name>;
using ValueList = x3::rule<value_list_id, ast::ValueList>;
using Operand = x3::rule<operand_id, ast::Operand>;
using Day = x3::rule<day_id, ast::Operand>;
using Offset = x3::rule<offset_id, ast::Offset>;
using CompareWord = x3::rule<compare_word_id, ast::Compare>;
using Comparison = x3::rule<comparison_id, ast::Comparison>;
using ClassList = x3::rule<class_list_id, ast::ClassList>;
using Subject = x3::rule<subject_id, ast::Subject>;
using Subjects = x3::rule<subjects_id, ast::Subject>;
using NoSubject = x3::rule<no_subject_id, ast::Subject>;
using Predicate = x3::rule<predicate_id, ast::Predicate>;
using SolePredicate = x3::rule<sole_predicate_id, ast::Predicate>;
using PassivePredicate = x3::rule<passive_predicate_id, ast::Predicate>;
using Modality = x3::rule<modality_id, ast::Modality>;
using Measure = x3::rule<measure_id, ast::Measure>;
using IsLimit = x3::rule<is_limit_id, ast::Limit>;
using SomeTime = x3::rule<some_time_id, ast::Optional<ast::Time>>;
using Aggregate = x3::rule<aggregate_id, ast::Aggregate>;
using Separation = x3::rule<separation_id, ast::Separation>;
using Reference = x3::rule<reference_id, ast::ClauseRef>;
using Sentence = x3::rule<sentence_id, ast::Sentence>;
using RecordAtom = x3::rule<record_atom_id, ast::Atom>;
using Scenario = x3::rule<scenario_id, ast::Scenario>;

Field const field = "a field";
ValueList const value_list = "values";
Operand const operand = "an amount or a date";
Day const day = "a date";
Offset const offset = "a day counted from another";  ///< `90 days after AGI verified`
CompareWord const compare_word = "a comparison";
Comparison const comparison = "a comparison";
ClassList const class_list = "classes of records";
Subject const subject = "a class of records";
Subjects const subjects = "classes of records";  ///< `stateless APIs, agents and Frontier`
NoSubject const no_subject = "`no` and a class of records";
Predicate const predicate = "what they must do";                 ///< `be hosted on Azure and use Trainium3`
PassivePredicate const passive_predicate = "what they must be";  ///< the same after `being`
SolePredicate const sole_predicate = "what alone they must do";  ///< `be hosted exclusively on Azure`
Modality const modality = "`must`";
Measure const measure = "a measure such as `the total … of`";
IsLimit const is_limit = "what the measure is";  ///< `is at least 5 MW`, `exceeds the total cost of …`
SomeTime const some_time = "a time";             ///< `on 1 June 2027`, `in each calendar year`, or nothing
Aggregate const aggregate = "a demand on many records together";
Separation const separation = "records that must or must not share a value";
Reference const reference = "a clause";  ///< `clause 4.2 of "A"`
Sentence const sentence = "a sentence";
Scenario const scenario_statement = "a scenario";
RecordAtom const record_atom = "what the record is";  ///< `it is hosted on AWS`, `its purpose is training`

BOOST_SPIRIT_DECLARE(Field, ValueList, Operand, Day, Offset, CompareWord, Comparison, ClassList, Subject, Subjects,
                     NoSubject, Predicate, SolePredicate, PassivePredicate, RecordAtom, Modality, Measure, IsLimit,
                     SomeTime, Aggregate, Separation, Reference, Sentence, Scenario)

/// `within 90 days of D`, which is read as before it, or as after it.
auto const within_of =
    refused(Kind::expected, "`within … of` a day may be before it as well as after it",
            "write `within … after` it, or `between` two days")[kw(Keyword::within) >>
                                                                x3::omit[Reading<read_count>{"a number"}] >>
                                                                kw(Keyword::days_of)];

/// Where a comma may stand, and says nothing of its own.
auto const maybe_comma = x3::omit[-said("")[comma]];

}  // namespace proviso::grammar
