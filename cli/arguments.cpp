#include "cli/arguments.hpp"

#include "cli/settings.hpp"
#include "cli/status.hpp"
#include "cli/words.hpp"
#include "dsl/lexicon.hpp"
#include "engine/report/layout.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>

namespace proviso {
namespace {

constexpr std::size_t name_columns = 30;

/// CLI11's page, but with the usage that we give and descriptions wrapped.
class Layout : public CLI::Formatter {
public:
    explicit Layout(std::string usage) : usage_(std::move(usage)) {}

    std::string make_usage(CLI::App const*, std::string) const override { return "\n" + usage_ + "\n"; }

    std::string make_option(CLI::Option const* option, bool positional) const override {
        auto name = "  " + option->get_name(positional, not positional) + make_option_opts(option);
        auto const lines = wrapped(option->get_description(), page_width() - name_columns);
        std::string text = std::move(name);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            auto const used = i == 0 ? text.size() : std::size_t{0};
            text += std::string(used + 1 < name_columns ? name_columns - used : 1, ' ') + lines[i] + '\n';
        }
        return text;
    }
    std::string make_option_opts(CLI::Option const* option) const override {
        return option->get_type_name().empty() ? "" : " " + option->get_type_name();
    }

private:
    std::string usage_;
};

std::vector<std::string> long_names(CLI::App const& app) {
    std::vector<std::string> names;
    for (auto const* option : app.get_options())
        for (auto const& name : option->get_lnames())
            names.push_back("--" + name);
    return names;
}

Diagnostic unexpected(CLI::App const& app) {
    auto const extras = app.remaining();
    auto const& first = extras.empty() ? std::string() : extras.front();
    auto const name = first.substr(0, first.find('='));
    return usage_error("there is no option `" + name + "`", did_you_mean(name, long_names(app)));
}

/// CLI11's messages are sentences; ours begin small and have no full stop.
std::string as_message(std::string text) {
    if (not text.empty() and text.back() == '.')
        text.pop_back();
    if (text.size() > 1 and std::islower(static_cast<unsigned char>(text[1])) != 0)
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

template <class To>
To* target_of(Option const& option) {
    auto const* const target = std::get_if<To*>(&option.target);
    return target == nullptr ? nullptr : *target;
}

/// Where CLI11 keeps the values of one option.
struct Given {
    bool on = false;
    std::string one;
    std::vector<std::string> many;
    CLI::Option* option = nullptr;
};

void add(CLI::App& app, Option const& option, Given& given) {
    if (target_of<bool>(option) != nullptr) {
        given.option = app.add_flag(option.names, given.on, option.summary);
        return;
    }
    if (target_of<std::vector<std::string>>(option) != nullptr) {
        given.option = app.add_option(option.names, given.many, option.summary);
        given.option->multi_option_policy(CLI::MultiOptionPolicy::Throw)->allow_extra_args(is_argument(option));
    } else {
        given.option = app.add_option(option.names, given.one, option.summary);
        if (option.joined)
            given.option->multi_option_policy(CLI::MultiOptionPolicy::Join)->delimiter(',');
    }
    given.option->type_name(option.value)->required(option.required);
    if (option.wrong != nullptr)
        given.option->check([wrong = option.wrong](std::string const& value) { return wrong(value); });
}

std::vector<std::string> values_of(Option const& option, Given const& given) {
    if (target_of<bool>(option) != nullptr)
        return {given.on ? "true" : "false"};
    return target_of<std::vector<std::string>>(option) != nullptr ? given.many : std::vector{given.one};
}

/// `values` is not empty, and nothing is wrong with it.
void assign(Option const& option, std::vector<std::string> const& values) {
    auto const& first = values.front();
    if (auto* const on = target_of<bool>(option))
        *on = first == "true";
    else if (auto* const number = target_of<unsigned>(option))
        std::from_chars(first.data(), first.data() + first.size(), *number);
    else if (auto* const text = target_of<std::string>(option))
        *text = option.joined ? fmt::format("{}", fmt::join(values, ",")) : first;
    else if (auto* const some = target_of<std::optional<std::string>>(option))
        *some = first;
    else
        *target_of<std::vector<std::string>>(option) = values;
}

/// The arguments of one command, by CLI11.
class Parser {
public:
    explicit Parser(CommandLine const& line)
        : line_(line), app_(line.description, line.name), given_(line.options.size()) {
        app_.formatter(std::make_shared<Layout>(line.usage));
        app_.set_help_flag(help_option().names, help_option().summary);
        app_.footer(line.footer);
        app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        for (std::size_t i = 0; i < given_.size(); ++i)
            add(app_, line.options[i], given_[i]);
    }

    enum class Outcome {
        fine,
        help,
        wrong,
        lost
    };  ///< lost: an option lacks its value, and which it is cannot be told

    Outcome parse(Arguments const& arguments, Diagnostics& out) {
        try {
            app_.parse(Arguments(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
            assign_given();
            return Outcome::fine;
        } catch (CLI::CallForHelp const&) {
            return Outcome::help;
        } catch (CLI::ExtrasError const&) {
            out.push_back(unexpected(app_));
        } catch (CLI::ArgumentMismatch const& error) {
            auto const message = std::string_view(error.what());
            out.push_back(usage_error("`" + std::string(message.substr(0, message.find(':'))) + "` needs a value"));
            return Outcome::lost;
        } catch (CLI::ParseError const& error) {
            out.push_back(usage_error(as_message(error.what())));
        }
        assign_project();
        return Outcome::wrong;
    }

    std::string help() const { return app_.help(); }

    /// What the options that are not given are set to elsewhere.
    void assign_settings(std::vector<Setting> const& settings) {
        for (std::size_t i = 0; i < given_.size(); ++i) {
            auto const& option = line_.options[i];
            if (option.setting.empty() or given_[i].option->count() > 0)
                continue;
            auto const& setting = setting_called(option.setting, settings);
            if (not setting.values.empty())
                assign(option, setting.values);
            if (option.origin != nullptr and not setting.is_default())
                *option.origin = setting.origin;
        }
    }

private:
    void assign_given() {
        for (std::size_t i = 0; i < given_.size(); ++i)
            if (given_[i].option->count() > 0)
                assign(line_.options[i], values_of(line_.options[i], given_[i]));
    }

    /// Of arguments of which something is wrong: the project file that is named, for its mistakes are said too.
    void assign_project() {
        for (std::size_t i = 0; i < given_.size(); ++i)
            if (auto const values = given_[i].option->results(); not values.empty())
                if (line_.common != nullptr and
                    target_of<std::optional<std::string>>(line_.options[i]) == &line_.common->config)
                    line_.common->config = values.front();
    }

    CommandLine const& line_;
    CLI::App app_;
    std::vector<Given> given_;
};

std::string wrong_colour(std::string const& when) {
    auto const words = colour_words();
    return std::ranges::find(words, when) != words.end() ? "" : "`" + when + "` is not auto, always or never";
}

}  // namespace

bool is_argument(Option const& option) { return not option.names.starts_with('-'); }

bool is_switch(Option const& option) { return std::holds_alternative<bool*>(option.target); }

bool is_list(Option const& option) { return std::holds_alternative<std::vector<std::string>*>(option.target); }

bool names_file(Option const& option) {
    auto const& called = is_argument(option) ? option.names : option.value;
    return called == "FILE" or called == "POLICY" or called == "PLAN";
}

std::vector<std::string> option_names(Option const& option) {
    auto const comma = option.names.find(',');
    if (comma == option.names.npos)
        return {option.names};
    return {option.names.substr(0, comma), option.names.substr(comma + 1)};
}

Option help_option() {
    return {.names = "-h,--help", .summary = "print this page", .target = static_cast<bool*>(nullptr)};
}

std::optional<int> parse_arguments(CommandLine const& line, Arguments const& arguments) {
    Parser parser(line);
    Diagnostics found;
    auto const outcome = parser.parse(arguments, found);
    if (outcome == Parser::Outcome::help)
        return print(parser.help());
    if (line.common != nullptr and outcome != Parser::Outcome::lost) {
        Diagnostics doubted;
        auto const around = look_around({line.common->config, line.common->no_config}, doubted);
        parser.assign_settings(around.settings);
        line.common->project = around.file;
        found.insert(found.end(), doubted.begin(), doubted.end());
    }
    complain(found, line.common == nullptr ? Wishes{} : wishes(*line.common));
    if (outcome != Parser::Outcome::fine)
        std::fputs((line.usage + "\n  proviso " + line.name + " --help explains the options\n").c_str(), stderr);
    return has_errors(found) ? std::optional(status::failed) : std::nullopt;
}

void add_vocabulary_option(CommandLine& line, std::vector<std::string>& files) {
    line.add({.names = "--vocabulary",
              .value = "FILE",
              .summary = "adds to the built-in vocabulary; may be repeated",
              .target = &files,
              .setting = "vocabularies"});
}

void add_common_options(CommandLine& line, CommonArguments& common) {
    line.common = &common;
    line.add({.names = "--color",
              .value = "WHEN",
              .summary = "auto, always or never; NO_COLOR and CLICOLOR_FORCE are heeded",
              .target = &common.colour,
              .words = colour_words,
              .wrong = wrong_colour,
              .setting = "color"});
    line.add({"-q,--quiet", "", "say nothing but results and errors", &common.quiet});
    line.add(
        {"--config", "FILE", "the project file (the nearest proviso.toml, here or in a folder above)", &common.config});
    line.add({"--no-config", "", "read no project file", &common.no_config});
}

Wishes wishes(CommonArguments const& common) { return {colour_wish(common.colour), common.quiet}; }

}  // namespace proviso
