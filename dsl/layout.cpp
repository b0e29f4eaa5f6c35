#include "dsl/layout.hpp"

#include "dsl/reader.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 6> keys{"Source", "Note", "Remedy", "Owner", "Severity", "Waivable"};

constexpr std::uint32_t longest_head = 1024;  ///< bytes looked at; a head may go on in the next line

struct Line {
    std::uint32_t begin = 0;   ///< of the first letter
    std::uint32_t end = 0;     ///< without the line end
    std::uint32_t indent = 0;  ///< bytes before `begin`
};

bool is_identified_clause(Reader reader) {
    if (not read_identifier(reader))
        return false;
    reader.skip_blanks();
    if (reader.rest().starts_with(':') or begins_quoted(reader.rest()))
        return true;
    if (reader.take(Keyword::of) and not try_quoted(reader))
        return false;
    return reader.take(Keyword::ends_on) or reader.take(Keyword::replaced_from);
}

class Cutter {
public:
    explicit Cutter(Source const& source) : source_(source) {}

    std::vector<Chunk> cut() {
        std::string_view const text = source_.text();
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            auto const indent = blank_length_on_line(text.substr(at, end - at));
            add({static_cast<std::uint32_t>(at + indent), static_cast<std::uint32_t>(end),
                 static_cast<std::uint32_t>(indent)});
            at = end + 1;
        }
        return std::move(chunks_);
    }

private:
    void add(Line line) {
        auto const text = source_.text({line.begin, line.end});
        if (text.empty()) {
            in_attribute_ = false;
        } else if (text.starts_with('#')) {
            return;
        } else if (in_attribute_ and line.indent > attribute_indent_) {
            continue_attribute(line);
        } else if (auto const key = leading_key(text); not key.empty() and not chunks_.empty()) {
            begin_attribute(line, key);
        } else {
            in_attribute_ = false;
            add_to_body(line);
        }
    }

    void add_to_body(Line line) {
        auto const stray = chunks_.empty() or not chunks_.back().attributes.empty() or
                           (line.indent == 0 and sentence_ended() and source_.text()[line.begin] != '(');
        if (stray or begins_statement(source_.text({line.begin, line.begin + longest_head})))
            chunks_.push_back({{line.begin, line.end}, {}, {}});
        chunks_.back().body.end = line.end;
    }

    /// Whether the last line ended in a full stop, so that what follows at the margin is no part of its statement.
    bool sentence_ended() const { return source_.text()[chunks_.back().body.end - 1] == '.'; }

    static std::string_view leading_key(std::string_view text) {
        auto const word = text.substr(0, word_length(text));
        return text.substr(word.size()).starts_with(':') ? attribute_key(word) : std::string_view();
    }

    void begin_attribute(Line line, std::string_view key) {
        auto const begin = line.begin + static_cast<std::uint32_t>(key.size()) + 1;
        chunks_.back().attributes.push_back({{line.begin, line.end}, std::string(key), text_of(key, begin, line.end)});
        in_attribute_ = true;
        attribute_indent_ = line.indent;
    }

    void continue_attribute(Line line) {
        auto const head = source_.text({line.begin, line.begin + longest_head});
        if (begins_statement(head) or begins_item(head) or
            not leading_key(source_.text({line.begin, line.end})).empty())
            chunks_.back().swallowed.push_back({line.begin, line.end});
        auto& attribute = chunks_.back().attributes.back();
        auto const more = text_of(attribute.key, line.begin, line.end);
        attribute.text += (attribute.text.empty() ? "" : " ") + more;
        attribute.span.end = line.end;
    }

    /// What takes a word of the language may be followed by a comment; the others are free text.
    std::string text_of(std::string_view key, std::uint32_t begin, std::uint32_t end) const {
        auto const text = source_.text({begin, end});
        return one_line(takes_word(key) ? text.substr(0, text.find('#')) : text);
    }

    Source const& source_;
    std::vector<Chunk> chunks_;
    bool in_attribute_ = false;
    std::uint32_t attribute_indent_ = 0;
};

}  // namespace

std::vector<Chunk> cut(Source const& source) { return Cutter(source).cut(); }

bool begins_statement(std::string_view text) {
    static Lexicon const no_names;
    Reader reader(no_names, text.data(), text.data(), text.data() + text.size());
    if (reader.take(Keyword::agreement) or reader.take(Keyword::scenario))
        return begins_quoted(reader.skip_blanks().rest());
    if (reader.take(Keyword::clause))
        return is_identified_clause(reader);
    return try_quoted(reader) and (reader.take(Keyword::means) or reader.take(Keyword::includes));
}

bool begins_item(std::string_view text) {
    constexpr std::size_t most_letters = 3;
    auto const close = text.find(')');
    auto const is_letter = [](char c) { return lower(c) >= 'a' and lower(c) <= 'z'; };
    return text.starts_with('(') and close != text.npos and close > 1 and close <= most_letters + 1 and
           std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(close), is_letter) and
           is_space(first_code_point(text.substr(close + 1)).value);
}

std::string_view attribute_key(std::string_view word) {
    auto const row = std::find_if(keys.begin(), keys.end(), [&](auto key) { return same_word(key, word); });
    return row == keys.end() ? std::string_view() : *row;
}

bool takes_word(std::string_view key) { return key == "Severity" or key == "Waivable"; }

}  // namespace proviso
