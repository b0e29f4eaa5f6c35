#include "cli/arguments.hpp"

#include "cli/status.hpp"
#include "dsl/lexicon.hpp"
#include "engine/report/layout.hpp"

#include <cctype>
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

}  // namespace

CommandLine::CommandLine(std::string description, std::string name, std::string usage_lines)
    : CLI::App(std::move(description), std::move(name)), usage(std::move(usage_lines)) {
    formatter(std::make_shared<Layout>(usage));
    set_help_flag("-h,--help", "print this page");
    option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

std::optional<int> parse_arguments(CommandLine& app, Arguments const& arguments) {
    try {
        app.parse(Arguments(arguments.rbegin(), arguments.rend()));  // CLI11 takes them from the back
        return std::nullopt;
    } catch (CLI::CallForHelp const&) {
        return print(app.help());
    } catch (CLI::ExtrasError const&) {
        app.all_taken = true;
        complain({unexpected(app)});
    } catch (CLI::ArgumentMismatch const& error) {
        auto const message = std::string_view(error.what());
        complain({usage_error("`" + std::string(message.substr(0, message.find(':'))) + "` needs a value")});
    } catch (CLI::ParseError const& error) {
        app.all_taken = true;
        complain({usage_error(as_message(error.what()))});
    }
    std::fputs((app.usage + "\n  proviso " + app.get_name() + " --help explains the options\n").c_str(), stderr);
    return status::failed;
}

void add_files_option(CommandLine& app, std::string const& names, std::vector<std::string>& files,
                      std::string const& summary, std::string const& type) {
    app.add_option(names, files, summary)
        ->multi_option_policy(CLI::MultiOptionPolicy::Throw)
        ->allow_extra_args(false)
        ->type_name(type);
}

void add_colour_option(CommandLine& app, std::string& text) {
    app.add_option("--color", text, "auto, always or never; NO_COLOR and CLICOLOR_FORCE are heeded")
        ->type_name("WHEN")
        ->check([](std::string const& when) {
            return when == "auto" or when == "always" or when == "never"
                       ? ""
                       : "`" + when + "` is not auto, always or never";
        });
}

}  // namespace proviso
