// Every form a report can take, by the name that `-o` knows it by.
#pragma once

#include "engine/report/report.hpp"
#include "engine/report/test_report.hpp"

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

struct RenderOptions {
    bool colour = false;
    std::size_t width = 100;
};

/// `write` is a pure function of the report; what it is written to tells by its state whether that worked.
template <class Of>
struct RendererOf {
    std::string_view name;
    std::string_view summary;  ///< what it is good for, for --help
    void (*write)(Of const&, RenderOptions const&, std::ostream&);
};

using Renderer = RendererOf<Report>;
using TestRenderer = RendererOf<TestReport>;

std::span<Renderer const> renderers();
std::span<TestRenderer const> test_renderers();

template <class Of>
std::vector<std::string> format_names(std::span<RendererOf<Of> const> table) {
    std::vector<std::string> names;
    for (auto const& renderer : table)
        names.emplace_back(renderer.name);
    return names;
}

}  // namespace proviso
