#include "engine/report/remarks.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/text_baseline.hpp"
#include "engine/report/waivers.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

constexpr int empty = 4;  ///< as an exit status

Level level(WaiverShown const& waiver, bool fails) {
    if (waiver.stale())
        return fails ? Level::error : Level::warning;
    return waiver.state == WaiverState::ends_soon ? Level::warning : Level::note;
}

Remark remark(WaiverShown const& waiver, bool fails) {
    auto const records = waiver.records.empty() ? "" : " for " + waived_records(waiver);
    return {RemarkKind::waiver,
            level(waiver, fails),
            "waiver of " + waived_clause(waiver) + records,
            fmt::format("{}; {}", waiver_state_names[static_cast<std::size_t>(waiver.state)],
                        waiver_words_and_unused(waiver)),
            waiver.where,
            &waiver};
}

}  // namespace

std::vector<Remark> remarks(Report const& report) {
    std::vector<Remark> out;
    for (auto const& waiver : report.waivers)
        if (needs_an_eye(waiver))
            out.push_back(remark(waiver, report.waivers_fail));
    if (report.exit_status == empty)
        out.push_back({RemarkKind::nothing_evaluated, Level::error, "proviso", why_status(report)});
    if (report.baseline)
        out.push_back({RemarkKind::baseline, Level::note, "baseline",
                       "compared with " + escaped(baseline_words(*report.baseline))});
    return out;
}

std::string why_status(Report const& report) {
    if (report.exit_status == empty)
        return "nothing was evaluated: no clause, or none that bound a record";
    return report.waivers_fail ? stale_words(report) : "";
}

}  // namespace proviso
