#include "engine/plan/focus/cost_file.hpp"

#include "engine/plan/csv_records.hpp"
#include "engine/plan/formats.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace proviso {
namespace {

using Names = std::set<std::string, std::less<>>;
using Some = std::initializer_list<std::string_view>;

Names columns(std::string_view text) {
    auto const line = text.substr(0, text.find('\n'));
    CsvCursor cursor(line, 0, csv_separator(line));
    Names names;
    if (cursor.row(line.size()))
        for (auto const& cell : cursor.cells())
            names.insert(column_name(cell.text));
    return names;
}

bool has_any(Names const& names, Some wanted) {
    return std::ranges::any_of(wanted, [&](auto name) { return names.contains(name); });
}

bool is_packed(std::string_view text) {
    constexpr std::array<std::string_view, 3> marks{"PAR1", "\x1F\x8B", "PK\x03\x04"};
    return std::ranges::any_of(marks, [&](auto mark) { return text.starts_with(mark); });
}

}  // namespace

std::string column_name(std::string_view cell) {
    std::string name(trimmed(cell));
    for (auto& c : name)
        if (c >= 'A' and c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return name;
}

CostFile cost_file(std::string_view text) {
    if (text.starts_with("version https://git-lfs"))
        return CostFile::pointer;
    if (is_packed(text))
        return CostFile::packed;
    auto const names = columns(text);
    if (has_any(names, {"billedcost", "effectivecost", "listcost", "contractedcost"}) and
        has_any(names, {"chargeperiodstart", "billingperiodstart", "chargecategory"}))
        return CostFile::charges;
    if (names.contains("contractcommitmentid"))
        return CostFile::commitments;
    if (has_any(names, {"lineitem/unblendedcost", "line_item_unblended_cost", "lineitem/lineitemtype"}))
        return CostFile::aws;
    if (has_any(names, {"metercategory", "meter"}) and has_any(names, {"cost", "costinbillingcurrency", "pretaxcost"}))
        return CostFile::azure;
    if ((names.contains("usage_start_time") and has_any(names, {"billing_account_id", "sku_id", "sku.id"})) or
        (names.contains("billing account id") and has_any(names, {"sku description", "service description"})))
        return CostFile::google;
    if (has_any(names, {"lineitem/referenceno", "lineitem/intervalusagestart"}))
        return CostFile::oracle;
    return CostFile::none;
}

CsvCursor::Fault refusal(CostFile file) {
    auto const fault = [](std::string text, std::string help) {
        return CsvCursor::Fault{Kind::plan_unknown_format, {0, 1}, std::move(text), std::move(help)};
    };
    switch (file) {
        case CostFile::commitments:
            return fault("these are contract commitments of FOCUS 1.3: terms of a contract, and no charges",
                         "write clauses from them: `proviso import focus-commitments FILE -o commitments.proviso`");
        case CostFile::aws:
            return fault("this is a cost and usage report of AWS, which has not the columns of FOCUS",
                         "export the bill anew: in Data Exports, choose a table `FOCUS 1.0` or later");
        case CostFile::azure:
            return fault("this is a cost export of Azure, which has not the columns of FOCUS",
                         "export the bill anew: in Cost Management, choose `Cost and usage details (FOCUS)`");
        case CostFile::google:
            return fault("this is a billing export of Google Cloud, which has not the columns of FOCUS",
                         "export what its FOCUS view in BigQuery holds, as CSV");
        case CostFile::oracle:
            return fault("this is a cost report of Oracle Cloud, which has not the columns of FOCUS",
                         "take its FOCUS reports, which Oracle Cloud writes beside the others");
        case CostFile::pointer:
            return fault("this is not the file, but what Git LFS keeps in its place", "run `git lfs pull`");
        case CostFile::packed: return fault("this is a packed file, and no text", "unpack it, or write it out as CSV");
        case CostFile::charges:
        case CostFile::none: break;
    }
    return fault("this has not the columns of FOCUS",
                 "its cost and usage dataset has `ChargeCategory`, `BilledCost` …");
}

bool looks_like_focus(std::string_view text) { return cost_file(text) != CostFile::none; }

}  // namespace proviso
