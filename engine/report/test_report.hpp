// What a run of scenarios came to. Its renderers are pure functions of it; nothing here knows a format.
#pragma once

#include "dsl/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace proviso {

/// One expectation that did not come out.
struct ScenarioDifference {
    std::string expected;          ///< `clause MS-1 is complied with`
    std::string actual;            ///< `clause MS-1 is violated by chat-eu`
    std::vector<std::string> why;  ///< the messages of its findings; the first few
    Excerpt where;                 ///< the expectation
};

struct ScenarioResult {
    std::string name;
    Excerpt where;
    std::vector<ScenarioDifference> differences;

    bool passed() const { return differences.empty(); }
};

/// Something about one sentence of the policies, or one agreement: `no scenario expects that it is violated`.
struct SentenceNote {
    std::string label;      ///< `5(a)`; `Agreement "A"`
    std::string agreement;  ///< of the sentence
    Excerpt where;
    std::string text;
};

/// What the scenarios decided of all that they could.
struct ScenarioCoverage {
    std::size_t decided = 0;
    std::size_t all = 0;
    std::vector<SentenceNote> missing;

    std::size_t percent() const { return all == 0 ? 100 : decided * 100 / all; }
};

/// Changes of the rules, one at a time, and those that no scenario notices.
struct MutationResult {
    std::size_t tried = 0;
    std::size_t noticed = 0;
    std::vector<SentenceNote> unnoticed;
};

struct TestReport {
    std::vector<ScenarioResult> scenarios;
    std::size_t left_out = 0;                  ///< scenarios whose names do not match
    std::optional<ScenarioCoverage> coverage;  ///< nothing where scenarios were left out
    std::optional<MutationResult> mutation;
    std::optional<unsigned> threshold;  ///< percent of coverage asked for
    int exit_status = 0;

    std::size_t failed() const {
        std::size_t count = 0;
        for (auto const& scenario : scenarios)
            count += not scenario.passed();
        return count;
    }
};

}  // namespace proviso
