// A file of YAML cut into its documents, line by line.
#include "engine/plan/tree/yaml.hpp"

#include "dsl/source.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// `---` or `...` at the begin of a line, alone or before a blank: no text in a document can look so.
bool is_marker(std::string_view line, std::string_view marker) {
    return line.starts_with(marker) and (line.size() == marker.size() or line[marker.size()] == ' ' or
                                         line[marker.size()] == '\t' or line[marker.size()] == '\r');
}

bool says_something(std::string_view line) {
    auto const first = line.find_first_not_of(" \t\r");
    return first != std::string_view::npos and line[first] != '#';
}

class Cutter {
public:
    explicit Cutter(std::size_t begin) : begin_(begin) {}

    void line(std::string_view line, std::size_t begin, std::size_t end) {
        if (is_marker(line, "---") and opened_)
            cut(begin);
        if (is_marker(line, "..."))
            return cut(end);
        if (is_marker(line, "---")) {
            opened_ = true;
            line.remove_prefix(3);
        } else if (not opened_ and line.starts_with('%')) {
            return;  // a directive belongs to the document after it
        }
        if (says_something(line))
            opened_ = written_ = true;
    }

    void cut(std::size_t at) {
        if (written_)
            parts_.push_back({begin_, at});
        begin_ = at;
        opened_ = written_ = false;
    }

    std::vector<YamlPart> take() { return std::move(parts_); }

private:
    std::vector<YamlPart> parts_;
    std::size_t begin_;
    bool opened_ = false, written_ = false;
};

bool is_fit(std::string_view text, Complaints& out) {
    if (text.size() > YamlBudget::text) {
        out.add(Kind::plan_limits, {YamlBudget::text, 0}, "the file is longer than 64 MB", "give it in several files");
        return false;
    }
    if (auto const good = valid_utf8_prefix(text); good < text.size()) {
        out.add(Kind::bad_utf8, {good, 1}, "this is not UTF-8");
        return false;
    }
    auto const* const control = std::ranges::find_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' and c != '\t' and c != '\n' and c != '\r'; });
    if (control != text.end())
        out.add(Kind::plan_syntax, {static_cast<std::uint64_t>(control - text.begin()), 1},
                "a control character, which YAML does not allow");
    return control == text.end();
}

}  // namespace

std::vector<YamlPart> yaml_parts(std::string_view text, Complaints& out) {
    if (not is_fit(text, out))
        return {};
    auto at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    Cutter cutter(at);
    while (at < text.size()) {
        auto const stop = std::min(text.find('\n', at), text.size());
        auto const next = std::min(stop + 1, text.size());
        cutter.line(text.substr(at, stop - at), at, next);
        at = next;
    }
    cutter.cut(text.size());
    auto parts = cutter.take();
    if (parts.size() > YamlBudget::documents) {
        out.add(Kind::plan_limits, {parts[YamlBudget::documents].begin, 0}, "more than 100,000 documents in one file",
                "give them in several files");
        parts.clear();
    }
    return parts;
}

}  // namespace proviso
