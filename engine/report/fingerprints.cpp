#include "engine/report/fingerprints.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

namespace proviso {
namespace {

/// FNV-1a, of parts that cannot run into each other.
class Hash {
public:
    void add(std::string_view part) {
        for (char const byte : part)
            add(static_cast<unsigned char>(byte));
        add(0U);
        add(part.size());
    }
    std::uint64_t value() const { return value_; }

private:
    void add(std::uint64_t number) { value_ = (value_ ^ number) * 0x100000001b3U; }

    std::uint64_t value_ = 0xcbf29ce484222325U;
};

/// `older` counts texts of the clause that this one took the place of.
std::uint64_t hash(ClauseResult const& clause, Finding const& finding, std::size_t older) {
    Hash hash;
    hash.add(clause.agreement);
    hash.add(clause.id);
    hash.add(verdict_names[static_cast<std::size_t>(finding.verdict)]);
    for (auto const& [field, value] : finding.group) {
        hash.add(field);
        hash.add(value);
    }
    if (finding.record) {
        hash.add(finding.record->type);
        hash.add(finding.record->key);
    } else {
        hash.add(finding.period.from.text());
        hash.add(finding.period.until.text());
    }
    if (older > 0)
        hash.add(std::to_string(older));
    return hash.value();
}

}  // namespace

std::string fingerprint(std::string_view text) {
    Hash hash;
    hash.add(text);
    return fmt::format("{:016x}", hash.value());
}

void add_fingerprints(Report& report) {
    std::unordered_map<std::uint64_t, std::size_t> seen;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> replaced;
    for (auto& clause : report.clauses) {
        auto& older = replaced[{clause.agreement, clause.id}];
        for (auto& finding : clause.findings) {
            auto const name = hash(clause, finding, older);
            finding.fingerprint = fmt::format("{:016x}:{}", name, ++seen[name]);
        }
        older += not clause.amendments.empty();
    }
}

}  // namespace proviso
