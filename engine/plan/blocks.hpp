// A stretch of a file cut into blocks of whole records, read by all workers at once.
//
// Reading and cutting is one at a time, parsing is not; small files need no thread.
#pragma once

#include "engine/plan/intake.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace proviso {

struct Block {
    std::uint64_t offset = 0;  ///< of the text in its file
    std::string_view text;
    bool first = false;
    std::size_t line = 0;  ///< lines of the file before it, where the cutter was asked to count them
};

/// `next(Buffer&, Complaints&)` yields blocks until there are no more; `parse(Worker&, Block, Reading&)`
/// reads one.
template <class Next, class Parse>
void read_blocks(Input const& input, Intake& intake, Next next, Parse parse) {
    std::mutex cutting, keeping;
    std::vector<Reading> readings;
    auto const work = [&](Worker& worker) {
        for (;;) {
            Reading reading;
            std::optional<Block> block;
            {
                std::scoped_lock const lock(cutting);
                block = next(worker.buffer, reading.complaints);
                reading.block = intake.next_block++;
            }
            reading.file = intake.file;
            if (block)
                parse(worker, *block, reading);
            worker.finish(reading);
            if (auto* const progress = intake.options.progress; progress != nullptr and block) {
                progress->bytes += block->text.size();
                for (auto const& piece : reading.pieces)
                    progress->records += piece.batch.rows;
            }
            std::scoped_lock const lock(keeping);
            readings.push_back(std::move(reading));
            if (not block)
                return;
        }
    };
    auto const several = input.size() > intake.block_size();
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; several and i < intake.workers.size(); ++i)
        threads.emplace_back([&, i] { work(*intake.workers[i]); });
    work(*intake.workers.front());
    threads.clear();
    std::ranges::sort(readings, {}, &Reading::block);
    for (auto& reading : readings)
        intake.take(std::move(reading));
}

}  // namespace proviso
