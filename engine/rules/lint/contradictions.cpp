// Sentences that no record can be bound by, that none can obey, or that none can break.
#include "engine/rules/lint/checks.hpp"
#include "engine/rules/lint/limits.hpp"
#include "engine/rules/lint/together.hpp"

#include <optional>

namespace proviso {
namespace {

std::optional<PredicateId> demand(Rule const& rule) {
    if (auto const* const record = std::get_if<RecordNorm>(&rule.norm))
        return record->require;
    if (auto const* const permission = std::get_if<PermissionNorm>(&rule.norm))
        return permission->permits;
    return {};
}

/// `, by what it says of provider`, where that is known.
std::string reason(Together const& parts) {
    return parts.field().empty() ? "" : ", by what it says of `" + parts.field() + "`";
}

struct Finding {
    Kind kind;
    std::string_view text;
    std::string_view help;
};

void complain(Finding const& finding, Rule const& rule, Together const& parts, Diagnostics& out) {
    out.push_back(
        {finding.kind, {rule.where, std::string(finding.text) + reason(parts)}, {}, std::string(finding.help)});
}

/// What a record that the rule binds is; nothing where there can be none.
std::optional<Together> bound(Linted const& linted, Rule const& rule) {
    Together parts(linted.book, linted.vocabulary);
    parts.add(rule.binds);
    return parts.contradictory() ? std::nullopt : std::optional(std::move(parts));
}

/// Where a record that is bound cannot meet the demand, or with `meets` false cannot break it.
void find_demands(Linted const& linted, bool meets, Finding const& finding, Diagnostics& out) {
    for (auto const& rule : linted.book.rules) {
        auto const asked = demand(rule);
        auto parts = asked ? bound(linted, rule) : std::nullopt;
        auto const can_break = std::holds_alternative<RecordNorm>(rule.norm);
        if (not parts or (not meets and not can_break))
            continue;
        parts->add(*asked, meets);
        if (parts->contradictory())
            complain(finding, rule, *parts, out);
    }
}

/// A share is between none and all of it, unless what it is of may be below nothing.
void find_shares(Linted const& linted, bool meets, Finding const& finding, Diagnostics& out) {
    for (auto const& rule : linted.book.rules) {
        auto const* const norm = std::get_if<AggregateNorm>(&rule.norm);
        auto const field = norm ? norm->left.field : std::nullopt;
        if (norm == nullptr or not norm->right or not norm->right->share or not norm->left.counting.empty() or
            (field and linted.vocabulary.field(*field).negative))
            continue;
        Limits<Decimal> const share{Decimal{}, Decimal{1}};
        auto const whole = norm->relation != Relation::equal or meets;  // all but one share is between no bounds
        if (whole and narrowed(share, norm->relation, norm->right->factor, meets).empty())
            out.push_back({finding.kind, {rule.where, std::string(finding.text)}, {}, std::string(finding.help)});
    }
}

}  // namespace

void find_never_bound(Linted const& linted, Diagnostics& out) {
    for (auto const& rule : linted.book.rules) {
        Together parts(linted.book, linted.vocabulary);
        parts.add(rule.binds);
        if (parts.contradictory())
            complain({Kind::never_binds, "this sentence can bind nothing", "its parts contradict each other: mend one"},
                     rule, parts, out);
    }
}

void find_never_met(Linted const& linted, Diagnostics& out) {
    find_demands(linted, true,
                 {Kind::never_met, "nothing that this sentence binds can meet it",
                  "what it asks contradicts itself, or that of which it is asked"},
                 out);
    find_shares(linted, true, {Kind::never_met, "no share is as this sentence asks", "a share is between 0% and 100%"},
                out);
}

void find_never_broken(Linted const& linted, Diagnostics& out) {
    find_demands(linted, false,
                 {Kind::never_broken, "nothing that this sentence binds can break it",
                  "it asks for what its subject already says: take that out of the subject, or the sentence out"},
                 out);
    find_shares(linted, false,
                {Kind::never_broken, "every share is as this sentence asks", "a share is between 0% and 100%"}, out);
}

}  // namespace proviso
