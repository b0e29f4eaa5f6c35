#include "engine/report/renderers.hpp"

#include "engine/report/annotations.hpp"
#include "engine/report/check_junit.hpp"
#include "engine/report/findings_csv.hpp"
#include "engine/report/gitlab.hpp"
#include "engine/report/html.hpp"
#include "engine/report/json.hpp"
#include "engine/report/markdown.hpp"
#include "engine/report/sarif.hpp"
#include "engine/report/tap.hpp"
#include "engine/report/test_junit.hpp"
#include "engine/report/test_text.hpp"
#include "engine/report/text.hpp"

#include <array>

namespace proviso {
namespace {

void text(Report const& report, RenderOptions const& options, std::ostream& out) {
    write_text(report, {.colour = options.colour, .width = options.width}, out);
}

void json(Report const& report, RenderOptions const&, std::ostream& out) { write_json(report, out); }

constexpr std::array<Renderer, 11> table{{
    {"text", "for people", text},
    {"json", "for programs; docs/report.schema.json describes it", json},
    {"html", "a page to read, search and print", write_html},
    {"markdown", "a comment on a pull request", write_markdown},
    {"sarif", "for viewers of static analysis, such as GitHub's", write_sarif},
    {"junit", "for build servers that show tests", write_check_junit},
    {"github", "commands that annotate a change on GitHub", write_github},
    {"gitlab", "a code quality report of GitLab", write_gitlab},
    {"tap", "for harnesses of the Test Anything Protocol", write_tap},
    {"azure", "commands that annotate a run of Azure Pipelines", write_azure},
    {"csv", "the findings for a spreadsheet", write_findings_csv},
}};

constexpr std::array<TestRenderer, 2> test_table{{
    {"text", "for people", write_test_text},
    {"junit", "for build servers", write_test_junit},
}};

}  // namespace

std::span<Renderer const> renderers() { return table; }

std::span<TestRenderer const> test_renderers() { return test_table; }

}  // namespace proviso
