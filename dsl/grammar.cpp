// The upper part of the grammar: agreements, definitions, clauses. Read it beside language reference 3 and 4.
#include "dsl/adapt.hpp"
#include "dsl/directives.hpp"
#include "dsl/grammar_rules.hpp"

namespace proviso::grammar {

using enum Keyword;
using x3::attr;
using x3::omit;

using OptionalDate = ast::Optional<ast::Date>;

constexpr Reading<read_quoted> quoted{"a text in quotes"};
constexpr Reading<read_identifier> identifier{"the clause's identifier"};
constexpr Reading<read_label> label{"an item such as `(a)`"};
constexpr Reading<read_date> date{"a date"};
constexpr Reading<read_plain_period> plain_period{"a period"};
constexpr Reading<read_quantity> quantity{"an amount"};
constexpr Reading<read_not_stated> not_stated{"`[redacted]`"};
constexpr Reading<read_free_text> free_text{"a text"};
constexpr Reading<read_party> party_name{"a party"};
constexpr Reading<read_currency_sign> currency_sign{"a currency sign in quotes"};
constexpr Reading<read_currency_code> currency_code{"a currency", {NameKind::unit}};
constexpr NameParser value_name{{NameKind::value}, "a value", true, true};
constexpr NameParser listed_name{{NameKind::value, NameKind::term}, "a value", true, true};

// ---- rules ------------------------------------------------------------------------------------------

// clang-format off
struct item_id : annotate {};             auto const item = rule<item_id, ast::Item>();
struct only_item_id : annotate {};        auto const only_item = rule<only_item_id, ast::Item>();
struct items_id {};                       auto const items = rule<items_id, std::vector<ast::Item>>();
struct one_item_id {};                    auto const one_item = rule<one_item_id, std::vector<ast::Item>>();
struct body_id {};                        auto const body = rule<body_id, std::vector<ast::Item>>();
struct not_encoded_id : annotate {};      auto const left_out = rule<not_encoded_id, ast::NotEncoded>();
struct opt_left_out_id {};                auto const opt_left_out = rule<opt_left_out_id, ast::Optional<ast::NotEncoded>>();
struct heading_id {};                     auto const heading = rule<heading_id, ast::Name>();
struct encoded_id : annotate {};          auto const encoded = rule<encoded_id, ast::Clause>();
struct unencoded_id : annotate {};        auto const unencoded = rule<unencoded_id, ast::Clause>();
struct ended_id : annotate {};            auto const ended = rule<ended_id, ast::Amendment>();
struct unreplaced_id : annotate {};       auto const unreplaced = rule<unreplaced_id, ast::Amendment>();
struct replaced_id : annotate {};         auto const replaced = rule<replaced_id, ast::Amendment>();
struct amendment_id {};                   auto const amendment = rule<amendment_id, ast::Amendment>();
struct clause_id {};                      auto const clause_statement = rule<clause_id, ast::Clause>();

struct class_meaning_id : annotate {};    auto const class_meaning = rule<class_meaning_id, ast::ClassMeaning>();
struct values_meaning_id : annotate {};   auto const values_meaning = rule<values_meaning_id, ast::ValuesMeaning>();
struct fact_meaning_id : annotate {};     auto const fact_meaning = rule<fact_meaning_id, ast::FactMeaning>();
struct quantity_meaning_id : annotate {}; auto const quantity_meaning = rule<quantity_meaning_id, ast::QuantityMeaning>();
struct unstated_meaning_id : annotate {}; auto const unstated_meaning = rule<unstated_meaning_id, ast::UnstatedMeaning>();
struct date_meaning_id : annotate {};     auto const date_meaning = rule<date_meaning_id, ast::DateMeaning>();
struct period_meaning_id : annotate {};   auto const period_meaning = rule<period_meaning_id, ast::PeriodMeaning>();
struct schedule_unit_id {};               auto const schedule_unit = rule<schedule_unit_id, ast::TimeUnit>();
struct later_unit_id {};                  auto const later_unit = rule<later_unit_id, ast::TimeUnit>();
struct change_id {};                      auto const change = rule<change_id, ast::Change>();
struct step_amount_id {};                 auto const step_amount = rule<step_amount_id, ast::Operand>();
struct step_id : annotate {};             auto const step = rule<step_id, ast::ScheduleStep>();
struct steps_id {};                       auto const steps = rule<steps_id, std::vector<ast::ScheduleStep>>();
struct growth_id : annotate {};           auto const growth = rule<growth_id, ast::Growth>();
struct opt_growth_id {};                  auto const opt_growth = rule<opt_growth_id, ast::Optional<ast::Growth>>();
struct schedule_meaning_id : annotate {}; auto const schedule_meaning = rule<schedule_meaning_id, ast::ScheduleMeaning>();
struct open_meaning_id : annotate {};     auto const open_meaning = rule<open_meaning_id, ast::OpenMeaning>();
struct currency_meaning_id : annotate {}; auto const currency_meaning = rule<currency_meaning_id, ast::CurrencyMeaning>();
struct meaning_id {};                     auto const meaning = rule<meaning_id, ast::Meaning>();
struct opened_id {};                      auto const opened = rule<opened_id, ast::Meaning>();
struct currency_id {};                    auto const currency = rule<currency_id, ast::Meaning>();
struct means_id : annotate {};            auto const definition_means = rule<means_id, ast::Definition>();
struct includes_id : annotate {};         auto const definition_includes = rule<includes_id, ast::Definition>();
struct sign_means_id : annotate {};       auto const currency_means = rule<sign_means_id, ast::Definition>();
struct definition_id {};                  auto const definition = rule<definition_id, ast::Definition>();

struct parties_id {};                     auto const parties = rule<parties_id, std::vector<ast::Name>>();
struct effective_id {};                   auto const effective_date = rule<effective_id, OptionalDate>();
struct signed_id {};                      auto const signed_date = rule<signed_id, OptionalDate>();
struct until_date_id {};                  auto const until_date = rule<until_date_id, OptionalDate>();
struct party_id {};                       auto const party = rule<party_id, ast::Name>();
struct effective_part_id {};              auto const effective_part = rule<effective_part_id, ast::Date>();
struct signed_part_id {};                 auto const signed_part = rule<signed_part_id, ast::Date>();
struct until_part_id {};                  auto const until_part = rule<until_part_id, ast::Date>();
struct agreement_id : annotate {};        auto const agreement_line = rule<agreement_id, ast::Agreement>();
struct statement_id          {};
// clang-format on

// ---- clauses ---------------------------------------------------------------------------------------------

auto const item_left_out =
    refused(Kind::expected, "an item is a sentence, and what stays with people is a clause",
            "give it a clause of its own, as in `Clause 9: not encoded: left to judgement.`")[kw(not_encoded)];
auto const item_def = node >> label >> !item_left_out >> sentence;
auto const only_item_def = node >> attr(std::string{}) >> sentence;
auto const items_def = item % (semicolon >> -kw(and_)) >> omit[full_stop];
auto const one_item_def = x3::repeat(1)[only_item] >> omit[full_stop];
auto const body_def = items | one_item;
auto const left_out_def = node >> omit[kw(not_encoded)] >> omit[colon] >> free_text;
auto const opt_left_out_def = left_out;
auto const heading_def = quoted | attr(ast::Name{});

auto const encoded_def = node >> omit[kw(clause)] >> identifier >> heading >> omit[colon] >> body >>
                         attr(ast::Optional<ast::NotEncoded>{});
auto const unencoded_def = node >> omit[kw(clause)] >> identifier >> heading >> omit[colon] >>
                           attr(std::vector<ast::Item>{}) >> opt_left_out >> omit[full_stop];
auto const clause_statement_def = unencoded | encoded;

auto const amending = silent[kw(clause) >> omit[identifier] >> (kw(of) | kw(ends_on) | kw(replaced_from))];
auto const encoded_text = attr(ast::Optional<ast::NotEncoded>{});
auto const ended_def = node >> reference >> omit[kw(ends_on)] >> day >> attr(std::vector<ast::Item>{}) >> encoded_text
                       >> omit[full_stop];
auto const new_text = omit[kw(by)] >> omit[colon];
auto const unreplaced_def = node >> reference >> omit[kw(replaced_from)] >> day >> new_text >>
                            attr(std::vector<ast::Item>{}) >> opt_left_out >> omit[full_stop];
auto const replaced_def = node >> reference >> omit[kw(replaced_from)] >> day >> new_text >> body >> encoded_text;
auto const amendment_def = &amending >> (ended | unreplaced | replaced);

// ---- definitions -----------------------------------------------------------------------------------------

auto const alone = &(full_stop);
auto const fact_meaning_def = node >> omit[kw(means_fact)] >> free_text;
auto const date_meaning_def = node >> date >> alone;
auto const period_meaning_def = node >> plain_period >> alone;
auto const quantity_meaning_def = node >> quantity >> alone;
auto const unstated_meaning_def = node >> not_stated;
auto const values_ahead = ((kw(a) | kw(any)) >> omit[field] >> kw(other_than)) | omit[value_name] |
                          (omit[listed_name] >> (comma | kw(and_) | kw(or_)));
auto const values_meaning_def = node >> &values_ahead >> value_list >> alone;
auto const class_meaning_def = node >> subject;
auto const open_meaning_def = node >> class_list;
auto const currency_meaning_def = node >> currency_code;
auto const schedule_unit_def =
    (kw(by_year) >> attr(ast::TimeUnit::year)) | (kw(by_quarter) >> attr(ast::TimeUnit::quarter)) |
    (kw(by_month) >> attr(ast::TimeUnit::month)) | (kw(by_contract_year) >> attr(ast::TimeUnit::contract_year));
auto const later_unit_def = ((kw(year) | kw(calendar_year)) >> attr(ast::TimeUnit::year)) |
                            (kw(quarter) >> attr(ast::TimeUnit::quarter)) | (kw(month) >> attr(ast::TimeUnit::month)) |
                            (kw(contract_year) >> attr(ast::TimeUnit::contract_year));
auto const change_def =
    (kw(more) >> attr(ast::Change::more)) | (kw(less) >> attr(ast::Change::less)) | attr(ast::Change::same);
auto const step_amount_def = quantity | not_stated;
auto const step_def = node >> plain_period >> omit[colon] >> step_amount;
auto const steps_def = step % (semicolon >> -kw(and_));
auto const growth_def =
    node >> omit[semicolon >> -kw(and_) >> kw(each_later)] >> later_unit >> omit[colon] >> quantity >> change;
auto const opt_growth_def = growth | attr(ast::Optional<ast::Growth>{});
auto const schedule_meaning_def = node >> omit[-comma] >> schedule_unit >> omit[colon] >> steps >> opt_growth;
auto const meaning_def = said(
    "a class of records, values, an amount, a date, a period or `the fact that`")[schedule_meaning | fact_meaning |
                                                                                  date_meaning | period_meaning |
                                                                                  quantity_meaning | unstated_meaning |
                                                                                  values_meaning | class_meaning];
auto const opened_def = open_meaning;
auto const definition_means_def = node >> quoted >> omit[kw(means)] >> meaning >> omit[full_stop];
auto const definition_includes_def = node >> quoted >> omit[kw(includes)] >> opened >> omit[full_stop];
auto const currency_means_def = node >> currency_sign >> omit[kw(means)] >> currency >> omit[full_stop];
auto const currency_def = currency_meaning;
auto const definition_def = currency_means | definition_means | definition_includes;

// ---- agreements ------------------------------------------------------------------------------------------

auto const effective_part_def = omit[comma] >> omit[kw(effective)] >> date;
auto const signed_part_def = omit[comma] >> omit[kw(signed_)] >> date;
auto const until_part_def = omit[comma] >> omit[kw(until)] >> date;

// The parts may come in any order, so each is looked for behind the others.
auto const effective_date_def = ahead[omit[*(signed_part | until_part)] >> effective_part] | attr(OptionalDate{});
auto const signed_date_def = ahead[omit[*(effective_part | until_part)] >> signed_part] | attr(OptionalDate{});
auto const until_date_def = ahead[omit[*(effective_part | signed_part)] >> until_part] | attr(OptionalDate{});
auto const twice = [](auto const& part, auto const& others) {
    return omit[*others] >> omit[part] >> omit[*others] >> omit[part];
};
auto const repeated = twice(effective_part, signed_part | until_part) |
                      twice(signed_part, effective_part | until_part) | twice(until_part, effective_part | signed_part);
auto const all_parts = x3::repeat(0, 3)[omit[effective_part | signed_part | until_part]];

auto const party_def = !(kw(effective) | kw(signed_) | kw(until)) >> party_name;
auto const parties_def =
    (omit[kw(between)] >> party % (comma >> -kw(and_) | kw(and_))) | attr(std::vector<ast::Name>{});
auto const agreement_line_def = node >> omit[kw(agreement)] >> quoted >> parties >>
                                !refused(Kind::expected, "a date is given twice")[repeated] >> !(repeated) >>
                                effective_date >> signed_date >> until_date >> omit[all_parts] >> omit[full_stop];

// ---- statements ------------------------------------------------------------------------------------------

auto const statement_def = agreement_line | amendment | clause_statement | scenario_statement | definition;

BOOST_SPIRIT_DEFINE(item, only_item, items, one_item, body, left_out, opt_left_out, heading, encoded, unencoded,
                    clause_statement, ended, unreplaced, replaced, amendment, class_meaning, values_meaning,
                    fact_meaning, quantity_meaning, unstated_meaning, date_meaning, period_meaning, schedule_unit,
                    later_unit, change, step_amount, step, steps, growth, opt_growth, schedule_meaning, open_meaning,
                    currency_meaning, meaning, opened, currency, definition_means, definition_includes, currency_means,
                    definition, parties)
BOOST_SPIRIT_DEFINE(effective_date, signed_date, until_date, party, effective_part, signed_part, until_part,
                    agreement_line, statement)

BOOST_SPIRIT_INSTANTIATE(Statement, Iterator, Context)

}  // namespace proviso::grammar
