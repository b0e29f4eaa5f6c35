#include "engine/report/baseline.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

namespace proviso {
namespace {

using Json = nlohmann::json;

constexpr int version = 1;

/// What a comparison needs of a report; the rest is dropped while it is read.
constexpr std::array<std::string_view, 18> keys{
    "version",  "tool",     "plan",        "name",    "as_of",  "clauses", "id",     "agreement", "text",
    "severity", "findings", "fingerprint", "message", "record", "group",   "period", "waiver",    "later_periods",
};
constexpr int depth_of_findings = 5;  ///< what lies deeper is of such a member

constexpr auto make_again = "make it again: `proviso check … -o json:FILE`";

bool is_needed(Json const& key) { return std::ranges::find(keys, key.get_ref<std::string const&>()) != keys.end(); }

using Group = std::map<std::string, std::string>;

class BaselineReader {
public:
    BaselineReader(std::string const& file, std::string_view text, Diagnostics& out)
        : file_(file), text_(text), out_(out) {}

    std::optional<Baseline> read();

private:
    std::optional<Json> parse();
    bool is_report(Json const& json);
    bool read_clause(Json const& clause, Baseline& into);
    void complain(Excerpt where, std::string text, std::string help = {});
    bool refuse(std::string text, std::string help = {});

    std::string const& file_;
    std::string_view text_;
    Diagnostics& out_;
};

void BaselineReader::complain(Excerpt where, std::string text, std::string help) {
    out_.push_back({Kind::baseline, {std::move(where), std::move(text)}, {}, std::move(help)});
}

bool BaselineReader::refuse(std::string text, std::string help) {
    complain({file_, {0, 0}, "", 0, 0}, std::move(text), std::move(help));
    return false;
}

std::optional<Json> BaselineReader::parse() {
    auto const keep = [](int depth, Json::parse_event_t event, Json& parsed) {
        return event != Json::parse_event_t::key or depth > depth_of_findings or is_needed(parsed);
    };
    try {
        return Json::parse(text_, keep);
    } catch (Json::parse_error const& error) {
        auto const at = static_cast<std::uint32_t>(std::min(error.byte == 0 ? 0 : error.byte - 1, text_.size()));
        if (text_.find_first_not_of(" \t\r\n", at) == std::string_view::npos)
            refuse("the baseline is cut off", make_again);
        else
            complain(excerpt(Source(file_, std::string(text_)), {at, at}), "the baseline is not valid JSON",
                     make_again);
        return {};
    }
}

/// The text of a member; null where there is none or it is no text.
std::string const* text_of(Json const& object, char const* key) {
    auto const member = object.is_object() ? object.find(key) : object.end();
    return member != object.end() and member->is_string() ? member->get_ptr<std::string const*>() : nullptr;
}

Json const* list_of(Json const& object, char const* key) {
    auto const member = object.is_object() ? object.find(key) : object.end();
    return member != object.end() and member->is_array() ? &*member : nullptr;
}

std::string record_of(Json const& finding) {
    auto const* const key = finding.contains("record") ? text_of(finding["record"], "key") : nullptr;
    return key == nullptr ? "" : *key;
}

Group group_of(Json const& finding) {
    Group out;
    if (finding.contains("group") and finding["group"].is_object())
        for (auto const& [field, value] : finding["group"].items())
            out[field] = value.is_string() ? value.get<std::string>() : "";
    return out;
}

/// As json.cpp writes them; nothing where one is none.
std::vector<Period> days_of(Json const& finding) {
    auto const* const later = list_of(finding, "later_periods");
    if (later == nullptr or not finding.contains("period"))
        return {};
    auto written = *later;
    written.insert(written.begin(), finding["period"]);
    std::vector<Period> out;
    for (auto const& period : written) {
        auto const* const from = text_of(period, "from");
        auto const* const until = text_of(period, "until");
        auto const begin = from == nullptr ? Date::earliest() : Date::parse(*from);
        auto const end = until == nullptr ? Date::latest() : Date::parse(*until);
        if (not begin or not end)
            return {};
        out.push_back({*begin, *end});
    }
    return out;
}

bool BaselineReader::is_report(Json const& json) {
    auto const again = "give a report that `proviso check … -o json:FILE` wrote";
    auto const* const name = json.is_object() and json.contains("tool") ? text_of(json["tool"], "name") : nullptr;
    if (name == nullptr or *name != "proviso" or not json.contains("version"))
        return refuse("the baseline is no report of proviso", again);
    if (json["version"] != version)
        return refuse("the baseline is a report of another version, and cannot be compared with",
                      "make it again with this version of proviso");
    auto const* const day = text_of(json, "as_of");
    if (day == nullptr or not Date::parse(*day) or list_of(json, "clauses") == nullptr)
        return refuse("the baseline is no whole report", again);
    return true;
}

bool BaselineReader::read_clause(Json const& clause, Baseline& into) {
    auto const* const id = text_of(clause, "id");
    auto const* const findings = list_of(clause, "findings");
    if (id == nullptr or findings == nullptr)
        return refuse("the baseline is no whole report", make_again);
    auto const said = [&](char const* key) {
        auto const* const text = text_of(clause, key);
        return text == nullptr ? std::string() : *text;
    };
    for (auto const& finding : *findings) {
        auto const* const fingerprint = text_of(finding, "fingerprint");
        auto const* const message = text_of(finding, "message");
        if (fingerprint == nullptr or fingerprint->empty() or message == nullptr)
            return refuse("the baseline has findings without fingerprints, by which they are known again",
                          "make it again with this version of proviso");
        into.findings.push_back({*fingerprint, *id, said("agreement"), said("text"), said("severity"), *message,
                                 record_of(finding), group_of(finding), days_of(finding),
                                 finding.contains("waiver") and not finding["waiver"].is_null()});
    }
    return true;
}

std::optional<Baseline> BaselineReader::read() {
    auto const json = parse();
    if (not json or not is_report(*json))
        return {};
    Baseline out;
    out.file = file_;
    if (json->contains("plan"))
        if (auto const* const name = text_of((*json)["plan"], "name"))
            out.plan = *name;
    out.as_of = Date::parse(*text_of(*json, "as_of")).value_or(Date{});
    for (auto const& clause : *list_of(*json, "clauses"))
        if (not read_clause(clause, out))
            return {};
    return out;
}

/// Whatever the fingerprints say, which names can be chosen for.
bool is_of_the_same(Baseline::Seen const& seen, ClauseResult const& clause, Finding const& finding) {
    return seen.clause == clause.id and seen.agreement == clause.agreement and
           seen.record == (finding.record ? finding.record->key : "") and
           seen.group == Group(finding.group.begin(), finding.group.end());
}

/// `placement 3`: in another plan that is another record. Who names a record so is not known again either.
bool is_known_by_position(Finding const& finding) {
    if (not finding.record)
        return false;
    std::string_view key = finding.record->key;
    if (not key.starts_with(finding.record->type + " "))
        return false;
    key.remove_prefix(finding.record->type.size() + 1);
    return not key.empty() and key.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<Period> days_of(Finding const& finding) {
    std::vector<Period> out{finding.period};
    out.insert(out.end(), finding.later_periods.begin(), finding.later_periods.end());
    return out;
}

/// The clause says what it said and weighs what it weighed, and the finding is of the same values, amounts and days; one
/// that a waiver covered then, one covers now.
bool is_as_it_was(Baseline::Seen const& seen, ClauseResult const& clause, Finding const& finding) {
    return not is_known_by_position(finding) and seen.text == clause.text and seen.severity == clause.severity and
           seen.message == finding.message and seen.days == days_of(finding) and (finding.waiver or not seen.waived);
}

}  // namespace

std::optional<Baseline> read_baseline(std::string const& file, std::string_view text, Diagnostics& out) {
    return BaselineReader(file, text, out).read();
}

void compare(Baseline const& before, Report& report) {
    std::unordered_map<std::string_view, std::size_t> known_as;
    for (std::size_t i = 0; i < before.findings.size(); ++i)
        known_as.emplace(before.findings[i].fingerprint, i);
    std::vector<bool> is_back(before.findings.size());
    auto const other_plan =
        not before.plan.empty() and not report.plan_name.empty() and before.plan != report.plan_name;
    if (other_plan)
        report.notes.push_back("the baseline is of another plan, `" + before.plan +
                               "`: beside it all findings are new");
    BaselineShown out{before.file, before.as_of, report.not_listed, 0, {}};
    std::set<std::pair<std::string_view, std::string_view>> not_whole;
    for (auto& clause : report.clauses) {
        for (auto& finding : clause.findings) {
            auto const at = known_as.find(finding.fingerprint);
            auto const known = at != known_as.end() and is_of_the_same(before.findings[at->second], clause, finding);
            if (known)
                is_back[at->second] = true;
            auto const unchanged =
                known and not other_plan and is_as_it_was(before.findings[at->second], clause, finding);
            finding.novelty = unchanged ? Novelty::unchanged : Novelty::fresh;
            ++(unchanged ? out.unchanged : out.fresh);
        }
        if (clause.findings.size() < clause.violations + clause.doubts + clause.waived)
            not_whole.emplace(clause.agreement, clause.id);
    }
    for (std::size_t i = 0; i < is_back.size(); ++i)
        if (auto const& seen = before.findings[i];
            not is_back[i] and not not_whole.contains({seen.agreement, seen.clause}))
            out.gone.push_back({seen.clause, seen.agreement, seen.message});
    report.baseline = std::move(out);
}

}  // namespace proviso
