// Norms over many records together: measures and what they are compared with, shares, counts, groups, time words, and
// records that share a value. Read it beside language reference 4.2 and 4.3.
#include "dsl/adapt.hpp"
#include "dsl/directives.hpp"
#include "dsl/grammar_rules.hpp"

namespace proviso::grammar {

using enum Keyword;
using x3::attr;
using x3::omit;

using OptionalName = ast::Optional<ast::Name>;
using OptionalOperand = ast::Optional<ast::Operand>;
using OptionalPeriod = ast::Optional<ast::Period>;
using OptionalQuantity = ast::Optional<ast::Quantity>;
using OptionalTime = ast::Optional<ast::Time>;
using OptionalUnit = ast::Optional<ast::TimeUnit>;
using OptionalRollover = ast::Optional<ast::Rollover>;
using Counting = std::vector<ast::CountedAt>;

constexpr Reading<read_period> period{"a period"};
constexpr Reading<read_moving_period> moving_period{"a period"};
constexpr Reading<read_quantity> quantity{"an amount"};
constexpr Reading<read_count> count{"a number"};
constexpr Reading<read_not_stated> not_stated{"`[redacted]`"};

// ---- rules ------------------------------------------------------------------------------------------

// clang-format off
struct modality_id {};
struct measure_id : annotate {};
struct is_limit_id {};
struct some_time_id {};
struct aggregate_id : annotate {};
struct separation_id : annotate {};

struct some_operand_id {};              auto const some_operand = rule<some_operand_id, OptionalOperand>();
struct some_day_id {};                  auto const some_day = rule<some_day_id, OptionalOperand>();
struct some_field_id {};                auto const some_field = rule<some_field_id, OptionalName>();
struct some_period_id {};               auto const some_period = rule<some_period_id, OptionalPeriod>();
struct moving_id {};                    auto const moving = rule<moving_id, OptionalPeriod>();
struct during_period_id {};             auto const during_period = rule<during_period_id, OptionalPeriod>();
struct of_period_id {};                 auto const of_period = rule<of_period_id, OptionalPeriod>();

struct counted_at_id : annotate {};     auto const counted_class = rule<counted_at_id, ast::CountedAt>();
struct counting_id {};                  auto const counting = rule<counting_id, Counting>();
struct function_id {};                  auto const function = rule<function_id, ast::Function>();
struct of_field_id : annotate {};       auto const measure_of_field = rule<of_field_id, ast::Measure>();
struct of_values_id : annotate {};      auto const number_of_values = rule<of_values_id, ast::Measure>();
struct of_records_id : annotate {};     auto const number_of_records = rule<of_records_id, ast::Measure>();
struct spend_id : annotate {};          auto const spend = rule<spend_id, ast::Measure>();

struct must_or_not_id {};               auto const must_or_not = rule<must_or_not_id, bool>();
struct must_be_id {};                   auto const must_be = rule<must_be_id, bool>();
struct is_be_id {};                     auto const is_be = rule<is_be_id, bool>();
struct exceed_word_id {};               auto const exceed_word = rule<exceed_word_id, ast::Compare>();
struct more_word_id {};                 auto const more_word = rule<more_word_id, ast::Compare>();
struct limit_verb_id : annotate {};     auto const limit_verb = rule<limit_verb_id, ast::Comparison>();
struct limit_word_id : annotate {};     auto const limit_word = rule<limit_word_id, ast::Comparison>();
struct limit_between_id : annotate {};  auto const limit_between = rule<limit_between_id, ast::Comparison>();
struct limit_after_id : annotate {};    auto const limit_after = rule<limit_after_id, ast::Comparison>();
struct limit_equal_id : annotate {};    auto const limit_equal = rule<limit_equal_id, ast::Comparison>();
struct limit_plain_id {};               auto const limit_plain = rule<limit_plain_id, ast::Comparison>();
struct is_verb_id : annotate {};        auto const is_verb = rule<is_verb_id, ast::Comparison>();
struct is_plain_id {};                  auto const is_plain = rule<is_plain_id, ast::Comparison>();
struct share_of_id {};                  auto const share_of = rule<share_of_id, OptionalQuantity>();
struct against_verb_id : annotate {};   auto const against_verb = rule<against_verb_id, ast::MeasureComparison>();
struct against_word_id : annotate {};   auto const against_word = rule<against_word_id, ast::MeasureComparison>();
struct against_id {};                   auto const against = rule<against_id, ast::MeasureComparison>();
struct previous_unit_id {};             auto const previous_unit = rule<previous_unit_id, ast::TimeUnit>();
struct than_before_id : annotate {};    auto const than_before = rule<than_before_id, ast::PreviousComparison>();
struct beside_before_id : annotate {};  auto const beside_before = rule<beside_before_id, ast::PreviousComparison>();
struct before_id {};                    auto const previous = rule<before_id, ast::PreviousComparison>();
struct is_above_id : annotate {};       auto const is_above = rule<is_above_id, ast::MeasureComparison>();
struct is_against_id : annotate {};     auto const is_against = rule<is_against_id, ast::MeasureComparison>();
struct is_compared_id {};               auto const is_compared = rule<is_compared_id, ast::MeasureComparison>();
struct limit_id {};                     auto const limit = rule<limit_id, ast::Limit>();

struct on_or_by_id {};                  auto const on_or_by = rule<on_or_by_id, ast::TimeWord>();
struct always_word_id {};               auto const always_word = rule<always_word_id, ast::TimeWord>();
struct time_unit_id {};                 auto const time_unit = rule<time_unit_id, ast::TimeUnit>();
struct some_unit_id {};                 auto const some_unit = rule<some_unit_id, OptionalUnit>();
struct at_end_id : annotate {};         auto const at_end = rule<at_end_id, ast::Time>();
struct by_end_id : annotate {};         auto const by_end = rule<by_end_id, ast::Time>();
struct on_day_id : annotate {};         auto const on_day = rule<on_day_id, ast::Time>();
struct always_id : annotate {};         auto const always = rule<always_id, ast::Time>();
struct throughout_id : annotate {};     auto const through = rule<throughout_id, ast::Time>();
struct each_time_id : annotate {};      auto const each_time = rule<each_time_id, ast::Time>();
struct time_id {};                      auto const time = rule<time_id, ast::Time>();
struct front_time_id {};                auto const front_time = rule<front_time_id, OptionalTime>();
struct prorated_id {};                  auto const prorated_part = rule<prorated_id, bool>();
struct plural_unit_id {};               auto const plural_unit = rule<plural_unit_id, ast::TimeUnit>();
struct any_unit_id {};                  auto const any_unit = rule<any_unit_id, ast::TimeUnit>();
struct first_periods_id : annotate {};  auto const first_periods = rule<first_periods_id, ast::FirstPeriods>();
struct some_first_id {};                auto const some_first = rule<some_first_id, ast::Optional<ast::FirstPeriods>>();
struct rollover_id : annotate {};       auto const rollover = rule<rollover_id, ast::Rollover>();
struct some_rollover_id {};             auto const some_rollover = rule<some_rollover_id, OptionalRollover>();
struct groups_id {};                    auto const groups = rule<groups_id, std::vector<ast::Name>>();

struct limited_id : annotate {};        auto const limited = rule<limited_id, ast::Limited>();
struct percentage_id {};                auto const percentage = rule<percentage_id, ast::Operand>();
struct number_id {};                    auto const number = rule<number_id, ast::Operand>();
struct shared_field_id {};              auto const shared_field = rule<shared_field_id, OptionalName>();
struct share_id : annotate {};          auto const share = rule<share_id, ast::Share>();
struct count_id : annotate {};          auto const counted = rule<count_id, ast::Count>();
struct target_id {};                    auto const target = rule<target_id, ast::Target>();

struct apart_id {};                     auto const apart = rule<apart_id, bool>();
struct same_id {};                      auto const same_field = rule<same_id, OptionalName>();
struct sharing_id : annotate {};        auto const sharing = rule<sharing_id, ast::Separation>();
struct not_sharing_id : annotate {};    auto const not_sharing = rule<not_sharing_id, ast::Separation>();
// clang-format on

auto const some_operand_def = operand;
auto const some_day_def = day;
auto const some_field_def = field;
auto const some_period_def = period;
auto const moving_def = moving_period;

// ---- measures ----------------------------------------------------------------------------------------

auto const function_def = (kw(total) >> attr(ast::Function::total)) | (kw(average) >> attr(ast::Function::average)) |
                          (kw(highest) >> attr(ast::Function::highest)) | (kw(lowest) >> attr(ast::Function::lowest)) |
                          (kw(earliest) >> attr(ast::Function::earliest)) | (kw(latest) >> attr(ast::Function::latest));
auto const article = omit[-said("")[kw(the)]];
auto const counted_class_def = node >> class_list >> omit[kw(at)] >> quantity;
auto const counting_def =
    (omit[maybe_comma >> said("")[kw(counting_at)]] >> counted_class % omit[kw(and_) | (comma >> -kw(and_))]) |
    attr(Counting{});
auto const measure_of_field_def = node >> article >> function >> some_field >> omit[kw(of)] >> subject >> counting;
auto const number_of_values_def = node >> article >> omit[kw(number_of)] >> omit[-said("")[kw(distinct)]] >>
                                  attr(ast::Function::distinct) >> some_field >> omit[kw(of)] >> subject >> counting;
auto const number_of_records_def = node >> article >> omit[kw(number_of)] >> attr(ast::Function::number) >>
                                   attr(OptionalName{}) >> subject >> counting;
auto const spend_def = node >> article >> omit[kw(total) >> kw(spend_on)] >> attr(ast::Function::total) >>
                       attr(OptionalName{}) >> subject >> counting;
auto const measure_def = spend | measure_of_field | number_of_values | number_of_records;

// ---- what a measure must be ----------------------------------------------------------------------------

auto const must_or_not_def = (kw(must_not) >> attr(true)) | (kw(must) >> attr(false));
auto const must_be_def = must_or_not >> omit[said("`be` or `exceed`")[kw(be)]];
auto const is_be_def = omit[kw(is)] >> ((said("")[!compare_word >> kw(not_)] >> attr(true)) | attr(false));
auto const exceed_word_def =
    (kw(exceeds) >> attr(ast::Compare::more_than)) | (kw(equals) >> attr(ast::Compare::exactly));
auto const more_word_def = (kw(or_more) >> attr(ast::Compare::at_least)) | (kw(or_less) >> attr(ast::Compare::at_most));
auto const exceeding = said("`be` or `exceed`")[exceed_word];

auto const limit_verb_def = node >> must_or_not >> exceeding >> operand >> attr(OptionalOperand{});
auto const limit_word_def = node >> must_be >> compare_word >> operand >> attr(OptionalOperand{});
auto const limit_between_def = node >> must_be >> omit[kw(between)] >> attr(ast::Compare::between) >> operand
                               >> omit[kw(and_)] >> some_operand;
auto const limit_after_def = node >> must_be >> ahead[omit[operand] >> more_word] >> operand >> omit[more_word] >>
                             attr(OptionalOperand{});
auto const limit_equal_def = node >> must_be >> attr(ast::Compare::exactly) >> operand >> attr(OptionalOperand{});
auto const limit_plain_def = limit_verb | limit_word | limit_between | limit_after | limit_equal;
auto const is_verb_def = node >> attr(false) >> exceed_word >> operand >> attr(OptionalOperand{});
auto const is_plain_def = is_verb | (omit[kw(is)] >> comparison);

auto const share_of_def = (quantity >> omit[kw(of)]) | attr(OptionalQuantity{});
auto const other_measure = said("")[share_of] >> said("")[measure];
auto const against_verb_def = node >> must_or_not >> exceeding >> other_measure;
auto const against_word_def = node >> must_be >> compare_word >> other_measure;
auto const against_def = against_verb | against_word;
auto const previous_unit_def = omit[said("")[kw(that_of_previous)]] >> any_unit;
auto const than_before_def = node >> must_or_not >> exceeding >> said("")[share_of] >> previous_unit;
auto const beside_before_def = node >> must_be >> compare_word >> said("")[share_of] >> previous_unit;
auto const previous_def = than_before | beside_before;
auto const is_above_def = node >> attr(false) >> exceed_word >> other_measure;
auto const is_against_def = node >> is_be >> compare_word >> other_measure;
auto const is_compared_def = is_above | is_against;
auto const limit_def = said("`must` or `must not`")[previous | against | limit_plain];
auto const is_limit_def = said("a comparison such as `is at least`")[is_compared | is_plain];

// ---- time words ----------------------------------------------------------------------------------------

auto const no_day = attr(OptionalOperand{});
auto const no_unit = attr(OptionalUnit{});
auto const whole = attr(false);
auto const on_or_by_def = (kw(on) >> attr(ast::TimeWord::on)) | (kw(by) >> attr(ast::TimeWord::by)) |
                          (&(kw(at) >> kw(the_end_of)) >> kw(at) >> attr(ast::TimeWord::on));
auto const at_end_def = node >> omit[kw(at) >> kw(the_end_of)] >> attr(ast::TimeWord::on) >> no_day >> no_unit >> moving
                        >> whole;
auto const by_end_def = node >> omit[kw(by) >> kw(the_end_of)] >> attr(ast::TimeWord::by) >> no_day >> no_unit >> moving
                        >> whole;
auto const on_day_def = node >> on_or_by >> some_day >> no_unit >> attr(OptionalPeriod{}) >> whole;

auto const during_period_def = (omit[kw(during)] >> some_period) | attr(OptionalPeriod{});
auto const always_word_def =
    (kw(at_all_times) >> attr(ast::TimeWord::at_all_times)) | (kw(at_any_time) >> attr(ast::TimeWord::at_any_time));
auto const always_def = node >> always_word >> no_day >> no_unit >> during_period >> whole;
auto const through_def = node >> omit[kw(throughout)] >> attr(ast::TimeWord::at_all_times) >> no_day >> no_unit
                         >> some_period >> whole;

auto const time_unit_def = (kw(calendar_year) >> attr(ast::TimeUnit::year)) |
                           (kw(quarter) >> attr(ast::TimeUnit::quarter)) | (kw(month) >> attr(ast::TimeUnit::month)) |
                           (kw(contract_year) >> attr(ast::TimeUnit::contract_year));
auto const some_unit_def = said("`calendar year`, `quarter`, `month` or `contract year`")[time_unit];
auto const of_period_def = (omit[kw(of) | kw(during)] >> some_period) | attr(OptionalPeriod{});
auto const prorated_part_def = (omit[maybe_comma >> said("")[kw(prorated)]] >> attr(true)) | attr(false);
auto const each_time_def = node >> omit[kw(in_each)] >> attr(ast::TimeWord::in_each) >> no_day >> some_unit >> of_period
                           >> prorated_part;

auto const time_def = at_end | by_end | on_day | always | through | each_time;
auto const some_time_def = said("")[maybe_comma >> time] | attr(OptionalTime{});
auto const front_time_def = said("")[time >> omit[comma]] | attr(OptionalTime{});

// ---- norms over many records ---------------------------------------------------------------------------

auto const groups_def =
    (omit[kw(each_of)] >> field % omit[kw(and_) >> -said("")[kw(each) | kw(every)]] >> omit[comma]) |
    attr(std::vector<ast::Name>{});

auto const modality_def =
    said("`must`")[(kw(must_not) >> attr(ast::Modality::must_not)) | (kw(may_only) >> attr(ast::Modality::may_only)) |
                   (kw(must) >> attr(ast::Modality::must)) | (kw(may) >> attr(ast::Modality::may))];

auto const limited_def = node >> measure >> maybe_comma >> limit;
auto const percentage_def = quantity;
auto const number_def = count | not_stated;
auto const shared_field_def = (omit[-kw(the) >> -kw(total)] >> some_field >> omit[kw(of)]) | attr(OptionalName{});
auto const share_def = node >> compare_word >> percentage >> omit[kw(of)] >> shared_field >> subject >> maybe_comma >>
                       modality >> predicate;
auto const counted_def = node >> compare_word >> number >> subject >> maybe_comma >> modality >> predicate;
auto const target_def = limited | share | counted;
auto const aggregate_def = node >> front_time >> said("")[groups] >> target >> some_time >> some_rollover;

// ---- what may be moved to the next period ---------------------------------------------------------------

auto const any_unit_def =
    said("`year`, `quarter`, `month` or `contract year`")[time_unit | (kw(year) >> attr(ast::TimeUnit::year))];
auto const plural_unit_def = said(
    "`years`, `quarters`, `months` or `contract years`")[(kw(years) >> attr(ast::TimeUnit::year)) |
                                                         (kw(quarters) >> attr(ast::TimeUnit::quarter)) |
                                                         (kw(months) >> attr(ast::TimeUnit::month)) |
                                                         (kw(contract_years) >> attr(ast::TimeUnit::contract_year))];
auto const first_periods_def = node >> omit[maybe_comma >> kw(in_first)] >> count >> plural_unit;
auto const some_first_def = said("")[first_periods] | attr(ast::Optional<ast::FirstPeriods>{});
auto const rollover_def =
    node >> omit[maybe_comma >> kw(of_which)] >> quantity >> omit[kw(moved_to_next)] >> any_unit >> some_first;
auto const some_rollover_def = said("")[rollover] | attr(OptionalRollover{});

// ---- records that share a value ------------------------------------------------------------------------

auto const apart_def = (kw(must_not) >> attr(true)) | (kw(must) >> attr(false));
auto const same_field_def = (omit[kw(same)] >> some_field) | attr(OptionalName{});
auto const shared_with = omit[said("")[kw(share_a)]] >> field >> omit[kw(with)] >> subject >> same_field;
auto const sharing_def = node >> !kw(no) >> subject >> maybe_comma >> said("")[apart] >> shared_with;
auto const not_sharing_def = node >> no_subject >> maybe_comma >> omit[kw(no_may)] >> attr(true) >> shared_with;
auto const separation_def = not_sharing | sharing;

BOOST_SPIRIT_DEFINE(some_operand, some_day, some_field, some_period, moving, during_period, of_period, function,
                    counted_class, counting, measure_of_field, number_of_values, number_of_records, spend, measure,
                    must_or_not, must_be, is_be, exceed_word, more_word, limit_verb, limit_word, limit_between,
                    limit_after, limit_equal, limit_plain, is_verb, is_plain)
BOOST_SPIRIT_DEFINE(share_of, against_verb, against_word, against, previous_unit, than_before, beside_before, previous,
                    is_above, is_against, is_compared, limit, is_limit, on_or_by, at_end, by_end, on_day, always_word,
                    always, through, time_unit, some_unit, each_time, time, some_time, front_time)
BOOST_SPIRIT_DEFINE(prorated_part, any_unit, plural_unit, first_periods, some_first, rollover, some_rollover, groups,
                    modality, limited, percentage, number, shared_field, share, counted, target, aggregate, apart,
                    same_field, sharing, not_sharing, separation)

BOOST_SPIRIT_INSTANTIATE(Modality, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Measure, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(IsLimit, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(SomeTime, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Aggregate, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Separation, Iterator, Context)

}  // namespace proviso::grammar
