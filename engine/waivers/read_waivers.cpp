// A TOML file → waivers.
#include "dsl/lexicon.hpp"
#include "engine/rules/find_clause.hpp"
#include "engine/waivers/waiver.hpp"
#include "engine/waivers/waiver_reader.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 1> top_keys{"waiver"};
constexpr std::array<std::string_view, 9> keys{"clause",    "agreement", "records", "reason",   "approved-by",
                                               "reference", "from",      "expires", "allowance"};

class Reading {
public:
    Reading(Source const& source, Rulebook const* rulebook, Vocabulary const& vocabulary, Diagnostics& out)
        : reader_(source, out), rulebook_(rulebook), vocabulary_(vocabulary), out_(out) {}

    std::vector<Waiver> read(toml::table const& file);

private:
    std::optional<Waiver> read_waiver(toml::table const& table);
    void read_text(toml::table const& table, std::string_view key, std::string& to);
    void read_days(toml::table const& table, Waiver& waiver);
    void read_records(toml::table const& table, Waiver& waiver);
    void find_rules(toml::table const& table, Waiver& waiver);
    bool knows_agreement(toml::source_region const& where, std::string const& name);
    void refuse_idle(toml::source_region const& where, Waiver const& waiver);
    void refuse_not_waivable(toml::source_region const& where, Waiver const& waiver);
    void refuse_records_of_measures(toml::source_region const& where, Waiver const& waiver);
    void read_allowance(toml::source_region const& where, Waiver& waiver);
    void require(toml::table const& table, std::string_view key, std::string help);

    WaiverReader reader_;
    Rulebook const* rulebook_;
    Vocabulary const& vocabulary_;
    Diagnostics& out_;
};

std::vector<Waiver> Reading::read(toml::table const& file) {
    std::vector<Waiver> out;
    reader_.refuse_other_keys(file, top_keys, "a file of waivers");
    auto const* const node = file.get("waiver");
    if (node == nullptr)
        return out;
    if (not node->is_array_of_tables()) {
        reader_.complain(Kind::waiver_key, node->source(), "each waiver is a table of a list",
                         "begin each with a line `[[waiver]]`");
        return out;
    }
    for (auto const& element : *node->as_array())
        if (auto waiver = read_waiver(*element.as_table()))
            out.push_back(std::move(*waiver));
    return out;
}

std::optional<Waiver> Reading::read_waiver(toml::table const& table) {
    auto const before = out_.size();
    Waiver waiver;
    waiver.where = reader_.place(table.source());
    reader_.refuse_other_keys(table, keys, "a waiver");
    require(table, "clause", "write for example `clause = \"MS-1\"`");
    require(table, "reason", "say why the clause may be broken: `reason = \"…\"`");
    require(table, "approved-by", "name the person who allows it: `approved-by = \"…\"`");
    require(table, "expires", "give the first day on which it no longer covers: `expires = 2027-01-01`");
    read_text(table, "clause", waiver.clause);
    read_text(table, "agreement", waiver.agreement);
    read_text(table, "reason", waiver.reason);
    read_text(table, "approved-by", waiver.approved_by);
    read_text(table, "reference", waiver.reference);
    read_text(table, "allowance", waiver.allowance);
    read_days(table, waiver);
    read_records(table, waiver);
    if (rulebook_ != nullptr and not waiver.clause.empty())
        find_rules(table, waiver);
    return out_.size() == before ? std::optional(std::move(waiver)) : std::nullopt;
}

void Reading::require(toml::table const& table, std::string_view key, std::string help) {
    if (not table.contains(key))
        reader_.complain(Kind::waiver_key, table.source(), "this waiver has no `" + std::string(key) + "`",
                         std::move(help));
}

void Reading::read_text(toml::table const& table, std::string_view key, std::string& to) {
    if (auto const* const node = table.get(key))
        to = reader_.text_at(*node, key).value_or("");
}

void Reading::read_days(toml::table const& table, Waiver& waiver) {
    if (auto const* const node = table.get("from"))
        waiver.from = reader_.day_at(*node, "from");
    auto const* const expires = table.get("expires");
    auto const until = expires == nullptr ? std::nullopt : reader_.day_at(*expires, "expires");
    waiver.until = until.value_or(Date{});
    if (waiver.from and until and not(*waiver.from < *until))
        reader_.complain(Kind::waiver_key, expires->source(), "this waiver expires before it begins",
                         "`expires` is the first day on which it no longer covers, and later than `from`");
}

void Reading::read_records(toml::table const& table, Waiver& waiver) {
    auto const* const node = table.get("records");
    if (node == nullptr)
        return;
    auto const* const list = node->as_array();
    if (list == nullptr or list->empty()) {
        reader_.complain(Kind::waiver_key, node->source(), "`records` takes a list of names",
                         "write for example `records = [\"chat-eu\", \"agent-*\"]`, or leave it out where the clause "
                         "is waived for all");
        return;
    }
    for (auto const& element : *list)
        if (auto name = reader_.text_at(element, "records")) {
            waiver.names.add(*name);
            waiver.record_places.push_back(reader_.place(element.source()));
            waiver.records.push_back(std::move(*name));
        }
}

void Reading::find_rules(toml::table const& table, Waiver& waiver) {
    auto const& where = table.get("clause")->source();
    auto const of_both = not waiver.agreement.empty() and fold(waiver.clause).find(" of ") != std::string::npos;
    if (of_both)
        return reader_.complain(Kind::waiver_key, where, "this waiver names its agreement twice",
                                "leave `agreement` out, or the agreement in `clause`");
    if (not waiver.agreement.empty() and not knows_agreement(table.get("agreement")->source(), waiver.agreement))
        return;
    auto const found = find_clause(
        *rulebook_, waiver.agreement.empty() ? waiver.clause : waiver.clause + " of \"" + waiver.agreement + '"');
    if (not found.problem.empty())
        return reader_.complain(Kind::waiver_clause, where, found.problem, found.help);
    waiver.rules = found.rules;
    refuse_idle(where, waiver);
    refuse_not_waivable(where, waiver);
    if (table.contains("records"))
        refuse_records_of_measures(table.get("records")->source(), waiver);
    if (not waiver.allowance.empty())
        read_allowance(table.get("allowance")->source(), waiver);
}

bool Reading::knows_agreement(toml::source_region const& where, std::string const& name) {
    std::vector<std::string> names;
    for (auto const& agreement : rulebook_->agreements)
        names.push_back(agreement.name);
    if (std::ranges::any_of(names, [&](std::string const& each) { return fold(each) == fold(name); }))
        return true;
    reader_.complain(Kind::waiver_clause, where, "no policy has the agreement `" + name + "`",
                     did_you_mean(name, names));
    return false;
}

/// A permission asks for nothing that could be waived.
void Reading::refuse_idle(toml::source_region const& where, Waiver const& waiver) {
    auto const is_permission = [&](RuleId id) {
        return std::holds_alternative<PermissionNorm>(rulebook_->rules[id].norm);
    };
    if (std::ranges::all_of(waiver.rules, is_permission))
        reader_.complain(Kind::waiver_clause, where, "`" + waiver.clause + "` permits, and asks for nothing",
                         "name a clause that may be broken");
}

void Reading::refuse_not_waivable(toml::source_region const& where, Waiver const& waiver) {
    for (auto const id : waiver.rules) {
        auto const& clause = rulebook_->clauses[rulebook_->rules[id].clause];
        if (clause.waivable)
            continue;
        reader_.complain(Kind::waiver_clause, where, "clause `" + clause.id + "` cannot be waived",
                         "take the waiver out; the policy says `Waivable: no`");
        out_.back().notes.push_back({clause.where, "this clause says `Waivable: no`"});
        return;
    }
}

/// A measure of all records together has no record that could be waived.
void Reading::refuse_records_of_measures(toml::source_region const& where, Waiver const& waiver) {
    auto const is_of_all = [&](RuleId id) {
        auto const* const norm = std::get_if<AggregateNorm>(&rulebook_->rules[id].norm);
        return norm != nullptr and norm->groups.empty();
    };
    if (std::ranges::all_of(waiver.rules, is_of_all))
        reader_.complain(Kind::waiver_key, where, "the clause measures its records together, and finds nothing of one",
                         "leave `records` out");
}

void Reading::read_allowance(toml::source_region const& where, Waiver& waiver) {
    auto const most = parse_allowance(waiver.allowance);
    if (not most)
        return reader_.complain(Kind::waiver_allowance, where, "`" + waiver.allowance + "` is no allowance",
                                "write an amount as in `up to 50 MW`");
    for (auto const id : waiver.rules) {
        auto [asked, problem, help] = relaxed(*rulebook_, vocabulary_, rulebook_->rules[id], *most);
        if (not problem.empty()) {
            auto const& label = rulebook_->rules[id].label;
            auto const part = waiver.rules.size() > 1 ? "`" + label + "`: " : "";
            return reader_.complain(Kind::waiver_allowance, where, part + problem, help);
        }
        waiver.relaxed.push_back(std::move(asked));
    }
}

}  // namespace

std::vector<Waiver> read_waivers(Source const& source, Rulebook const* rulebook, Vocabulary const& vocabulary,
                                 Diagnostics& out) {
    auto const file = parse_toml(source, {Kind::waiver_syntax, Kind::waiver_syntax}, out);
    return file ? Reading(source, rulebook, vocabulary, out).read(*file) : std::vector<Waiver>{};
}

}  // namespace proviso
