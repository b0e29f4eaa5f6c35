#include "formats.hpp"

#include "engine/report/renderers.hpp"
#include "measure.hpp"

#include <cstdio>
#include <fstream>

namespace proviso::bench {

void render_all(Report const& report) {
    auto const nothing = run_apart([] {});
    for (auto const& renderer : renderers()) {
        auto const taken = run_apart([&] {
            std::ofstream nowhere("/dev/null");
            renderer.write(report, {}, nowhere);
        });
        std::printf("  %-34s %9.2f ms  %+6.1f MB\n", std::string(renderer.name).c_str(), taken.wall * 1000,
                    taken.peak - nothing.peak);
    }
}

}  // namespace proviso::bench
