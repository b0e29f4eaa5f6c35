// `Clause MS-1 of "A" ends on D`, and `is replaced from D by: …`: language reference, 4.4.
#pragma once

#include "engine/rules/agreements.hpp"
#include "engine/rules/clauses.hpp"

#include <map>
#include <string>

namespace proviso {

class AmendmentReader {
public:
    AmendmentReader(Compilation& shared, std::vector<Placed<ast::Amendment>> const& amendments);

    /// Applies the amendments of `clause`, which was just read, in the order of their days.
    void amend(Scope const& scope, ast::Clause const& clause, ClauseReader& clauses, Rulebook& book);

    /// After the last clause: reports amendments of clauses that are not there.
    void complain_of_others(Compilation& shared, PrecedenceReader const& precedence) const;

private:
    struct Change {
        Placed<ast::Amendment> amendment;
        std::string label;
        Date day;  ///< the first on which the old text no longer holds
        bool used = false;
    };
    using Key = std::pair<std::optional<std::uint32_t>, std::string>;  ///< agreement and folded label

    static void refuse_order(Scope const& scope, Change const& earlier, Change const& later);
    static void refuse_late(Scope const& scope, Change const& change, Date until);
    std::vector<Change*> changes_of(Scope const& scope, ast::Clause const& clause);

    std::multimap<Key, Change> changes_;
};

}  // namespace proviso
