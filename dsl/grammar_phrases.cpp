// The lower half of the grammar: values, comparisons, what may be said of a record, classes of records.
// Read it from top to bottom beside language reference 4.1 and 4.2.
//
// House rules: a node is seeded by `node`, so that no fusion sequence has one element; no semantic actions; an
// alternative is a rule of its own; every rule is defined in the one list at the end.
#include "dsl/adapt.hpp"
#include "dsl/directives.hpp"
#include "dsl/grammar_rules.hpp"
#include "dsl/list_parser.hpp"

namespace proviso::grammar {

using enum Keyword;
using x3::attr;
using x3::omit;

using Names = std::vector<ast::ListedName>;
using Atoms = std::vector<ast::LinkedAtom>;
using OptionalName = ast::Optional<ast::Name>;
using OptionalOperand = ast::Optional<ast::Operand>;

// ---- names ----------------------------------------------------------------------------------------

constexpr NameParser value_name{{NameKind::value, NameKind::term}, "a value", true, true};
constexpr NameParser field_name{{NameKind::field}, "a field", false, true};
constexpr NameParser class_name{{NameKind::noun, NameKind::term, NameKind::value}, "a class of records", true, false};
constexpr NameParser phrase_name{{NameKind::phrase}, "a verb such as `hosted on`", false, false};
constexpr NameParser term_name{{NameKind::term}, "a defined term", false, true};
constexpr NameParser member_name{
    {NameKind::term, NameKind::adjective, NameKind::value}, "a defined term", false, false};
constexpr NameParser adjective_name{{NameKind::adjective}, "a property", false, false};

constexpr Reading<read_date> date{"a date"};
constexpr Reading<read_quantity> quantity{"an amount"};
constexpr Reading<read_count> count{"a number"};
constexpr Reading<read_not_stated> not_stated{"`[redacted]`"};
constexpr Reading<read_phrase_outside> phrase_outside{"a place", {NameKind::phrase}};
constexpr Reading<read_phrase_alone> phrase_alone{"a verb", {NameKind::phrase}};

// ---- rules ----------------------------------------------------------------------------------------

// clang-format off
struct field_id              {};
struct value_list_id         {};
struct operand_id            {};
struct day_id                {};
struct compare_word_id       {};
struct comparison_id         {};
struct class_list_id         {};
struct subject_id            : annotate {};
struct subjects_id           : annotate {};
struct no_subject_id         : annotate {};
struct sole_predicate_id     : annotate {};
struct predicate_id          : annotate {};
struct passive_predicate_id  : annotate {};
struct record_atom_id        {};

struct opt_field_id {};                 auto const opt_field = rule<opt_field_id, OptionalName>();
struct names_id {};                     auto const names = rule<names_id, Names>();
struct values_other_id : annotate {};   auto const values_other = rule<values_other_id, ast::ValueList>();
struct values_any_id : annotate {};     auto const values_any = rule<values_any_id, ast::ValueList>();
struct values_listed_id : annotate {};  auto const values_listed = rule<values_listed_id, ast::ValueList>();

struct negation_id {};                  auto const negation = rule<negation_id, bool>();
struct denial_id {};                    auto const denial = rule<denial_id, bool>();
struct plain_operand_id {};             auto const plain_operand = rule<plain_operand_id, ast::Operand>();
struct amount_id {};                    auto const amount = rule<amount_id, ast::Operand>();
struct counted_day_id {};               auto const counted_day = rule<counted_day_id, ast::Operand>();
struct named_day_id {};                 auto const named_day = rule<named_day_id, ast::Operand>();
struct number_operand_id {};            auto const number_operand = rule<number_operand_id, ast::Operand>();
struct upper_id {};                     auto const upper = rule<upper_id, OptionalOperand>();
struct upper_number_id {};              auto const upper_number = rule<upper_number_id, OptionalOperand>();
struct after_word_id {};                auto const after_word = rule<after_word_id, ast::Compare>();
struct verb_word_id {};                 auto const verb_word = rule<verb_word_id, ast::Compare>();
struct cmp_word_id : annotate {};       auto const cmp_word = rule<cmp_word_id, ast::Comparison>();
struct cmp_between_id : annotate {};    auto const cmp_between = rule<cmp_between_id, ast::Comparison>();
struct cmp_after_id : annotate {};      auto const cmp_after = rule<cmp_after_id, ast::Comparison>();
struct cmp_equal_id : annotate {};      auto const cmp_equal = rule<cmp_equal_id, ast::Comparison>();
struct cmp_verb_id : annotate {};       auto const cmp_verb = rule<cmp_verb_id, ast::Comparison>();
struct count_word_id : annotate {};     auto const count_word = rule<count_word_id, ast::Comparison>();
struct count_after_id : annotate {};    auto const count_after = rule<count_after_id, ast::Comparison>();
struct count_between_id : annotate {};  auto const count_between = rule<count_between_id, ast::Comparison>();
struct count_around_id : annotate {};   auto const count_around = rule<count_around_id, ast::Comparison>();
struct count_equal_id : annotate {};    auto const count_equal = rule<count_equal_id, ast::Comparison>();
struct counting_id {};                  auto const counting = rule<counting_id, ast::Comparison>();

struct field_is_id : annotate {};       auto const field_is = rule<field_is_id, ast::FieldIs>();
struct field_compares_id : annotate {}; auto const field_compares = rule<field_compares_id, ast::FieldCompares>();
struct field_exceeds_id : annotate {};  auto const field_exceeds = rule<field_exceeds_id, ast::FieldCompares>();
struct of_field_id {};                  auto const of_field = rule<of_field_id, ast::Atom>();
struct phrase_is_id : annotate {};      auto const phrase_is = rule<phrase_is_id, ast::PhraseIs>();
struct outside_is_id : annotate {};     auto const outside_is = rule<outside_is_id, ast::PhraseIs>();
struct sole_phrase_id : annotate {};    auto const sole_phrase = rule<sole_phrase_id, ast::PhraseIs>();
struct sole_values_id : annotate {};    auto const sole_values = rule<sole_values_id, ast::PhraseIs>();
struct sole_deed_id {};                 auto const sole_deed = rule<sole_deed_id, ast::Atom>();
struct sole_deeds_id {};                auto const sole_deeds = rule<sole_deeds_id, Atoms>();
struct absent_id : annotate {};         auto const absent = rule<absent_id, ast::Presence>();
struct present_id : annotate {};        auto const present = rule<present_id, ast::Presence>();
struct counted_id : annotate {};        auto const counted = rule<counted_id, ast::FieldCompares>();
struct counted_around_id : annotate {}; auto const counted_around = rule<counted_around_id, ast::FieldCompares>();
struct measured_id : annotate {};       auto const measured = rule<measured_id, ast::FieldCompares>();
struct holding_id {};                   auto const holding = rule<holding_id, ast::Atom>();
struct start_or_end_id {};              auto const start_or_end = rule<start_or_end_id, bool>();
struct starting_or_ending_id {};        auto const starting_or_ending = rule<starting_or_ending_id, bool>();
struct boundary_id : annotate {};       auto const boundary = rule<boundary_id, ast::Boundary>();
struct bounded_id : annotate {};        auto const bounded = rule<bounded_id, ast::Boundary>();
struct cmp_on_id : annotate {};         auto const cmp_on = rule<cmp_on_id, ast::Comparison>();
struct cmp_within_id : annotate {};     auto const cmp_within = rule<cmp_within_id, ast::Comparison>();
struct when_id {};                      auto const when_ = rule<when_id, ast::Comparison>();
struct membership_id : annotate {};     auto const membership = rule<membership_id, ast::Membership>();
struct adjective_id : annotate {};      auto const adjective = rule<adjective_id, ast::Membership>();

struct said_phrase_id {};               auto const said_phrase = rule<said_phrase_id, ast::Atom>();
struct being_id {};                     auto const being = rule<being_id, ast::Atom>();
struct doing_id {};                     auto const doing = rule<doing_id, ast::Atom>();
struct behaving_id {};                  auto const behaving = rule<behaving_id, ast::Atom>();
struct first_deed_id {};                auto const first_deed = rule<first_deed_id, ast::Atom>();
struct next_deed_id {};                 auto const next_deed = rule<next_deed_id, ast::Atom>();
struct next_being_id {};                auto const next_being = rule<next_being_id, ast::Atom>();
struct deeds_id {};                     auto const deeds = rule<deeds_id, Atoms>();
struct beings_id {};                    auto const beings = rule<beings_id, Atoms>();
struct first_quality_id {};             auto const first_quality = rule<first_quality_id, ast::Atom>();
struct next_quality_id {};              auto const next_quality = rule<next_quality_id, ast::Atom>();
struct qualities_id {};                 auto const qualities = rule<qualities_id, Atoms>();
struct qualifier_id : annotate {};      auto const qualifier = rule<qualifier_id, ast::Predicate>();
struct qualifiers_id {};                auto const qualifiers = rule<qualifiers_id, std::vector<ast::Predicate>>();

struct determiner_id {};                auto const determiner = rule<determiner_id, ast::Determiner>();
struct class_names_id {};               auto const class_names = rule<class_names_id, std::vector<ast::Name>>();
struct class_id : annotate {};          auto const class_ = rule<class_id, ast::Class>();
struct no_class_id : annotate {};       auto const no_class = rule<no_class_id, ast::Class>();
struct including_id {};                 auto const including_list = rule<including_id, ast::ClassList>();
struct more_classes_id {};              auto const more_classes = rule<more_classes_id, ast::ClassList>();
struct members_id {};                   auto const members = rule<members_id, ast::ClassList>();
struct excluding_id {};                 auto const excluding_list = rule<excluding_id, ast::ClassList>();
// clang-format on

// ---- values ---------------------------------------------------------------------------------------

auto const field_def = field_name;
auto const opt_field_def = field_name;
auto const names_def = list_of<ast::ListedName>(value_name);

auto const values_other_def = node >> attr(ast::ListKind::other_than) >> omit[kw(a) | kw(any)] >> opt_field
                              >> omit[kw(other_than)] >> names;
auto const values_any_def = node >> omit[kw(any)] >> attr(ast::ListKind::any) >> opt_field >> attr(Names{});
auto const values_listed_def = node >> attr(ast::ListKind::listed) >> attr(OptionalName{}) >> names;
auto const value_list_def = said("a value")[values_other | values_any | values_listed];

// ---- comparisons ------------------------------------------------------------------------------------

auto const amount_def = not_stated | quantity | term_name;
auto const counted_day_def = offset;
auto const operand_def = said("an amount or a date")[date | said("")[counted_day] | amount];
auto const plain_operand_def = date | not_stated | quantity;
auto const number_operand_def = not_stated | count;
auto const named_day_def = not_stated | term_name;
auto const day_def = said("a date")[date | said("")[counted_day] | named_day];
auto const upper_def = operand;
auto const upper_number_def = number_operand;

auto const compare_word_def = said("a comparison such as `at least`")
    [(kw(at_least) >> attr(ast::Compare::at_least)) | (kw(at_most) >> attr(ast::Compare::at_most)) |
     (kw(more_than) >> attr(ast::Compare::more_than)) | (kw(less_than) >> attr(ast::Compare::less_than)) |
     (kw(exactly) >> attr(ast::Compare::exactly)) | (kw(by) >> attr(ast::Compare::by)) |
     (kw(on_or_after) >> attr(ast::Compare::on_or_after)) | (kw(before) >> attr(ast::Compare::before)) |
     (kw(after) >> attr(ast::Compare::after))];
auto const after_word_def =
    (kw(or_more) >> attr(ast::Compare::at_least)) | (kw(or_less) >> attr(ast::Compare::at_most));
auto const verb_word_def = (kw(exceeds) >> attr(ast::Compare::more_than)) | (kw(equals) >> attr(ast::Compare::exactly));
auto const negation_def = (said("")[!compare_word >> kw(not_)] >> attr(true)) | attr(false);
auto const denial_def = (said("")[kw(not_)] >> attr(true)) | attr(false);

auto const cmp_word_def = node >> negation >> compare_word >> operand >> attr(OptionalOperand{});
auto const cmp_between_def = node >> negation >> omit[kw(between)] >> attr(ast::Compare::between) >> operand
                             >> omit[kw(and_)] >> upper;
auto const cmp_after_def = node >> negation >> ahead[omit[plain_operand] >> after_word] >> plain_operand >>
                           omit[after_word] >> attr(OptionalOperand{});
auto const cmp_equal_def = node >> negation >> attr(ast::Compare::exactly) >> plain_operand >> attr(OptionalOperand{});
auto const cmp_verb_def = node >> negation >> verb_word >> operand >> attr(OptionalOperand{});
auto const comparison_def = said("a comparison such as `at least`")[cmp_word | cmp_between | cmp_after | cmp_equal];

auto const count_word_def = node >> negation >> compare_word >> number_operand >> attr(OptionalOperand{});
auto const count_after_def = node >> negation >> ahead[omit[number_operand] >> after_word] >> number_operand >>
                             omit[after_word] >> attr(OptionalOperand{});
auto const count_equal_def = node >> negation >> attr(ast::Compare::exactly) >> number_operand >>
                             attr(OptionalOperand{});
auto const count_between_def = node >> negation >> omit[kw(between)] >> attr(ast::Compare::between) >> number_operand
                               >> omit[kw(and_)] >> upper_number;
auto const count_around_def = node >> negation >> ahead[omit[number_operand >> field] >> after_word] >>
                              number_operand >> omit[field >> after_word] >> attr(OptionalOperand{});
auto const counting_def = count_word | count_between | count_after | count_equal;

// ---- what may be said of a record -------------------------------------------------------------------

auto const field_is_def = node >> field >> omit[kw(is)] >> negation >> value_list;
auto const field_compares_def = node >> field >> omit[kw(is)] >> comparison;
auto const field_exceeds_def = node >> field >> said("")[cmp_verb];
auto const of_field_def = field_compares | field_exceeds | field_is;

auto const phrase_is_def = node >> denial >> phrase_name >> value_list;
auto const outside_is_def = node >> attr(true) >> said("")[phrase_outside] >> value_list;
auto const sentence_part_ends = &(comma | semicolon | full_stop | kw(and_));
auto const sole_phrase_def = node >> attr(false) >> said("")[phrase_alone] >> value_list;
auto const sole_values_def = node >> attr(false) >> phrase_name >> value_list
                             >> omit[said("")[kw(exclusively)] >> sentence_part_ends];
auto const said_alone = refused(Kind::expected, "`only` and `exclusively` are read after `must`",
                                "leave the word out, since a record has one value, or write `may only …`")
    [(omit[-said("")[kw(be)]] >> omit[sole_phrase]) | omit[sole_values]];
auto const said_phrase_def = !said_alone >> (outside_is | phrase_is);

auto const absent_def = node >> omit[kw(no)] >> attr(false) >> field;
auto const present_def = node >> omit[kw(a)] >> attr(true) >> field;
auto const counted_def = node >> ahead[omit[counting] >> field] >> counting >> omit[field];
auto const counted_around_def = node >> ahead[omit[number_operand] >> field] >> count_around;
auto const measured_def = node >> omit[-kw(a)] >> field >> omit[-kw(of)] >> comparison;
auto const holding_def =
    said("a field, `no` and a field, or a comparison such as `at least`")[counted_around | counted | absent | measured |
                                                                          present];

auto const start_or_end_def = (kw(start) >> attr(false)) | (kw(end) >> attr(true));
auto const starting_or_ending_def = (kw(starting) >> attr(false)) | (kw(ending) >> attr(true));
auto const cmp_on_def = node >> attr(false) >> omit[kw(on)] >> attr(ast::Compare::exactly) >> day >>
                        attr(OptionalOperand{});
auto const cmp_within_def = node >> negation >> !within_of >> omit[kw(within)] >>
                            attr(ast::Compare::within) >> counted_day >> attr(OptionalOperand{});
auto const when__def = cmp_within | comparison | cmp_on;
auto const boundary_def = node >> start_or_end >> when_;
auto const bounded_def = node >> starting_or_ending >> when_;

auto const membership_def = node >> denial >> omit[-said("")[kw(a)]] >> member_name;
auto const adjective_def = node >> denial >> adjective_name;

auto const being_def = said("a verb such as `hosted on`, or a defined term")[said_phrase | membership];
auto const doing_def =
    said("`be`, `have` or a verb such as `use`")[(omit[kw(have)] >> holding) | boundary | said_phrase];
auto const first_deed_def = (omit[said("")[kw(be)]] >> being) | doing;
auto const next_deed_def = first_deed | said("")[adjective];
auto const next_being_def = said("a verb such as `hosted on`")[(omit[-kw(be)] >> said_phrase) | adjective];

auto const deeds_def = list_of<ast::LinkedAtom>(first_deed, next_deed);
auto const beings_def = list_of<ast::LinkedAtom>(being, next_being);
auto const sole_deed_def = said("")[omit[-kw(be)] >> said("")[sole_phrase | sole_values]];
auto const sole_deeds_def = list_of<ast::LinkedAtom>(sole_deed, next_deed);
auto const predicate_def = node >> deeds;
auto const sole_predicate_def = node >> sole_deeds;
auto const passive_predicate_def = node >> beings;

auto const behaving_def = (omit[kw(is)] >> being) | doing;
auto const record_atom_def = (omit[kw(its)] >> of_field) | (omit[kw(it)] >> behaving);

// ---- classes of records -----------------------------------------------------------------------------

auto const first_quality_def =
    said("a qualifier such as `hosted on`")[(omit[kw(whose)] >> of_field) | (omit[kw(with)] >> holding) |
                                            (omit[kw(that_are)] >> being) | bounded | (omit[kw(that)] >> doing) |
                                            said_phrase];
auto const next_quality_def = first_quality | said("")[adjective];
auto const qualities_def = list_of<ast::LinkedAtom>(first_quality, next_quality);
auto const qualifier_def = node >> qualities;
auto const qualifiers_def = *qualifier;

auto const determiner_def = (kw(all) >> attr(ast::Determiner::all)) | (kw(any) >> attr(ast::Determiner::any)) |
                            (kw(each) >> attr(ast::Determiner::each)) | (kw(every) >> attr(ast::Determiner::each)) |
                            (kw(the) >> attr(ast::Determiner::the)) | (kw(a) >> attr(ast::Determiner::a)) |
                            attr(ast::Determiner::none);
auto const class_names_def = class_name >> *said("")[class_name];
auto const class__def = node >> said("")[determiner] >> class_names >> qualifiers;
auto const no_class_def = node >> omit[kw(no)] >> attr(ast::Determiner::no) >> class_names >> qualifiers;
auto const class_list_def = list_of<ast::ListedClass>(class_);
auto const including_list_def = said("")[omit[-comma] >> omit[kw(including)] >> class_list] | attr(ast::ClassList{});
auto const excluding_list_def =
    said("")[omit[-comma] >> omit[kw(excluding) | kw(other_than)] >> class_list] | attr(ast::ClassList{});
auto const subject_def = node >> class_ >> including_list >> excluding_list;
auto const more_classes_def = said("")[more_of<ast::ListedClass>(class_)];
auto const members_def = (&more_classes >> more_classes) | including_list;
auto const excepted = refused(Kind::expected, "an exception stands at the end of the sentence",
                              "write `but excluding …` here, or move it to the end: `…, except for …`")
    [-comma >> kw(except) >> class_list >> -comma >> (kw(must) | kw(must_not) | kw(may) | kw(exclusive_to))];
auto const subjects_def = node >> class_ >> members >> !excepted >> excluding_list;
auto const no_subject_def = node >> no_class >> including_list >> excluding_list;

BOOST_SPIRIT_DEFINE(field, opt_field, names, values_other, values_any, values_listed, value_list, amount, counted_day,
                    operand, plain_operand, named_day, number_operand, day, upper, upper_number, compare_word,
                    after_word, verb_word, negation, denial, cmp_word, cmp_between, cmp_after, cmp_equal, cmp_verb,
                    comparison, count_word, count_after, count_between, count_around, count_equal, counting)
BOOST_SPIRIT_DEFINE(field_is, field_compares, field_exceeds, of_field, phrase_is, outside_is, said_phrase, sole_phrase,
                    sole_values, absent, present, counted, counted_around, measured, holding, start_or_end,
                    starting_or_ending, cmp_on, cmp_within, when_, boundary, bounded, membership, adjective, being,
                    doing, first_deed, next_deed, next_being, deeds, beings, sole_deed, sole_deeds, predicate,
                    sole_predicate, passive_predicate, behaving, record_atom)
BOOST_SPIRIT_DEFINE(first_quality, next_quality, qualities, qualifier, qualifiers, determiner, class_names, class_,
                    no_class, class_list, including_list, excluding_list, subject, more_classes, members, subjects,
                    no_subject)

BOOST_SPIRIT_INSTANTIATE(Field, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ValueList, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Operand, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Day, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(CompareWord, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Comparison, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(ClassList, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Subject, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Subjects, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(NoSubject, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Predicate, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(SolePredicate, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(PassivePredicate, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(RecordAtom, Iterator, Context)

}  // namespace proviso::grammar
