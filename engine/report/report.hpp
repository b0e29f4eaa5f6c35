// What a check came to. Every renderer is a pure function of a Report; nothing here knows a format.
#pragma once

#include "dsl/source.hpp"
#include "engine/values/date.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class Verdict : std::uint8_t { compliant, violated, undetermined, not_applicable, waived };

inline constexpr std::array<std::string_view, 5> verdict_names{"compliant", "violated", "undetermined",
                                                               "not_applicable", "waived"};

struct RecordRef {
    std::string type;     ///< `placement`
    std::string key;      ///< `chat-eu`
    std::size_t row = 0;  ///< of its table, from 0
};

/// A value that the finding rests on, with its place in the plan.
struct FactShown {
    std::string field;
    std::string value;  ///< `AWS`, `missing`, `unknown`
    Excerpt where;
};

/// What an undetermined finding turns on: a field of a record, or (record empty) a fact or an open term.
struct TurnsOn {
    std::string field;  ///< `state`; empty where it is a fact
    RecordRef record;
    std::string fact;      ///< `AGI verified`, or `the horizon of the plan`, `[redacted]` …
    std::string why = {};  ///< of a field that is stated: `is stated per day and cannot be compared with …`
};

/// How a finding stands to those of an earlier report.
enum class Novelty : std::uint8_t { not_compared, fresh, unchanged };

struct Finding {
    Verdict verdict{};                ///< violated or undetermined
    std::optional<RecordRef> record;  ///< nothing for a measure
    std::optional<Excerpt> where;     ///< the record's place in the plan
    std::string message;              ///< `chat-eu is hosted on AWS; stateless APIs are exclusive to Azure`
    std::vector<FactShown> facts;
    std::vector<TurnsOn> turns_on;
    Period period;                      ///< the first days on which the clause binds the record; for a measure its days
    std::string advice;                 ///< what to do: `host it on Azure`, `state its state`
    std::vector<Period> later_periods;  ///< where an exemption lies between
    /// Of a clause that is judged for each of something: `product`, `ChatGPT`; no value where it is not known.
    std::vector<std::pair<std::string, std::string>> group = {};
    std::optional<std::size_t> waiver = {};  ///< the first of the report that covers it
    Novelty novelty = Novelty::not_compared;
    std::string fingerprint = {};  ///< the name under which it comes back in the next run (fingerprints.hpp)
};

/// Of an aggregate: what the plan comes to beside what the clause asks.
struct MeasureShown {
    std::string actual;     ///< `1.4 GW`, or `between 1.4 GW and 2 GW`, `at least 1.4 GW`
    std::string required;   ///< `at least 2 GW`
    std::string shortfall;  ///< `0.6 GW`; empty where met; an excess for at most
    std::optional<Date> on;
    std::size_t records = 0;         ///< counted
    std::vector<RecordRef> missing;  ///< lack the measure (the first twenty)
    std::size_t missing_count = 0;
    std::vector<RecordRef> uncertain = {};  ///< may count or not (the first twenty)
    std::size_t uncertain_count = 0;
};

/// What a clause asks in one period, or of one group, and what the plan comes to there; met or not.
struct ExposureRow {
    Verdict verdict{};
    Period period;  ///< of an undated measure, all days
    std::vector<std::pair<std::string, std::string>> group = {};
    std::string required;   ///< `at least 250 billion USD`
    std::string planned;    ///< `between 1.4 GW and 2 GW`
    std::string shortfall;  ///< empty where met
};

/// A total from `from` on, until the next point. As numbers of `Exposure::unit`, for drawing alone.
struct ExposurePoint {
    Date from;
    double low = 0;
    double high = 0;  ///< infinity where nothing limits it
};

/// An aggregate over time: what is committed, planned and missing, period by period.
struct Exposure {
    std::string unit;  ///< `billion USD`; empty for numbers
    std::vector<ExposureRow> rows;
    std::size_t rows_left_out = 0;
    std::vector<ExposurePoint> planned;
    std::vector<ExposurePoint> limit;  ///< low where the clause asks for at least that, high for at most
};

/// The records that one clause frees from another, on some of their days or all.
struct Exemption {
    std::string clause;     ///< the one that gives way
    std::string agreement;  ///< its agreement
    std::size_t count = 0;
    std::vector<RecordRef> records;  ///< the first twenty
};

/// That another agreement ends a clause, or has other text take its place.
struct AmendmentShown {
    Date until;      ///< the first day on which the clause no longer holds
    std::string by;  ///< the agreement; empty where none is named
};

/// One clause, or one item of a clause (`5(a)`).
struct ClauseResult {
    std::string id;
    std::string clause;  ///< that it is a sentence of: `5`; the same for its new texts
    std::string agreement;
    std::string heading;
    std::string severity;  ///< breach, warning, advice
    Verdict verdict{};
    bool judged = true;     ///< false: a permission, or not encoded
    std::string kind;       ///< `obligation`, `permission`, `not encoded`
    std::size_t bound = 0;  ///< records (or measures) that it surely bound
    std::string text;       ///< the sentence as written
    std::string source, note, remedy, owner;
    Excerpt where;
    std::optional<MeasureShown> measure;
    std::optional<Exposure> exposure = {};
    std::vector<Finding> findings;  ///< in the order of rows; not all, where there are very many
    std::size_t violations = 0;     ///< all that no waiver covers, listed or not
    std::size_t doubts = 0;         ///< the same
    std::size_t waived = 0;         ///< findings that a waiver covers, listed or not
    std::vector<RecordRef> met =
        {};                   ///< the first that it surely binds and that are as it asks; for lists of tests only
    std::size_t all_met = 0;  ///< listed or not; 0 where none was to be listed
    bool waivable = true;
    std::vector<Exemption> exempts;  ///< for each clause that gives way to this one, whether or not for a record
    std::string why_not_applicable;  ///< `no record in scope`, `outside its window`, `its condition is false`
    std::vector<AmendmentShown> amendments = {};
    std::string counted = "record";         ///< what `bound` counts: `record`, `group`, `period`
    std::vector<std::string> reading = {};  ///< the text as it was understood, in sentences; empty if not asked for
};

enum class WaiverState : std::uint8_t { in_force, ends_soon, unused, expired, not_yet };

inline constexpr std::array<std::string_view, 5> waiver_state_names{"in force", "ends soon", "unused", "expired",
                                                                    "not yet due"};

/// A name or glob that a waiver gives.
struct WaiverName {
    std::string name;
    Excerpt where;
};

/// Leave to break a clause for a time.
struct WaiverShown {
    WaiverState state{};
    std::string clause, agreement;     ///< as given; agreement may be empty
    std::vector<std::string> records;  ///< keys or globs; empty: all of the clause
    std::string reason, approved_by, reference;
    std::optional<Date> from;
    Date until;               ///< the first day on which it no longer covers
    std::string allowance;    ///< `up to 50 MW`
    std::size_t covered = 0;  ///< findings, also such as an earlier waiver covers
    Excerpt where;
    std::vector<WaiverName> unused_names = {};  ///< of `records`, where others of them cover something

    /// What `--fail-on stale-waiver` fails on.
    bool stale() const {
        return state == WaiverState::expired or state == WaiverState::unused or not unused_names.empty();
    }
};

/// A finding of an earlier report that no longer is.
struct GoneFinding {
    std::string clause, agreement, message;
};

/// The earlier report that this one is compared with.
struct BaselineShown {
    std::string file;
    Date as_of;
    std::size_t fresh = 0, unchanged = 0;
    std::vector<GoneFinding> gone;
};

struct Report {
    /// Of all clauses together. Where there are more, each clause lists an equal share, those that are certain
    /// first; what a clause does not need of its share, the others use.
    static constexpr std::size_t max_findings = 100'000;

    std::string tool_version;
    Date as_of;
    bool as_of_given = true;  ///< false: nobody gave a day, so today stands in
    std::string plan_name;
    std::vector<std::string> plan_files;
    std::vector<std::pair<std::string, std::size_t>> records;  ///< in the vocabulary's order; kinds with rows only
    std::vector<std::string> agreements_not_signed;            ///< signed after the as-of date: no part of the check
    std::vector<std::string> notes;                            ///< how the plan was read, facts it rests on, warnings
    std::vector<std::string> rates;                            ///< `1 EUR = 1.08 USD`, as applied
    std::vector<ClauseResult> clauses;                         ///< by agreement, then as written
    std::array<std::size_t, 5> summary{};      ///< clauses by Verdict, each with all its sentences and texts
    std::size_t encoded = 0, not_encoded = 0;  ///< clauses of which something is, or is not
    std::size_t permissions = 0;               ///< sentences
    std::size_t not_listed = 0;                ///< findings past max_findings
    std::vector<WaiverShown> waivers = {};     ///< in the order of files
    std::optional<BaselineShown> baseline = {};
    int exit_status = 0;
    bool waivers_fail = false;  ///< it is a breach for the sake of stale waivers alone
};

}  // namespace proviso
