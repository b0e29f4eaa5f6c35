#include "engine/report/csv.hpp"

#include "engine/report/layout.hpp"

namespace proviso {

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos and not text.starts_with(' ') and not text.ends_with(' '))
        return std::string(text);
    std::string quoted = "\"";
    for (auto const c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

std::string plain_csv_cell(std::string_view text) {
    auto const shown = without_commands(escaped(text), visibly);
    auto const first = shown.find_first_not_of(' ');
    bool const formula = first != shown.npos and std::string_view("=+-@").find(shown[first]) != std::string_view::npos;
    return csv_cell(formula ? "'" + shown : shown);
}

}  // namespace proviso
