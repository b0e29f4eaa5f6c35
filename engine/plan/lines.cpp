// Where lines end; quotes are counted sixteen characters at a time where the processor has SSE2.
#include "engine/plan/lines.hpp"

#include <algorithm>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace proviso {
namespace {

constexpr std::size_t largest_record = std::size_t{64} << 20U;

/// Whether `text` has an odd number of double quotes.
bool odd_quotes(std::string_view text) {
    std::size_t at = 0;
    unsigned seen = 0;  // the parity of its bits is what counts
#ifdef __SSE2__
    for (; at + 16 <= text.size(); at += 16) {
        auto const part = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + at));
        seen ^= static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, _mm_set1_epi8('"'))));
    }
#endif
    for (; at < text.size(); ++at)
        seen ^= text[at] == '"' ? 1U : 0U;
    return __builtin_parity(seen) != 0;
}

std::size_t lines_in(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

std::size_t whole_lines(std::string_view text) {
    auto const last = text.rfind('\n');
    return last == std::string_view::npos ? 0 : last + 1;
}

std::size_t whole_csv_records(std::string_view text) {
    auto odd = odd_quotes(text);
    for (auto end = whole_lines(text); end > 0; end = whole_lines(text.substr(0, end - 1))) {
        odd = odd != odd_quotes(text.substr(end));
        if (not odd)
            return end;
        text = text.substr(0, end);
    }
    return 0;
}

LineCutter::LineCutter(Input const& input, std::size_t block_size, WholeRecords whole, std::uint64_t from)
    : input_(input), block_size_(block_size), whole_(whole), at_(from) {
    Buffer buffer;
    if (from == 0 and input.read(0, 3, buffer) == "\xEF\xBB\xBF")
        at_ = 3;
}

void LineCutter::count_lines() {
    Buffer buffer;
    counts_ = true;
    lines_ = lines_in(input_.read(0, static_cast<std::size_t>(at_), buffer));
}

std::optional<Block> LineCutter::next(Buffer& buffer, Complaints& out) {
    for (auto size = block_size_; at_ < input_.size(); size *= 2) {
        auto const begin = at_;
        auto const text = input_.read(begin, size, buffer);
        if (text.empty())
            return {};
        auto const last = at_ + text.size() >= input_.size();
        auto whole = last ? text.size() : whole_(text);
        if (whole == 0 and size >= largest_record) {  // what is malformed is for the parser to say
            out.add(Kind::plan_limits, {begin, 1}, "a record is longer than 64 MB");
            whole = whole_lines(text);
            at_ = input_.size() - whole;
        }
        if (whole > 0) {
            Block const block{begin, text.substr(0, whole), std::exchange(first_, false), lines_};
            at_ += whole;
            lines_ += counts_ ? lines_in(block.text) : 0;
            return block;
        }
    }
    return {};
}

}  // namespace proviso
