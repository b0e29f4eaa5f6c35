#include "engine/report/tap.hpp"

#include "engine/report/cases.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/quote.hpp"
#include "engine/report/remarks.hpp"

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

}  // namespace

void write_tap(Report const& report, RenderOptions const&, std::ostream& out) {
    auto const rest = shortcomings(report);
    std::size_t planned = rest.size();
    each_case(report, [&](Case const&) { ++planned; });
    out << "TAP version 14\n1.." << planned << '\n';
    std::size_t number = 0;
    each_case(report, [&](Case const& test) { write_case(test, ++number, out); });
    for (auto const& remark : remarks(report))
        out << "# " << remark.text << '\n';
    for (auto const& text : rest)
        out << "not ok " << ++number << " - " << described(text) << '\n';
}

}  // namespace proviso
