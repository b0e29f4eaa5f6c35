// Policy text compiled against a vocabulary, the built-in one unless another is given, for tests.
#pragma once

#include "dsl/parse.hpp"
#include "engine/rules/compile.hpp"
#include "engine/rules/describe.hpp"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace proviso {

inline Vocabulary vocabulary_of(std::string const& toml) {
    Diagnostics out;
    return read_vocabulary(Source("vocabulary.toml", toml), {}, out);
}

inline Vocabulary const& cloud_vocabulary() {
    static Vocabulary const vocabulary = vocabulary_of(std::string(builtin_vocabulary_text()));
    return vocabulary;
}

struct NamedText {
    std::string name;
    std::string text;
};

struct Compiled {
    Vocabulary const* vocabulary;
    std::deque<Source> sources;
    Rulebook book;
    Diagnostics diagnostics;

    std::string words() const { return describe(book, *vocabulary); }
    std::string words(PredicateId id) const { return describe(book, *vocabulary, id); }
    std::string messages() const { return render(diagnostics); }

    /// The only sentence's demand, in words.
    std::string required() const { return words(std::get<RecordNorm>(book.rules.at(0).norm).require); }
};

inline Compiled compiled(std::vector<NamedText> const& files, Vocabulary const& vocabulary = cloud_vocabulary()) {
    Compiled result;
    result.vocabulary = &vocabulary;
    auto lexicon = lexicon_of(vocabulary);
    for (auto const& file : files)
        add_defined_terms(result.sources.emplace_back(file.name, file.text), lexicon);
    std::vector<PolicyFile> parsed;
    for (auto const& source : result.sources)
        parsed.push_back({&source, parse(source, lexicon, result.diagnostics)});
    result.book = compile(parsed, vocabulary, result.diagnostics);
    return result;
}

inline Compiled compiled(std::string const& text, Vocabulary const& vocabulary = cloud_vocabulary()) {
    return compiled(std::vector<NamedText>{{"policy.proviso", text}}, vocabulary);
}

/// The part of the text that a message underlines.
inline std::string underlined(Diagnostic const& diagnostic) {
    auto const& where = diagnostic.primary.where;
    return where.text.substr(where.begin, where.length);
}

}  // namespace proviso
