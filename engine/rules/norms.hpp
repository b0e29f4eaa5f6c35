// What a sentence demands, of which records.
#pragma once

#include "engine/rules/scope.hpp"

#include <optional>

namespace proviso {

struct NormReading {
    RecordId record = 0;
    PredicateId subject = 0;
    Norm norm;
};

/// Reports what does not make sense; then nothing.
std::optional<NormReading> read_norm(Scope const& scope, ast::Norm const& norm);

/// `The total capacity of X must be at least 2 GW by D`. Defined in aggregates.cpp.
std::optional<NormReading> read_aggregate(Scope const& scope, ast::Aggregate const& aggregate);

/// `the total cost of X exceeds 5 million USD on D`. Defined in aggregates.cpp.
std::optional<NormReading> read_measured(Scope const& scope, ast::Measure const& measure, ast::Limit const& limit,
                                         ast::Optional<ast::Time> const& time);

/// `X must not share a region with Y`. Defined in separations.cpp.
std::optional<NormReading> read_separation(Scope const& scope, ast::Separation const& separation);

}  // namespace proviso
