#include "engine/report/remarks.hpp"

#include "engine/report/layout.hpp"
#include "engine/report/text_baseline.hpp"

namespace proviso {

std::vector<Remark> remarks(Report const& report) {
    std::vector<Remark> out;
    if (report.baseline)
        out.push_back({RemarkKind::baseline, Level::note, "baseline",
                       "compared with " + escaped(baseline_words(*report.baseline))});
    return out;
}

}  // namespace proviso
