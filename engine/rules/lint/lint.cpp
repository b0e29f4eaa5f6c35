#include "engine/rules/lint/lint.hpp"

#include "engine/rules/lint/checks.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array checks{
    LintCheck{"unused-term", "a term that is defined and used nowhere", Kind::unused_term, find_unused_terms},
    LintCheck{"idle-permission", "a permission to which no clause yields, so that it changes nothing",
              Kind::idle_permission, find_idle_permissions},
    LintCheck{"never-binds", "a sentence that no record can ever be bound by", Kind::never_binds, find_never_bound},
    LintCheck{"never-met", "a demand that no record can ever meet", Kind::never_met, find_never_met},
    LintCheck{"never-broken", "a demand that every record which it binds meets", Kind::never_broken, find_never_broken},
    LintCheck{"missing-source", "a clause without a `Source:`", Kind::missing_source, find_missing_sources},
    LintCheck{"unequal-total", "a schedule that does not add up to the total stated beside it", Kind::unequal_total,
              find_unequal_totals},
};

}  // namespace

std::span<LintCheck const> lint_checks() { return checks; }

}  // namespace proviso
