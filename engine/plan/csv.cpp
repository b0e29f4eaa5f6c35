// RFC 4180: quotes around a cell, doubled inside; CRLF or LF; line ends inside quotes belong to the cell.
#include "engine/plan/csv.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool is_blank(char c) { return c == ' '; }

std::string_view trimmed(std::string_view text) {
    while (not text.empty() and is_blank(text.front()))
        text.remove_prefix(1);
    while (not text.empty() and is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

}  // namespace

void CsvCursor::fail(std::size_t from, std::size_t to, std::string text, std::string help) {
    if (not fault_)
        fault_ = Fault{Kind::plan_syntax, place(from, to), std::move(text), std::move(help)};
}

void CsvCursor::skip_line_end() {
    if (at_ < text_.size() and text_[at_] == '\r')
        ++at_;
    if (at_ < text_.size() and text_[at_] == '\n')
        ++at_;
}

bool CsvCursor::row(std::size_t most) {
    cells_.clear();
    rooms_ = 0;
    fault_.reset();
    while (at_ < text_.size() and at_line_end())
        skip_line_end();
    row_ = at_;
    if (at_ >= text_.size())
        return false;
    for (;;) {
        cell(most);
        if (at_line_end())
            break;
        ++at_;  // the separator
    }
    skip_line_end();
    if (fault_)
        cells_.clear();
    return true;
}

void CsvCursor::cell(std::size_t most) {
    auto const begin = at_;
    CsvCell cell;
    if (at_ < text_.size() and text_[at_] == '"') {
        if (not quoted(cell))
            return;
    } else {
        auto const* const stop = std::find_if(text_.data() + at_, text_.data() + text_.size(), [&](char c) {
            return c == separator_ or c == '\n' or c == '\r' or c == '"';
        });
        at_ = static_cast<std::size_t>(stop - text_.data());
        cell.text = trimmed(text_.substr(begin, at_ - begin));
        if (at_ < text_.size() and text_[at_] == '"') {
            fail(at_, at_ + 1, "a quote inside a cell that does not begin with one",
                 "put the whole cell in quotes, and double those inside");
            at_ = std::min(text_.find('\n', at_), text_.size());
            return;
        }
    }
    auto const lead = cell.text.empty() or cell.text.data() < text_.data() + begin or
                              cell.text.data() > text_.data() + at_
                          ? begin
                          : static_cast<std::size_t>(cell.text.data() - text_.data());
    auto const length = lead == begin ? at_ - begin : cell.text.size();
    cell.place = place(lead, lead + length);
    if (cells_.size() <= most)
        cells_.push_back(cell);
}

bool CsvCursor::quoted(CsvCell& cell) {
    auto const open = at_;
    auto from = ++at_;
    std::string* room = nullptr;
    for (;;) {
        auto const quote = text_.find('"', at_);
        if (quote == std::string_view::npos) {
            at_ = text_.size();
            fail(open, open + 1, "this quote is not closed", "double a quote that belongs to the text");
            return false;
        }
        at_ = quote + 1;
        if (at_ >= text_.size() or text_[at_] != '"') {
            if (room != nullptr)
                room->append(text_.substr(from, quote - from));
            cell.text = room != nullptr ? std::string_view(*room) : text_.substr(from, quote - from);
            break;
        }
        if (room == nullptr) {
            if (rooms_ == room_.size())
                room_.emplace_back();
            room = &room_[rooms_++];
            room->clear();
        }
        room->append(text_.substr(from, ++at_ - 1 - from));
        from = at_;
    }
    if (at_line_end() or text_[at_] == separator_)
        return true;
    fail(at_, at_ + 1, "text after the closing quote of a cell", "double a quote that belongs to the text");
    at_ = std::min(text_.find('\n', at_), text_.size());
    return false;
}

}  // namespace proviso
