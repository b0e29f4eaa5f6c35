// proviso man: the table of commands and that of settings → the manual page, in roff.
#include "cli/arguments.hpp"
#include "cli/settings.hpp"
#include "engine/report/layout.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

constexpr auto exit_statuses = "0  every clause that must hold holds\n"
                               "1  a breach\n"
                               "2  nothing could be judged: usage, unreadable input, an error in a policy or plan\n"
                               "3  undetermined, and no breach\n"
                               "4  nothing was evaluated: no clause, or none that bound a record";

/// Text as roff takes it: no escape, no hyphen that may be a dash, no line that begins a request.
std::string roff(std::string_view text) {
    std::string out;
    for (auto const c : text) {
        if ((c == '.' or c == '\'') and (out.empty() or out.back() == '\n'))
            out += "\\&";
        out += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    }
    return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }

std::string section(std::string_view title, std::string_view text) { return fmt::format(".SH {}\n{}\n", title, text); }

/// Lines as they are.
std::string lines(std::string_view text) { return ".PP\n.nf\n" + roff(text) + "\n.fi\n"; }

/// Words that may be laid out anew.
std::string paragraph(std::string_view text) {
    std::string out;
    for (auto const& line : wrapped(text, 72))
        out += roff(line) + "\n";
    return out;
}

std::string entry(std::string const& tag, std::string_view text) { return ".TP\n" + tag + "\n" + paragraph(text); }

std::string option_entry(Option const& option) {
    std::string tag;
    for (auto const& name : option_names(option))
        tag += (tag.empty() ? "" : ", ") + bold(name);
    return entry(tag + (option.value.empty() ? "" : " \\fI" + roff(option.value) + "\\fR"), option.summary);
}

std::string command_part(Command const& command) {
    auto const line = command.line();
    auto text = fmt::format(".SS proviso {}\n{}", command.name, paragraph(line.description)) + lines(line.usage);
    for (auto const& option : line.options)
        text += option_entry(option);
    return line.footer.empty() ? text : text + lines(line.footer);
}

std::string setting_entry(SettingInfo const& info) {
    auto text = std::string(info.summary);
    text +=
        info.standard.empty() ? "; without it: " + std::string(info.without) : " (" + std::string(info.standard) + ")";
    return entry(bold(info.name) + ", " + bold(variable_of(info)) + ", " + bold(info.option), text);
}

std::string settings_part() {
    std::string text =
        paragraph("Options win over variables, variables over the project file, the file over defaults. The "
                  "project file is the nearest proviso.toml, in the working folder or one above it, up to the "
                  "top of a repository; its paths are relative to it. In variables, paths are parted by colons "
                  "and other lists by commas. `proviso config` prints each setting and where it comes from.");
    for (auto const& info : setting_table())
        text += setting_entry(info);
    text.pop_back();
    return text;
}

std::string manual() {
    std::string synopsis, parts;
    for (auto const& command : commands()) {
        synopsis += bold("proviso " + std::string(command.name)) + " ...\n.br\n";
        parts += command_part(command);
    }
    parts.pop_back();
    auto const environment = entry(bold(config_variable), "names the project file, as --config does") +
                             entry(bold("NO_COLOR") + ", " + bold("CLICOLOR_FORCE"),
                                   "no colour, or colour also where there is no terminal") +
                             entry(bold("COLUMNS"), "the width of a terminal that does not tell its own") +
                             entry(bold("TERM"), "dumb: no colour and no progress");
    return ".\\\" Made by `proviso man`.\n"
           ".TH PROVISO 1 \"\" \"proviso " PROVISO_VERSION "\" \"User Commands\"\n" +
           section("NAME", "proviso \\- check deployment plans against contracts in controlled English") +
           section("SYNOPSIS", synopsis + bold("proviso --version")) + section("COMMANDS", parts) +
           section("SETTINGS", settings_part()) +
           section("ENVIRONMENT", environment.substr(0, environment.size() - 1)) +
           section("EXIT STATUS", lines(exit_statuses).substr(4));
}

CommandLine line_of(std::string&) {
    return {"man", "Prints the manual page.", "  proviso man", "Example:\n  proviso man > proviso.1; man ./proviso.1"};
}

}  // namespace

int run_man(Arguments const& arguments) {
    std::string nothing;
    if (auto const over = parse_arguments(line_of(nothing), arguments))
        return *over;
    return print(manual());
}

CommandLine man_line() { return described<std::string, line_of>(); }

}  // namespace proviso
