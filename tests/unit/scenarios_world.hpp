// Policies with scenarios, run as `proviso test` runs them.
#pragma once

#include "engine/scenarios/test.hpp"
#include "tests/unit/rules_compiled.hpp"

#include <doctest/doctest.h>

namespace proviso {

/// `text`, which has no mistake.
inline TestReport tested(std::string const& text, TestOptions const& options = {}) {
    auto policy = compiled(text);
    auto report = test(policy.book, cloud_vocabulary(), options, policy.diagnostics);
    CHECK_MESSAGE(policy.diagnostics.empty(), policy.messages());
    return report;
}

/// `5(a): no scenario expects …`, one a line.
inline std::string lines(std::vector<SentenceNote> const& notes) {
    std::string text;
    for (auto const& note : notes)
        text += note.label + ": " + note.text + "\n";
    return text;
}

}  // namespace proviso
