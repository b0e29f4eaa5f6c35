// RFC 4180: quotes around a cell, doubled inside; CRLF or LF; line ends inside quotes belong to the cell.
#include "engine/plan/csv.hpp"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace proviso {
namespace {

/// The first separator, line end or quote from `at` on.
std::size_t plain_end(std::string_view text, std::size_t at, char separator) {
#ifdef __SSE2__
    for (; at + 16 <= text.size(); at += 16) {
        auto const part = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at));
        auto const is = [&](char c) { return _mm_cmpeq_epi8(part, _mm_set1_epi8(c)); };
        auto const stop = _mm_or_si128(_mm_or_si128(is(separator), is('"')), _mm_or_si128(is('\n'), is('\r')));
        if (auto const stops = static_cast<unsigned>(_mm_movemask_epi8(stop)); stops != 0)
            return at + static_cast<std::size_t>(std::countr_zero(stops));
    }
#endif
    while (at < text.size() and text[at] != separator and text[at] != '"' and text[at] != '\n' and text[at] != '\r')
        ++at;
    return at;
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
        at_ = plain_end(text_, at_, separator_);
        cell.text = trimmed(text_.substr(begin, at_ - begin));
        if (at_ < text_.size() and text_[at_] == '"') {
            fail(at_, at_ + 1, "a quote inside a cell that does not begin with one",
                 "put the whole cell in quotes, and double those inside");
            at_ = std::min(text_.find('\n', at_), text_.size());
            return;
        }
    }
    auto const lead =
        cell.text.empty() or cell.text.data() < text_.data() + begin or cell.text.data() > text_.data() + at_
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
