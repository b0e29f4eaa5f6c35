// A case judged twice: by the program, from policy text and plan file to report, and by the oracle.
#pragma once

#include "dsl/diagnostic.hpp"
#include "dsl/lexicon.hpp"
#include "engine/report/report.hpp"
#include "engine/vocabulary/vocabulary.hpp"
#include "tests/oracle/case.hpp"
#include "tests/oracle/evaluate.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace proviso::oracle {

struct Comparison {
    std::set<std::string> refused;  ///< codes of the program's errors; then nothing else is filled in
    std::string messages;
    std::vector<std::string> oracle, program;  ///< a clause a line, comparable
    std::vector<Answer> answers;

    bool differs() const { return oracle != program; }
};

/// The chain that `proviso check` runs. Few vocabularies are made up, so each is read once.
class Program {
public:
    explicit Program(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Nothing where there are errors.
    std::optional<Report> judged(Case const&, Diagnostics& out);

private:
    struct Language {
        Vocabulary vocabulary;
        Lexicon lexicon;
    };
    Language const& language(std::string const& text, Diagnostics& out);
    std::filesystem::path folder_;  ///< where plan files are written
    std::map<std::string, Language> languages_;
};

Comparison compare(Case const&, Program&);

}  // namespace proviso::oracle
