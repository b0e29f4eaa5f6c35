// Lists of values: which one field they are of, and the test that a record's value is among them.
#pragma once

#include "engine/rules/names.hpp"

namespace proviso {

/// Whether `A and B` may stand for the set of both, or is refused since a record has one value.
enum class AndMeans { refused, both };

/// How a message offers a clearer wording for one of several fields: `whose` is `whose provider is AWS`,
/// `as` is `exclusive to AWS as provider`.
enum class Offer { whose, as };

struct ValueReading {
    Fields fields;  ///< those that the phrase, noun or role allows
    AndMeans and_means = AndMeans::refused;
    Offer offer = Offer::whose;
};

/// The one field of `reading.fields` that all values belong to, and the test of it. Reports a list of
/// values that is of none of them, or of two.
std::optional<Choice> read_values(Scope const& scope, ast::ValueList const& list, ValueReading const& reading);

/// The same for every field that holds all of them: what a term for a set of values stands for.
std::vector<Choice> all_choices(Scope const& scope, ast::ValueList const& list);

/// Reports where `and` and `or` both stand in a list; `before` of its items in order.
struct Link {
    ast::Connective before;
    Span at;
};
bool one_connective(Scope const& scope, std::vector<Link> const& links);

}  // namespace proviso
