#include "dsl/format.hpp"

#include "dsl/head.hpp"
#include "dsl/layout.hpp"
#include "dsl/lines.hpp"
#include "dsl/reader.hpp"
#include "dsl/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace proviso {
namespace {

constexpr std::size_t step = 2;              ///< columns of indentation
constexpr std::size_t longest_bracket = 64;  ///< bytes of `[to be determined]`

std::string_view without_trailing_blanks(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const next = first_code_point(text.substr(at));
        at += next.length;
        if (not is_space(next.value))
            end = at;
    }
    return text.substr(0, end);
}

std::string_view line_of(std::string_view text) { return text.substr(0, text.find('\n')); }

/// Bytes of the quoted text that begins `text`; 0 where none does, or where it goes on past the line.
std::size_t quoted_length(std::string_view text) {
    static Lexicon const no_names;
    Reader reader(no_names, text.data(), text.data(), text.data() + text.size());
    return begins_quoted(text) and try_quoted(reader) ? static_cast<std::size_t>(reader.at() - text.data()) : 0;
}

/// Whether a line that begins with `text` goes on with the one before it, whatever that is.
bool continues_line(std::string_view text) {
    auto const word = text.substr(0, word_length(text));
    auto const is_key = text.substr(word.size()).starts_with(':') and not attribute_key(word).empty();
    return not text.starts_with('#') and not is_key and not begins_statement(text);
}

/// One statement, from its first word.
class Statement {
public:
    Statement(std::string_view text, Lines& lines) : text_(text), lines_(lines), head_(head_of(text)) {}

    Head::Form form() const { return head_.form; }

    /// Up to the next statement, or the end of the text; the bytes until there.
    std::size_t lay_out() {
        lines_.begin(0, step);
        while (at_ < text_.size()) {
            if (text_[at_] == '#' and (not in_free_text() or on_new_line_))
                lay_comment();
            else if (ended_ and begins_statement(text_.substr(at_)))
                return at_;
            else
                lay_word();
            skip_blanks();
        }
        return at_;
    }

private:
    bool in_free_text() const { return at_ >= head_.free_begin and at_ < head_.free_end; }

    void skip_blanks() {
        on_new_line_ = false;
        gap_ = false;
        while (at_ < text_.size()) {
            auto const next = first_code_point(text_.substr(at_));
            if (not is_space(next.value))
                return;
            on_new_line_ = on_new_line_ or text_[at_] == '\n';
            gap_ = true;
            at_ += next.length;
        }
    }

    void lay_comment() {
        auto const line = line_of(text_.substr(at_));
        auto const comment = without_trailing_blanks(line);
        if (on_new_line_)
            lines_.own_comment(comment);
        else
            lines_.trailing_comment(comment, gap_);
        at_ += line.size();
    }

    void lay_word() {
        auto const word = text_.substr(at_, next_length());
        auto const asked = begins_part();
        auto const wanted = asked or (head_.form != Head::Form::scenario and lines_.begins_line(word));
        lines_.word(word, at_ == 0 or (wanted and not ended_ and continues_line(text_.substr(at_))));
        ended_ = word.ends_with('.');
        awaits_item_ = word.ends_with(';') or (awaits_item_ and (same_word(word, "and") or same_word(word, "or")));
        at_ += word.size();
    }

    /// Whether the form of the statement asks for a line that begins here, and how it is indented.
    bool begins_part() {
        auto const begins_body = head_.end != 0 and at_ >= head_.end and not in_body_;
        in_body_ = in_body_ or begins_body;
        auto const is_scenario = head_.form == Head::Form::scenario;  // it keeps its author's lines
        auto const is_item = in_body_ and (begins_body or awaits_item_) and is_label();
        if (not begins_body and not is_item and not(is_scenario and on_new_line_))
            return false;
        lines_.begin(step, is_scenario ? step : is_item ? 3 * step : 2 * step);
        return true;
    }

    bool is_label() const {
        static Lexicon const no_names;
        Reader reader(no_names, text_.data(), text_.data() + at_, text_.data() + text_.size());
        return text_[at_] == '(' and read_label(reader);
    }

    /// Bytes of the word here: up to white space, where it is not within quotes or brackets; a comment, the end of
    /// the head and a semicolon end one too.
    std::size_t next_length() const {
        auto const free = in_free_text();
        auto const stop = std::min(at_ < head_.end ? head_.end : free ? head_.free_end : text_.size(), text_.size());
        auto end = at_;
        while (end < stop) {
            auto const next = first_code_point(text_.substr(end));
            if (is_space(next.value) or (not free and next.value == '#' and end != at_))
                break;
            end += free ? next.length : std::max(next.length, enclosed_length(text_.substr(end)));
            if (not free and next.value == ';')
                break;
        }
        return end - at_;
    }

    /// Bytes of the quoted text or the brackets that begin `text`; both stand on one line.
    static std::size_t enclosed_length(std::string_view text) {
        if (auto const length = quoted_length(text); length != 0)
            return length;
        auto const close = text.starts_with('[') ? line_of(text.substr(0, longest_bracket)).find(']') : text.npos;
        return close == text.npos ? 0 : close + 1;
    }

    std::string_view text_;
    Lines& lines_;
    Head head_;
    std::size_t at_ = 0;
    bool on_new_line_ = false;  ///< no word stands before this place on its line
    bool gap_ = false;          ///< white space stands before this place
    bool in_body_ = false;
    bool awaits_item_ = false;
    bool ended_ = false;  ///< the last word ends in a full stop
};

class Formatter {
public:
    explicit Formatter(Source const& source) : source_(source), text_(source.text()) {}

    std::string format() {
        for (auto const& chunk : cut(source_)) {
            lay_body(chunk.body);
            for (auto const& attribute : chunk.attributes)
                lay_attribute(attribute);
        }
        lay_gap(text_.size(), Blanks::kept);
        return std::move(lines_).take();
    }

private:
    enum class Blanks { none, kept, needed };

    /// Definitions may stand close together; all else has a blank line between.
    Blanks blanks_before(Head::Form form) const {
        if (not last_)
            return Blanks::kept;
        return *last_ == form and form == Head::Form::definition ? Blanks::kept : Blanks::needed;
    }

    void lay_body(Span body) {
        for (std::size_t at = body.begin; at < body.end;) {
            Statement statement(text_.substr(at, body.end - at), lines_);
            if (at == body.begin)
                lay_gap(at, blanks_before(statement.form()));
            else if (blanks_before(statement.form()) == Blanks::needed)
                lines_.blank();
            at += statement.lay_out();
            last_ = statement.form();
        }
        done_ = body.end;
    }

    /// Its lines hold words, but for those that begin with `#`.
    void lay_attribute(ast::Attribute const& attribute) {
        lay_gap(attribute.span.begin, Blanks::none);
        lines_.begin(step, 2 * step);
        auto rest = source_.text(attribute.span);
        lines_.word(rest.substr(0, attribute.key.size() + 1));
        rest.remove_prefix(attribute.key.size() + 1);
        while (not rest.empty()) {
            lay_words(rest, takes_word(attribute.key));
            rest.remove_prefix(std::min(line_of(rest).size() + 1, rest.size()));
            auto const next = rest.substr(blank_length_on_line(rest));
            if (next.starts_with('#')) {
                lines_.own_comment(without_trailing_blanks(line_of(next)));
                rest = next.substr(line_of(next).size());
            }
        }
        done_ = attribute.span.end;
    }

    /// Those of the first line of `text`, which is all that is left of the attribute.
    void lay_words(std::string_view text, bool has_comments) {
        for (;;) {
            text.remove_prefix(blank_length_on_line(text));
            auto const line = line_of(text);
            if (has_comments and line.starts_with('#'))
                return lines_.trailing_comment(without_trailing_blanks(line), true);
            auto const end = word_end(line, has_comments);
            if (end == 0)
                return;
            lines_.word(line.substr(0, end), continues_line(text) and not begins_item(text));
            text.remove_prefix(end);
        }
    }

    /// Quoted text is a part of one word, blanks and all.
    static std::size_t word_end(std::string_view line, bool has_comments) {
        std::size_t end = 0;
        while (end < line.size()) {
            auto const rest = line.substr(end);
            auto const next = first_code_point(rest);
            if (is_space(next.value) or (has_comments and next.value == '#'))
                break;
            end += std::max(next.length, quoted_length(rest));
        }
        return end;
    }

    struct Comment {
        std::string_view text;  ///< empty: what stands behind the last
        bool blank_before;
    };

    /// The comments from `done_` to `end`, where the next text begins.
    std::vector<Comment> comments_until(std::size_t end) const {
        std::vector<Comment> found;
        bool blank = false;
        for (auto at = done_; at < end;) {
            auto const line = line_of(text_.substr(at, end - at));
            auto const comment = line.substr(blank_length_on_line(line));
            auto const is_whole = (at == 0 or text_[at - 1] == '\n') and at + line.size() < end;
            if (not comment.empty())
                found.push_back({without_trailing_blanks(comment), std::exchange(blank, false)});
            else if (is_whole)
                blank = true;
            at += line.size() + 1;
        }
        found.push_back({{}, blank});
        return found;
    }

    /// Several blank lines become one. One that is needed and not there stands before the comments.
    void lay_gap(std::size_t end, Blanks blanks) {
        auto found = comments_until(end);
        auto const has_blank = std::any_of(found.begin(), found.end(), [](auto const& c) { return c.blank_before; });
        found.front().blank_before = found.front().blank_before or (blanks == Blanks::needed and not has_blank);
        for (auto const& [comment, blank_before] : found) {
            if (blank_before and blanks != Blanks::none)
                lines_.blank();
            if (not comment.empty())
                lines_.own_comment(comment);
        }
        done_ = end;
    }

    Source const& source_;
    std::string_view text_;
    Lines lines_;
    std::optional<Head::Form> last_;  ///< of the statement before
    std::size_t done_ = 0;            ///< what is laid out ends here
};

}  // namespace

std::string formatted(Source const& source) { return Formatter(source).format(); }

}  // namespace proviso
