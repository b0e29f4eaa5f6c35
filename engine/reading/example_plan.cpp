#include "engine/reading/example_plan.hpp"

#include "engine/plan/intake.hpp"
#include "engine/plan/merge.hpp"

namespace proviso {
namespace {

void put(RecordBuilder& builder, MadeRecord const& made, Reading& reading) {
    builder.begin(0);
    for (auto const& [id, text] : made.values) {
        Stated stated;
        stated.form = Form::cell;
        stated.text = text;
        builder.put(id.index, stated, reading);
    }
    builder.end(reading);
}

}  // namespace

std::optional<Plan> plan_of(Vocabulary const& vocabulary, std::vector<MadeRecord> const& records) {
    ReadOptions options;
    options.threads = 1;
    Diagnostics found;
    Intake intake(vocabulary, options, found);
    Plan plan;
    plan.files.push_back({"<example>", PlanFormat::json, std::make_shared<std::string const>("[]")});
    Reading reading;
    auto& worker = *intake.workers.front();
    for (auto const& made : records)
        put(worker.builder(made.record), made, reading);
    worker.finish(reading);
    if (not reading.complaints.empty() or has_errors(found))
        return {};
    intake.take(std::move(reading));
    merge(intake, plan);
    return plan;
}

}  // namespace proviso
