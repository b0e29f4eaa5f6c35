#include "engine/report/annotations.hpp"

#include "engine/report/issue.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/remarks.hpp"
#include "engine/report/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ostream>
#include <string>

namespace proviso {
namespace {

/// What is shown beside a line. The texts are escaped, but for line ends of the message.
struct Annotation {
    Level level{};
    Excerpt where;
    std::string code;  ///< of the clause
    std::string title;
    std::string message;
};

Annotation annotation(Report const& report, ClauseResult const& clause, Finding const& finding) {
    auto message = escaped(finding.message) + "\nclause: " + place(clause.where);
    if (finding.waiver)
        message += "\nwaived: " + waiver_words(report, finding);
    else if (not finding.advice.empty())
        message += "\nto do: " + escaped(finding.advice);
    return {level(clause, finding), place_of(clause, finding), escaped(clause.id),
            text_title(clause) + reserve(finding), std::move(message)};
}

Annotation annotation(Remark const& remark) { return {remark.level, remark.where, "", remark.title, remark.text}; }

/// Whether findings that a waiver covers are shown too.
enum class Waived : std::uint8_t { shown, left_out };

/// All findings of each level, listed in the report or not.
std::array<std::size_t, levels> totals(Report const& report, Waived waived) {
    std::array<std::size_t, levels> listed{}, all{};
    for (auto const& clause : report.clauses) {
        for (auto const& finding : clause.findings)
            if (not finding.waiver or waived == Waived::shown)
                ++listed[static_cast<std::size_t>(level(clause, finding))];
        all[static_cast<std::size_t>(level(clause, Verdict::violated))] += clause.violations;
        all[static_cast<std::size_t>(level(clause, Verdict::undetermined))] += clause.doubts;
        if (waived == Waived::shown)
            all[static_cast<std::size_t>(Level::note)] += clause.waived;
    }
    for (std::size_t i = 0; i < levels; ++i)
        all[i] = std::max(all[i], listed[i]);
    return all;
}

/// Whether it goes before findings: it says of the whole report what none of them does, or it is why the check failed.
bool goes_first(Remark const& remark) { return remark.waiver == nullptr or remark.level == Level::error; }

/// `3 more findings and waivers are not listed`
std::string not_written(std::size_t rest, std::size_t waivers) {
    if (waivers == 0)
        return left_out(rest);
    return fmt::format("{} more {} are not listed", rest, waivers == rest ? "waivers" : "findings and waivers");
}

/// `write(Annotation)` for at most ten of each level: findings, and what of `said` there is room for.
template <class Write>
void annotate(Report const& report, std::vector<Remark> const& said, Waived waived, Write write) {
    auto all = totals(report, waived);
    for (auto const& remark : said)
        ++all[static_cast<std::size_t>(remark.level)];
    std::array<std::size_t, levels> written{};
    auto const has_room = [&](Level level) {
        auto const i = static_cast<std::size_t>(level);
        bool const yes = written[i] < most_annotations - (all[i] > most_annotations);
        written[i] += yes;
        return yes;
    };
    std::array<std::size_t, levels> unsaid{};
    auto const say = [&](bool first) {
        for (auto const& remark : said)
            if (goes_first(remark) != first)
                continue;
            else if (has_room(remark.level))
                write(annotation(remark));
            else
                ++unsaid[static_cast<std::size_t>(remark.level)];
    };
    say(true);
    each_finding(report, [&](ClauseResult const& clause, Finding const& finding) {
        if (not(finding.waiver and waived == Waived::left_out) and has_room(level(clause, finding)))
            write(annotation(report, clause, finding));
    });
    say(false);
    for (std::size_t i = 0; i < levels; ++i)
        if (auto const rest = all[i] - written[i]; rest > 0)
            write(Annotation{static_cast<Level>(i), {}, "", "proviso", not_written(rest, unsaid[i])});
}

struct Replacement {
    char of;
    std::string_view by;
};

template <std::size_t N>
std::string replaced(std::string_view text, std::array<Replacement, N> const& table) {
    std::string out;
    for (char const c : text) {
        auto const row = std::find_if(table.begin(), table.end(), [&](Replacement const& r) { return r.of == c; });
        if (row == table.end())
            out += c;
        else
            out += row->by;
    }
    return out;
}

// ---- GitHub -----------------------------------------------------------------------------------------------

constexpr std::array<Replacement, 3> github_message{{{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}}};
constexpr std::array<Replacement, 5> github_property{
    {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}}};

void write_github_line(Annotation const& a, std::ostream& out) {
    constexpr std::array<std::string_view, levels> names{"error", "warning", "notice"};
    out << "::" << names[static_cast<std::size_t>(a.level)] << ' ';
    if (not a.where.file.empty())
        out << "file=" << replaced(escaped(a.where.file), github_property) << ',';
    if (has_line(a.where))
        out << "line=" << a.where.at.line << ",col=" << a.where.at.column << ',';
    out << "title=" << replaced(a.title, github_property) << "::" << replaced(a.message, github_message) << '\n';
}

// ---- Azure Pipelines --------------------------------------------------------------------------------------

constexpr std::array<Replacement, 3> azure_message{{{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}}};
constexpr std::array<Replacement, 5> azure_property{
    {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {';', "%3B"}, {']', "%5D"}}};

/// It knows errors and warnings only.
void write_azure_line(Annotation const& a, std::ostream& out) {
    out << "##vso[task.logissue type=" << (a.level == Level::error ? "error" : "warning") << ';';
    if (not a.where.file.empty())
        out << "sourcepath=" << replaced(escaped(a.where.file), azure_property) << ';';
    if (has_line(a.where))
        out << "linenumber=" << a.where.at.line << ";columnnumber=" << a.where.at.column << ';';
    if (not a.code.empty())
        out << "code=" << replaced(a.code, azure_property) << ';';
    out << ']' << replaced(a.title + ": " + a.message, azure_message) << '\n';
}

}  // namespace

void write_github(Report const& report, RenderOptions const&, std::ostream& out) {
    annotate(report, remarks(report), Waived::shown, [&](Annotation const& a) { write_github_line(a, out); });
}

void write_azure(Report const& report, RenderOptions const&, std::ostream& out) {
    auto said = remarks(report);
    std::erase_if(said, [](Remark const& remark) { return remark.level == Level::note; });
    annotate(report, said, Waived::left_out, [&](Annotation const& a) { write_azure_line(a, out); });
}

}  // namespace proviso
