#include "tests/oracle/compare.hpp"

#include "dsl/parse.hpp"
#include "engine/check/check.hpp"
#include "engine/plan/read.hpp"
#include "engine/rules/compile.hpp"
#include "tests/oracle/write.hpp"

#include <algorithm>
#include <fstream>
#include <tuple>

namespace proviso::oracle {
namespace {

// ---- lines to compare --------------------------------------------------------------------------------------

std::string days(std::optional<Period> const& period) {
    return period ? " " + period->from.text() + ".." + period->until.text() : "";
}

std::string opening(std::string const& agreement, std::string const& label, bool judged, Verdict verdict) {
    return (agreement.empty() ? "" : agreement + " ") + label + " " +
           (judged ? std::string(verdict_names[static_cast<std::size_t>(verdict)]) : "permission");
}

std::string name_of(Verdict verdict) { return std::string(verdict_names[static_cast<std::size_t>(verdict)]); }

bool same(Decimal shown, Exact expected) {
    constexpr Exact::Parts thousandth = 1'000'000'000'000'000;  // in what a Decimal counts
    return shown.raw() / thousandth * thousandth == shown.raw()
               ? shown.raw() / thousandth * Exact::day_parts * expected.count == expected.parts
               : shown.raw() * Exact::day_parts * expected.count == expected.parts * thousandth;
}

/// Whether `text` (`2.5 MW`) is `expected`, in the field's unit; nothing where it does not say exactly.
std::optional<bool> says(std::string const& text, Exact expected, std::string const& unit) {
    auto const quantity = parse_quantity(text);
    auto const to = parse_unit(unit);
    if (text.starts_with("about ") or not quantity or not to)
        return {};
    auto const amount = convert(quantity->amount, quantity->unit, *to);
    return amount and same(*amount, expected);
}

/// Whether the shown text (`between A and B`, `at least A`, `at most B`, `not known`, `A`) is the range; a lower end
/// at nothing is not shown.
bool shows(std::string const& text, Range const& range, std::string const& unit) {
    auto const starts = [&](std::string_view with) { return text.starts_with(with); };
    auto const is = [&](std::string const& part, std::optional<Exact> const& end) {
        return end and says(part, *end, unit).value_or(true);
    };
    if (starts("between ")) {
        auto const middle = text.find(" and ");
        return is(text.substr(8, middle - 8), range.low) and is(text.substr(middle + 5), range.high);
    }
    if (starts("at least "))
        return is(text.substr(9), range.low) and not range.high;
    if (starts("at most "))
        return is(text.substr(8), range.high) and (not range.low or *range.low == Exact{});
    if (starts("not known"))
        return not range.high and (not range.low or *range.low == Exact{});
    return is(text, range.low) and is(text, range.high);
}

std::string shown(std::optional<Exact> const& end) {
    if (not end)
        return "no limit";
    auto const value = static_cast<double>(end->parts) / static_cast<double>(Exact::day_parts) / 1000.0 /
                       static_cast<double>(end->count);
    return std::to_string(value);
}

SentenceModel const& sentence_of(Case const& of, Answer const& answer) {
    for (auto const& clause : of.clauses)
        for (std::size_t item = 0; item < clause.items.size(); ++item) {
            auto const label = clause.items.size() == 1 ? clause.id : clause.id + "(" + "abcdef"[item] + ")";
            if (label == answer.label)
                return clause.items[item];
        }
    return of.clauses.front().items.front();
}

/// What the cases come to is small: that a sum is too large is said for want of a reason.
bool lacks_reason(Finding const& finding) {
    auto const too_large = [](TurnsOn const& on) { return on.fact.starts_with("a sum too large"); };
    return finding.verdict == Verdict::undetermined and
           (finding.turns_on.empty() or std::ranges::any_of(finding.turns_on, too_large));
}

/// How the program writes the amounts of the measure.
std::string unit_of(Case const& of, SentenceModel const& sentence) {
    auto const& measure = sentence.norm.measure;
    auto const& field = of.kinds[sentence.kind].fields[measure.field];
    if (measure.measure == Measure::number or measure.measure == Measure::distinct or field.type == FieldType::number)
        return "";
    return field.over_time == OverTime::rate and measure.measure == Measure::total ? "USD" : field.unit;
}

/// The program's clause as a line; what the oracle leaves open is taken over from it.
struct Lines {
    std::string oracle, program;
};

using FaultRow = std::tuple<std::string, std::size_t, Verdict>;

Lines fault_lines(Case const& of, Answer const& answer, ClauseResult const& clause) {
    Lines lines;
    auto faults = answer.faults;
    std::ranges::sort(faults, {}, [](Fault const& fault) { return std::pair(fault.kind, fault.row); });
    for (auto const& fault : faults)
        lines.oracle += ", " + of.kinds[fault.kind].noun + "-" + std::to_string(fault.row) + " " +
                        name_of(fault.verdict) + days(fault.period);
    for (auto const& finding : clause.findings) {
        if (not finding.record)
            continue;
        auto const same_record = [&](Fault const& fault) {
            return of.kinds[fault.kind].noun == finding.record->type and fault.row == finding.record->row;
        };
        auto const fault = std::ranges::find_if(faults, same_record);
        auto const open = fault != faults.end() and not fault->period;
        lines.program += ", " + finding.record->type + "-" + std::to_string(finding.record->row) + " " +
                         name_of(finding.verdict) + (open ? "" : days(finding.period));
    }
    return lines;
}

Lines lines_of(Case const& of, Answer const& answer, ClauseResult const& clause) {
    auto lines = fault_lines(of, answer, clause);
    auto const records = answer.judged and answer.measures.empty();
    lines.oracle = opening(answer.agreement, answer.label, answer.judged, answer.verdict) + lines.oracle;
    lines.program = opening(clause.agreement, clause.id, clause.judged, clause.verdict) + lines.program;
    auto const apart = sentence_of(of, answer).norm.kind == NormModel::Kind::separation;
    if (not apart and std::ranges::any_of(clause.findings, lacks_reason))
        lines.program += "; for no reason";
    if (records) {
        lines.oracle += "; binds " + std::to_string(answer.bound);
        lines.program += "; binds " + std::to_string(clause.bound);
    }
    if (sentence_of(of, answer).norm.kind == NormModel::Kind::measure and answer.measures.size() == 1 and
        answer.measures[0].range and clause.measure and answer.verdict != Verdict::not_applicable and
        clause.verdict != Verdict::not_applicable) {
        auto const& range = *answer.measures[0].range;
        auto const text = "; between " + shown(range.low) + " and " + shown(range.high);
        lines.oracle += text;
        lines.program += shows(clause.measure->actual, range, unit_of(of, sentence_of(of, answer)))
                             ? text
                             : "; " + clause.measure->actual;
    }
    return lines;
}

}  // namespace

Program::Language const& Program::language(std::string const& text, Diagnostics& out) {
    auto const known = languages_.find(text);
    if (known != languages_.end())
        return known->second;
    auto vocabulary = read_vocabulary(Source("vocabulary.toml", text), {}, out);
    auto lexicon = lexicon_of(vocabulary);
    return languages_.emplace(text, Language{std::move(vocabulary), std::move(lexicon)}).first->second;
}

std::optional<Report> Program::judged(Case const& of, Diagnostics& out) {
    auto const& known = language(vocabulary_text(of), out);
    Source const policy("policy.proviso", policy_text(of));
    auto lexicon = known.lexicon;
    add_defined_terms(policy, lexicon);
    auto const rulebook = compile({{&policy, parse(policy, lexicon, out)}}, known.vocabulary, out);
    auto const plan_file = plan_text(of);
    auto const path = folder_ / plan_file.name;
    std::ofstream(path, std::ios::binary) << plan_file.text;
    ReadOptions reading;
    reading.strict = true;
    reading.threads = 1;
    auto const plan = read_plan({path.string()}, known.vocabulary, reading, out);
    if (has_errors(out))
        return {};
    CheckOptions options;
    options.as_of = *plan.as_of;
    options.threads = 1;
    return check(rulebook, known.vocabulary, plan, options);
}

Comparison compare(Case const& of, Program& program) {
    Comparison made;
    Diagnostics diagnostics;
    auto const report = program.judged(of, diagnostics);
    if (not report) {
        for (auto const& diagnostic : diagnostics)
            if (info(diagnostic.kind).severity == Severity::error)
                made.refused.emplace(info(diagnostic.kind).code);
        made.messages = render(diagnostics);
        return made;
    }
    made.answers = evaluate(of);
    for (std::size_t i = 0; i < std::max(made.answers.size(), report->clauses.size()); ++i) {
        if (i >= made.answers.size() or i >= report->clauses.size()) {
            (i < made.answers.size() ? made.oracle : made.program).emplace_back("one clause more");
            continue;
        }
        auto const lines = lines_of(of, made.answers[i], report->clauses[i]);
        made.oracle.push_back(lines.oracle);
        made.program.push_back(lines.program);
    }
    return made;
}

}  // namespace proviso::oracle
