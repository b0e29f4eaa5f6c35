#include "engine/report/project_listing.hpp"

#include "engine/report/json_text.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

std::string toml_text(std::string const& value) {
    std::string text = "\"";
    for (auto const c : escaped(value))
        (text += c == '"' or c == '\\' ? "\\" : "") += c;
    return text + '"';
}

/// `policies = ["policies/"]`; a comment where the setting has no value.
std::string assignment(SettingShown const& setting) {
    if (setting.values.empty())
        return "# " + setting.name;
    auto const is_text = setting.kind == ValueKind::text or setting.kind == ValueKind::list;
    std::string values;
    for (auto const& value : setting.values)
        (values += values.empty() ? "" : ", ") += is_text ? toml_text(value) : escaped(value);
    return setting.name + " = " + (setting.kind == ValueKind::list ? "[" + values + "]" : values);
}

void write_text(ProjectListing const& listing, RenderOptions const& options, std::ostream& out) {
    constexpr std::size_t widest = 60;
    Page page(out, options.width, options.colour);
    page.item("# ", listing.file.empty() ? "no proviso.toml here or in a folder above" : escaped(listing.file),
              Colour::grey);
    std::size_t wide = 0;
    for (auto const& setting : listing.settings)
        wide = std::max(wide, std::min(columns(assignment(setting)), widest));
    for (auto const& setting : listing.settings) {
        auto text = assignment(setting);
        text.append(wide - std::min(wide, columns(text)), ' ');
        auto const why = setting.values.empty() ? setting.without : escaped(setting.origin);
        page.line(text + "  # " + why, setting.origin == "default" ? Colour::grey : Colour::none);
    }
}

nlohmann::ordered_json value_of(SettingShown const& setting) {
    if (setting.values.empty())
        return nullptr;
    if (setting.kind == ValueKind::list)
        return setting.values;
    if (setting.kind == ValueKind::flag)
        return setting.values.front() == "true";
    if (setting.kind == ValueKind::number)
        return std::stoul(setting.values.front());
    return setting.values.front();
}

void write_json(ProjectListing const& listing, RenderOptions const&, std::ostream& out) {
    nlohmann::ordered_json json{{"version", 1}, {"file", nullptr}, {"settings", nlohmann::ordered_json::object()}};
    if (not listing.file.empty())
        json["file"] = listing.file;
    for (auto const& setting : listing.settings)
        json["settings"][setting.name] = {{"value", value_of(setting)}, {"origin", setting.origin}};
    out << text(json) << '\n';
}

constexpr std::array<ProjectRenderer, 2> table{{
    {"text", "for people", write_text},
    {"json", "for programs", write_json},
}};

}  // namespace

std::span<ProjectRenderer const> project_renderers() { return table; }

}  // namespace proviso
