#include "engine/rules/agreements.hpp"

#include "engine/rules/nodes.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace proviso {
namespace {

using ByName = std::map<std::string, AgreementInfo>;  ///< folded

void complain(Diagnostics& out, Kind kind, Label primary, std::vector<Label> notes = {}, std::string help = {}) {
    out.push_back({kind, std::move(primary), std::move(notes), std::move(help)});
}

std::optional<Date> day(Source const& source, ast::Optional<ast::Date> const& date, Diagnostics& out) {
    if (not date)
        return {};
    auto const known = Date::of(date->year, date->month, date->day);
    if (not known)
        complain(out, Kind::bad_date, {excerpt(source, date->span), "there is no such day"});
    return known;
}

AgreementInfo read(Source const& source, ast::Agreement const& node, Diagnostics& out) {
    AgreementInfo info;
    info.name = node.name.text;
    for (auto const& party : node.parties)
        info.parties.push_back(party.text);
    info.effective = day(source, node.effective, out);
    info.signed_on = day(source, node.signed_on, out);
    info.until = day(source, node.until, out);
    info.where = excerpt(source, node.span);
    if (info.effective and info.until and *info.until < *info.effective)
        complain(out, Kind::empty_window, {excerpt(source, node.until->span), "the agreement ends before it begins"});
    return info;
}

std::set<std::string> folded(std::vector<std::string> const& names) {
    std::set<std::string> result;
    for (auto const& name : names)
        result.insert(fold(name));
    return result;
}

bool says_the_same(AgreementInfo const& a, AgreementInfo const& b) {
    return folded(a.parties) == folded(b.parties) and a.effective == b.effective and a.signed_on == b.signed_on and
           a.until == b.until;
}

void add(ByName& known, Source const& source, ast::Agreement const& node, Diagnostics& out) {
    auto info = read(source, node, out);
    auto const name = fold(info.name);
    auto const [first, added] = known.try_emplace(name, info);
    if (added or says_the_same(first->second, info))
        return;
    complain(
        out, Kind::duplicate_term,
        {excerpt(source, node.name.span), "agreement " + ticked(info.name) + " has other parties or dates elsewhere"},
        {{first->second.where, "it is first declared here"}},
        "write the same line in both files, or give an amended agreement a name of its own");
}

std::vector<PolicyFile const*> by_name(std::vector<PolicyFile> const& files) {
    std::vector<PolicyFile const*> sorted;
    for (auto const& file : files)
        sorted.push_back(&file);
    std::ranges::stable_sort(
        sorted, {}, [](auto const* file) -> auto const& { return file->source->name(); });
    return sorted;
}

std::map<std::string, std::uint32_t> number(ByName&& known, std::vector<AgreementInfo>& agreements) {
    std::map<std::string, std::uint32_t> numbers;
    for (auto& [name, info] : known) {
        numbers.emplace(name, static_cast<std::uint32_t>(agreements.size()));
        agreements.push_back(std::move(info));
    }
    return numbers;
}

void place(PolicyFile const& file, std::map<std::string, std::uint32_t> const& numbers, Statements& into) {
    std::optional<std::uint32_t> current;
    for (auto const& statement : file.document.statements)
        match(
            statement, [&](ast::Agreement const& node) { current = numbers.at(fold(node.name.text)); },
            [&](ast::Definition const& node) {
                into.definitions.push_back({&node, file.source, current});
            },
            [&](ast::Scenario const& node) {
                into.scenarios.push_back({&node, file.source, current});
            },
            [&](ast::Clause const& node) {
                into.clauses.push_back({&node, file.source, current});
            },
            [&](ast::Amendment const& node) {
                into.amendments.push_back({&node, file.source, current});
            });
}

}  // namespace

Statements sorted_statements(std::vector<PolicyFile> const& files, Diagnostics& out) {
    auto const sorted = by_name(files);
    ByName known;
    for (auto const* const file : sorted)
        for (auto const& statement : file->document.statements)
            if (auto const* const agreement = as<ast::Agreement>(statement))
                add(known, *file->source, *agreement, out);
    Statements result;
    auto const numbers = number(std::move(known), result.agreements);
    for (auto const* const file : sorted)
        place(*file, numbers, result);
    std::ranges::stable_sort(result.clauses, {}, &Placed<ast::Clause>::agreement);
    return result;
}

}  // namespace proviso
