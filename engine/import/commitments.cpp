#include "engine/import/commitments.hpp"

#include "engine/plan/csv_records.hpp"
#include "engine/plan/focus/cells.hpp"
#include "engine/plan/focus/cost_file.hpp"
#include "engine/plan/focus/moments.hpp"
#include "engine/plan/input.hpp"
#include "engine/plan/json_cursor.hpp"
#include "engine/plan/tree/tree.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::string_view applicability_column = "contractcommitmentapplicability";

struct TextColumn {
    std::string_view name;
    std::string Commitment::*member;
};
constexpr std::array text_columns{TextColumn{"contractid", &Commitment::contract},
                                  TextColumn{"contractcommitmentid", &Commitment::id},
                                  TextColumn{"contractcommitmentdescription", &Commitment::description},
                                  TextColumn{"contractcommitmentcategory", &Commitment::category},
                                  TextColumn{"contractcommitmentunit", &Commitment::unit},
                                  TextColumn{"contractcommitmentquantity", &Commitment::quantity},
                                  TextColumn{"contractcommitmentfulfillmentinterval", &Commitment::interval},
                                  TextColumn{"contractcommitmentlifecyclestatus", &Commitment::status},
                                  TextColumn{"invoiceissuername", &Commitment::issuer},
                                  TextColumn{"serviceprovidername", &Commitment::provider},
                                  TextColumn{"billingcurrency", &Commitment::billing_currency},
                                  TextColumn{"contractcommitmentcost", &Commitment::billing_cost},
                                  TextColumn{"pricingcurrency", &Commitment::pricing_currency},
                                  TextColumn{"pricingcurrencycontractcommitmentcost", &Commitment::pricing_cost}};

std::vector<std::string> texts_of(Tree const& tree, Tree::Node list) {
    std::vector<std::string> texts;
    for (auto const node : tree.children(list))
        texts.emplace_back(tree.value(node).text);
    return texts;
}

/// `{"Dimension": "RegionId", "Operator": "In", "Values": ["us-east-1"]}`
std::optional<CommitmentFilter> read_filter(Tree const& tree, Tree::Node node) {
    CommitmentFilter filter;
    for (auto const member : tree.children(node)) {
        auto const key = tree.key(member);
        auto const text = tree.value(member).text;
        if (key == "Dimension")
            filter.dimension = text;
        else if (key == "Operator" and (text == "In" or text == "Equals" or text == "NotIn" or text == "NotEquals"))
            filter.denied = text.starts_with("Not");
        else if (key == "Values" and tree.form(member) == Form::list)
            filter.values = texts_of(tree, member);
        else
            return {};
    }
    return filter.values.empty() or filter.dimension.empty() ? std::nullopt : std::optional(std::move(filter));
}

bool read_filters(Tree const& tree, Tree::Node list, std::vector<CommitmentFilter>& out) {
    for (auto const node : tree.children(list))
        if (auto filter = read_filter(tree, node))
            out.push_back(std::move(*filter));
        else
            return false;
    return true;
}

/// A part that is not known makes the whole not understood: it might narrow what counts.
bool read_part(Tree const& tree, Tree::Node part, Applicability& out) {
    auto const key = tree.key(part);
    auto const& value = tree.value(part);
    if (key == "IsGlobalScope")
        return value.form == Form::truth and value.truth;
    if (key == "InclusionOperator") {
        out.all_of = value.text == "And";
        return out.all_of or value.text == "Or";
    }
    return (key == "Inclusions" and read_filters(tree, part, out.inclusions)) or
           (key == "Exclusions" and read_filters(tree, part, out.exclusions));
}

Applicability read_applicability(std::string_view cell) {
    Applicability out;
    std::string text(cell);
    text.append(Buffer::padding, '\0');
    JsonCursor cursor(std::string_view(text).substr(0, cell.size()), 0);
    Tree tree;
    cursor.space();
    out.understood = read_json_tree(cursor, tree) and tree.form(tree.root()) == Form::table;
    for (auto const part : tree.children(tree.root()))
        out.understood = out.understood and read_part(tree, part, out);
    auto const global = tree.member(tree.root(), "IsGlobalScope") != Tree::none;
    out.understood = out.understood and global == out.inclusions.empty();
    return out;
}

std::optional<Date> read_day(CsvCell const* cell) {
    if (cell == nullptr or is_null(*cell))
        return {};
    auto const moment = read_moment(trimmed(cell->text), DayOrder::unsaid);
    return moment.doubt == BillMoment::Doubt::none and moment.midnight ? std::optional(moment.day) : std::nullopt;
}

class CommitmentRows {
public:
    explicit CommitmentRows(std::vector<CsvCell> const& header) {
        for (auto const& cell : header)
            names_.push_back(column_name(cell.text));
    }
    std::size_t size() const { return names_.size(); }

    Commitment read(std::vector<CsvCell> const& cells) const {
        Commitment row;
        for (auto const& [name, member] : text_columns)
            if (auto const* const cell = at(name, cells); cell != nullptr and not is_null(*cell))
                row.*member = trimmed(cell->text);
        row.from = read_day(at("contractcommitmentperiodstart", cells));
        row.until = read_day(at("contractcommitmentperiodend", cells));
        if (auto const* const cell = at(applicability_column, cells); cell != nullptr and not is_null(*cell))
            row.applies = read_applicability(cell->text);
        return row;
    }

private:
    CsvCell const* at(std::string_view name, std::vector<CsvCell> const& cells) const {
        auto const found = std::ranges::find(names_, name);
        return found == names_.end() ? nullptr : &cells[static_cast<std::size_t>(found - names_.begin())];
    }
    std::vector<std::string> names_;
};

}  // namespace

std::vector<Commitment> read_commitments(Source const& file, Diagnostics& out) {
    std::vector<Commitment> rows;
    std::string_view const text = file.text();
    auto const complain = [&](Place place, Kind kind, std::string said, std::string help) {
        auto const begin = static_cast<std::uint32_t>(place.begin);
        out.push_back({kind, {excerpt(file, {begin, begin + place.length}), std::move(said)}, {}, std::move(help)});
    };
    CsvCursor cursor(text, 0, csv_separator(text));
    if (cost_file(text) != CostFile::commitments or not cursor.row(text.size()) or cursor.fault()) {
        complain({0, 0}, Kind::plan_unknown_format, "these are no contract commitments of FOCUS 1.3",
                 cost_file(text) == CostFile::charges ? "charges are a plan: `proviso check FILE`"
                                                      : "their dataset has a column `ContractCommitmentId`");
        return rows;
    }
    CommitmentRows const reader(cursor.cells());
    while (cursor.row(reader.size()))
        if (auto const& fault = cursor.fault()) {
            complain(fault->place, fault->kind, fault->text, fault->help);
        } else if (cursor.cells().size() != reader.size()) {
            complain({cursor.row_offset(), 1}, Kind::plan_syntax,
                     "this row has not as many cells as the header, which has " + std::to_string(reader.size()), {});
        } else {
            rows.push_back(reader.read(cursor.cells()));
            rows.back().line = file.position(static_cast<std::uint32_t>(cursor.row_offset())).line;
        }
    return rows;
}

void name_as_bills_do(std::vector<Commitment>& commitments, Mapping const& mapping) {
    auto const table = std::ranges::find(mapping.tables, "provider", &MappingTable::name);
    auto const rename = [&](std::string& name) {
        if (auto const* const known = table == mapping.tables.end() ? nullptr : table->find(name))
            name = *known;
    };
    for (auto& row : commitments) {
        rename(row.provider);
        for (auto* filters : {&row.applies.inclusions, &row.applies.exclusions})
            for (auto& filter : *filters)
                if (filter.dimension.ends_with("ProviderName"))
                    std::ranges::for_each(filter.values, rename);
    }
}

}  // namespace proviso
