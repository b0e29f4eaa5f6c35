// An example: a policy, a plan and what the two come to. docs/language.md says how they are written.
//
//   ```proviso [NAME]         a policy file; several of them before an expectation are checked together
//   ```toml plan [NAME]       the plan; also `json plan`, `ndjson plan` and `csv plan`
//   ```toml vocabulary        adds to the vocabulary
//   ```toml waivers           what is waived
//   ```toml default plan      the plan of every example of the page that brings none
//   ```verdicts               one clause a line: `MS-1 violated [by KEY, …] [because of X, …] [measuring M]`
//   ```scenarios              the policy's scenarios, one a line: `ok NAME` or `FAIL NAME: what it is instead`
//   ```refused                the code of each message, one a line, and its title
//   ```message                the messages, word for word
//   ```sentences              a table: sentence | value verdict | value verdict, …; the value stands for `{}`
//
// A plan that follows an expectation begins a new example with the policy of the one before; a policy or a table
// there begins one from nothing.
#pragma once

#include "tests/conformance/document.hpp"

#include <functional>
#include <string>
#include <vector>

namespace proviso::conformance {

struct File {
    std::string name;
    std::string text;
};

struct Example {
    std::string name;  ///< `4.3 When it holds, example 2`
    std::size_t line = 0;
    std::vector<File> policies;
    std::vector<File> plans;
    std::vector<File> vocabularies;
    std::vector<File> waivers;
    std::vector<Block> expectations;
};

/// The examples of a page in their order. Fails the running test where a block is of no known kind, or an
/// example says nothing of what is expected.
std::vector<Example> examples_of(Document const& document);

/// One row of a `sentences` table with one of its values.
struct SentenceCase {
    std::string name;
    std::string sentence;
    std::string value;     ///< for `{}` in the plan or the sentence; empty where there is none
    std::string expected;  ///< a verdict, or the code of a message
};

std::vector<SentenceCase> sentence_cases(Block const& table);

/// `text` with `value` for each `{}`; `absent`, or no value, leaves out the lines that have one.
std::string filled(std::string const& text, std::string const& value);

}  // namespace proviso::conformance
