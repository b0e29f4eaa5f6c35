#include "engine/scenarios/plan_of.hpp"

#include "engine/plan/intake.hpp"
#include "engine/plan/merge.hpp"
#include "engine/plan/rates.hpp"

#include <utility>

namespace proviso {
namespace {

constexpr std::string_view not_stated = "[unknown]";

Stated stated(GivenCell const& cell, Place place) {
    Stated out;
    out.place = place;
    if (auto const* const text = std::get_if<std::string>(&cell.value)) {
        out.form = Form::cell;
        out.text = *text;
    } else if (auto const* const date = std::get_if<Date>(&cell.value)) {
        out.form = Form::date;
        out.date = *date;
    } else if (auto const* const truth = std::get_if<bool>(&cell.value)) {
        out.form = Form::truth;
        out.truth = *truth;
    } else {
        out.form = Form::text;
        out.text = not_stated;
    }
    return out;
}

/// Plans have rates, scenarios have none.
std::string help_for(Complaint const& complaint) {
    return complaint.kind == Kind::plan_no_rate ? "write the amount in the currency of its field" : complaint.help;
}

}  // namespace

Plan plan_of(Scenario const& scenario, Vocabulary const& vocabulary, Diagnostics& out) {
    ReadOptions const options{.threads = 1};
    Intake intake(vocabulary, options, out);
    auto& worker = *intake.workers.front();
    Reading reading;
    std::vector<Excerpt const*> places;  // a cell's place, for the builder, is its number
    for (auto const& record : scenario.records) {
        auto& builder = worker.builder(record.record);
        builder.begin(0);
        for (auto const& cell : record.cells) {
            builder.put(cell.field.index, stated(cell, {places.size(), 1}), reading);
            places.push_back(&cell.where);
        }
        builder.end(reading);
    }
    worker.finish(reading);
    intake.take(std::move(reading));
    std::vector<Complaints> complaints(1);
    complaints.front() = std::move(intake.complaints);
    convert_money(intake, complaints);
    for (auto const& complaint : complaints.front().kept())
        out.push_back({complaint.kind, {*places[complaint.place.begin], complaint.text}, {}, help_for(complaint)});
    Plan plan;
    merge(intake, plan);
    return plan;
}

}  // namespace proviso
