#include "engine/report/text_waivers.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/waivers.hpp"

#include <fmt/format.h>

#include <array>

namespace proviso {
namespace {

struct StateWord {
    std::string_view loud;
    Colour colour;
};

constexpr std::array<StateWord, 5> state_words{{
    {"IN FORCE", Colour::cyan},
    {"ENDS SOON", Colour::yellow},
    {"UNUSED", Colour::yellow},
    {"EXPIRED", Colour::red},
    {"NOT YET DUE", Colour::grey},
}};
static_assert(state_words.size() == waiver_state_names.size());

void write_waiver(Page& page, WaiverShown const& waiver) {
    auto const& [loud, colour] = state_words[static_cast<std::size_t>(waiver.state)];
    auto const state = fmt::format("  {:<16}", loud);
    page.flow({{state, colour}}, waived_clause(waiver) + ": " + waived_records(waiver), state.size(), Colour::bold);
    auto const margin = std::string(state.size(), ' ');
    page.flow({{margin}}, waiver_words(waiver), margin.size());
    page.flow({{margin}}, "covers " + counted(waiver.covered, "finding") + "; " + place(waiver.where), margin.size());
    if (not waiver.unused_names.empty())
        page.flow({{margin}}, "unused names: " + unused_names(waiver), margin.size());
}

}  // namespace

void write_waivers(Page& page, Report const& report) {
    if (report.waivers.empty())
        return;
    page.line("Waivers, as of " + report.as_of.long_text(), Colour::bold);
    page.blank();
    for (auto const& waiver : report.waivers)
        write_waiver(page, waiver);
    page.blank();
}

}  // namespace proviso
