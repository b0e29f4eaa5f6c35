#include "engine/reading/canonical.hpp"

#include "dsl/lexicon.hpp"
#include "engine/check/matter.hpp"
#include "engine/reading/claims.hpp"
#include "engine/reading/follow.hpp"
#include "engine/reading/measures.hpp"
#include "engine/reading/nouns.hpp"
#include "engine/reading/windows.hpp"
#include "engine/rules/wording.hpp"

namespace proviso {
namespace {

class Sentences {
public:
    Sentences(Rulebook const& book, Vocabulary const& vocabulary, RuleId id)
        : book_(book), id_(id), rule_(book.rules[id]), claims_(book, vocabulary),
          noun_(noun(vocabulary.records[rule_.record])) {}

    std::vector<std::string> all() {
        std::visit([this](auto const& norm) { norm_sentences(norm); }, rule_.norm);
        for (auto const condition : rule_.conditions)
            say("It applies only where " + claims_.claim(condition) + ".");
        for (auto const exception : rule_.exceptions)
            say("Exception in force: " + exception_words(exception) + ".");
        add_window();
        for (auto const above : rule_.yields_to)
            say(precedence_sentence(above));
        return std::move(out_);
    }

private:
    void say(std::string sentence) { out_.push_back(std::move(sentence)); }

    std::string every() const { return "Every " + noun_ + claims_.qualifier(rule_.subject); }

    void norm_sentences(RecordNorm const& norm) {
        say(every() + " must " + claims_.deed(norm.require) + ".");
        say("This binds each such " + noun_ + " separately.");
    }
    void norm_sentences(PermissionNorm const& norm) {
        say(every() + " may " + claims_.deed(norm.permits) + ".");
        say("A permission changes no verdict by itself; it frees a " + noun_ +
            " from a clause that gives way to it, and from no other.");
    }
    void norm_sentences(SeparationNorm const& norm) {
        auto const& field = claims_.name(norm.field);
        auto const others = "any other " + noun_ + claims_.qualifier(norm.other) + within(norm);
        say(every() +
            (norm.apart ? " must not share its " + field + " with "
                        : " must share its " + field + ", on each day on which it runs, with ") +
            others + ".");
        say(std::string("Two of them share a ") + field + " only where both have it on the same day; a " + noun_ +
            " is never its own neighbour.");
    }
    std::string within(SeparationNorm const& norm) const {
        return norm.within ? " that has the same " + claims_.name(*norm.within) : "";
    }
    void norm_sentences(AggregateNorm const& norm) {
        for (auto& sentence : measure_sentences(claims_, rule_, norm))
            say(std::move(sentence));
    }

    /// An exception is a class of records, or a condition that concerns none.
    std::string exception_words(PredicateId id) const {
        if (fields_below(book_, id))
            return "it does not bind " + with_article(noun_) + claims_.qualifier(id);
        return "it binds no " + noun_ + " where " + claims_.claim(id);
    }

    /// As all amendments leave it; those that come with an agreement are left out before it is signed.
    void add_window() {
        auto const amendments = amendments_of(book_, id_, Date::latest());
        auto const before = window_words(book_, rule_.window);
        auto const days = window_words(book_, amended(rule_.window, amendments));
        say(days.empty() ? "It is in force always: neither the clause nor an agreement bounds its days."
                         : "It is in force " + days + ".");
        if (auto const by = book_.clauses[rule_.clause].amended_by)
            add_signature(*by, "This text came with ", "");
        for (auto const* amendment : amendments)
            if (amendment->by and days != before)
                add_signature(*amendment->by, "Its end is set by ",
                              ": there it is in force " + (before.empty() ? "always" : before));
    }
    void add_signature(std::uint32_t agreement, std::string const& what, std::string const& otherwise) {
        auto const from = book_.agreements[agreement].in_force_from();
        if (not from or book_.clauses[rule_.clause].agreement == agreement)
            return;
        say(what + "agreement " + quoted(book_.agreements[agreement].name) + ", which a check as of a day before " +
            from->long_text() + " leaves out" + otherwise + ".");
    }

    std::string precedence_sentence(RuleId above) const {
        auto const permits = std::holds_alternative<PermissionNorm>(book_.rules[above].norm);
        auto const name = clause_name(book_, above, rule_);
        return "It gives way to " + name + ": on the days on which that clause " + (permits ? "permits" : "binds") +
               " " + with_article(noun_) + ", this one does not bind it.";
    }

    Rulebook const& book_;
    RuleId id_;
    Rule const& rule_;
    Claims claims_;
    std::string noun_;
    std::vector<std::string> out_;
};

std::string period_words(AgreementInfo const& agreement) {
    std::string out;
    if (agreement.effective)
        out += " It is effective from " + agreement.effective->long_text() + " (included).";
    if (agreement.signed_on)
        out +=
            " It was signed on " + agreement.signed_on->long_text() + ": a check as of an earlier day leaves it out.";
    else if (agreement.effective)
        out += " A check as of an earlier day leaves it out.";
    if (agreement.until)
        out += " It ends on " + agreement.until->long_text() + " (included).";
    return out;
}

}  // namespace

std::vector<std::string> canonical(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule) {
    return Sentences(book, vocabulary, rule).all();
}

std::string agreement_sentence(AgreementInfo const& agreement) {
    auto const parties = agreement.parties.empty() ? "" : " between " + enumerated(agreement.parties, "and");
    return "Agreement " + quoted(agreement.name) + parties + "." + period_words(agreement);
}

std::string fact_sentence(FactInfo const& fact) {
    auto const of = fact.agreement.empty() ? "" : " (of " + quoted(fact.agreement) + ")";
    return quoted(fact.name) + of + " is a fact: " + fact.meaning +
           ". It is unknown until the plan or the command line says whether, or since when, it is true.";
}

std::string amendment_sentence(Rulebook const& book, Amendment const& amendment) {
    std::vector<std::string> ended;
    for (auto const id : amendment.rules)
        ended.push_back(clause_name(book, id, {}));
    auto const by = amendment.by ? " by agreement " + quoted(book.agreements[*amendment.by].name) +
                                       ", where that is part of the check"
                                 : "";
    return "The text of " + enumerated(ended, "and") + " is ended" + by + ": its last day is " +
           (amendment.until + -1).long_text() + " (included).";
}

std::string clause_name(Rulebook const& book, RuleId id, Rule const& here) {
    auto const& rule = book.rules[id];
    auto const agreement = book.clauses[rule.clause].agreement;
    auto const known = not here.label.empty() and book.clauses[here.clause].agreement == agreement;
    return "clause " + rule.label + (known or not agreement ? "" : " of " + quoted(book.agreements[*agreement].name));
}

}  // namespace proviso
