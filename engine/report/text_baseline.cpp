#include "engine/report/text_baseline.hpp"

#include "engine/report/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_gone = 20;

}  // namespace

std::string baseline_words(BaselineShown const& baseline) {
    return fmt::format("{}, as of {}: {} new, {} unchanged, {} gone", baseline.file, baseline.as_of.long_text(),
                       baseline.fresh, baseline.unchanged, baseline.gone.size());
}

void write_gone(Page& page, Report const& report) {
    if (not report.baseline or report.baseline->gone.empty())
        return;
    auto const& gone = report.baseline->gone;
    page.line("Gone since the baseline", Colour::bold);
    page.blank();
    auto const shown = std::min(gone.size(), most_gone);
    for (std::size_t i = 0; i < shown; ++i)
        page.flow({{"  "}}, escaped(gone[i].clause + ": " + gone[i].message), 4);
    if (gone.size() > shown)
        page.line(fmt::format("  and {} more", gone.size() - shown));
    page.blank();
}

}  // namespace proviso
