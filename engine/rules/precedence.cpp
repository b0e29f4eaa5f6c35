#include "engine/rules/precedence.hpp"

#include "engine/rules/names.hpp"
#include "engine/rules/nodes.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <set>

namespace proviso {
namespace {

/// `from` yields to `to`, because `where` says so.
struct Yield {
    RuleId from;
    RuleId to;
    Excerpt where;
};

std::string did_you_mean(std::vector<std::string> const& known, std::string_view text) {
    Lexicon names;
    for (auto const& name : known)
        names.add(NameKind::value, name, name);
    auto near = names.nearest(text, {NameKind::value});
    for (auto& name : near)
        name = ticked(name);
    return near.empty() ? "" : "did you mean " + enumerated(near, "or") + "?";
}

void complain_of_agreement(Scope const& scope, ast::ClauseRef const& to, std::string const& named) {
    std::vector<std::string> known;
    for (auto const& agreement : scope.shared.agreements)
        known.push_back(agreement.name);
    scope.complain(
        {Kind::unknown_clause, to.span, "there is no agreement " + ticked(named), did_you_mean(known, named)});
}

/// A circle among `yields`, as indexes into it in order; empty where there is none. Drops from the back
/// of a walk whatever leads nowhere, so that it is linear.
std::vector<std::size_t> circle(std::vector<Yield> const& yields, std::size_t rules) {
    std::vector<std::vector<std::size_t>> out(rules);
    for (std::size_t i = 0; i < yields.size(); ++i)
        out[yields[i].from].push_back(i);
    enum class Seen : std::uint8_t { no, on_walk, done };
    std::vector<Seen> seen(rules, Seen::no);
    for (RuleId start = 0; start < rules; ++start) {
        std::vector<RuleId> walk;
        std::vector<std::size_t> taken;
        if (seen[start] == Seen::no)
            walk.push_back(start);
        while (not walk.empty()) {
            auto const at = walk.back();
            seen[at] = Seen::on_walk;
            if (out[at].empty()) {
                seen[at] = Seen::done;
                walk.pop_back();
                if (not taken.empty())
                    taken.pop_back();
                continue;
            }
            auto const edge = out[at].back();
            out[at].pop_back();
            auto const to = yields[edge].to;
            if (seen[to] == Seen::done)
                continue;
            taken.push_back(edge);
            if (seen[to] == Seen::on_walk) {
                auto const first = std::ranges::find(walk, to) - walk.begin();
                return {taken.begin() + first, taken.end()};
            }
            walk.push_back(to);
        }
    }
    return {};
}

void complain_of_circle(Compilation& shared, Rulebook const& book, std::vector<Yield> const& yields,
                        std::vector<std::size_t> const& edges) {
    std::string path;
    std::vector<Label> notes;
    for (auto const edge : edges) {
        auto const& yield = yields[edge];
        path += book.rules[yield.from].label + " → ";
        if (edge != edges.front())
            notes.push_back({yield.where, ticked(book.rules[yield.from].label) + " yields to " +
                                              ticked(book.rules[yield.to].label) + " here"});
    }
    path += book.rules[yields[edges.front()].from].label;
    shared.out.push_back({Kind::precedence_cycle,
                          {yields[edges.front()].where, "these clauses yield to one another in a circle: " + path},
                          std::move(notes),
                          "drop one of them, so that one clause stands above the others"});
}

void drop_circles(Compilation& shared, Rulebook const& book, std::vector<Yield>& yields) {
    constexpr int most = 20;  // reported; with more, nothing yields to anything
    for (int found = 0; found <= most; ++found) {
        auto edges = circle(yields, book.rules.size());
        if (edges.empty())
            return;
        complain_of_circle(shared, book, yields, edges);
        std::ranges::sort(edges, std::greater{});
        for (auto const edge : edges)
            yields.erase(yields.begin() + static_cast<std::ptrdiff_t>(edge));
    }
    yields.clear();
}

/// Warns where a rule is subject to what stays with people: they alone can tell which records that frees from it.
void complain_of_left(Scope const& scope, ast::ClauseRef const& to) {
    scope.complain({Kind::idle_precedence, to.span,
                    "no check can tell what this frees from the clause: it names what is not encoded",
                    "encode what it frees as an exception of this clause, or leave this part out"});
}

/// Warns where none of the rules `meant` speaks of the records that `rule` does: then nothing yields to anything.
void complain_of_idle(Scope const& scope, Rulebook const& book, ast::ClauseRef const& to, RuleId rule,
                      std::vector<RuleId> const& meant) {
    auto const record = book.rules[rule].record;
    auto const same = [&](RuleId other) { return book.rules[other].record == record; };
    if (meant.empty() or std::ranges::any_of(meant, same))
        return;
    auto const of = [&](RuleId id) { return nouns(scope.vocabulary(), book.rules[id].record); };
    scope.complain({Kind::idle_precedence, to.span,
                    "this changes nothing: it speaks of " + of(meant.front()) + ", and this clause of " + of(rule),
                    "name a clause of " + of(rule) + ", or leave this part out"});
}

/// `clauses 1 and 2 of "A"`: the agreement named last is meant for each of them.
std::string shared_agreement(Scope const& scope, ast::Precedence const& precedence) {
    auto const is_list = fold(scope.words(precedence.span)).find("clauses ") != std::string::npos;
    return is_list and not precedence.clauses.empty() ? precedence.clauses.back().agreement : std::string();
}

}  // namespace

std::optional<std::uint32_t> agreement_called(Scope const& scope, std::string const& name) {
    auto const& agreements = scope.shared.agreements;
    auto const same = [&](AgreementInfo const& a) { return fold(a.name) == fold(name); };
    auto const found = std::ranges::find_if(agreements, same);
    if (found == agreements.end())
        return {};
    return static_cast<std::uint32_t>(found - agreements.begin());
}

void PrecedenceReader::add_label(Scope const& scope, std::string const& label, Texts const& texts) {
    auto& known = labels_.try_emplace({key_of(scope.agreement), fold(label)}, Label_{label, {}}).first->second.texts;
    known.rules.insert(known.rules.end(), texts.rules.begin(), texts.rules.end());
    known.left.insert(known.left.end(), texts.left.begin(), texts.left.end());
}

void PrecedenceReader::add_sentence(Scope const& scope, ast::Sentence const& sentence, std::optional<RuleId> rule) {
    auto const add_blanket = [&](Span at, Kind kind) {
        blankets_.push_back({&scope.source, scope.agreement, at, sentence.span, kind, rule});
    };
    for (auto const& tail : sentence.tails)
        if (auto const* const except = as<ast::Except>(tail); except and except->classes.empty())
            add_blanket(except->span, Kind::otherwise_provided);
    for (auto const& precedence : sentence.precedence) {
        if (precedence.clauses.empty())
            add_blanket(precedence.span, precedence.kind == ast::PrecedenceKind::notwithstanding
                                             ? Kind::despite_all
                                             : Kind::subject_to_all);
        auto const shared = shared_agreement(scope, precedence);
        for (auto const& to : precedence.clauses) {
            auto const& named = to.agreement.empty() and not to.clause.empty() ? shared : to.agreement;
            references_.push_back({&scope.source, scope.agreement, precedence.kind, &to, named, rule});
        }
    }
}

Texts PrecedenceReader::texts_of_agreement(std::int64_t agreement) const {
    std::set<RuleId> rules;
    std::set<Date> left;
    for (auto at = labels_.lower_bound({agreement, ""}); at != labels_.end() and at->first.first == agreement; ++at) {
        auto const& texts = at->second.texts;
        rules.insert(texts.rules.begin(), texts.rules.end());
        left.insert(texts.left.begin(), texts.left.end());
    }
    return {{rules.begin(), rules.end()}, {left.begin(), left.end()}};
}

void PrecedenceReader::complain_of_clause(Scope const& scope, ast::ClauseRef const& to, std::int64_t agreement) const {
    std::vector<std::string> near;
    std::string elsewhere;
    for (auto const& [key, label] : labels_) {
        if (key.first == agreement)
            near.push_back(label.written);
        else if (key.second == fold(to.clause) and key.first >= 0)
            elsewhere = scope.shared.agreements[static_cast<std::size_t>(key.first)].name;
    }
    auto const help = elsewhere.empty()
                          ? did_you_mean(near, to.clause)
                          : "did you mean " + ticked("clause " + to.clause + " of \"" + elsewhere + "\"") + "?";
    scope.complain(
        {Kind::unknown_clause, to.span,
         "there is no clause " + ticked(to.clause) +
             (agreement < 0 ? "" : " in " + ticked(scope.shared.agreements[static_cast<std::size_t>(agreement)].name)),
         help});
}

/// What a reference means; nothing where it points nowhere, which is reported.
std::optional<Texts> PrecedenceReader::texts_meant(Scope const& scope, Reference const& reference) const {
    auto const& to = *reference.to;
    auto agreement = reference.agreement;
    if (not reference.named.empty()) {
        agreement = agreement_called(scope, reference.named);
        if (not agreement) {
            complain_of_agreement(scope, to, reference.named);
            return {};
        }
    }
    if (to.clause.empty())
        return texts_of_agreement(key_of(agreement));
    auto const found = labels_.find({key_of(agreement), fold(to.clause)});
    if (found != labels_.end())
        return found->second.texts;
    complain_of_clause(scope, to, key_of(agreement));
    return {};
}

std::optional<Texts> PrecedenceReader::texts_called(Scope const& scope, ast::ClauseRef const& to) const {
    return texts_meant(scope, {&scope.source, scope.agreement, {}, &to, to.agreement, {}});
}

std::optional<Texts> PrecedenceReader::texts_meant(Scope const& scope, ast::ClauseRef const& to) const {
    auto agreement = scope.agreement;
    if (to.agreement.empty() and not agreement) {
        auto const named = [&](auto const& label) { return label.first.second == fold(to.clause); };
        auto const only = std::ranges::find_if(labels_, named);
        if (std::ranges::count_if(labels_, named) == 1 and only->first.first >= 0)
            agreement = static_cast<std::uint32_t>(only->first.first);
    }
    return texts_called({scope.shared, scope.source, agreement}, to);
}

/// The sentence of `blanket` but for the blanket words; `begins` whether nothing is put before it.
std::string PrecedenceReader::without(Scope const& scope, Blanket const& blanket, bool begins) {
    auto before = scope.words({blanket.sentence.begin, blanket.at.begin});
    while (before.ends_with(',') or before.ends_with(' '))
        before.pop_back();
    auto text = before + scope.words({blanket.at.end, blanket.sentence.end}) + ".";
    auto const is_capital = [](char c) { return c >= 'A' and c <= 'Z'; };
    if (begins and text[0] >= 'a' and text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    else if (not begins and is_capital(text[0]) and not is_capital(text[1]))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

void PrecedenceReader::complain_of_blanket(Compilation& shared, Rulebook const& book, Blanket const& blanket) const {
    constexpr std::size_t most = 10;
    std::vector<std::string> labels;
    for (RuleId id = 0; blanket.rule and id < book.rules.size(); ++id) {
        auto const& other = book.rules[id];
        bool const here = book.clauses[other.clause].agreement == blanket.agreement;
        if (here and other.reported and id != *blanket.rule and other.record == book.rules[*blanket.rule].record)
            labels.push_back(other.label);
    }
    auto const more = labels.size() > most ? labels.size() - most : 0;
    labels.resize(labels.size() - more);
    bool const above = blanket.kind == Kind::despite_all;
    std::string const words = above ? "Notwithstanding " : "Subject to ";
    Scope const scope{shared, *blanket.source, blanket.agreement};
    auto help = "name the clauses that are meant, as in " + ticked(words + "clause 4.2, …");
    if (not labels.empty())
        help = "name those of these clauses that are meant: " +
               ticked(words + (labels.size() == 1 ? "clause " : "clauses ") + enumerated(labels, "and") + ", " +
                      without(scope, blanket, false)) +
               (more == 0 ? "" : ", or of " + std::to_string(more) + " more");
    else if (blanket.rule)
        help = "leave it out, since no other clause speaks of the same: " + ticked(without(scope, blanket, true));
    scope.complain({blanket.kind, blanket.at,
                    "this " + std::string(above ? "overrides" : "yields to") + " clauses without naming them", help});
}

void PrecedenceReader::resolve(Compilation& shared, Rulebook& book) const {
    for (auto const& blanket : blankets_)
        complain_of_blanket(shared, book, blanket);
    std::vector<Yield> yields;
    for (auto const& reference : references_) {
        Scope const scope{shared, *reference.source, reference.agreement};
        auto const meant = texts_meant(scope, reference);
        if (not meant or not reference.rule)
            continue;
        if (reference.kind == ast::PrecedenceKind::subject_to and meant->rules.empty() and not meant->left.empty())
            complain_of_left(scope, *reference.to);
        complain_of_idle(scope, book, *reference.to, *reference.rule, meant->rules);
        auto const where = scope.place(reference.to->span);
        bool const whole_agreement = reference.to->clause.empty();
        for (auto const other : meant->rules) {
            if (whole_agreement and other == *reference.rule)
                continue;
            bool const above = reference.kind == ast::PrecedenceKind::notwithstanding;
            yields.push_back({above ? other : *reference.rule, above ? *reference.rule : other, where});
        }
    }
    drop_circles(shared, book, yields);
    for (auto const& yield : yields)
        book.rules[yield.from].yields_to.push_back(yield.to);
    for (auto& rule : book.rules) {
        std::ranges::sort(rule.yields_to);
        rule.yields_to.erase(std::unique(rule.yields_to.begin(), rule.yields_to.end()), rule.yields_to.end());
    }
}

}  // namespace proviso
