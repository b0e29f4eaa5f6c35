// proviso records: what was understood of plans, whatever their format, with the origin of every value.
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/output.hpp"
#include "cli/status.hpp"
#include "engine/report/listing.hpp"

namespace proviso {
namespace {

constexpr auto usage = "  proviso records PLAN... [-o FORMAT[:FILE]]...";

constexpr auto footer =
    "JSON, NDJSON and CSV are plans again and give the same verdicts; the last two hold records only, not the\n"
    "facts, rates, horizon and as-of day of the plan. `origins` of a record is for people: readers pass over it.\n\n"
    "Exit status: 0, or 2 where a plan cannot be read.\n\n"
    "Examples:\n"
    "  proviso records plan.toml\n"
    "  terraform show -json plan.out | proviso records - -o csv:records.csv";

CommandLine line_of(CheckArguments& a) {
    CommandLine line{"records", "Lists what was understood of plans, with the origin of every value.", usage, footer};
    add_plans(line, a);
    line.add({"-o,--output", "FORMAT[:FILE]",
              "where they go, and how: -o text, -o json:records.json; may be repeated. Formats: text, json, "
              "ndjson, csv",
              &a.outputs});
    add_common_options(line, a.common);
    return line;
}

int list_records(CheckArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics found;
    auto outputs = read_outputs(arguments.outputs, format_names(listing_renderers()), found);
    for (auto const* read : {&arguments.plans, &arguments.vocabularies, &arguments.maps})
        refuse_overwriting(*read, outputs, found);
    refuse_overwriting({arguments.common.project}, outputs, found);
    check_plan_names(arguments.plans, found);
    withdraw_old_reports(outputs, found);
    auto const vocabulary = load_vocabulary(arguments.vocabularies, found);
    auto const plan = has_errors(found) ? Plan{} : load_plan(arguments, vocabulary, Log(arguments.log()), found);
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    Diagnostics unwritten;
    write_outputs(PlanListing{plan, vocabulary}, listing_renderers(), outputs, wish.colour, unwritten);
    complain(unwritten, wish);
    return has_errors(unwritten) ? status::failed : status::holds;
}

}  // namespace

int run_records(Arguments const& arguments) {
    CheckArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return list_records(parsed);
}

CommandLine records_line() { return described<CheckArguments, line_of>(); }

}  // namespace proviso
