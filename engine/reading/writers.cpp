#include "engine/reading/writers.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array<ReadingRenderer, 2> table{{
    {"text", "for people", write_reading_text},
    {"markdown", "for a document to be signed", write_reading_markdown},
}};

}  // namespace

std::span<ReadingRenderer const> reading_renderers() { return table; }

}  // namespace proviso
