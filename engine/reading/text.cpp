#include "engine/reading/writers.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::string_view indent = "  ";

class TextReading {
public:
    TextReading(std::ostream& out, std::size_t width, bool colour) : page_(out, width, colour) {}

    void write(PolicyReading const& reading) {
        preamble(reading);
        for (auto const& clause : reading.clauses)
            write(clause);
    }

private:
    void preamble(PolicyReading const& reading) {
        for (auto const* sentences : {&reading.agreements, &reading.facts, &reading.amendments})
            for (auto const& sentence : *sentences)
                page_.flow({}, escaped(sentence), indent.size());
        for (auto const& reading_applied : reading.defaults)
            page_.item("Throughout: ", escaped(reading_applied));
    }

    void write(ClauseReading const& clause) {
        page_.blank();
        auto const heading = clause.heading.empty() ? "" : " \"" + clause.heading + "\"";
        auto const of = clause.agreement.empty() ? "" : " of \"" + clause.agreement + "\"";
        page_.flow({{"Clause ", Colour::bold}}, escaped(clause.id + heading + of), indent.size(), Colour::bold);
        if (not clause.not_encoded.empty())
            row("stays with people", clause.not_encoded);
        for (auto const& rule : clause.rules)
            write(rule, rule.label != clause.id);
        row("source", clause.source);
        row("note", clause.note);
        row("remedy", clause.remedy);
        row("owner", clause.owner);
    }

    void write(RuleReading const& rule, bool item) {
        if (item) {
            page_.blank();
            page_.line(std::string(indent) + escaped(rule.label), Colour::bold);
        }
        row("written", rule.written);
        rows("means", rule.sentences);
        rows("by default", rule.defaults);
        rows("looks at", fields(rule));
        if (rule.judged) {
            row("passes", example_words(rule.passes), Colour::green);
            row("fails", example_words(rule.fails), Colour::red);
        }
    }

    static std::vector<std::string> fields(RuleReading const& rule) {
        std::vector<std::string> out;
        for (auto const& field : rule.fields)
            out.push_back(field.name + ": " + joined(field.values) +
                          (field.note.empty() ? "" : " (" + field.note + ")"));
        return out;
    }
    static std::string joined(std::vector<std::string> const& values) {
        std::string out;
        for (auto const& value : values)
            out += (out.empty() ? "" : ", ") + value;
        return out;
    }

    void row(std::string_view name, std::string const& text, Colour colour = Colour::grey) {
        auto lead = std::string(indent) + std::string(name);
        lead.resize(std::max<std::size_t>(lead.size() + 2, 14), ' ');
        page_.item(lead, escaped(text), colour);
    }
    void rows(std::string_view name, std::vector<std::string> const& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            row(i == 0 ? name : "", texts[i]);
    }

    Page page_;
};

}  // namespace

void write_reading_text(PolicyReading const& reading, RenderOptions const& options, std::ostream& out) {
    TextReading(out, options.width, options.colour).write(reading);
}

}  // namespace proviso
