#include "engine/rules/describe.hpp"

#include "engine/rules/describe_norms.hpp"
#include "engine/rules/wording.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 3> severities{"breach", "warning", "advice"};

// ---- predicates -----------------------------------------------------------------------------------------

class PredicateWords {
public:
    PredicateWords(Rulebook const& book, Vocabulary const& vocabulary) : book_(book), vocabulary_(vocabulary) {}

    std::string operator()(PredicateId id) const { return std::visit(*this, book_.predicates[id]); }

    std::string operator()(Always) const { return "always"; }
    std::string operator()(FieldIn const& p) const { return name(p.field) + " is " + enumerated(p.values, "or"); }
    std::string operator()(FieldAmount const& p) const {
        auto unit = vocabulary_.field(p.field).unit;
        if (p.per != Per::none)
            unit.per = p.per;
        return name(p.field) + " is " + amount_relation(p.relation) + text(Quantity{p.bound, unit});
    }
    std::string operator()(FieldDate const& p) const {
        return name(p.field) + " is " + date_relation(p.relation) + p.bound.text();
    }
    std::string operator()(FieldTrue p) const { return name(p.field) + " is true"; }
    std::string operator()(FieldPresent p) const { return name(p.field) + " is given"; }
    std::string operator()(FactHolds p) const { return "fact " + ticked(book_.facts[p.fact].name); }
    std::string operator()(AsOf const& p) const {
        return "the as-of date is " + date_relation(p.relation) + p.bound.text();
    }
    std::string operator()(ClauseMet p) const { return book_.conditions[p.condition].words; }
    std::string operator()(Open const& p) const { return "belongs to " + ticked(p.term) + " (open)"; }
    std::string operator()(Unstated const& p) const { return words_of_open(p); }
    std::string operator()(Not p) const { return "not (" + (*this)(p.operand) + ")"; }
    std::string operator()(And const& p) const { return joined(p.operands, "and"); }
    std::string operator()(Or const& p) const { return joined(p.operands, "or"); }

private:
    std::string words_of_open(Unstated const& p) const {
        return (p.what.empty() ? "" : name(p.field) + " against ") + ticked(p.what) + " (not stated)";
    }
    std::string name(FieldId field) const { return vocabulary_.field(field).name; }

    std::string joined(std::vector<PredicateId> const& operands, std::string_view connective) const {
        std::string line;
        for (auto const id : operands) {
            auto const& operand = book_.predicates[id];
            bool const compound = std::holds_alternative<And>(operand) or std::holds_alternative<Or>(operand);
            if (not line.empty())
                line += " " + std::string(connective) + " ";
            line += compound ? "(" + (*this)(id) + ")" : (*this)(id);
        }
        return line;
    }

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
};

// ---- rules ----------------------------------------------------------------------------------------------

class RuleWords {
public:
    RuleWords(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule)
        : book_(book), vocabulary_(vocabulary), rule_(rule), predicate_(book, vocabulary) {}

    std::string outline() const {
        auto lines = line(2, rule_.label + ": " + vocabulary_.records[rule_.record].name +
                                 (rule_.reported ? "" : ", for a condition") +
                                 (rule_.stage == 0 ? "" : ", stage " + std::to_string(rule_.stage)));
        lines += line(4, "of      " + predicate_(rule_.subject));
        for (auto const condition : rule_.conditions)
            lines += line(4, "if      " + predicate_(condition));
        for (auto const exception : rule_.exceptions)
            lines += line(4, "except  " + predicate_(exception));
        lines += line(4, std::visit([this](auto const& norm) { return words(norm); }, rule_.norm));
        if (auto const window = describe(book_, rule_.window); not window.empty())
            lines += line(4, "holds   " + window);
        for (auto const above : rule_.yields_to)
            lines += line(4, "yields  to " + name_of(above));
        return lines;
    }

private:
    static std::string line(std::size_t indent, std::string const& words) {
        return std::string(indent, ' ') + words + "\n";
    }

    std::string name_of(RuleId id) const {
        auto const& other = book_.rules[id];
        auto const agreement = book_.clauses[other.clause].agreement;
        bool const here = agreement == book_.clauses[rule_.clause].agreement;
        return other.label + (here or not agreement ? "" : " of \"" + book_.agreements[*agreement].name + "\"");
    }
    std::string words(RecordNorm const& norm) const { return "must    " + predicate_(norm.require); }
    std::string words(SeparationNorm const& norm) const {
        auto const& field = vocabulary_.field(norm.field).name;
        return std::string(norm.apart ? "must    not share " : "must    share ") + field + " with " +
               predicate_(norm.other) + (norm.within ? " of the same " + vocabulary_.field(*norm.within).name : "");
    }
    std::string words(PermissionNorm const& norm) const { return "may     " + predicate_(norm.permits); }
    std::string words(AggregateNorm const& norm) const {
        return "must    " + aggregate_words(book_, vocabulary_, norm) + ": " + norm.left.words;
    }

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    Rule const& rule_;
    PredicateWords predicate_;
};

std::string dated(std::string_view word, std::optional<Date> day) {
    return day ? ", " + std::string(word) + " " + day->text() : "";
}

std::string agreement_words(AgreementInfo const& agreement) {
    return "agreement \"" + agreement.name + "\" between " + enumerated(agreement.parties, "and") +
           dated("effective", agreement.effective) + dated("signed", agreement.signed_on) +
           dated("until", agreement.until) + "\n";
}

std::string fact_words(FactInfo const& fact) {
    return "fact " + ticked(fact.name) + (fact.agreement.empty() ? "" : " of \"" + fact.agreement + "\"") + ": " +
           fact.meaning + "\n";
}

std::string clause_words(Rulebook const& book, ClauseInfo const& clause) {
    auto words = "\nclause " + clause.id;
    if (not clause.heading.empty())
        words += " \"" + clause.heading + "\"";
    if (clause.agreement)
        words += " of \"" + book.agreements[*clause.agreement].name + "\"";
    if (clause.severity != RuleSeverity::breach)
        words += ", " + std::string(severities[static_cast<std::size_t>(clause.severity)]);
    if (not clause.waivable)
        words += ", not to be waived";
    if (clause.amended_by)
        words += ", amended by \"" + book.agreements[*clause.amended_by].name + "\"";
    if (clause.not_encoded)
        words += ", not encoded: " + *clause.not_encoded;
    words += "\n";
    for (auto const& [key, text] : {std::pair("source", clause.source), std::pair("note", clause.note),
                                    std::pair("remedy", clause.remedy), std::pair("owner", clause.owner)})
        if (not text.empty())
            words += "  " + std::string(key) + ": " + text + "\n";
    return words;
}

std::string words_of(Rulebook const&, Date day) { return day.text(); }

std::string words_of(Rulebook const& book, FactId fact) { return "the day of " + ticked(book.facts[fact].name); }

std::string words_of(Rulebook const& book, FactDay const& day) {
    auto const part = [](int count, std::string_view unit) {
        auto const words = std::to_string(count) + " " + std::string(unit) + (count == 1 ? " " : "s ");
        return count == 0 ? "" : words;
    };
    return part(day.months, "month") + part(day.days, "day") + "after " + words_of(book, day.fact);
}

std::string words_of(Rulebook const&, UnstatedDay const& open) { return ticked(open.what) + " (not stated)"; }

std::string words_of(Rulebook const& book, EitherDay const& either) {
    std::vector<std::string> days;
    for (auto const& each : either.days)
        days.push_back(std::visit([&](auto const& day) { return words_of(book, day); }, each));
    return std::string(either.last ? "the last of " : "the first of ") + enumerated(days, "and");
}

std::string bound_words(Rulebook const& book, Bound const& bound) {
    return std::visit([&](auto const& each) { return words_of(book, each); }, bound);
}

std::string amendment_words(Rulebook const& book, Amendment const& amendment) {
    std::string words = "\namendment";
    if (amendment.by)
        words += " by \"" + book.agreements[*amendment.by].name + "\"";
    words += ", before " + amendment.until.text() + " end:";
    for (auto const rule : amendment.rules) {
        auto const& from = book.rules[rule].window.from;
        words += (rule == amendment.rules.front() ? " " : ", ") + book.rules[rule].label;
        if (book.clauses[book.rules[rule].clause].amended_by and not from.empty())
            words += " (" + std::visit([&](auto const& each) { return words_of(book, each); }, from.back()) + ")";
    }
    return words + "\n";
}

}  // namespace

std::string describe(Rulebook const& book, Vocabulary const& vocabulary, PredicateId predicate) {
    return PredicateWords(book, vocabulary)(predicate);
}

std::string describe(Rulebook const& book, Window const& window) {
    std::string words;
    auto const add = [&](std::string_view word, Bound const& bound) {
        words += (words.empty() ? "" : ", ") + std::string(word) + " " + bound_words(book, bound);
    };
    for (auto const& bound : window.from)
        add("from", bound);
    for (auto const& bound : window.until)
        add("before", bound);
    return words;
}

std::string describe(Rulebook const& book, Vocabulary const& vocabulary) {
    std::string words;
    for (auto const& agreement : book.agreements)
        words += agreement_words(agreement);
    for (auto const& fact : book.facts)
        words += fact_words(fact);
    for (auto const& reading : book.defaults)
        words += "default: " + reading + "\n";
    std::size_t rule = 0;
    for (std::size_t clause = 0; clause < book.clauses.size(); ++clause) {
        words += clause_words(book, book.clauses[clause]);
        for (; rule < book.rules.size() and book.rules[rule].clause == clause; ++rule)
            words += RuleWords(book, vocabulary, book.rules[rule]).outline();
    }
    for (auto const& amendment : book.amendments)
        words += amendment_words(book, amendment);
    return words;
}

}  // namespace proviso
