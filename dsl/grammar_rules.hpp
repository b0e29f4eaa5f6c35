// The rules that both parts of the grammar use: grammar_phrases.cpp defines them, grammar.cpp builds on them.
#pragma once

#include "dsl/grammar.hpp"

namespace proviso::grammar {

struct field_id;
struct value_list_id;
struct operand_id;
struct day_id;
struct comparison_id;
struct compare_word_id;
struct class_list_id;
struct subject_id;
struct no_subject_id;
struct predicate_id;
struct passive_predicate_id;
struct record_atom_id;
struct scenario_id;
struct sentence_id;

using Field = x3::rule<field_id, ast::Name>;
using ValueList = x3::rule<value_list_id, ast::ValueList>;
using Operand = x3::rule<operand_id, ast::Operand>;
using Day = x3::rule<day_id, ast::Operand>;
using CompareWord = x3::rule<compare_word_id, ast::Compare>;
using Comparison = x3::rule<comparison_id, ast::Comparison>;
using ClassList = x3::rule<class_list_id, ast::ClassList>;
using Subject = x3::rule<subject_id, ast::Subject>;
using NoSubject = x3::rule<no_subject_id, ast::Subject>;
using Predicate = x3::rule<predicate_id, ast::Predicate>;
using PassivePredicate = x3::rule<passive_predicate_id, ast::Predicate>;
using Sentence = x3::rule<sentence_id, ast::Sentence>;
using RecordAtom = x3::rule<record_atom_id, ast::Atom>;
using Scenario = x3::rule<scenario_id, ast::Scenario>;

Field const field = "a field";
ValueList const value_list = "values";
Operand const operand = "an amount or a date";
Day const day = "a date";
CompareWord const compare_word = "a comparison";
Comparison const comparison = "a comparison";
ClassList const class_list = "classes of records";
Subject const subject = "a class of records";
NoSubject const no_subject = "`no` and a class of records";
Predicate const predicate = "what they must do";                 ///< `be hosted on Azure and use Trainium3`
PassivePredicate const passive_predicate = "what they must be";  ///< the same after `being`
Sentence const sentence = "a sentence";
Scenario const scenario_statement = "a scenario";
RecordAtom const record_atom = "what the record is";  ///< `it is hosted on AWS`, `its purpose is training`

BOOST_SPIRIT_DECLARE(Field, ValueList, Operand, Day, CompareWord, Comparison, ClassList, Subject, NoSubject, Predicate,
                     PassivePredicate, RecordAtom, Sentence, Scenario)

}  // namespace proviso::grammar
