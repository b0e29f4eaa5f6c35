// A place in the text that moves forward word by word: what amounts, dates and quoted texts are read with.
//
// The functions that read something yield nothing and leave the reader where it was, if it is not there. Where the
// text can be nothing else but is malformed (31 February), they throw a Refusal.
#pragma once

#include "dsl/ast.hpp"
#include "dsl/diagnostic.hpp"
#include "dsl/keywords.hpp"
#include "dsl/lexicon.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace proviso {

/// The reason why a statement is not accepted. Caught by parse(), never seen outside dsl/.
struct Refusal {
    Kind kind;
    Span span;
    std::string message;
    std::string help;
};

class Reader {
public:
    using Iterator = char const*;

    /// `begin` is where the file begins, so that spans are offsets into it; reading goes on from `at` to `end`.
    Reader(Lexicon const& lexicon, Iterator begin, Iterator at, Iterator end)
        : lexicon_(&lexicon), begin_(begin), at_(at), end_(end) {}

    Iterator at() const { return at_; }
    std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
    Span since(Iterator from) const;

    Reader& skip_blanks();
    void advance(std::size_t bytes) { at_ += bytes; }

    /// These skip blanks, and advance only where the thing is there.
    bool take(Keyword keyword);
    bool take(char sign);
    std::optional<Match> take(NameKinds wanted);
    std::string_view take_word();

    /// The unit that the next `length` bytes are, taken; empty where they are none. Blanks are not skipped.
    std::string_view take_unit(std::size_t length);

    /// The name that `spelling` as a whole stands for.
    std::optional<std::string_view> look_up(std::string_view spelling, NameKinds wanted) const;

    [[noreturn]] void refuse(Kind kind, Iterator from, std::string message, std::string help) const;

private:
    Lexicon const* lexicon_;
    Iterator begin_;
    Iterator at_;
    Iterator end_;
};

/// `"…"`, `“…”`, `„…“`, `«…»` on one line, without its quotes and escapes, as a Name. Refuses an unclosed one.
std::optional<ast::Name> read_quoted(Reader& in);

/// The same, where an unclosed quote is nothing.
std::optional<ast::Name> try_quoted(Reader& in);

/// Whether `text` starts with an opening quote.
bool begins_quoted(std::string_view text);

/// `(a)`: the letters between the brackets.
std::optional<std::string> read_label(Reader& in);

/// `4.2`, `MS-1`, `12(b)`.
std::optional<ast::Name> read_identifier(Reader& in);

std::optional<std::string> read_identifier_text(Reader& in);
std::optional<std::string> read_quoted_text(Reader& in);

/// A party to an agreement: text in quotes, or words up to `and` or a punctuation mark.
std::optional<ast::Name> read_party(Reader& in);

}  // namespace proviso
