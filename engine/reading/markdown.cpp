#include "engine/reading/writers.hpp"
#include "engine/report/layout.hpp"

#include <ostream>

namespace proviso {
namespace {

/// Text that means nothing to Markdown or HTML.
std::string plain(std::string_view text) {
    std::string out;
    for (auto const c : escaped(text)) {
        if (std::string_view("\\`*_{}[]<>#|!&~").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

void list(std::ostream& out, std::string_view heading, std::vector<std::string> const& items) {
    if (items.empty())
        return;
    out << "\n**" << heading << "**\n\n";
    for (auto const& item : items)
        out << "- " << plain(item) << "\n";
}

void table(std::ostream& out, std::vector<FieldRead> const& fields) {
    if (fields.empty())
        return;
    out << "\n| field | what is asked of it |\n| --- | --- |\n";
    for (auto const& field : fields) {
        std::string values;
        for (auto const& value : field.values)
            values += (values.empty() ? "" : ", ") + value;
        out << "| " << plain(field.name) << " | " << plain(values)
            << (field.note.empty() ? "" : " (" + plain(field.note) + ")") << " |\n";
    }
}

void write(RuleReading const& rule, std::ostream& out) {
    out << "\n> " << plain(rule.written) << "\n";
    list(out, "What it means", rule.sentences);
    list(out, "By default", rule.defaults);
    table(out, rule.fields);
    if (rule.judged)
        out << "\n- **Passes:** " << plain(example_words(rule.passes)) << "\n- **Fails:** "
            << plain(example_words(rule.fails)) << "\n";
}

void remark(std::ostream& out, std::string_view name, std::string const& text) {
    if (not text.empty())
        out << "\n*" << name << ":* " << plain(text) << "\n";
}

void write(ClauseReading const& clause, std::ostream& out) {
    out << "\n## Clause " << plain(clause.id) << (clause.heading.empty() ? "" : ": " + plain(clause.heading)) << "\n";
    if (not clause.agreement.empty())
        out << "\nOf \"" << plain(clause.agreement) << "\"\n";
    remark(out, "It stays with people", clause.not_encoded);
    for (auto const& rule : clause.rules) {
        if (rule.label != clause.id)
            out << "\n### " << plain(rule.label) << "\n";
        write(rule, out);
    }
    remark(out, "Source", clause.source);
    remark(out, "Note", clause.note);
    remark(out, "Remedy", clause.remedy);
    remark(out, "Owner", clause.owner);
}

}  // namespace

void write_reading_markdown(PolicyReading const& reading, RenderOptions const&, std::ostream& out) {
    out << "# What was understood\n";
    list(out, "Agreements", reading.agreements);
    list(out, "Facts", reading.facts);
    list(out, "Amendments", reading.amendments);
    list(out, "Throughout", reading.defaults);
    for (auto const& clause : reading.clauses)
        write(clause, out);
}

}  // namespace proviso
