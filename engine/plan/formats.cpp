// The first few kilobytes, and extensions.
#include "engine/plan/formats.hpp"

#include "engine/plan/split_json.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct Extension {
    std::string_view text;
    PlanFormat format;
};
constexpr std::array extensions{Extension{".toml", PlanFormat::toml},     Extension{".json", PlanFormat::json},
                                Extension{".ndjson", PlanFormat::ndjson}, Extension{".jsonl", PlanFormat::ndjson},
                                Extension{".csv", PlanFormat::csv},       Extension{".yaml", PlanFormat::kubernetes},
                                Extension{".yml", PlanFormat::kubernetes}};

constexpr std::array<std::string_view, plan_formats> names{"toml",      "json",       "ndjson", "csv",
                                                           "terraform", "kubernetes", "focus"};

constexpr std::size_t looked_at = 1U << 16U;
constexpr std::string_view blanks = " \t\r\n";

char lower(char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<PlanFormat> by_extension(std::string const& path) {
    auto const dot = path.rfind('.');
    if (dot == std::string::npos)
        return {};
    auto extension = path.substr(dot);
    std::ranges::transform(extension, extension.begin(), lower);
    auto const found = std::ranges::find(extensions, extension, &Extension::text);
    return found == extensions.end() ? std::nullopt : std::optional(found->format);
}

/// An object alone is a plan where its first value is a list or an object; else it is a record.
PlanFormat object_format(std::string_view text) {
    auto const part = first_element(text);
    auto const after = text.find_first_not_of(blanks, part.end);
    if (part.whole and after != std::string_view::npos and text[after] == '{')
        return PlanFormat::ndjson;
    auto const colon = text.find(':');
    auto const value = colon == std::string_view::npos ? colon : text.find_first_not_of(blanks, colon + 1);
    auto const is_plan = value == std::string_view::npos or text[value] == '[' or text[value] == '{';
    return is_plan ? PlanFormat::json : PlanFormat::ndjson;
}

std::string_view without_comments(std::string_view text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        if (not text.starts_with('#'))
            return text;
        text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
}

bool is_toml_header(std::string_view line) {
    auto const name = line.find_first_not_of("[ ");
    return line.starts_with('[') and name != std::string_view::npos and line[name] != '{' and line[name] != ']' and
           line.find(']') != std::string_view::npos;
}

struct Content {
    bool (*fits)(std::string_view);
    PlanFormat format;
};
constexpr std::array contents{Content{looks_like_terraform, PlanFormat::terraform},
                              Content{looks_like_kubernetes, PlanFormat::kubernetes},
                              Content{looks_like_focus, PlanFormat::focus}};

/// What other programs write, which its own marks tell.
std::optional<PlanFormat> by_content(std::string_view text) {
    auto const found = std::ranges::find_if(contents, [&](auto const& content) { return content.fits(text); });
    return found == contents.end() ? std::nullopt : std::optional(found->format);
}

std::optional<PlanFormat> by_text(std::string_view text) {
    text = without_comments(text);
    auto const line = text.substr(0, text.find('\n'));
    if (text.starts_with('{'))
        return object_format(text);
    if (is_toml_header(line))
        return PlanFormat::toml;
    if (text.starts_with('['))
        return PlanFormat::json;
    if (line.find('=') != std::string_view::npos)
        return PlanFormat::toml;
    if (line.find_first_of(",;\t") != std::string_view::npos)
        return PlanFormat::csv;
    return {};
}

}  // namespace

std::optional<PlanFormat> format_of(std::string const& path, Input const& input) {
    Buffer buffer;
    auto text = input.read(0, looked_at, buffer);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (auto const format = by_content(text))
        return format;
    auto const format = path == "-" ? std::nullopt : by_extension(path);
    return format ? format : by_text(text);
}

std::string_view format_name(PlanFormat format) { return names[static_cast<std::size_t>(format)]; }

std::optional<PlanFormat> format_called(std::string_view name) {
    auto const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<PlanFormat>(found - names.begin()));
}

}  // namespace proviso
