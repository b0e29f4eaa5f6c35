// Every form a report can take, by the name that `-o` knows it by.
#pragma once

#include "engine/report/report.hpp"

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string_view>

namespace proviso {

struct RenderOptions {
    bool colour = false;
    std::size_t width = 100;
};

/// `write` is a pure function of the report; what it is written to tells by its state whether that worked.
struct Renderer {
    std::string_view name;
    std::string_view summary;  ///< what it is good for, for --help
    void (*write)(Report const&, RenderOptions const&, std::ostream&);
};

std::span<Renderer const> renderers();

/// Nothing where no renderer is called `name`.
Renderer const* find_renderer(std::string_view name);

}  // namespace proviso
