#include "engine/rules/find_clause.hpp"

#include "dsl/lexicon.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <set>

namespace proviso {
namespace {

struct Asked {
    std::string id, agreement;  ///< folded; no agreement: any
};

std::string bare(std::string_view text) {
    constexpr std::string_view around = " \t\"\u201c\u201d";
    auto const begin = text.find_first_not_of(around);
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(around) - begin + 1));
}

/// As it was asked for; quotes around all of it are the shell's.
std::string shown(std::string_view asked) {
    auto const names_agreement = asked.find(" of ") != std::string_view::npos and not asked.starts_with('"');
    return names_agreement ? std::string(asked) : bare(asked);
}

Asked split(std::string_view asked) {
    constexpr std::string_view word = "clause ", of = " of ";
    auto text = bare(asked);
    if (fold(text).starts_with(word))
        text = bare(text.substr(word.size()));
    auto const at = fold(text).find(of);
    if (at == std::string::npos)
        return {fold(text), {}};
    return {fold(bare(text.substr(0, at))), fold(bare(text.substr(at + of.size())))};
}

std::string agreement_of(Rulebook const& book, ClauseInfo const& clause) {
    return clause.agreement ? book.agreements[*clause.agreement].name : "";
}

/// As it has to be asked for where several agreements have a clause of that name.
std::string full_name(std::string const& id, std::string const& agreement) {
    return agreement.empty() ? id : id + " of \"" + agreement + "\"";
}

std::vector<RuleId> rules_named(Rulebook const& book, Asked const& asked) {
    std::vector<RuleId> out;
    for (RuleId id = 0; id < book.rules.size(); ++id) {
        auto const& rule = book.rules[id];
        auto const& clause = book.clauses[rule.clause];
        auto const here = asked.agreement.empty() or fold(agreement_of(book, clause)) == asked.agreement;
        if (here and rule.reported and (fold(rule.label) == asked.id or fold(clause.id) == asked.id))
            out.push_back(id);
    }
    return out;
}

ClauseFound none(Rulebook const& book, std::string_view asked, Asked const& name) {
    ClauseFound out;
    std::vector<std::string> names;
    for (auto const& clause : book.clauses) {
        names.push_back(clause.id);
        auto const here = name.agreement.empty() or fold(agreement_of(book, clause)) == name.agreement;
        if (here and clause.not_encoded and fold(clause.id) == name.id)
            return {
                {}, "clause " + clause.id + " stays with people, so no program judges it: " + *clause.not_encoded, {}};
    }
    for (auto const& rule : book.rules)
        names.push_back(rule.label);
    out.problem = "there is no clause `" + shown(asked) + "`";
    out.help = did_you_mean(name.id, names);
    if (not name.agreement.empty() and not rules_named(book, {name.id, {}}).empty()) {
        std::vector<std::string> agreements;
        for (auto const& agreement : book.agreements)
            agreements.push_back(agreement.name);
        out.help = "the agreements are " + enumerated(agreements, "and");
    }
    return out;
}

}  // namespace

ClauseFound find_clause(Rulebook const& book, std::string_view asked) {
    auto const name = split(asked);
    auto rules = rules_named(book, name);
    if (rules.empty())
        return none(book, asked, name);
    auto const is_agreed = [&](RuleId id) { return book.clauses[book.rules[id].clause].agreement.has_value(); };
    if (name.agreement.empty() and not std::ranges::all_of(rules, is_agreed))
        std::erase_if(rules, is_agreed);  // the name alone is that of the clause outside all agreements
    std::set<std::string> candidates;
    for (auto const id : rules) {
        auto const& clause = book.clauses[book.rules[id].clause];
        candidates.insert(
            "`" + full_name(fold(clause.id) == name.id ? clause.id : book.rules[id].label, agreement_of(book, clause)) +
            "`");
    }
    if (candidates.size() == 1)
        return {rules, {}, {}};
    return {{},
            "several agreements have a clause `" + shown(asked) + "`",
            "write " + enumerated({candidates.begin(), candidates.end()}, "or")};
}

}  // namespace proviso
