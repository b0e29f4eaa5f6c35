// NDJSON plans: a record a line, placements unless a member `record` says otherwise.
#include "engine/plan/blocks.hpp"
#include "engine/plan/json_records.hpp"
#include "engine/plan/lines.hpp"

namespace proviso {

void read_ndjson(Input& input, Intake& intake) {
    LineCutter cutter(input, intake.block_size(), whole_lines);
    std::vector<JsonRecords> readers;
    for (auto const& worker : intake.workers)
        readers.emplace_back(intake.vocabulary, *worker, intake.placement(), true);
    read_blocks(
        input, intake, [&](Buffer& buffer, Complaints& out) { return cutter.next(buffer, out); },
        [&](Worker& worker, Block const& block, Reading& reading) {
            readers[worker.index()].read_lines(block, reading);
        });
}

}  // namespace proviso
