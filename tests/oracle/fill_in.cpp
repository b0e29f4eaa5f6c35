#include "tests/oracle/fill_in.hpp"

#include "tests/oracle/chance.hpp"
#include "tests/oracle/generate.hpp"

namespace proviso::oracle {
namespace {

/// A record that would end before it starts ends the day after.
void fill_in(RecordModel& record, KindModel const& kind, Chance& chance) {
    auto const open = [&](std::optional<std::size_t> field) {
        return field and std::holds_alternative<NotKnown>(record[*field]);
    };
    auto const start_was_open = open(kind.start);
    for (std::size_t field = 0; field < kind.fields.size(); ++field)
        if (open(field))
            record[field] = generate_value(chance, kind.fields[field]);
    if (not kind.end)
        return;
    auto& start = record[*kind.start];
    auto& end = record[*kind.end];
    auto const *from = std::get_if<Date>(&start), *until = std::get_if<Date>(&end);
    if (from and until and *until <= *from)
        (start_was_open ? start : end) = start_was_open ? *until + -1 : *from + 1;
}

bool is_certain(Verdict verdict) { return verdict != Verdict::undetermined; }

/// Nothing that binds and nothing that fails are one here: a measure may count no record.
bool agree(Verdict before, Verdict after) {
    auto const holds = [](Verdict verdict) {
        return verdict == Verdict::compliant or verdict == Verdict::not_applicable;
    };
    return before == after or (holds(before) and holds(after));
}

}  // namespace

Case filled_in(Case of, std::uint64_t seed) {
    Chance chance(seed ^ 0x6a09e667f3bcc908U);
    for (auto& fact : of.plan.facts)
        if (not fact)
            fact = chance.percent(50) ? std::variant<bool, Date>(chance.percent(50)) : generate_day(chance);
    for (std::size_t kind = 0; kind < of.kinds.size(); ++kind)
        for (auto& record : of.plan.records[kind])
            fill_in(record, of.kinds[kind], chance);
    return of;
}

std::vector<std::string> contradictions(Case const& of, std::uint64_t seed, Program& program) {
    Diagnostics ignored;
    auto const before = program.judged(of, ignored);
    auto const after = program.judged(filled_in(of, seed), ignored);
    std::vector<std::string> lines;
    for (std::size_t i = 0; before and after and i < before->clauses.size() and i < after->clauses.size(); ++i) {
        auto const &was = before->clauses[i], &is = after->clauses[i];
        if (was.judged and is_certain(was.verdict) and not agree(was.verdict, is.verdict))
            lines.push_back(was.id + " " + std::string(verdict_names[static_cast<std::size_t>(was.verdict)]) +
                            ", but with the unknown filled in " +
                            std::string(verdict_names[static_cast<std::size_t>(is.verdict)]));
    }
    return lines;
}

}  // namespace proviso::oracle
