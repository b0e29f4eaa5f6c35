#include "engine/reading/claims.hpp"

#include "engine/check/wording.hpp"
#include "engine/rules/wording.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_values = 8;

/// `at least 5 MW`; of a claim that is denied, `less than 5 MW`.
struct Compared {
    std::string not_;  ///< `not ` where no relation says the opposite
    Relation relation{};
};

Compared compared(Relation relation, bool denied) {
    if (not denied)
        return {"", relation};
    if (auto const other = opposite(relation))
        return {"", *other};
    return {"not ", relation};
}

/// One leaf as a claim, without the record: `kind is API`.
struct LeafClaim {
    Claims const& claims;
    bool denied;

    std::string is() const { return denied ? " is not " : " is "; }

    std::string operator()(Always) const { return denied ? "never" : "always"; }
    std::string operator()(FieldIn const& leaf) const {
        return claims.name(leaf.field) + is() + claims.values(leaf.field, leaf.values);
    }
    std::string operator()(FieldAmount const& leaf) const {
        auto const [not_, relation] = compared(leaf.relation, denied);
        auto const& field = claims.vocabulary().field(leaf.field);
        auto const per = leaf.per == Per::none ? field.unit.per : leaf.per;
        return field.name + " is " + not_ + std::string(relation_words(relation)) + " " +
               amount_text(field, leaf.bound, per);
    }
    std::string operator()(FieldDate const& leaf) const {
        auto const [not_, relation] = compared(leaf.relation, denied);
        return claims.name(leaf.field) + " is " + not_ + std::string(date_words(relation)) + " " +
               leaf.bound.long_text();
    }
    std::string operator()(FieldTrue leaf) const { return claims.name(leaf.field) + " is " + (denied ? "no" : "yes"); }
    std::string operator()(FieldPresent leaf) const {
        return claims.name(leaf.field) + (denied ? " is absent" : " is given");
    }
    std::string operator()(FactHolds leaf) const {
        return "the fact " + quoted(claims.book().facts[leaf.fact].name) + is() + "true";
    }
    std::string operator()(AsOf leaf) const {
        auto const [not_, relation] = compared(leaf.relation, denied);
        return "the day of the check is " + not_ + std::string(date_words(relation)) + " " + leaf.bound.long_text();
    }
    std::string operator()(ClauseMet leaf) const {
        auto const& words = claims.book().conditions[leaf.condition].words;
        return denied ? "it is not so that " + words : words;
    }
    std::string operator()(Open const& leaf) const {
        return std::string("it ") + (denied ? "does not belong" : "belongs") + " to " + quoted(leaf.term) +
               ", whose members are not all listed";
    }
    std::string operator()(Unstated const& leaf) const {
        return std::string(denied ? "it fails" : "it meets") + " a bound that the text leaves open, " +
               quoted(leaf.what);
    }
    template <class Compound>
    std::string operator()(Compound const&) const {
        return {};
    }
};

std::optional<FieldId> asked_field(Predicate const& leaf) {
    return std::visit(
        [](auto const& of) -> std::optional<FieldId> {
            if constexpr (requires { of.field.record; } and not std::is_same_v<std::decay_t<decltype(of)>, Unstated>)
                return of.field;
            else
                return {};
        },
        leaf);
}

/// A verb phrase that can stand after `be`: `hosted on`, not `using` or `covering`.
std::string said_of_a_record(Field const& field) {
    for (auto const& phrase : field.phrases) {
        auto const verb = phrase.substr(0, phrase.find(' '));
        if (verb.ends_with("ed") or verb == "made" or verb == "sold" or verb == "built" or verb == "held" or
            verb == "paid" or verb == "part")
            return phrase;
    }
    return {};
}

std::string qualifier_of(Predicate const& leaf, std::string const& claim, bool denied, Vocabulary const& vocabulary) {
    if (auto const* truth = std::get_if<FieldTrue>(&leaf);
        truth and not vocabulary.field(truth->field).adjectives.empty())
        return std::string(denied ? "that is not " : "that is ") + vocabulary.field(truth->field).adjectives.front();
    if (auto const* given = std::get_if<FieldPresent>(&leaf))
        return denied ? "without any " + vocabulary.field(given->field).name
                      : "with " + with_article(vocabulary.field(given->field).name);
    return (asked_field(leaf) ? "whose " : "for which ") + claim;
}

/// `have a capacity of at least 5 MW`, `have at least 3 replicas`, from `capacity is at least 5 MW`.
std::string have_of(Predicate const& leaf, std::string const& claim, Claims const& claims) {
    constexpr std::string_view is = " is ";
    auto const& name = claims.name(*asked_field(leaf));
    if (not claims.vocabulary().field(*asked_field(leaf)).unit_noun.empty())
        return "have " + claim.substr(name.size() + is.size());
    auto const of = std::holds_alternative<FieldAmount>(leaf) ? " of " : " ";
    return "have " + with_article(name) + of + claim.substr(name.size() + is.size());
}

std::string deed_of(Predicate const& leaf, std::string const& claim, bool denied, Claims const& claims) {
    std::string const not_ = denied ? "not " : "";
    if (auto const* in = std::get_if<FieldIn>(&leaf)) {
        auto const phrase = said_of_a_record(claims.vocabulary().field(in->field));
        auto const values = claims.values(in->field, in->values);
        if (not phrase.empty())
            return not_ + "be " + phrase + " " + values + " (" + claim + ")";
        return not_ + "have " + values + " as its " + claims.name(in->field);
    }
    if (auto const* truth = std::get_if<FieldTrue>(&leaf))
        if (auto const& field = claims.vocabulary().field(truth->field); not field.adjectives.empty())
            return not_ + "be " + field.adjectives.front() + " (" + claim + ")";
    if (auto const* given = std::get_if<FieldPresent>(&leaf))
        return not_ + "have " + with_article(claims.name(given->field));
    if (std::holds_alternative<FieldAmount>(leaf) or std::holds_alternative<FieldDate>(leaf))
        return have_of(leaf, claim, claims);
    return "be such that " + std::string(asked_field(leaf) ? "its " : "") + claim;
}

bool joins(Predicate const& predicate) {
    return std::holds_alternative<And>(predicate) or std::holds_alternative<Or>(predicate);
}

}  // namespace

std::string quoted(std::string const& name) { return "\"" + name + "\""; }

std::string Claims::claim(PredicateId id, bool denied) const { return words(id, denied, Form::claim); }

std::string Claims::qualifier(PredicateId id) const {
    auto const all = std::holds_alternative<Always>(book_.predicates[id]);
    return all ? "" : " " + words(id, false, Form::qualifier);
}

std::string Claims::deed(PredicateId id) const { return words(id, false, Form::deed); }

std::string Claims::values(FieldId field, std::vector<std::string> const& values) const {
    auto const same = [&](Group const& group) {
        auto members = group.values;
        std::ranges::sort(members);
        return group.field == field and members == values;
    };
    auto const group = std::ranges::find_if(vocabulary_.groups, same);
    auto const named = group != vocabulary_.groups.end() and values.size() > 1;
    if (values.size() <= most_values)
        return named ? group->name + " (" + enumerated(values, "or") + ")" : enumerated(values, "or");
    if (named)
        return group->name + " (any of " + std::to_string(values.size()) + ", listed below)";
    return proviso::joined(values, "or", most_values - 2) + " (all listed below)";
}

std::string Claims::words(PredicateId id, bool denied, Form form) const {
    auto const& predicate = book_.predicates[id];
    if (auto const* node = std::get_if<Not>(&predicate))
        return words(node->operand, not denied, form);
    if (auto const* node = std::get_if<And>(&predicate))
        return joined(node->operands, denied, not denied, form);
    if (auto const* node = std::get_if<Or>(&predicate))
        return joined(node->operands, denied, denied, form);
    return leaf(predicate, denied, form);
}

std::string Claims::leaf(Predicate const& predicate, bool denied, Form form) const {
    auto const claim = std::visit(LeafClaim{*this, denied}, predicate);
    switch (form) {
        case Form::claim: return claim;
        case Form::qualifier: return qualifier_of(predicate, claim, denied, vocabulary_);
        case Form::deed: return deed_of(predicate, claim, denied, *this);
    }
    return claim;
}

std::string Claims::joined(std::vector<PredicateId> const& operands, bool denied, bool all, Form form) const {
    std::string out;
    for (auto const id : operands) {
        auto const* inner = &book_.predicates[id];
        while (auto const* negated = std::get_if<Not>(inner))
            inner = &book_.predicates[negated->operand];
        auto const part = words(id, denied, form);
        out += (out.empty() ? "" : all ? " and " : " or ") + (joins(*inner) ? "(" + part + ")" : part);
    }
    return out;
}

}  // namespace proviso
