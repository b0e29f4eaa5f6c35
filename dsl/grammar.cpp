// The upper part of the grammar: agreements, definitions, clauses. Read it beside language reference 3 and 4.
#include "dsl/adapt.hpp"
#include "dsl/grammar_rules.hpp"
#include "dsl/terminals.hpp"

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
struct item_id       : annotate {}; x3::rule<item_id,           ast::Item>            const item              = "an item";
struct only_item_id  : annotate {}; x3::rule<only_item_id,      ast::Item>            const only_item         = "a sentence";
struct items_id              {}; x3::rule<items_id,             std::vector<ast::Item>> const items           = "items";
struct one_item_id           {}; x3::rule<one_item_id,          std::vector<ast::Item>> const one_item        = "a sentence";
struct body_id               {}; x3::rule<body_id,              std::vector<ast::Item>> const body            = "a sentence";
struct not_encoded_id: annotate {}; x3::rule<not_encoded_id,    ast::NotEncoded>      const left_out          = "`not encoded`";
struct opt_left_out_id       {}; x3::rule<opt_left_out_id, ast::Optional<ast::NotEncoded>> const opt_left_out = "`not encoded`";
struct heading_id            {}; x3::rule<heading_id,           ast::Name>            const heading           = "a heading";
struct encoded_id    : annotate {}; x3::rule<encoded_id,        ast::Clause>          const encoded           = "a clause";
struct unencoded_id  : annotate {}; x3::rule<unencoded_id,      ast::Clause>          const unencoded         = "a clause";
struct clause_id             {}; x3::rule<clause_id,            ast::Clause>          const clause_statement  = "a clause";

struct class_meaning_id: annotate {};    x3::rule<class_meaning_id,    ast::ClassMeaning>    const class_meaning    = "a class of records";
struct values_meaning_id: annotate {};   x3::rule<values_meaning_id,   ast::ValuesMeaning>   const values_meaning   = "values";
struct fact_meaning_id: annotate {};     x3::rule<fact_meaning_id,     ast::FactMeaning>     const fact_meaning     = "a fact";
struct quantity_meaning_id: annotate {}; x3::rule<quantity_meaning_id, ast::QuantityMeaning> const quantity_meaning = "an amount";
struct unstated_meaning_id: annotate {}; x3::rule<unstated_meaning_id, ast::UnstatedMeaning> const unstated_meaning = "`[redacted]`";
struct date_meaning_id: annotate {};     x3::rule<date_meaning_id,     ast::DateMeaning>     const date_meaning     = "a date";
struct period_meaning_id: annotate {};   x3::rule<period_meaning_id,   ast::PeriodMeaning>   const period_meaning   = "a period";
struct open_meaning_id: annotate {};     x3::rule<open_meaning_id,     ast::OpenMeaning>     const open_meaning     = "`includes`";
struct currency_meaning_id: annotate {}; x3::rule<currency_meaning_id, ast::CurrencyMeaning> const currency_meaning = "a currency";
struct meaning_id            {}; x3::rule<meaning_id,           ast::Meaning>         const meaning           = "what the term means";
struct opened_id             {}; x3::rule<opened_id,            ast::Meaning>         const opened            = "what the term includes";
struct currency_id           {}; x3::rule<currency_id,          ast::Meaning>         const currency          = "a currency";
struct means_id      : annotate {}; x3::rule<means_id,          ast::Definition>      const definition_means  = "a definition";
struct includes_id   : annotate {}; x3::rule<includes_id,       ast::Definition>      const definition_includes = "a definition";
struct sign_means_id : annotate {}; x3::rule<sign_means_id,     ast::Definition>      const currency_means    = "a definition";
struct definition_id         {}; x3::rule<definition_id,        ast::Definition>      const definition        = "a definition";

struct parties_id            {}; x3::rule<parties_id,           std::vector<ast::Name>> const parties         = "parties";
struct effective_id          {}; x3::rule<effective_id,         OptionalDate>         const effective_date    = "`effective`";
struct signed_id             {}; x3::rule<signed_id,            OptionalDate>         const signed_date       = "`signed`";
struct until_date_id         {}; x3::rule<until_date_id,        OptionalDate>         const until_date        = "`until`";
struct party_id              {}; x3::rule<party_id,             ast::Name>            const party             = "a party";
struct effective_part_id     {}; x3::rule<effective_part_id,    ast::Date>            const effective_part    = "`effective`";
struct signed_part_id        {}; x3::rule<signed_part_id,       ast::Date>            const signed_part       = "`signed`";
struct until_part_id         {}; x3::rule<until_part_id,        ast::Date>            const until_part        = "`until`";
struct agreement_id  : annotate {}; x3::rule<agreement_id,      ast::Agreement>       const agreement_line    = "an agreement";
struct statement_id          {};
// clang-format on

// ---- clauses ---------------------------------------------------------------------------------------------

auto const item_def = node >> label >> sentence;
auto const only_item_def = node >> attr(std::string{}) >> sentence;
auto const items_def = item % (semicolon >> -kw(and_)) >> omit[full_stop];
auto const one_item_def = x3::repeat(1)[only_item] >> omit[full_stop];
auto const body_def = items | one_item;
auto const left_out_def = node >> omit[kw(not_encoded)] >> omit[colon] >> free_text;
auto const opt_left_out_def = left_out;
auto const heading_def = quoted | attr(ast::Name{});

auto const amended = later("amendments cannot be judged yet", "write the new text as a clause with `from` a date, "
                           "and end the old one with `until`")
                          [kw(clause) >> omit[identifier] >> kw(of) >> omit[quoted] >> kw(amendment)];
auto const encoded_def = node >> omit[kw(clause)] >> identifier >> heading >> omit[colon] >> body
                      >> attr(ast::Optional<ast::NotEncoded>{});
auto const unencoded_def = node >> omit[kw(clause)] >> identifier >> heading >> omit[colon] >> attr(std::vector<ast::Item>{})
                        >> opt_left_out >> omit[full_stop];
auto const clause_statement_def = !amended >> (unencoded | encoded);

// ---- definitions -----------------------------------------------------------------------------------------

auto const by_period = later("an amount for each period cannot be judged yet", "define a term for each period")
                             [-comma >> kw(schedule)];
auto const alone = &(full_stop);
auto const fact_meaning_def = node >> omit[kw(means_fact)] >> free_text;
auto const date_meaning_def = node >> date >> alone;
auto const period_meaning_def = node >> plain_period >> alone;
auto const quantity_meaning_def = node >> quantity >> alone;
auto const unstated_meaning_def = node >> not_stated;
auto const values_ahead = ((kw(a) | kw(any)) >> omit[field] >> kw(other_than)) | omit[value_name]
                        | (omit[listed_name] >> (comma | kw(and_) | kw(or_)));
auto const values_meaning_def = node >> &values_ahead >> value_list >> alone;
auto const class_meaning_def = node >> subject;
auto const open_meaning_def = node >> class_list;
auto const currency_meaning_def = node >> currency_code;
auto const meaning_def = !by_period >> said("a class of records, values, an amount, a date, a period or `the fact that`")
                                         [fact_meaning | date_meaning | period_meaning | quantity_meaning
                                          | unstated_meaning | values_meaning | class_meaning];
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
auto const all_parts = x3::repeat(0, 3)[omit[effective_part | signed_part | until_part]];

auto const party_def = !(kw(effective) | kw(signed_) | kw(until)) >> party_name;
auto const parties_def = (omit[kw(between)] >> party % (comma >> -kw(and_) | kw(and_))) | attr(std::vector<ast::Name>{});
auto const agreement_line_def = node >> omit[kw(agreement)] >> quoted >> parties >> effective_date >> signed_date
                             >> until_date >> omit[all_parts] >> omit[full_stop];

// ---- statements ------------------------------------------------------------------------------------------

auto const scenarios = later("scenarios cannot be run yet")[kw(scenario) >> omit[quoted]];
auto const statement_def = !scenarios >> (agreement_line | clause_statement | definition);

BOOST_SPIRIT_DEFINE(item, only_item, items, one_item, body, left_out, opt_left_out, heading, encoded, unencoded,
                    clause_statement, class_meaning, values_meaning, fact_meaning, quantity_meaning, unstated_meaning,
                    date_meaning, period_meaning, open_meaning, currency_meaning, meaning, opened, currency,
                    definition_means, definition_includes, currency_means, definition, parties)
BOOST_SPIRIT_DEFINE(effective_date, signed_date, until_date, party, effective_part, signed_part, until_part,
                    agreement_line, statement)

BOOST_SPIRIT_INSTANTIATE(Statement, Iterator, Context)

}  // namespace proviso::grammar
