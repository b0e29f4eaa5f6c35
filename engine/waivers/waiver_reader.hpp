// Typed access to the TOML of waivers, and complaints with their place.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/values/date.hpp"
#include "engine/vocabulary/toml.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace proviso {

class WaiverReader {
public:
    WaiverReader(Source const& source, Diagnostics& out) : source_(source), places_(source.text()), out_(out) {}

    void complain(Kind kind, toml::source_region const& where, std::string text, std::string help = {});
    Excerpt place(toml::source_region const& where) const { return excerpt(source_, places_.span(where)); }

    /// Complains of every key of `table` that is not among `known`; `owner` is what the table describes: `a waiver`.
    void refuse_other_keys(toml::table const& table, std::span<std::string_view const> known, std::string_view owner);

    // Each complains where the value is of another type, and yields nothing then.
    std::optional<std::string> text_at(toml::node const& node, std::string_view key);
    std::optional<Date> day_at(toml::node const& node, std::string_view key);

private:
    Source const& source_;
    TomlPlaces places_;
    Diagnostics& out_;
};

}  // namespace proviso
