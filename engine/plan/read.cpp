// One file after another into one intake, then what can only be done when all are read.
#include "engine/plan/read.hpp"

#include "engine/plan/bills.hpp"
#include "engine/plan/formats.hpp"
#include "engine/plan/intake.hpp"
#include "engine/plan/merge.hpp"
#include "engine/plan/rates.hpp"
#include "engine/plan/same_names.hpp"
#include "engine/plan/utf16.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

namespace proviso {
namespace {

using Reader = void (*)(Input&, Intake&);
constexpr std::array<Reader, plan_formats> readers{read_toml,      read_json,       read_ndjson, read_csv,
                                                   read_terraform, read_kubernetes, read_focus};  // by PlanFormat

std::string shown_name(std::string const& path) { return path == "-" ? "<stdin>" : path; }

/// One name for a file, however it is reached.
std::string real_name(std::string const& path) {
    std::error_code unknown;
    auto const real = std::filesystem::canonical(path, unknown);
    return path == "-" or unknown ? path : real.string();
}

void say(Diagnostics& out, Kind kind, std::string const& file, std::string text, std::string help = {}) {
    out.push_back({kind, {{file, {0, 0}, {}, 0, 0}, std::move(text)}, {}, std::move(help)});
}

/// Texts that no reader should begin with: nothing at all, or broken UTF-16. True where it was one.
bool refused_text(Input const& input, std::string const& name, Diagnostics& out) {
    constexpr std::size_t looked_at = 4096;
    Buffer buffer;
    auto const start = input.read(0, looked_at, buffer);
    auto const wide = begins_as_utf16(start);
    if (wide)
        say(out, Kind::bad_utf8, name, "the file begins as UTF-16, and is broken",
            "save it as UTF-8; in PowerShell: `| Out-File -Encoding utf8 plan.json`");
    auto const mark = start.starts_with("\xEF\xBB\xBF") ? 3U : 0U;
    auto const empty = start.size() == input.size() and start.find_first_not_of(" \t\r\n", mark) == start.npos;
    if (empty)
        say(out, Kind::plan_syntax, name, "the file is empty", "a plan without records is `[]` in JSON");
    return wide or empty;
}

/// A file that is to be read, and what it complained of.
struct Opened {
    Input input;
    Complaints complaints;
};

void read_file(std::string const& path, Intake& intake, Plan& plan, std::vector<Opened>& opened,
               std::uint64_t& read_before) {
    auto const name = shown_name(path);
    Input input(path);
    if (not input.failed().empty())
        return say(intake.out, Kind::unreadable_file, name, "cannot be read: " + input.failed());
    if (refused_text(input, name, intake.out))
        return;
    auto const format = intake.options.input ? intake.options.input : format_of(path, input);
    if (not format)
        return say(intake.out, Kind::plan_unknown_format, name, "this is no plan that can be read",
                   "plans are TOML, JSON, NDJSON (`.ndjson`, one record a line) or CSV");
    intake.file = static_cast<std::uint32_t>(plan.files.size());
    intake.name = name;
    intake.complaints = {};
    readers[static_cast<std::size_t>(*format)](input, intake);
    Places places(name, input);
    intake.settings.file_done(places);
    if (intake.options.progress != nullptr)
        intake.options.progress->bytes = (read_before += input.size());
    plan.files.push_back({name, *format, input.kept()});
    opened.push_back({std::move(input), std::move(intake.complaints)});
}

/// Which days bills are of, for people.
void note_bills(Plan& plan, Vocabulary const& vocabulary) {
    for (RecordId record = 0; record < plan.tables.size(); ++record) {
        Bills const bills(plan, vocabulary.records[record], record);
        if (not bills.any())
            continue;
        plan.notes.push_back("the bills are of " + words(bills.days()) + "; what was spent on other days is not known");
        for (auto const& [code, days] : bills.providers())
            if (days != bills.days())
                plan.notes.push_back("those of " +
                                     plan.tables[record].dictionaries[bills.provider()->index].names[code] +
                                     " are of " + words(days));
    }
}

}  // namespace

Plan read_plan(std::vector<std::string> const& paths, Vocabulary const& vocabulary, ReadOptions const& options,
               Diagnostics& out) {
    Plan plan;
    Intake intake(vocabulary, options, out);
    std::vector<Opened> opened;
    std::set<std::string> seen;
    std::uint64_t bytes = 0;
    for (auto const& path : paths)
        if (seen.insert(real_name(path)).second)
            read_file(path, intake, plan, opened, bytes);
        else
            say(out, Kind::plan_duplicate, shown_name(path), "the same file is given twice",
                "name each plan file once");

    std::vector<Complaints> complaints;
    for (auto& file : opened)
        complaints.push_back(std::move(file.complaints));
    finish_kubernetes(intake, complaints);
    convert_money(intake, complaints);
    for (std::size_t i = 0; i < opened.size(); ++i)
        if (not complaints[i].empty()) {
            Places places(plan.files[i].name, opened[i].input, holds_secrets(plan.files[i].format));
            report(complaints[i], plan.files[i].name, places, vocabulary, options.strict, out);
        }
    intake.settings.finish(plan);
    plan.mappings = intake.mappings;
    merge(intake, plan);
    plan.notes = std::move(intake.notes);
    note_bills(plan, vocabulary);
    report_same_names(plan, vocabulary, options.strict, out);
    return plan;
}

}  // namespace proviso
