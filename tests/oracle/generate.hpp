// Seed → a small well-typed case: one to six records of each kind, one to four clauses, with much missing.
#pragma once

#include "tests/oracle/case.hpp"
#include "tests/oracle/chance.hpp"

namespace proviso::oracle {

/// The same case for the same seed, on every machine.
Case generate(std::uint64_t seed);

/// The parts of it, in the order in which they are made.
std::vector<KindModel> generate_kinds(Chance&);
Date generate_day(Chance&);
std::int64_t generate_amount(Chance&, FieldModel const&);
Cell generate_value(Chance&, FieldModel const&);
void generate_clauses(Chance&, Case&);
PlanModel generate_plan(Chance&, Case const&);

/// The fields of a kind that a test can be made for.
std::vector<std::size_t> fields_of(KindModel const&, FieldType);

}  // namespace proviso::oracle
