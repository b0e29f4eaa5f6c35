#include "dsl/lines.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

}  // namespace

void Lines::begin(std::size_t indent, std::size_t continuation) {
    indent_ = indent;
    continuation_ = continuation;
    is_fresh_ = true;
}

bool Lines::begins_line(std::string_view word) const {
    return line_.empty() or is_fresh_ or ends_in_comment_ or not waiting_.empty() or
           columns_ + 1 + columns(word) > width;
}

void Lines::word(std::string_view word, bool may_begin) {
    auto const must_begin = line_.empty() or ends_in_comment_ or not waiting_.empty();
    if (must_begin or (may_begin and begins_line(word))) {
        open(word);
    } else {
        line_.append(" ").append(word);
        columns_ += 1 + columns(word);
    }
}

void Lines::trailing_comment(std::string_view comment, bool apart) {
    line_.append(apart ? " " : "").append(comment);
    ends_in_comment_ = true;
}

void Lines::own_comment(std::string_view comment) { waiting_.push_back({comment, std::exchange(blank_, false)}); }

std::string Lines::take() && {
    if (not line_.empty())
        write_line(line_, line_has_blank_);
    write_waiting(0);
    return std::move(text_);
}

void Lines::open(std::string_view first) {
    if (not line_.empty())
        write_line(line_, line_has_blank_);
    write_waiting(indent_);
    line_.assign(indent_, ' ').append(first);
    line_has_blank_ = std::exchange(blank_, false);
    columns_ = columns(line_);
    indent_ = continuation_;
    is_fresh_ = ends_in_comment_ = false;
}

void Lines::write_line(std::string_view text, bool blank_before) {
    if (blank_before and not text_.empty())
        text_ += '\n';
    text_.append(text).append("\n");
}

void Lines::write_waiting(std::size_t indent) {
    for (auto const& comment : waiting_)
        write_line(std::string(indent, ' ').append(comment.text), comment.blank_before);
    waiting_.clear();
}

}  // namespace proviso
