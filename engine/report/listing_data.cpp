// Listings that are plans again.
#include "dsl/lexicon.hpp"
#include "engine/report/csv.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/listing.hpp"

#include <algorithm>
#include <ostream>

namespace proviso {
namespace {

using Json = nlohmann::ordered_json;

// Both count as unknown (language reference, section 6).
constexpr std::string_view not_known = "[TBD]";
constexpr std::string_view not_shown = "[redacted]";

/// What a plan file says where the value is known; exact.
std::string stated(PlanListing const& listing, FieldId id, std::size_t row) {
    switch (cell_state(listing.plan, id, row)) {
        case CellState::unknown: return std::string(not_known);
        case CellState::sensitive: return std::string(not_shown);
        default: return cell_text(listing.plan, listing.vocabulary, id, row);
    }
}

Json record_json(PlanListing const& listing, Locator& locator, RecordId record, std::size_t row) {
    auto const& type = listing.vocabulary.records[record];
    auto json = Json::object();
    auto origins = Json::object();
    for (std::uint16_t i = 0; i < type.fields.size(); ++i) {
        FieldId const id{record, i};
        auto const state = cell_state(listing.plan, id, row);
        if (state == CellState::missing)
            continue;
        auto const value = stated(listing, id, row);
        auto const truth = type.fields[i].type == FieldType::boolean and state == CellState::present;
        json[type.fields[i].name] = truth ? Json(value == "yes") : Json(value);
        origins[type.fields[i].name] = origin_text(locator, id, row);
    }
    json["origins"] = std::move(origins);
    return json;
}

Json settings_json(Plan const& plan) {
    auto settings = Json::object();
    if (not plan.name.empty())
        settings["name"] = plan.name;
    if (plan.horizon)
        settings["horizon"] = plan.horizon->text();
    if (plan.as_of)
        settings["as-of"] = plan.as_of->text();
    return settings;
}

Json facts_json(Plan const& plan) {
    auto facts = Json::object();
    for (auto const& name : plan.fact_names) {
        auto const& value = plan.facts.at(fold(name)).value;
        auto const* const day = std::get_if<Date>(&value);
        facts[name] = day != nullptr ? Json(day->text()) : Json(std::get<bool>(value));
    }
    return facts;
}

Json rates_json(Plan const& plan) {
    auto rates = Json::object();
    for (auto const& rate : plan.rates)
        rates[rate.currency] = text(rate.worth);
    return rates;
}

/// `write(RecordId, row)` for each record of the plan.
template <class Write>
void each_record(Plan const& plan, Write write) {
    for (RecordId record = 0; record < plan.tables.size(); ++record)
        for (std::size_t row = 0; row < plan.tables[record].rows; ++row)
            write(record, row);
}

/// Names of fields that some record has, of whatever kind, in the order of the vocabulary.
std::vector<std::string> csv_columns(PlanListing const& listing) {
    std::vector<std::string> names;
    for (RecordId record = 0; record < listing.plan.tables.size(); ++record)
        for (std::uint16_t i = 0; i < listing.vocabulary.records[record].fields.size(); ++i) {
            auto const& name = listing.vocabulary.records[record].fields[i].name;
            auto const& batches = listing.plan.tables[record].batches;
            auto const says = [&](Batch const& batch) {
                for (std::size_t row = 0; row < batch.rows; ++row)
                    if (cell_state(listing.plan, {record, i}, batch.first_row + row) != CellState::missing)
                        return true;
                return false;
            };
            if (std::ranges::find(names, name) == names.end() and std::ranges::any_of(batches, says))
                names.push_back(name);
        }
    return names;
}

std::string csv_row(PlanListing const& listing, std::vector<std::string> const& names, Locator& locator,
                    RecordId record, std::size_t row) {
    auto const& type = listing.vocabulary.records[record];
    auto line = csv_cell(type.name);
    std::string origins;
    for (auto const& name : names) {
        line += ',';
        auto const field = type.find(name);
        if (not field or cell_state(listing.plan, {record, *field}, row) == CellState::missing)
            continue;
        line += csv_cell(stated(listing, {record, *field}, row));
        origins += (origins.empty() ? "" : "; ") + name + ": " + origin_text(locator, {record, *field}, row);
    }
    return line + "," + csv_cell(origins);
}

}  // namespace

void write_listing_json(PlanListing const& listing, RenderOptions const&, std::ostream& out) {
    auto const& plan = listing.plan;
    Locator locator(plan, listing.vocabulary);
    out << "{\n\"plan\": " << text(settings_json(plan)) << ",\n\"facts\": " << text(facts_json(plan))
        << ",\n\"rates\": " << text(rates_json(plan));
    for (RecordId record = 0; record < plan.tables.size(); ++record) {
        if (plan.tables[record].rows == 0)
            continue;
        out << ",\n" << text(Json(listing.vocabulary.records[record].name)) << ": [";
        for (std::size_t row = 0; row < plan.tables[record].rows; ++row)
            out << (row == 0 ? "\n" : ",\n") << text(record_json(listing, locator, record, row));
        out << "\n]";
    }
    out << "\n}\n";
}

void write_listing_ndjson(PlanListing const& listing, RenderOptions const&, std::ostream& out) {
    Locator locator(listing.plan, listing.vocabulary);
    each_record(listing.plan, [&](RecordId record, std::size_t row) {
        Json json = {{"record", listing.vocabulary.records[record].name}};
        json.update(record_json(listing, locator, record, row));
        out << text(json) << '\n';
    });
}

void write_listing_csv(PlanListing const& listing, RenderOptions const&, std::ostream& out) {
    Locator locator(listing.plan, listing.vocabulary);
    auto const names = csv_columns(listing);
    out << "record";
    for (auto const& name : names)
        out << ',' << csv_cell(name);
    out << ",origins\n";
    each_record(listing.plan, [&](RecordId record, std::size_t row) {
        out << csv_row(listing, names, locator, record, row) << '\n';
    });
}

}  // namespace proviso
