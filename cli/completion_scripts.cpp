// One function a shell: the table of commands, said in its words.
#include "cli/arguments.hpp"
#include "cli/completions.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

std::string joined(std::vector<std::string> const& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// `text` with a backslash before each of `characters`.
std::string backslashed(std::string_view text, std::string_view characters) {
    std::string out;
    for (auto const c : text)
        (out += characters.find(c) == characters.npos ? "" : "\\") += c;
    return out;
}

/// In single quotes, for bash and zsh.
std::string quoted(std::string_view text) {
    std::string out = "'";
    for (auto const c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::string command_names() {
    std::vector<std::string> names;
    for (auto const& command : commands())
        names.emplace_back(command.name);
    return joined(names);
}

/// The options of every command, with what each asks for besides.
std::vector<Option> options_of(Command const& command) {
    auto options = command.line().options;
    options.push_back(help_option());
    return options;
}

bool takes_files(std::vector<Option> const& options) {
    for (auto const& option : options)
        if (is_argument(option) and names_file(option))
            return true;
    return false;
}

// ---- bash -------------------------------------------------------------------------------------------------

/// `check:-p | check:--policy) files=1 ;;`
std::string bash_value(std::string_view command, Option const& option) {
    std::string pattern;
    for (auto const& name : option_names(option))
        pattern += fmt::format("{}{}:{}", pattern.empty() ? "" : " | ", command, name);
    auto const words = option.words == nullptr ? "" : "words=" + quoted(joined(option.words()));
    return fmt::format("        {}) {} ;;\n", pattern, names_file(option) ? "files=1" : words.empty() ? ":" : words);
}

std::string bash_arguments(std::string_view command, std::vector<Option> const& options) {
    std::vector<std::string> words;
    for (auto const& option : options) {
        auto const more = not is_argument(option)   ? option_names(option)
                          : option.words == nullptr ? std::vector<std::string>{}
                                                    : option.words();
        words.insert(words.end(), more.begin(), more.end());
    }
    return fmt::format("        {}:*) words={}{} ;;\n", command, quoted(joined(words)),
                       takes_files(options) ? " files=1" : "");
}

// ---- zsh --------------------------------------------------------------------------------------------------

/// What follows an option or argument: `:FORMAT:(toml json)`
std::string zsh_value(Option const& option) {
    auto const& name = option.value.empty() ? option.names : option.value;
    auto const shown = ":" + backslashed(name, ":[]\\");
    if (option.words != nullptr)
        return shown + ":(" + joined(option.words()) + ")";
    return shown + (names_file(option) ? ":_files" : ": ");
}

std::string zsh_specification(Option const& option) {
    if (is_argument(option))
        return quoted((is_list(option) ? "*" : "") + zsh_value(option));
    auto const names = option_names(option);
    auto const text = "[" + backslashed(option.summary, "[]\\") + "]" + (is_switch(option) ? "" : zsh_value(option));
    std::string lines;
    for (auto const& name : names)
        lines += (lines.empty() ? "" : " \\\n            ") + quoted((is_list(option) ? "*" : "") + name + text);
    return lines;
}

// ---- fish -------------------------------------------------------------------------------------------------

std::string fish_quoted(std::string_view text) { return "'" + backslashed(text, "'\\") + "'"; }

std::string fish_option(std::string_view command, Option const& option) {
    auto line = fmt::format("complete -c proviso -n '__fish_seen_subcommand_from {}'", command);
    if (not is_argument(option))
        for (auto const& name : option_names(option))
            line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (option.words != nullptr)
        line += " -x -a " + fish_quoted(joined(option.words()));
    else if (names_file(option))
        line += is_argument(option) ? " -F" : " -r -F";
    else if (is_argument(option))
        return {};
    else if (not is_switch(option))
        line += " -x";
    return line + (is_argument(option) ? "" : " -d " + fish_quoted(option.summary)) + "\n";
}

}  // namespace

std::string bash_completions() {
    std::string values, arguments;
    for (auto const& command : commands()) {
        auto const options = options_of(command);
        for (auto const& option : options)
            if (not is_argument(option) and not is_switch(option))
                values += bash_value(command.name, option);
        arguments += bash_arguments(command.name, options);
    }
    return "# Completions of proviso for bash; made by `proviso completions bash`.\n"
           "_proviso() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words= files=\n"
           "    if ((COMP_CWORD == 1)); then\n"
           "        mapfile -t COMPREPLY < <(compgen -W " +
           quoted(command_names() + " --help --version") +
           " -- \"$current\")\n"
           "        return\n"
           "    fi\n"
           "    if [[ $current == = ]]; then\n"
           "        current=\n"
           "    elif [[ $previous == = ]]; then  # bash parts --option=value\n"
           "        previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
           "    elif [[ $current == : || $previous == : ]]; then  # and FORMAT:FILE\n"
           "        mapfile -t COMPREPLY < <(compgen -f -- \"${current#:}\")\n"
           "        return\n"
           "    fi\n"
           "    case ${COMP_WORDS[1]}:$previous in\n" +
           values + arguments +
           "    esac\n"
           "    mapfile -t COMPREPLY < <(\n"
           "        compgen -W \"$words\" -- \"$current\"\n"
           "        [[ -n $files && $current != -* ]] && compgen -f -- \"$current\"\n"
           "    )\n"
           "}\n"
           "complete -o filenames -F _proviso proviso\n";
}

std::string zsh_completions() {
    std::string summaries, cases;
    for (auto const& command : commands()) {
        summaries += fmt::format("        {}\n", quoted(fmt::format("{}:{}", command.name, command.summary)));
        cases += fmt::format("        {}) _arguments", command.name);
        for (auto const& option : options_of(command))
            cases += " \\\n            " + zsh_specification(option);
        cases += " ;;\n";
    }
    return "#compdef proviso\n"
           "# Completions of proviso for zsh; made by `proviso completions zsh`.\n"
           "_proviso() {\n"
           "    local -a commands=(\n" +
           summaries +
           "    )\n"
           "    if ((CURRENT == 2)); then\n"
           "        _describe command commands\n"
           "        return\n"
           "    fi\n"
           "    shift words\n"
           "    ((CURRENT--))\n"
           "    case $words[1] in\n" +
           cases +
           "    esac\n"
           "}\n"
           "if [[ $funcstack[1] == _proviso ]]; then\n"
           "    _proviso \"$@\"\n"
           "else\n"
           "    compdef _proviso proviso\n"
           "fi\n";
}

std::string fish_completions() {
    std::string text = "# Completions of proviso for fish; made by `proviso completions fish`.\n"
                       "complete -c proviso -f\n"
                       "complete -c proviso -n __fish_use_subcommand -l help -s h -d 'print help'\n"
                       "complete -c proviso -n __fish_use_subcommand -l version -d 'print the version'\n";
    for (auto const& command : commands()) {
        text += fmt::format("complete -c proviso -n __fish_use_subcommand -a {} -d {}\n", command.name,
                            fish_quoted(command.summary));
        for (auto const& option : options_of(command))
            text += fish_option(command.name, option);
    }
    return text;
}

}  // namespace proviso
