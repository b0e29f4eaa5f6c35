// The grammar of scenarios. Read it beside language reference 7.
#include "dsl/adapt.hpp"
#include "dsl/directives.hpp"
#include "dsl/grammar_rules.hpp"

namespace proviso::grammar {

using enum Keyword;
using x3::attr;
using x3::omit;

using Names = std::vector<ast::Name>;
using Givens = std::vector<ast::Given>;
using Properties = std::vector<ast::Property>;

/// `unknown`: the value is not known yet.
static std::optional<ast::NotStated> read_unknown(Reader& in) {
    auto const from = in.skip_blanks().at();
    if (not in.take(unknown))
        return std::nullopt;
    return ast::NotStated{in.since(from), std::string(text_of(unknown))};
}

constexpr Reading<read_unknown> unknown_value{"`unknown`"};
constexpr Reading<read_quoted> scenario_name{"the scenario's name in quotes"};
constexpr Reading<read_quoted> key{"a record's name in quotes"};
constexpr Reading<read_quoted_text> agreement_name{"an agreement's name in quotes"};
constexpr Reading<read_identifier_text> clause_name{"a clause's identifier"};
constexpr Reading<read_date> date{"a date"};
constexpr Reading<read_quantity> quantity{"an amount"};
constexpr Reading<read_not_stated> not_stated{"`[redacted]`"};
constexpr Reading<read_fact> fact{"a fact", {NameKind::fact}};
constexpr NameParser value_name{{NameKind::value}, "a value", true, false};
constexpr NameParser noun{{NameKind::noun}, "a kind of record", false, false};
constexpr NameParser adjective{{NameKind::adjective}, "an adjective", false, false};
constexpr NameParser reason{{NameKind::field, NameKind::fact, NameKind::term}, "a field, a fact or a term", true, true};

// clang-format off
struct stated_id {};                     auto const stated = rule<stated_id, ast::Stated>();
struct field_value_id : annotate {};     auto const field_value = rule<field_value_id, ast::FieldValue>();
struct described_id : annotate {};       auto const described = rule<described_id, ast::Membership>();
struct property_id {};                   auto const property = rule<property_id, ast::Property>();
struct properties_id {};                 auto const properties = rule<properties_id, Properties>();
struct given_record_id : annotate {};    auto const given_record = rule<given_record_id, ast::GivenRecord>();
struct since_day_id {};                  auto const since_day = rule<since_day_id, ast::Optional<ast::Date>>();
struct given_fact_id : annotate {};      auto const given_fact = rule<given_fact_id, ast::GivenFact>();
struct given_id {};                      auto const given_thing = rule<given_id, ast::Given>();
struct givens_id {};                     auto const givens = rule<givens_id, Givens>();

struct agreement_named_id {};            auto const agreement_named = rule<agreement_named_id, std::string>();
struct expected_clause_id : annotate {}; auto const expected_clause = rule<expected_clause_id, ast::ClauseRef>();
struct keys_id {};                       auto const keys = rule<keys_id, Names>();
struct reasons_id {};                    auto const reasons = rule<reasons_id, Names>();
struct outcome_id {};                    auto const outcome = rule<outcome_id, ast::Outcome>();
struct expect_keys_id : annotate {};     auto const expect_keys = rule<expect_keys_id, ast::Expectation>();
struct expect_reasons_id : annotate {};  auto const expect_reasons = rule<expect_reasons_id, ast::Expectation>();
struct expect_outcome_id : annotate {};  auto const expect_outcome = rule<expect_outcome_id, ast::Expectation>();
struct expectation_id {};                auto const expectation = rule<expectation_id, ast::Expectation>();
struct expectations_id {};               auto const expectations = rule<expectations_id, std::vector<ast::Expectation>>();
struct scenario_id : annotate {};
// clang-format on

auto const joint = omit[(comma >> -kw(and_)) | kw(and_)];

// ---- what is given ---------------------------------------------------------------------------------------

auto const stated_def = said("a value")[unknown_value | not_stated | date | quantity | value_name];
auto const field_value_def = node >> field >> stated;
auto const described_def = node >> ((omit[kw(not_)] >> attr(true)) | attr(false)) >> adjective;
auto const property_def = said("a field and its value")[field_value | described];
auto const properties_def = (omit[kw(with)] >> property % joint) | attr(Properties{});
auto const given_record_def = node >> omit[kw(a)] >> noun >> properties;
auto const since_day_def = (omit[kw(since)] >> date) | attr(ast::Optional<ast::Date>{});
auto const given_fact_def = node >> fact >> since_day;
auto const given_thing_def = said("a record such as `a placement with …`, or a fact")[given_record | given_fact];
auto const givens_def = (omit[kw(nothing)] >> *(joint >> given_thing)) | given_thing % joint;

// ---- what is expected --------------------------------------------------------------------------------------

auto const agreement_named_def = (omit[kw(of)] >> agreement_name) | attr(std::string{});
auto const expected_clause_def = node >> omit[kw(clause)] >> clause_name >> agreement_named;
auto const keys_def = key % kw(and_);
auto const reasons_def = reason % kw(and_);
auto const outcome_def =
    (kw(complied_with) >> attr(ast::Outcome::complied_with)) | (kw(violated) >> attr(ast::Outcome::violated)) |
    (kw(undetermined) >> attr(ast::Outcome::undetermined)) | (kw(not_applicable) >> attr(ast::Outcome::not_applicable));
auto const expect_keys_def = node >> expected_clause >> omit[said("")[kw(violated_by)]] >>
                             attr(ast::Outcome::violated) >> keys >> attr(Names{});
auto const expect_reasons_def = node >> expected_clause >> omit[said("")[kw(undetermined_because_of)]] >>
                                attr(ast::Outcome::undetermined) >> attr(Names{}) >> reasons;
auto const expect_outcome_def = node >> expected_clause >> outcome >> attr(Names{}) >> attr(Names{});
auto const expectation_def = expect_keys | expect_reasons | expect_outcome;
auto const expectations_def = expectation % joint;

auto const scenario_statement_def = node >> omit[kw(scenario)] >> scenario_name >> omit[colon] >> omit[kw(given)] >>
                                    givens >> maybe_comma >> omit[kw(as_of)] >> date >> maybe_comma >>
                                    omit[kw(expect)] >> expectations >> omit[full_stop];

BOOST_SPIRIT_DEFINE(stated, field_value, described, property, properties, given_record, since_day, given_fact,
                    given_thing, givens, agreement_named, expected_clause, keys, reasons, outcome, expect_keys,
                    expect_reasons, expect_outcome, expectation, expectations, scenario_statement)

BOOST_SPIRIT_INSTANTIATE(Scenario, Iterator, Context)

}  // namespace proviso::grammar
