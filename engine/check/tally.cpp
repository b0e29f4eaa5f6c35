#include "engine/check/tally.hpp"

#include "engine/check/share.hpp"
#include "engine/check/threads.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <mutex>
#include <utility>

namespace proviso {
namespace {

struct BatchRef {
    RecordId record;
    Batch const* batch;
};

std::vector<RuleId> rules_about(Matter const& matter, RecordId record, std::uint32_t stage) {
    std::vector<RuleId> out;
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (matter.rules[id].in_force and matter.rule(id).stage == stage and
            (matter.rule(id).record == record or matter.rules[id].measure.right_record == record))
            out.push_back(id);
    return out;
}

bool any(Kleene claim, std::size_t rows) { return not is_never(claim) and count(claim.possibly, rows) > 0; }

/// Notes how far records came, as long as none is bound.
void note_steps(Evaluator& at, RuleId id, RuleTally& tally) {
    if (tally.any_in_window)
        return;
    auto const rows = at.block().rows;
    auto const scope = at.predicate(at.matter().rule(id).binds);
    tally.any_in_scope |= any(scope, rows);
    tally.any_in_window |= any(both(at.scratch(), scope, at.window(at.matter().rules[id].window)), rows);
}

void add_failing(Matter const& matter, RuleId id, RuleTally& tally, std::size_t first, Word failing, Word violated) {
    for (; failing != 0; failing &= failing - 1) {
        auto const bit = std::countr_zero(failing);
        FailingRow each{first + static_cast<std::size_t>(bit), (violated >> bit & 1U) != 0};
        each.waiver = count(matter, id, each.row, each.violated, tally);
        tally.failing.push_back(each);
    }
}

/// Violated: surely bound and surely not as required. Undetermined: possibly so.
void judge_records(Evaluator& at, RuleId id, Kleene bound, Kleene require, RuleTally& tally) {
    auto const& block = at.block();
    for (std::size_t word = 0; word < block.words(); ++word) {
        auto failing = bound.possibly[word] & ~require.surely[word];
        if (failing == 0)
            continue;
        failing &= row_mask(word, block.rows);
        auto const violated = failing & bound.surely[word] & ~require.possibly[word];
        add_failing(at.matter(), id, tally, block.batch->first_row + block.first + word * Bits::word_bits, failing,
                    violated);
    }
}

void list_met(RowBlock const& block, Kleene bound, Kleene require, std::size_t most, RuleTally& tally) {
    auto const first = block.batch->first_row + block.first;
    for (std::size_t word = 0; word < block.words(); ++word) {
        auto met = bound.surely[word] & require.surely[word] & row_mask(word, block.rows);
        tally.all_met += static_cast<std::size_t>(std::popcount(met));
        for (; met != 0 and tally.met.size() < most; met &= met - 1)
            tally.met.push_back(first + word * Bits::word_bits + static_cast<std::size_t>(std::countr_zero(met)));
    }
}

void add_block(Evaluator& at, RuleId id, std::size_t most_met, RuleTally& tally, AggregateTally& aggregate) {
    auto const& rule = at.matter().rule(id);
    add_exempted(at, id, tally.exempted);
    if (std::holds_alternative<AggregateNorm>(rule.norm))
        return measure(at, id, aggregate);
    if (std::holds_alternative<SeparationNorm>(rule.norm))
        return;  // judged from all records together
    auto const bound = at.bound(id);
    if (not any(bound, at.block().rows))
        return note_steps(at, id, tally);
    tally.any_in_scope = tally.any_in_window = tally.any_bound = true;
    tally.bound += count(bound.surely, at.block().rows);
    if (auto const* norm = std::get_if<RecordNorm>(&rule.norm)) {
        auto const require = at.predicate(norm->require);
        judge_records(at, id, bound, require, tally);
        if (most_met > 0)
            list_met(at.block(), bound, require, most_met, tally);
    }
}

std::size_t rank(FailingRow const& row) { return row.waiver ? 2 : row.violated ? 0 : 1; }

void keep(RuleTally& tally, std::size_t share) {
    if (tally.failing.size() <= share)
        return;
    std::array<std::size_t, 3> room{};  // by rank, which is that of findings
    for (auto const& row : tally.failing)
        ++room[rank(row)];
    for (auto& each : room) {
        each = std::min(each, share);
        share -= each;
    }
    std::vector<FailingRow> kept;
    for (auto const& row : tally.failing)
        if (auto& left = room[rank(row)]; left > 0)
            --left, kept.push_back(row);
    tally.failing = std::move(kept);
}

/// Cuts every list to the share that is due to it after what has been counted so far; what comes later makes the
/// shares smaller, so nothing is dropped that would be kept in the end. Yields how many are left.
std::size_t keep_within(std::vector<RuleTally>& tallies, std::size_t limit) {
    std::vector<std::size_t> found;
    std::size_t left = 0;
    for (auto const& tally : tallies)
        found.push_back(tally.violations + tally.doubts + tally.waived.all());
    auto const share = equal_share(std::move(found), limit);
    for (auto& tally : tallies)
        keep(tally, share), left += tally.failing.size();
    return left;
}

/// How many rows are kept at most.
struct Limits {
    std::size_t failing = 0;  ///< in all
    std::size_t met = 0;      ///< of each rule
};

/// `aggregates`, by RuleId, grow from batch to batch.
std::vector<RuleTally> add_batch(Evaluator& at, BatchRef ref, std::vector<RuleId> const& rules,
                                 std::vector<AggregateTally>& aggregates, Limits limits) {
    std::vector<RuleTally> out(rules.size());
    std::size_t listed = 0;
    for (std::size_t first = 0; first < ref.batch->rows; first += block_rows) {
        at.begin({ref.record, ref.batch, first, std::min(block_rows, ref.batch->rows - first)});
        for (std::size_t i = 0; i < rules.size(); ++i) {
            auto const before = out[i].failing.size();
            add_block(at, rules[i], limits.met, out[i], aggregates[rules[i]]);
            listed += out[i].failing.size() - before;
            if (listed > 2 * limits.failing)
                listed = keep_within(out, limits.failing);
        }
    }
    return out;
}

void merge(RuleTally& into, RuleTally const& later, std::size_t most_met) {
    into.bound += later.bound;
    into.violations += later.violations;
    into.doubts += later.doubts;
    merge(into.waived, later.waived);
    into.failing.insert(into.failing.end(), later.failing.begin(), later.failing.end());
    auto const room = std::min(later.met.size(), most_met - into.met.size());
    into.met.insert(into.met.end(), later.met.begin(), later.met.begin() + static_cast<std::ptrdiff_t>(room));
    into.all_met += later.all_met;
    merge(into.exempted, later.exempted);
    into.any_in_scope |= later.any_in_scope;
    into.any_in_window |= later.any_in_window;
    into.any_bound |= later.any_bound;
}

/// Takes batches from whichever thread has one done, and merges them in order; what is measured adds up in any.
class Tallying {
public:
    Tallying(Matter const& matter, NameTests const& names, std::uint32_t stage, std::vector<BatchRef> batches,
             Limits limits)
        : matter_(matter), names_(names), limits_(limits), batches_(std::move(batches)), done_(batches_.size()),
          total_(matter.rules.size()) {
        for (RecordId id = 0; id < matter.vocabulary.records.size(); ++id)
            rules_.push_back(rules_about(matter, id, stage));
    }

    void work();
    std::vector<RuleTally> total() && { return std::move(total_); }

private:
    void finish(std::size_t index, std::vector<RuleTally> tallies);

    Matter const& matter_;
    NameTests const& names_;
    Limits limits_;
    std::vector<BatchRef> batches_;
    std::vector<std::vector<RuleId>> rules_;  ///< by record type
    std::atomic<std::size_t> next_ = 0;

    std::mutex mutex_;
    std::vector<std::vector<RuleTally>> done_;
    std::size_t merged_ = 0;
    std::vector<RuleTally> total_;
};

void Tallying::work() {
    Evaluator at(matter_, names_);
    std::vector<AggregateTally> aggregates(matter_.rules.size());
    for (auto index = next_++; index < batches_.size(); index = next_++)
        finish(index, add_batch(at, batches_[index], rules_[batches_[index].record], aggregates, limits_));
    std::lock_guard const lock(mutex_);
    for (RuleId id = 0; id < aggregates.size(); ++id)
        merge(total_[id].measure, aggregates[id]);
}

void Tallying::finish(std::size_t index, std::vector<RuleTally> tallies) {
    std::lock_guard const lock(mutex_);
    done_[index] = std::move(tallies);
    while (merged_ < done_.size() and not done_[merged_].empty()) {
        auto const& rules = rules_[batches_[merged_].record];
        for (std::size_t i = 0; i < rules.size(); ++i)
            merge(total_[rules[i]], done_[merged_][i], limits_.met);
        std::exchange(done_[merged_++], {});
        keep_within(total_, limits_.failing);
    }
}

/// Batches that some rule is about.
std::vector<BatchRef> batches_of(Matter const& matter, std::uint32_t stage) {
    std::vector<BatchRef> out;
    for (RecordId record = 0; record < matter.plan.tables.size(); ++record)
        if (not rules_about(matter, record, stage).empty())
            for (auto const& batch : matter.plan.tables[record].batches)
                out.push_back({record, &batch});
    return out;
}

}  // namespace

std::optional<WaiverId> count(Matter const& matter, RuleId id, std::size_t row, bool violated, RuleTally& tally) {
    auto const covering = waivers_of_record(matter, id, row);
    if (covering.empty()) {
        ++(violated ? tally.violations : tally.doubts);
        return {};
    }
    tally.waived.add(matter, covering, violated);
    return covering.front().waiver;
}

Verdict verdict(RuleTally const& tally) {
    return verdict_of(tally.violations, tally.doubts, tally.waived.all(), tally.bound);
}

std::vector<RuleTally> tally(Matter const& matter, NameTests const& names, CheckOptions const& options,
                             std::uint32_t stage) {
    auto batches = batches_of(matter, stage);
    auto const tasks = batches.size();
    auto const rules = std::max<std::size_t>(matter.rules.size(), 1);
    Tallying tallying(matter, names, stage, std::move(batches), {options.max_findings, options.max_met / rules});
    on_threads(options.threads, tasks, [&] { tallying.work(); });
    return std::move(tallying).total();
}

}  // namespace proviso
