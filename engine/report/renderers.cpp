#include "engine/report/renderers.hpp"

#include "engine/report/json.hpp"
#include "engine/report/text.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

void text(Report const& report, RenderOptions const& options, std::ostream& out) {
    write_text(report, {.colour = options.colour, .width = options.width}, out);
}

void json(Report const& report, RenderOptions const&, std::ostream& out) { write_json(report, out); }

constexpr std::array<Renderer, 2> table{{
    {"text", "for people", text},
    {"json", "for programs; docs/report.schema.json describes it", json},
}};

}  // namespace

std::span<Renderer const> renderers() { return table; }

Renderer const* find_renderer(std::string_view name) {
    auto const found = std::find_if(table.begin(), table.end(), [&](Renderer const& r) { return r.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace proviso
