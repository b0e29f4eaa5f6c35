// Lines and columns, counted from the nearest place counted before.
#include "engine/plan/places.hpp"

#include "engine/plan/json_pointers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace proviso {
namespace {

constexpr std::size_t stride = 1U << 18U;
constexpr std::size_t fine_stride = 1U << 10U;
constexpr std::uint64_t shown = 400;  // bytes of a line kept before and after the place

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::uint64_t count_continuing(std::string_view text) {
    return static_cast<std::uint64_t>(std::ranges::count_if(text, continues));
}

std::uint32_t narrowed(std::uint64_t n) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(n, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

Places::~Places() = default;

Places::Places(std::string name, Input const& input, bool pointers) : name_(std::move(name)), input_(input) {
    if (pointers)
        pointers_ = std::make_unique<JsonPointers>(input);
    Buffer buffer;
    std::uint64_t const mark = input.read(0, 3, buffer) == "\xEF\xBB\xBF" ? 3 : 0;
    stops_.push_back({mark, mark, 1, 1});
}

void Places::advance(Stop& stop, std::uint64_t offset) {
    auto const base = stop.offset;
    auto const text = input_.read(base, static_cast<std::size_t>(offset - base), buffer_);
    std::size_t line = 0;
    for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', line)) {
        line = end + 1;
        stop = {base, base + line, stop.line + 1, 1};
    }
    stop.column += narrowed(text.size() - line - count_continuing(text.substr(line)));
    stop.offset = offset;
}

Places::Stop Places::reach(std::uint64_t offset) {
    while (stops_.back().offset + stride <= offset) {
        auto next = stops_.back();
        advance(next, next.offset + stride);
        stops_.push_back(next);
    }
    auto const coarse =
        std::prev(std::ranges::upper_bound(stops_, std::max(offset, stops_.front().offset), {}, &Stop::offset));
    if (fine_.empty() or fine_.front().offset != coarse->offset)
        fine_.assign(1, *coarse);
    while (fine_.back().offset + fine_stride <= offset) {
        auto next = fine_.back();
        advance(next, next.offset + fine_stride);
        fine_.push_back(next);
    }
    auto stop = *std::prev(std::ranges::upper_bound(fine_, std::max(offset, fine_.front().offset), {}, &Stop::offset));
    if (stop.offset < offset)
        advance(stop, offset);
    return stop;
}

Excerpt Places::at(Place place) {
    auto const offset = std::min(place.begin, input_.size());
    auto const stop = reach(offset);
    if (not pointers_)
        return quoted(offset, place.length, stop);
    auto text = pointers_->at(offset);
    if (text == "/" and stop.line == 1 and stop.column == 1)  // of the file as a whole
        return {name_, {0, 0}, {}, 0, 0};
    auto const length = narrowed(text.size());
    return {name_, {stop.line, stop.column}, std::move(text), 0, length};
}

Excerpt Places::quoted(std::uint64_t offset, std::uint32_t length, Stop const& stop) {
    auto const begin = std::max(stop.line_start, offset > shown ? offset - shown : 0);
    auto text = input_.read(begin, static_cast<std::size_t>(offset - begin + 2 * shown), line_buffer_);
    auto const at = static_cast<std::size_t>(offset - begin);
    auto const first = std::min(
        text.size(), static_cast<std::size_t>(
                         begin == stop.line_start ? 0 : std::ranges::find_if_not(text, continues) - text.begin()));
    auto last = std::min({text.find_first_of("\r\n", at), text.size(), at + 2 * shown});
    while (last < text.size() and continues(text[last]))
        --last;
    return {name_,
            {stop.line, stop.column},
            std::string(text.substr(first, last - first)),
            narrowed(at - first),
            narrowed(std::min<std::uint64_t>(length, last - at))};
}

}  // namespace proviso
