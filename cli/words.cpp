#include "cli/words.hpp"

#include "engine/plan/formats.hpp"
#include "engine/report/renderers.hpp"
#include "engine/rules/lint/lint.hpp"

#include <charconv>

namespace proviso {

std::vector<std::string> colour_words() { return {"auto", "always", "never"}; }

std::vector<std::string> plan_format_words() {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < plan_formats; ++i)
        words.emplace_back(format_name(static_cast<PlanFormat>(i)));
    return words;
}

std::vector<std::string> report_format_words() { return format_names(renderers()); }

std::vector<std::string> lint_check_words() {
    std::vector<std::string> words;
    for (auto const& check : lint_checks())
        words.emplace_back(check.name);
    return words;
}

std::string listed_words(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words)
        text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

std::string wrong_thread_count(std::string const& text) {
    unsigned count = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    bool const fine = error == std::errc() and end == text.data() + text.size() and count > 0 and count <= 1024;
    return fine ? "" : "`" + text + "` is not a number from 1 to 1024";
}

}  // namespace proviso
