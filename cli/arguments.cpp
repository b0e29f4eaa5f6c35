#include "cli/arguments.hpp"

#include "cli/status.hpp"
#include "dsl/lexicon.hpp"
#include "engine/report/layout.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cctype>
#include <charconv>
#include <cstdio>

namespace proviso {
namespace {

constexpr std::size_t name_columns = 30;
constexpr std::size_t text_columns = 70;

/// CLI11's page, but with the usage that we give and descriptions wrapped.
class Layout : public CLI::Formatter {
public:
    explicit Layout(std::string usage) : usage_(std::move(usage)) {}

    std::string make_usage(CLI::App const*, std::string) const override { return "\n" + usage_ + "\n"; }

    std::string make_option(CLI::Option const* option, bool positional) const override {
        auto name = "  " + option->get_name(positional, not positional) + make_option_opts(option);
        auto const lines = wrapped(option->get_description(), text_columns);
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

std::vector<std::string> option_names(CLI::App const& app) {
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
    return usage_error("there is no option `" + name + "`", did_you_mean(name, option_names(app)));
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
struct Values {
    bool on = false;
    std::string one;
    std::vector<std::string> many;
    CLI::Option* option = nullptr;
};

void add(CLI::App& app, Option const& option, Values& values) {
    bool const argument = not option.names.starts_with('-');
    if (target_of<bool>(option) != nullptr) {
        values.option = app.add_flag(option.names, values.on, option.summary);
        return;
    }
    if (target_of<std::vector<std::string>>(option) != nullptr) {
        values.option = app.add_option(option.names, values.many, option.summary);
        values.option->multi_option_policy(CLI::MultiOptionPolicy::Throw)->allow_extra_args(argument);
    } else {
        values.option = app.add_option(option.names, values.one, option.summary);
        if (option.joined)
            values.option->multi_option_policy(CLI::MultiOptionPolicy::Join)->delimiter(',');
    }
    values.option->type_name(option.value)->required(option.required);
    if (option.wrong != nullptr)
        values.option->check([wrong = option.wrong](std::string const& value) { return wrong(value); });
}

void assign(Option const& option, Values const& values) {
    if (values.option->count() == 0)
        return;
    if (auto* const on = target_of<bool>(option))
        *on = values.on;
    else if (auto* const number = target_of<unsigned>(option))
        std::from_chars(values.one.data(), values.one.data() + values.one.size(), *number);
    else if (auto* const text = target_of<std::string>(option))
        *text = values.one;
    else if (auto* const some = target_of<std::optional<std::string>>(option))
        *some = values.one;
    else
        *target_of<std::vector<std::string>>(option) = values.many;
}

/// Of arguments of which something is wrong: the files that are named.
void assign_lists(std::vector<Option> const& options, std::vector<Values> const& values) {
    for (std::size_t i = 0; i < options.size(); ++i)
        if (auto* const list = target_of<std::vector<std::string>>(options[i]))
            *list = values[i].option->results();
}

}  // namespace

std::optional<int> parse_arguments(CommandLine const& line, Arguments const& arguments) {
    CLI::App app(line.description, line.name);
    app.formatter(std::make_shared<Layout>(line.usage));
    app.set_help_flag("-h,--help", "print this page");
    app.footer(line.footer);
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    std::vector<Values> values(line.options.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        add(app, line.options[i], values[i]);
    try {
        app.parse(Arguments(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
        for (std::size_t i = 0; i < values.size(); ++i)
            assign(line.options[i], values[i]);
        return std::nullopt;
    } catch (CLI::CallForHelp const&) {
        return print(app.help());
    } catch (CLI::ExtrasError const&) {
        assign_lists(line.options, values);
        complain({unexpected(app)});
    } catch (CLI::ArgumentMismatch const& error) {
        auto const message = std::string_view(error.what());
        complain({usage_error("`" + std::string(message.substr(0, message.find(':'))) + "` needs a value")});
    } catch (CLI::ParseError const& error) {
        assign_lists(line.options, values);
        complain({usage_error(as_message(error.what()))});
    }
    std::fputs((line.usage + "\n  proviso " + line.name + " --help explains the options\n").c_str(), stderr);
    return status::failed;
}

void add_vocabulary_option(CommandLine& line, std::vector<std::string>& files) {
    line.add({"--vocabulary", "FILE", "adds to the built-in vocabulary; may be repeated", &files});
}

void add_colour_option(CommandLine& line, std::string& text) {
    line.add({.names = "--color",
              .value = "WHEN",
              .summary = "auto, always or never; NO_COLOR and CLICOLOR_FORCE are heeded",
              .target = &text,
              .wrong = [](std::string const& when) -> std::string {
                  return when == "auto" or when == "always" or when == "never"
                             ? ""
                             : "`" + when + "` is not auto, always or never";
              }});
}

}  // namespace proviso
