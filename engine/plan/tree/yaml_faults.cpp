// yaml-cpp's messages by a table, and the traces of templates.
#include "engine/plan/tree/yaml_faults.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace proviso {
namespace {

struct Wording {
    std::string_view theirs;  ///< how it begins
    std::string_view ours, help;
    bool at_next;  ///< the trouble is what follows the last thing that was understood
};
constexpr std::string_view indented = "is it indented as its neighbours are?";
constexpr std::array wordings{
    Wording{"end of map not found", "this fits no table or list before it", indented, true},
    Wording{"end of sequence not found", "this fits no table or list before it", indented, true},
    Wording{"end of map flow not found", "a comma or `}` is expected here", "", true},
    Wording{"end of sequence flow not found", "a comma or `]` is expected here", "", true},
    Wording{"illegal flow end", "this bracket closes none that is open", "", false},
    Wording{"illegal map value", "no colon may stand here",
            "does the line before it lack its colon? a text with a colon in it stands in quotes", false},
    Wording{"illegal map key", "no key may stand here", indented, false},
    Wording{"illegal block entry", "no list may begin here", indented, false},
    Wording{"unknown token", "no text may begin with this character", "put the text in quotes", false},
    Wording{"the referenced anchor is not defined", "this alias stands for nothing", "name it with `&` before it",
            false},
};

/// The first `{{ … }}` or `{% … %}` before `end` that stands in no comment.
std::optional<Place> template_mark(std::string_view text, std::size_t from, std::size_t end) {
    while (from < end) {
        auto const stop = std::min(text.find('\n', from), end);
        auto const line = text.substr(from, stop - from);
        auto const mark = std::min(line.find("{{"), line.find("{%"));
        auto const first = line.find_first_not_of(" \t");
        if (mark != std::string_view::npos and line[first] != '#') {
            auto const close = std::min({line.find("}}", mark), line.find("%}", mark), line.size() - 2});
            return Place{from + mark, static_cast<std::uint32_t>(close + 2 - mark)};
        }
        from = stop + 1;
    }
    return {};
}

/// A tab before the first character of the line that `at` is in.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t at) {
    auto const line = text.rfind('\n', at == 0 ? 0 : at - 1) + 1;
    auto const first = std::min(text.find_first_not_of(" \t", line), text.size());
    auto const tab = text.find('\t', line);
    return tab < first ? std::optional(tab) : std::nullopt;
}

}  // namespace

Complaint yaml_fault(std::string_view said, std::size_t at, std::size_t next) {
    auto const* const found =
        std::ranges::find_if(wordings, [&](Wording const& row) { return said.starts_with(row.theirs); });
    if (found == wordings.end())
        return {Kind::plan_syntax, {at, 1}, "this is not YAML: " + std::string(said), {}, {}};
    return {Kind::plan_syntax, {found->at_next ? next : at, 1}, std::string(found->ours), std::string(found->help), {}};
}

void say_yaml_fault(Complaint fault, std::string_view text, YamlPart part, Complaints& out) {
    auto const line_end = std::min(text.find('\n', fault.place.begin), part.end);
    auto const mark = fault.kind == Kind::plan_syntax ? template_mark(text, part.begin, line_end) : std::nullopt;
    auto const tab = fault.kind == Kind::plan_syntax ? indenting_tab(text, fault.place.begin) : std::nullopt;
    if (mark)
        out.add(Kind::plan_syntax, *mark, "this is a template that has not been rendered",
                "give what comes out of it: `helm template CHART > plan.yaml`");
    else if (tab)
        out.add(Kind::plan_syntax, {*tab, 1}, "a tab, where lines are indented", "YAML indents by blanks alone");
    else
        out.add(fault.kind, fault.place, std::move(fault.text), std::move(fault.help));
}

}  // namespace proviso
