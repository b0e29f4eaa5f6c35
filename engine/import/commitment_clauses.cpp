#include "engine/import/commitment_clauses.hpp"

#include "engine/values/decimal.hpp"
#include "engine/values/unit.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace proviso {
namespace {

constexpr std::string_view unit_of_costs = "USD";  // of the charges in the vocabulary

/// Text of the file within quotes of ours.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (auto const c : text)
        out += c == '"' ? '\'' : static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    return out + "\"";
}

std::string on_one_line(std::string_view text) {
    auto out = in_quotes(text);
    return out.substr(1, out.size() - 2);
}

/// A column of a bill, and what a clause says of it.
struct Dimension {
    std::string_view column;
    std::string_view field;
};
constexpr std::array dimensions{Dimension{"RegionId", "region"},
                                Dimension{"ServiceName", "service"},
                                Dimension{"ServiceCategory", "service category"},
                                Dimension{"ProviderName", "provider"},
                                Dimension{"ServiceProviderName", "provider"},
                                Dimension{"PublisherName", "publisher"},
                                Dimension{"BillingAccountId", "account"},
                                Dimension{"SubAccountId", "sub-account"}};

std::string_view field_of(CommitmentFilter const& filter) {
    auto const row = std::ranges::find(dimensions, filter.dimension, &Dimension::column);
    return row == dimensions.end() ? std::string_view{} : row->field;
}

/// `whose region is "us-east-1" or "us-west-2"`
std::string qualifier(CommitmentFilter const& filter) {
    auto text = "whose " + std::string(field_of(filter)) + (filter.denied ? " is not " : " is ");
    for (std::size_t i = 0; i < filter.values.size(); ++i)
        text += (i == 0 ? "" : " or ") + in_quotes(filter.values[i]);
    return text;
}

/// What is asked for, in the currency of charges.
std::optional<std::string> amount(Commitment const& row) {
    struct Said {
        std::string const &digits, &unit;
    };
    for (auto const& [digits, unit] : {Said{row.quantity, row.unit}, Said{row.pricing_cost, row.pricing_currency},
                                       Said{row.billing_cost, row.billing_currency}})
        if (unit == unit_of_costs)
            if (auto const number = Decimal::parse(digits); number and Decimal{} < *number)
                return number->grouped() + " " + unit;
    return {};
}

/// Two amounts of which either may be meant.
bool is_torn(Commitment const& row) {
    auto const quantity = Decimal::parse(row.quantity), cost = Decimal::parse(row.billing_cost);
    auto const same_unit = row.billing_currency.empty() or row.billing_currency == row.unit;
    return quantity and cost and same_unit and *quantity != *cost;
}

std::string why_not_scoped(Applicability const& applies) {
    if (not applies.understood)
        return "what it applies to is said in a way that is not known";
    for (auto const* filters : {&applies.inclusions, &applies.exclusions})
        for (auto const& filter : *filters)
            if (field_of(filter).empty())
                return "it applies by " + on_one_line(filter.dimension) + ", which charges do not say";
    return {};
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, text) != words.end();
}

/// Why no clause can be written; empty where one can.
std::string why_not(Commitment const& row) {
    if (row.category != "Spend")
        return "it commits to " + on_one_line(row.quantity + " " + row.unit) +
               ", and charges say what was spent, not what was used";
    if (not is_one_of(row.status, {"", "Active", "Pending", "Expired"}))
        return "its status is " + on_one_line(row.status);
    if (not row.from or not row.until or *row.until <= *row.from)
        return "its period is not stated in days";
    if (row.provider.empty())
        return "its provider is not stated";
    if (is_torn(row))
        return "its quantity is " + on_one_line(row.quantity) + " and its cost " + on_one_line(row.billing_cost);
    if (not amount(row))
        return "its amount is not stated in " + std::string(unit_of_costs) + ", in which the costs of charges are";
    if (auto why = why_not_scoped(row.applies); not why.empty())
        return why;
    auto const whole_months = row.from->day() == 1 and row.until->day() == 1;
    if (row.interval == "Monthly" and not whole_months)
        return "its months are not those of the calendar";
    if (not is_one_of(row.interval, {"Monthly", "Annual", "Total Term"}))
        return "it is to be met in intervals of `" + on_one_line(row.interval) + "`";
    return {};
}

std::string time_words(Commitment const& row) {
    if (row.interval == "Monthly")
        return "in each calendar month";
    if (row.interval == "Annual")
        return "in each contract year";
    return "by " + (*row.until + -1).long_text();
}

/// `"Eligible charge" means …`, where not all charges of the provider count.
std::string definition(Commitment const& row) {
    auto const& applies = row.applies;
    if (applies.inclusions.empty() and applies.exclusions.empty())
        return {};
    std::string text = "\"Eligible charge\" means a charge";
    for (std::size_t i = 0; i < applies.inclusions.size(); ++i)
        text += (i == 0 ? " " : applies.all_of ? " and " : " or ") + qualifier(applies.inclusions[i]);
    for (std::size_t i = 0; i < applies.exclusions.size(); ++i)
        text += (i == 0 ? ", but excluding charges " : " and charges ") + qualifier(applies.exclusions[i]);
    return text + ".\n\n";
}

std::string sentence(Commitment const& row, bool defined) {
    auto const& provider = row.provider;
    return "The total cost of " + std::string(defined ? "Eligible charges" : "charges") + " billed by " +
           in_quotes(provider) + " must be at least " + *amount(row) + " " + time_words(row) + ".";
}

std::string agreement(Commitment const& row, bool repeated) {
    auto const known = row.issuer.empty() ? row.provider : row.issuer;
    auto const issuer = known.empty() ? std::string("the provider") : known;
    auto const name = row.contract + (row.contract.empty() ? "" : ", ") + row.id +
                      (repeated ? ", line " + std::to_string(row.line) : "");
    auto text = "Agreement " + in_quotes(name) + " between " + in_quotes(issuer) + " and \"the customer\"";
    if (row.from)
        text += ", effective " + row.from->long_text();
    if (row.from and row.until and *row.from < *row.until)
        text += ", until " + (*row.until + -1).long_text();
    return text + ".\n\n";
}

std::string clause(Commitment const& row, bool repeated, std::string_view file) {
    auto const heading = row.description.empty() ? row.id : row.description;
    auto const why = repeated ? "its id stands in another line as well" : why_not(row);
    auto const defined = why.empty() ? definition(row) : std::string{};
    auto const head = "Clause 1 " + in_quotes(heading) + ":";
    auto const body = why.empty() ? "\n  " + sentence(row, not defined.empty()) : " not encoded: " + why + ".";
    return agreement(row, repeated) + defined + head + body + "\n  Source: " + on_one_line(file) + ", line " +
           std::to_string(row.line) + ": " + on_one_line(row.id) + "\n";
}

}  // namespace

std::string commitment_policy(std::vector<Commitment> const& commitments, std::string_view file) {
    std::string text =
        "# Written from contract commitments in FOCUS 1.3. What counts towards a commitment, and whether taxes and\n"
        "# credits do, stands in the contract: read each clause beside it.\n";
    std::map<std::pair<std::string, std::string>, int> lines;  // of a contract and an id
    for (auto const& row : commitments)
        ++lines[{row.contract, row.id}];
    for (auto const& row : commitments)
        text += "\n" + clause(row, lines[{row.contract, row.id}] > 1, file);
    return text;
}

}  // namespace proviso
