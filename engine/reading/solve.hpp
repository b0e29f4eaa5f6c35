// Values for one record, and facts, that make predicates true or false: a small search down their trees.
//
// Constructive: each leaf narrows what its field may be, and an alternative is taken back where nothing is left.
// What it yields is a proposal; the checker says what it is worth.
#pragma once

#include "engine/rules/rulebook.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace proviso {

/// What is asked of one field so far.
struct Asked {
    std::optional<std::vector<std::string>> among;  ///< nothing: any
    std::vector<std::string> barred;
    std::optional<Decimal> least, most;  ///< both included, over `per`
    Per per = Per::none;
    std::optional<Date> first, last;  ///< both included
    std::optional<bool> truth;
    bool absent = false, present = false;
};

struct Draft {
    std::map<FieldId, Asked> fields;
    std::map<FactId, bool> facts;
    Date as_of_first = Date::earliest(), as_of_last = Date::latest();
};

struct Literal {
    PredicateId id = 0;
    bool wanted = true;
};

/// One of them is enough.
using Goal = std::vector<Literal>;

/// A draft that meets all goals, narrower than `from`; nothing where none is found in a bounded number of steps, or
/// where a goal asks for what no record decides (an open class, a bound that is not stated). The verdict of another clause is
/// taken to be as wanted: it rests on the whole plan.
std::optional<Draft> solve(Rulebook const&, Vocabulary const&, std::vector<Goal> goals, Draft from = {});

// narrowing by hand; false where nothing is left
bool bar(Asked&, std::vector<std::string> const& values);
bool among(Asked&, std::vector<std::string> const& values);
bool not_before(Asked&, Date);
bool not_after(Asked&, Date);
bool exactly(Asked&, Decimal amount, Per per);

/// The field that `id` is looked up from in the end; itself where it is not derived.
FieldId source_of(Vocabulary const&, FieldId id);

/// A value for each field of the draft, as a plan writes it. A derived field gets one of its source where that can be
/// found. Nothing where no value is left.
std::optional<std::map<FieldId, std::string>> values_of(Vocabulary const&, Draft const&);

}  // namespace proviso
