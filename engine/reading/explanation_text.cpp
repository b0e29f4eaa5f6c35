#include "engine/reading/explanation.hpp"
#include "engine/report/layout.hpp"
#include "engine/report/page.hpp"
#include "engine/report/waivers.hpp"
#include "engine/report/words.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 9> roles{"in scope", "if",  "excepted", "in force", "freed",
                                                "must",     "may", "counted",  "compared"};

std::string_view mark(Truth truth) {
    switch (truth) {
        case Truth::yes: return "\u2713";
        case Truth::no: return "\u2717";
        case Truth::unknown: break;
    }
    return "?";
}

std::string place(Excerpt const& where) {
    return where.file.empty() or where.at.line == 0 ? "" : where.file + ":" + std::to_string(where.at.line);
}

/// The record's own value, unless the claim has just named it, and its line; `file` is the record's.
std::string beside(Step const& step, std::string const& file) {
    auto const said = step.truth == Truth::yes and step.words.ends_with(" is " + step.value);
    auto at = place(step.where);
    if (not at.empty() and step.where.file == file)
        at = "line " + std::to_string(step.where.at.line);
    std::string out = said ? "" : step.value;
    if (not at.empty())
        out += (out.empty() ? "" : ", ") + at;
    if (step.neighbour)
        out += (out.empty() ? "" : "; ") + step.neighbour->key + ": " + step.neighbour->value;
    return out.empty() ? "" : " (" + out + ")";
}

std::string words(Step const& step, std::string const& file, bool inner = false) {
    if (step.parts.empty())
        return step.words + " " + std::string(mark(step.truth)) + beside(step, file);
    std::string list;
    for (auto const& part : step.parts)
        list += (list.empty() ? "" : step.all ? " and " : " or ") + words(part, file, true);
    if (not step.words.empty())
        return step.words + " " + std::string(mark(step.truth)) + " (" + list + ")";
    return inner ? "(" + list + ")" : list;
}

Colour colour(Truth truth) {
    return truth == Truth::unknown ? Colour::yellow : truth == Truth::yes ? Colour::green : Colour::red;
}

Colour colour(ClausePart const& part) {
    if (part.step.truth == Truth::unknown)
        return Colour::yellow;
    auto const frees = part.role == ClausePart::Role::exception or part.role == ClausePart::Role::freed;
    return part.step.truth == Truth::yes ? (frees ? Colour::cyan : Colour::green)
                                         : (frees ? Colour::grey : Colour::red);
}

class ExplanationPage {
public:
    ExplanationPage(std::ostream& out, std::size_t width, bool colour) : page_(out, width, colour) {}

    void write(Explanation const& e) {
        auto const of = e.agreement.empty() ? "" : " of \"" + e.agreement + "\"";
        auto const heading = e.heading.empty() ? "" : " \"" + e.heading + "\"";
        page_.flow({{"Clause ", Colour::bold}}, escaped(e.label + heading + of), 2, Colour::bold);
        page_.flow({{"  "}}, escaped(e.text), 2);
        if (e.not_in_force)
            return page_.flow({{"  "}},
                              "it is no part of the check: its agreement was signed on " + e.not_in_force->long_text() +
                                  ", and the check is as of " + e.as_of.long_text(),
                              2);
        verdict(e);
        waivers(e);
        measures(e);
        for (auto const& record : e.records)
            write(record, e);
        rest(e);
    }

private:
    void verdict(Explanation const& e) {
        auto const& of_clause = word(e.result);
        std::string line;
        if (auto const& measure = e.result.measure)
            line = measure->actual + "; " + measure->required + " is required";
        if (not e.result.why_not_applicable.empty())
            line += (line.empty() ? "" : "; ") + e.result.why_not_applicable;
        for (auto const& fact : e.facts)
            line += (line.empty() ? "" : "; ") + fact;
        line += (line.empty() ? "" : "; ") + std::string("as of ") + e.as_of.text();
        page_.flow({{"  "}, {of_clause.loud, of_clause.colour}, {": "}}, escaped(line), 2);
    }

    void waivers(Explanation const& e) {
        for (auto const& waiver : e.waivers) {
            auto const state = waiver_state_names[static_cast<std::size_t>(waiver.state)];
            auto const lead = waiver.covered > 0 ? std::string("  waived: ") : "  waiver, " + std::string(state) + ": ";
            page_.flow({{lead, word(Verdict::waived).colour}},
                       waiver_words(waiver) + "; " + escaped(place(waiver.where)), 2);
        }
    }

    /// `, waived (waivers.toml:1)`
    static std::string waived(std::optional<std::size_t> waiver, Explanation const& e) {
        return waiver ? ", waived (" + place(e.waivers[*waiver].where) + ")" : "";
    }

    void measures(Explanation const& e) {
        if (not e.measures.empty())
            page_.blank();
        for (std::size_t i = 0; i < std::min(e.measures.size(), Explanation::most_listed); ++i) {
            auto const& [met, words, waiver] = e.measures[i];
            auto const lead = "  " + std::string(mark(met)) + " ";
            page_.flow({{lead, proviso::colour(met)}}, escaped(words + waived(waiver, e)), columns(lead));
        }
        if (e.measures.size() > Explanation::most_listed)
            page_.line("and " + std::to_string(e.measures.size() - Explanation::most_listed) + " more");
    }

    void write(RecordExplained const& record, Explanation const& e) {
        page_.blank();
        auto const at = place(record.where);
        auto const name = escaped(record.record.key) + (at.empty() ? "" : " (" + escaped(at) + ")");
        auto const [said, tint] = outcome(record);
        page_.flow({{name, Colour::bold}, {": "}}, escaped(said + waived(record.waiver, e)), 2, tint);
        for (auto const& part : record.parts) {
            auto role = std::string(roles[static_cast<std::size_t>(part.role)]);
            role.resize(10, ' ');
            auto const lead = "  " + std::string(mark(part.step.truth)) + " " + role;
            page_.flow({{lead, colour(part)}}, escaped(words(part.step, record.where.file)), columns(lead));
        }
    }

    static std::pair<std::string, Colour> outcome(RecordExplained const& record) {
        if (record.verdict)
            return {std::string(word(*record.verdict).low), word(*record.verdict).colour};
        auto const sure = record.bound == Truth::yes;
        if (not record.adds.empty())
            return {(sure ? "adds " : "may add ") + record.adds +
                        (record.group.empty() ? "" : " (" + record.group + ")"),
                    sure ? Colour::none : Colour::yellow};
        if (not record.group.empty())
            return {std::string("adds nothing, but ") + (sure ? "makes" : "may make") + " a group: " + record.group,
                    sure ? Colour::none : Colour::yellow};
        switch (record.bound) {
            case Truth::no: return {"not bound", Colour::grey};
            case Truth::unknown: return {"compliant, if it is bound", Colour::yellow};
            case Truth::yes: return {"bound", Colour::none};
        }
        return {};
    }

    void rest(Explanation const& e) {
        if (e.not_listed + e.others > 0)
            page_.blank();
        auto const number = [&](std::size_t count) {
            return std::to_string(count) + " " + (count == 1 ? e.noun : e.nouns);
        };
        if (e.not_listed > 0)
            page_.line("and " + number(e.not_listed) + " more");
        if (e.others > 0)
            page_.line(number(e.others) + (e.records.empty() ? "" : " more") + (e.others == 1 ? " is" : " are") +
                       " not bound; --all shows why");
    }

    Page page_;
};

}  // namespace

void write_explanation(Explanation const& explanation, std::size_t width, bool colour, std::ostream& out) {
    ExplanationPage(out, width, colour).write(explanation);
}

}  // namespace proviso
