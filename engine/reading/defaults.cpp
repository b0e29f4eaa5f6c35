// The readings that no word of a clause states: language reference, 4.3 and 5.
#include "engine/reading/canonical.hpp"
#include "engine/reading/claims.hpp"
#include "engine/reading/follow.hpp"
#include "engine/reading/nouns.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 5> days_said{
    " is the only day that will do.", " itself is not included.", " is included.",
    " itself is not included; the day after is the first.", " is included."};

std::string with_day(std::string_view said, Date day) { return day.long_text() + std::string(said); }

std::string with_article_upper(std::string const& noun) {
    auto words = with_article(noun);
    words[0] = 'A';
    return words;
}

class Defaults {
public:
    Defaults(Rulebook const& book, Vocabulary const& vocabulary, Rule const& rule)
        : book_(book), vocabulary_(vocabulary), rule_(rule), noun_(noun(vocabulary.records[rule.record])) {}

    std::vector<std::string> all() {
        add_days();
        add_missing();
        add_active();
        add_strict();
        add_severity();
        return std::move(out_);
    }

private:
    void say(std::string sentence) {
        if (std::ranges::find(out_, sentence) == out_.end())
            out_.push_back(std::move(sentence));
    }

    void add_days() {
        for (auto const id : predicates_of(book_, rule_)) {
            if (auto const* leaf = std::get_if<FieldDate>(&book_.predicates[id])) {
                if (auto const& type = vocabulary_.records[leaf->field.record]; type.end == leaf->field.index)
                    say("The end of " + with_article(noun(type)) + " is the day after its last.");
                say(with_day(days_said[static_cast<std::size_t>(leaf->relation)], leaf->bound));
            }
            if (auto const* leaf = std::get_if<AsOf>(&book_.predicates[id]))
                say(with_day(days_said[static_cast<std::size_t>(leaf->relation)], leaf->bound));
        }
        if (auto const* norm = std::get_if<AggregateNorm>(&rule_.norm))
            if ((norm->when == When::on or norm->when == When::by) and norm->day_stated)
                say(with_day(" is included.", norm->day));
    }

    /// Exceptions too: one that is not known leaves a breach undetermined.
    void add_missing() {
        std::vector<std::string> names;
        for (auto const field : fields_of(book_, vocabulary_, rule_))
            names.push_back(vocabulary_.field(field).name);
        if (names.empty() or std::holds_alternative<PermissionNorm>(rule_.norm))
            return;
        say("Where a plan does not give the " + enumerated(names, "or") + " of " + with_article(noun_) +
            ", nothing is presumed: if the verdict turns on it, it is undetermined.");
    }

    void add_active() {
        auto const& type = vocabulary_.records[rule_.record];
        auto const timed = not rule_.window.from.empty() or not rule_.window.until.empty();
        if (not timed or not type.start)
            return;
        say(with_article_upper(noun_) + " without a start counts as running since ever" +
            (type.end ? "; one without an end, for ever." : "."));
    }

    void add_strict() {
        auto const* norm = std::get_if<AggregateNorm>(&rule_.norm);
        if (norm and (norm->relation == Relation::more or norm->relation == Relation::less))
            say("To reach the bound exactly is not enough.");
    }

    void add_severity() {
        if (std::holds_alternative<PermissionNorm>(rule_.norm))
            return;
        switch (book_.clauses[rule_.clause].severity) {
            case RuleSeverity::breach: return say("To fail it is a breach.");
            case RuleSeverity::warning: return say("To fail it draws a warning, and is no breach.");
            case RuleSeverity::advice: return say("To fail it draws advice, and is no breach.");
        }
    }

    Rulebook const& book_;
    Vocabulary const& vocabulary_;
    Rule const& rule_;
    std::string noun_;
    std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> defaults_applied(Rulebook const& book, Vocabulary const& vocabulary, RuleId rule) {
    return Defaults(book, vocabulary, book.rules[rule]).all();
}

}  // namespace proviso
