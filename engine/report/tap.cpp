#include "engine/report/tap.hpp"

#include "engine/report/cases.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/remarks.hpp"

#include <algorithm>
#include <ostream>

namespace proviso {
namespace {

/// A description: `#` would begin a directive.
std::string described(std::string_view escaped_text) {
    std::string out;
    for (char const c : escaped_text) {
        if (c == '#' or c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

/// A line of YAML; a string of JSON is one of YAML. Nothing where `value` is empty.
void write_member(std::string_view name, std::string_view value, std::ostream& out) {
    if (not value.empty())
        out << "  " << name << ": " << text(value) << '\n';
}

void write_details(Case const& test, std::ostream& out) {
    auto const& clause = *test.clause;
    auto const violated = test.outcome == Outcome::violated;
    out << "  ---\n";
    write_member("message", case_message(test), out);
    write_member("verdict", violated ? "violated" : "undetermined", out);
    write_member("severity", clause.severity, out);
    if (test.finding != nullptr)
        write_member("at", place(place_of(clause, *test.finding)), out);
    write_member("clause", place(clause.where), out);
    write_member("remedy", escaped(clause.remedy), out);
    out << "  ...\n";
}

void write_case(Case const& test, std::size_t number, std::ostream& out) {
    bool const ok = test.outcome == Outcome::passed or test.outcome == Outcome::skipped;
    auto const& agreement = test.clause->agreement;
    out << (ok ? "ok " : "not ok ") << number << " - "
        << described(escaped(agreement) + (agreement.empty() ? "" : ", ") + case_name(test));
    if (test.outcome == Outcome::skipped)
        out << " # SKIP " << described(case_message(test));
    out << '\n';
    if (not ok)
        write_details(test, out);
}

/// Of the report as a whole the text is the name.
void write_remark(Remark const& remark, std::size_t number, std::ostream& out) {
    auto const came_to = outcome(remark);
    auto const about = remark.kind == RemarkKind::waiver ? remark.title : remark.text;
    out << (came_to == Outcome::skipped ? "ok " : "not ok ") << number << " - " << described(about);
    if (came_to == Outcome::skipped)
        out << " # SKIP " << described(remark.text);
    out << '\n';
    if (came_to == Outcome::violated) {
        out << "  ---\n";
        write_member("message", remark.text, out);
        write_member("at", place(remark.where), out);
        out << "  ...\n";
    }
}

}  // namespace

void write_tap(Report const& report, RenderOptions const&, std::ostream& out) {
    auto const said = remarks(report);
    auto const is_test = [](Remark const& remark) { return outcome(remark) != Outcome::passed; };
    auto planned = static_cast<std::size_t>(std::ranges::count_if(said, is_test)) + (report.not_listed > 0);
    each_case(report, [&](Case const&) { ++planned; });
    out << "TAP version 14\n1.." << planned << '\n';
    std::size_t number = 0;
    each_case(report, [&](Case const& test) { write_case(test, ++number, out); });
    for (auto const& remark : said)
        if (is_test(remark))
            write_remark(remark, ++number, out);
        else
            out << "# " << described(remark.text) << '\n';
    if (report.not_listed > 0)
        out << "not ok " << ++number << " - " << described(left_out(report.not_listed)) << '\n';
}

}  // namespace proviso
