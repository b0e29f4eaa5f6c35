#include "cli/settings.hpp"

#include "cli/console.hpp"
#include "cli/load.hpp"
#include "cli/near_variables.hpp"
#include "cli/words.hpp"
#include "dsl/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

namespace proviso {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_name = "proviso.toml";
constexpr std::string_view by_default = "default";

constexpr std::array<SettingInfo, 11> table{{
    {"policies", ValueKind::list, "--policy", "policy files, or folders of them", "policies/", "", Paths::whole},
    {"vocabularies", ValueKind::list, "--vocabulary", "vocabularies that add to the built-in one", "",
     "the built-in vocabulary alone", Paths::whole},
    {"maps", ValueKind::list, "--map", "mappings that add to the built-in ones", "", "the built-in mappings alone",
     Paths::whole},
    {"input", ValueKind::text, "--input", "the format of plans", "", "told by the content of each plan", Paths::none,
     plan_format_words},
    {"outputs", ValueKind::list, "--output", "the reports of `proviso check`, FORMAT or FORMAT:FILE", "text", "",
     Paths::after_colon, report_format_words},
    {"fail-on", ValueKind::list, "--fail-on", "what makes the exit status differ from 0", "breach,undetermined,empty",
     "", Paths::none, fail_on_words},
    {"waivers", ValueKind::list, "--waivers", "what is waived, by whom and until when", "", "nothing is waived",
     Paths::whole},
    {"baseline", ValueKind::text, "--baseline", "an earlier JSON report to compare with", "",
     "nothing is compared with", Paths::whole},
    {"strict", ValueKind::flag, "--strict", "whether doubts about names in plans are errors", "false", ""},
    {"threads", ValueKind::number, "--threads", "threads of a check", "", "one a core"},
    {"color", ValueKind::text, "--color", "when messages and reports are coloured", "auto", "", Paths::none,
     colour_words},
}};

/// What a project file may not hold, since a forgotten line would go on deciding verdicts.
constexpr std::array<ProjectKey, 5> elsewhere{{
    {"as-of", ValueKind::text, "the day belongs to the plan, `[plan] as-of`, or to the run, --as-of"},
    {"facts", ValueKind::text, "facts belong to a plan, `[facts]`, or to the run, --fact"},
    {"set", ValueKind::list, "what the plan does not say is said in tags of it, or for the run, --set"},
    {"plans", ValueKind::text, "name the plans in the command: proviso check PLAN"},
    {"allow-empty", ValueKind::flag, "choose it in `fail-on`, by leaving `empty` out"},
}};

std::vector<ProjectKey> project_keys() {
    std::vector<ProjectKey> keys(elsewhere.begin(), elsewhere.end());
    for (auto const& info : table)
        keys.push_back({info.name, info.kind});
    return keys;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (auto rest = text;;) {
        auto const end = rest.find(at);
        if (auto const part = rest.substr(0, end); not part.empty())
            parts.emplace_back(part);
        if (end == rest.npos)
            return parts;
        rest.remove_prefix(end + 1);
    }
}

/// What is wrong with a value, and what to write instead.
struct Fault {
    std::string text, help;
};

std::optional<Fault> fault(SettingInfo const& info, std::string const& value) {
    auto const not_one_of = [&](std::vector<std::string> const& words,
                                std::string const& word) -> std::optional<Fault> {
        if (std::ranges::find(words, word) != words.end())
            return std::nullopt;
        auto const near = did_you_mean(word, words);
        return Fault{"`" + std::string(info.name) + "` does not know `" + word + "`",
                     near.empty() ? "it knows " + listed_words(words) : near};
    };
    if (info.kind == ValueKind::flag)
        return not_one_of({"true", "false"}, value);
    if (auto wrong = info.kind == ValueKind::number ? wrong_thread_count(value) : ""; not wrong.empty())
        return Fault{std::move(wrong), ""};
    if (info.words == nullptr)
        return std::nullopt;
    return not_one_of(info.words(), info.paths == Paths::after_colon ? value.substr(0, value.find(':')) : value);
}

/// A path of the project file as seen from the working folder.
std::string moved(std::string const& path, fs::path const& folder) {
    return path.empty() or path == "-" ? path : (folder / path).generic_string();
}

std::string moved(SettingInfo const& info, std::string const& value, fs::path const& folder) {
    auto const colon = value.find(':');
    if (info.paths == Paths::none or (info.paths == Paths::after_colon and colon == value.npos))
        return value;
    if (info.paths == Paths::whole)
        return moved(value, folder);
    return value.substr(0, colon + 1) + moved(value.substr(colon + 1), folder);
}

/// The project file that counts for the working folder, as seen from there; none beyond the top of a repository.
std::string nearest_project_file() {
    std::error_code error;
    std::string up;
    for (auto folder = fs::current_path(error); not error; folder = folder.parent_path(), up += "../") {
        std::error_code unseen;
        if (fs::symlink_status(folder / file_name, unseen).type() != fs::file_type::not_found)
            return up.append(file_name);
        if (fs::exists(folder / ".git", unseen) or folder == folder.root_path())
            return {};
    }
    return {};
}

auto& called(std::string_view name, auto& settings) {
    return *std::ranges::find(settings, name, [](Setting const& setting) { return setting.info->name; });
}

char const* value_of(std::string const& variable) {
    auto const* const value = std::getenv(variable.c_str());
    return value == nullptr or *value == '\0' ? nullptr : value;
}

/// Empty where none is wanted, or there is none.
std::string chosen_file(ProjectChoice const& choice, Diagnostics& out) {
    if (choice.file and choice.none)
        out.push_back(usage_error("--config names a file and --no-config reads none", "choose one of them"));
    if (choice.file and choice.file->empty())
        out.push_back(usage_error("--config names no file", "leave it out, or write --no-config"));
    if (choice.file)
        return *choice.file;
    if (choice.none)
        return {};
    auto const* const named = value_of(std::string(config_variable));
    return named == nullptr ? nearest_project_file() : named;
}

/// What the file says of each setting; what is wrong is complained of at its place.
void take_file(Surroundings& around, Diagnostics& out) {
    auto const source = read_source(around.file, out);
    if (not source)
        return;
    auto const folder = fs::path(around.file).parent_path();
    for (auto& entry : read_project(*source, project_keys(), out)) {
        auto& setting = called(entry.key, around.settings);
        setting.values.clear();
        setting.origin = entry.where.file + ":" + std::to_string(entry.where.at.line);
        for (auto& [text, where] : entry.values)
            if (auto wrong = fault(*setting.info, text))
                out.push_back(
                    {Kind::project_setting, {std::move(where), std::move(wrong->text)}, {}, std::move(wrong->help)});
            else
                setting.values.push_back(moved(*setting.info, text, folder));
    }
}

void take_variable(Setting& setting, Diagnostics& out) {
    auto const name = variable_of(*setting.info);
    auto const* const text = value_of(name);
    if (text == nullptr)
        return;
    auto const parted = setting.info->kind == ValueKind::list;
    setting.origin = name;
    setting.values =
        parted ? split(text, setting.info->paths == Paths::whole ? ':' : ',') : std::vector<std::string>{text};
    if (setting.values.empty())
        out.push_back({Kind::project_setting, {{}, name + " lists nothing"}, {}, "unset it, or name something"});
    for (auto const& value : setting.values)
        if (auto wrong = fault(*setting.info, value))
            out.push_back({Kind::project_setting, {{}, name + ": " + wrong->text}, {}, std::move(wrong->help)});
}

/// NO_COLOR and CLICOLOR_FORCE are variables, too: they win over a file.
void leave_colour_to_variables(Setting& colour) {
    for (auto const* name : {"NO_COLOR", "CLICOLOR_FORCE"})
        if (value_of(name) != nullptr and not colour.is_default()) {
            colour.values = {std::string(colour.info->standard)};
            colour.origin = name;
        }
}

}  // namespace

std::span<SettingInfo const> setting_table() { return table; }

std::span<ProjectKey const> not_settings() { return elsewhere; }

std::string variable_of(SettingInfo const& info) {
    std::string name("PROVISO_");
    for (auto const c : info.name)
        name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
    return name;
}

Setting const& setting_called(std::string_view name, std::vector<Setting> const& settings) {
    return called(name, settings);
}

Surroundings look_around(ProjectChoice const& choice, Diagnostics& out) {
    Surroundings around;
    for (auto const& info : table)
        around.settings.push_back({&info, split(info.standard, ','), std::string(by_default)});
    around.file = chosen_file(choice, out);
    if (not around.file.empty())
        take_file(around, out);
    leave_colour_to_variables(called("color", around.settings));
    for (auto& setting : around.settings)
        take_variable(setting, out);
    report_near_variables(out);
    return around;
}

}  // namespace proviso
