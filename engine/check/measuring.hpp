// The records of one block, added to what an aggregate comes to: those of which all is known 64 at a time
// (measure_block.cpp), the others one by one, on both sides together (measure_rows.cpp).
//
// Knows no bound and no verdict.
#pragma once

#include "engine/check/measure.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace proviso {

class Measuring {
public:
    Measuring(Evaluator& at, RuleId id, AggregateTally& tally);
    void run();

private:
    /// Rows that count with a share of what they come to.
    struct Share {
        Kleene of;
        std::int64_t parts = 0;  ///< of PreparedMeasure::parts
    };

    /// One side of the comparison, in one block.
    struct Side {
        Measured const& of;
        MeasuredAmounts amounts;
        Kleene counted, in_class;
        Word const* present;                    ///< rows with a value
        std::span<std::uint32_t const> values;  ///< of distinct, by row of the batch
        MeasureTally GroupTally::*tally;
        Ledger Course::*ledger;
        std::vector<Presence> GroupTally::*presences;
        Decimal::Raw unit = 1;           ///< a known amount's steps in those of the ledger
        bool plain = false;              ///< rows with a value need no look at each
        std::vector<Share> shares = {};  ///< the first one that fits a row
    };

    /// Days on which it is the same who is exempt.
    struct Stretch {
        Slot begin = 0, end = 0;
        Kleene exempt;
    };

    Side side(Measured const& of, Kleene counted, std::optional<std::uint32_t> values, bool left);
    Kleene counted(Formula const& formula, bool here);
    void add_exemptions();
    bool exempt_is_known(std::size_t row) const;
    void add_shares(Side& side);
    AmountRange in_parts(Side const& side, std::size_t row, AmountRange const& amount) const;
    bool has_one_share(Side const& side, std::size_t row) const;
    Word plain(Side const& side, std::size_t word, Word sure) const;
    void note_groups(std::size_t word, Word sure, Word maybe);
    void add_plain(Side& side, std::size_t word, Word rows);
    bool takes_values(Side const& side) const;
    void add_plain(Side& side, std::size_t word, Word rows, std::int64_t parts);
    void add_plain_sums(Side& side, std::size_t word, Word rows, std::int64_t parts);
    void add_plain_days(Side& side, std::size_t word, Word rows, std::int64_t parts);
    void add_plain_values(Side& side, std::size_t word, Word rows);

    struct Looked {
        Part part{};
        AmountRange amount = no_doubt;
    };
    void add_row(std::size_t row, Part left, Part right);
    Looked look(Side& side, GroupTally& group, std::size_t row, Part part, bool perhaps_none);
    void add_to_sums(GroupTally& group, WeighedRecord const& record);
    void add_to_days(GroupTally& group, std::size_t row, WeighedRecord const& record);
    void add_undated(GroupTally& group, WeighedRecord record);
    void add_within(GroupTally& group, std::size_t row, DayRange days, WeighedRecord record) const;
    bool is_undated(std::size_t row) const;
    void add_presences(Side& side, GroupTally& group, std::size_t row, Part part);

    /// Calls `at(begin, end, exempt)` for the parts of the days on which the row is not surely exempt.
    template <class At>
    void each_counted(std::size_t row, Slot begin, Slot end, At at) const {
        if (ever_exempt_.at(row) == Truth::no)
            return at(begin, end, Truth::no);
        for (auto const& each : exempt_)
            if (auto const exempt = each.exempt.at(row); exempt != Truth::yes)
                if (auto const from = std::max(begin, each.begin), until = std::min(end, each.end); from < until)
                    at(from, until, exempt);
    }

    /// How many records one row stands for, or those of a word.
    std::size_t records(std::size_t row) const;
    std::size_t records(std::size_t word, Word rows) const;

    GroupTally& group(std::size_t row);
    GroupTally& opened(std::unique_ptr<GroupTally>& group) const;
    Course& course(GroupTally& group, Per per) const;
    void open(Ledger& ledger) const;
    std::size_t in_table(std::size_t row) const { return block_.batch->first_row + block_.first + row; }

    Evaluator& at_;
    RowBlock const& block_;
    Rule const& rule_;
    AggregateNorm const& norm_;
    PreparedRule const& prepared_;
    PreparedMeasure const& measure_;
    AggregateTally& tally_;
    std::size_t batch_;
    std::span<std::uint32_t const> groups_;  ///< by row of the block; none where there is but one
    Timeline const* timeline_ = nullptr;
    Timeline::Rows const* days_ = nullptr;
    std::optional<std::pair<Slot, Slot>> judged_;  ///< the slots that matter, where neither end of them is open
    bool accrues_ = false;
    std::vector<Stretch> exempt_;
    Kleene ever_exempt_ = constant(Truth::no);
    std::optional<Side> left_, right_;
    Kleene common_ = constant(Truth::yes);  ///< of a comparison of sums: what both sides ask beside their classes
    std::optional<Kleene> does_;            ///< of a share: what its part does
};

}  // namespace proviso
