#include "engine/check/tally.hpp"

#include "engine/report/report.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <mutex>
#include <thread>
#include <utility>

namespace proviso {
namespace {

struct BatchRef {
    RecordId record;
    Batch const* batch;
};

std::vector<RuleId> rules_about(Matter const& matter, RecordId record) {
    std::vector<RuleId> out;
    for (RuleId id = 0; id < matter.rules.size(); ++id)
        if (matter.rules[id].in_force and matter.rule(id).record == record)
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

void add_failing(RuleTally& tally, std::size_t first, Word violated, Word doubtful) {
    for (auto rest = violated | doubtful; rest != 0; rest &= rest - 1) {
        auto const bit = std::countr_zero(rest);
        if (tally.failing.size() < Report::max_findings)
            tally.failing.push_back({first + static_cast<std::size_t>(bit), (violated >> bit & 1U) != 0});
    }
}

/// Violated: surely bound and surely not as required. Undetermined: possibly so.
void judge_records(Evaluator& at, Kleene bound, Kleene require, RuleTally& tally) {
    auto const& block = at.block();
    for (std::size_t word = 0; word < block.words(); ++word) {
        auto failing = bound.possibly[word] & ~require.surely[word];
        if (failing == 0)
            continue;
        failing &= row_mask(word, block.rows);
        auto const violated = failing & bound.surely[word] & ~require.possibly[word];
        tally.violations += static_cast<std::size_t>(std::popcount(violated));
        tally.doubts += static_cast<std::size_t>(std::popcount(failing & ~violated));
        add_failing(tally, block.batch->first_row + block.first + word * Bits::word_bits, violated,
                    failing & ~violated);
    }
}

void add_block(Evaluator& at, RuleId id, RuleTally& tally) {
    auto const& rule = at.matter().rule(id);
    add_exempted(at, id, tally.exempted);
    if (std::holds_alternative<AggregateNorm>(rule.norm))
        return measure(at, id, tally.measure);
    auto const bound = at.bound(id);
    if (is_never(bound))
        return note_steps(at, id, tally);
    tally.any_in_scope = tally.any_in_window = tally.any_bound = true;
    tally.bound += count(bound.surely, at.block().rows);
    if (auto const* norm = std::get_if<RecordNorm>(&rule.norm))
        judge_records(at, bound, at.predicate(norm->require), tally);
}

std::vector<RuleTally> add_batch(Evaluator& at, BatchRef ref, std::vector<RuleId> const& rules) {
    std::vector<RuleTally> out(rules.size());
    for (std::size_t first = 0; first < ref.batch->rows; first += block_rows) {
        at.begin({ref.record, ref.batch, first, std::min(block_rows, ref.batch->rows - first)});
        for (std::size_t i = 0; i < rules.size(); ++i)
            add_block(at, rules[i], out[i]);
    }
    return out;
}

void merge(RuleTally& into, RuleTally const& later) {
    into.bound += later.bound;
    into.violations += later.violations;
    into.doubts += later.doubts;
    auto const room = Report::max_findings - into.failing.size();
    auto const end = later.failing.begin() + static_cast<std::ptrdiff_t>(std::min(room, later.failing.size()));
    into.failing.insert(into.failing.end(), later.failing.begin(), end);
    merge(into.measure, later.measure);
    merge(into.exempted, later.exempted);
    into.any_in_scope |= later.any_in_scope;
    into.any_in_window |= later.any_in_window;
    into.any_bound |= later.any_bound;
}

/// Takes batches from whichever thread has one done, and merges them in order.
class Tallying {
public:
    Tallying(Matter const& matter, NameTests const& names, std::vector<BatchRef> batches)
        : matter_(matter), names_(names), batches_(std::move(batches)), done_(batches_.size()),
          total_(matter.rules.size()) {
        for (RecordId id = 0; id < matter.vocabulary.records.size(); ++id)
            rules_.push_back(rules_about(matter, id));
    }

    void work();
    std::vector<RuleTally> total() && { return std::move(total_); }

private:
    void finish(std::size_t index, std::vector<RuleTally> tallies);

    Matter const& matter_;
    NameTests const& names_;
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
    for (auto index = next_++; index < batches_.size(); index = next_++)
        finish(index, add_batch(at, batches_[index], rules_[batches_[index].record]));
}

void Tallying::finish(std::size_t index, std::vector<RuleTally> tallies) {
    std::lock_guard const lock(mutex_);
    done_[index] = std::move(tallies);
    while (merged_ < done_.size() and not done_[merged_].empty()) {
        auto const& rules = rules_[batches_[merged_].record];
        for (std::size_t i = 0; i < rules.size(); ++i)
            merge(total_[rules[i]], done_[merged_][i]);
        std::exchange(done_[merged_++], {});
    }
}

/// Batches that some rule is about.
std::vector<BatchRef> batches_of(Matter const& matter) {
    std::vector<BatchRef> out;
    for (RecordId record = 0; record < matter.plan.tables.size(); ++record)
        if (not rules_about(matter, record).empty())
            for (auto const& batch : matter.plan.tables[record].batches)
                out.push_back({record, &batch});
    return out;
}

}  // namespace

std::vector<RuleTally> tally(Matter const& matter, NameTests const& names, unsigned threads) {
    auto batches = batches_of(matter);
    auto const wanted = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    auto const helpers = std::min<std::size_t>(wanted, batches.size());
    Tallying tallying(matter, names, std::move(batches));
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < helpers; ++i)
        others.emplace_back([&] { tallying.work(); });
    tallying.work();
    for (auto& other : others)
        other.join();
    return std::move(tallying).total();
}

}  // namespace proviso
