#include "check_world.hpp"

#include <algorithm>
#include <memory>

namespace proviso {
namespace {

Field plain(std::string name, FieldType type, std::vector<std::string> phrases = {}) {
    Field out;
    out.name = std::move(name);
    out.type = type;
    out.phrases = std::move(phrases);
    return out;
}

Field measured(std::string name, std::string_view unit, OverTime over_time) {
    auto out = plain(std::move(name), FieldType::quantity);
    out.unit = *parse_unit(unit);
    out.over_time = over_time;
    return out;
}

Field replicas() {
    auto out = plain("replicas", FieldType::number);
    out.unit_noun = "replica";
    out.over_time = OverTime::level;
    return out;
}

Field encrypted() {
    auto out = plain("encrypted", FieldType::boolean);
    out.adjectives = {"encrypted"};
    return out;
}

Field balance() {
    auto out = measured("balance", "USD", OverTime::level);
    out.negative = true;
    return out;
}

Field country() {
    auto out = plain("country", FieldType::name, {"located in"});
    out.from = std::uint16_t{4};
    return out;
}

RecordType finished(RecordType type) {
    for (std::uint16_t i = 0; i < type.fields.size(); ++i)
        type.by_name[type.fields[i].name] = i;
    return type;
}

RecordType placement() {
    RecordType out;
    out.name = "placement";
    out.fields = {plain("workload", FieldType::text),
                  plain("provider", FieldType::name, {"hosted on"}),
                  plain("kind", FieldType::name),
                  plain("state", FieldType::name),
                  plain("region", FieldType::name, {"located in"}),
                  country(),
                  measured("capacity", "MW", OverTime::level),
                  measured("cost", "USD per month", OverTime::rate),
                  replicas(),
                  balance(),
                  encrypted(),
                  plain("start", FieldType::date),
                  plain("end", FieldType::date)};
    out = finished(std::move(out));
    out.key = out.by_name.at("workload");
    out.start = out.by_name.at("start");
    out.end = out.by_name.at("end");
    return out;
}

RecordType payment() {
    RecordType out;
    out.name = "payment";
    out.fields = {plain("payee", FieldType::name), measured("amount", "USD", OverTime::once),
                  plain("date", FieldType::date)};
    out = finished(std::move(out));
    out.on = out.by_name.at("date");
    return out;
}

std::string const* cell(Row const& row, std::string const& name) {
    auto const at = std::find_if(row.begin(), row.end(), [&](auto const& c) { return c.first == name; });
    return at == row.end() ? nullptr : &at->second;
}

/// Appends one field's value to the cells, or nothing where there is none.
struct Append {
    Field const& field;
    Dictionary& dictionary;
    std::string const* text;

    void operator()(NameCells& cells) const { cells.codes.push_back(text ? code() : 0); }
    void operator()(TextCells& cells) const {
        cells.characters += text ? *text : "";
        cells.ends.push_back(static_cast<std::uint32_t>(cells.characters.size()));
    }
    void operator()(AmountCells& cells) const {
        auto const amount = text ? *parse_quantity(*text) : Quantity{{}, field.unit};
        auto to = field.unit;
        to.per = amount.unit.per;
        auto const raw = convert(amount.amount, amount.unit, to)->raw();
        cells.narrow.push_back(static_cast<std::int64_t>(raw / 1'000'000'000'000'000));  // three decimals
        cells.per.push_back(amount.unit.per);
    }
    void operator()(DateCells& cells) const { cells.days.push_back(text ? day(*text).days : 0); }
    void operator()(TruthCells& cells) const { cells.values.push(text and *text == "yes"); }
    void operator()(std::monostate) const {}

    Code code() const {
        auto const next = static_cast<Code>(dictionary.names.size());
        auto const [at, added] = dictionary.by_folded.emplace(fold(*text), next);
        if (added)
            dictionary.names.push_back(*text);
        return at->second;
    }
};

decltype(Column::cells) cells_for(FieldType type) {
    switch (type) {
        case FieldType::name: return NameCells{};
        case FieldType::text: return TextCells{};
        case FieldType::date: return DateCells{};
        case FieldType::boolean: return TruthCells{};
        case FieldType::number:
        case FieldType::quantity: break;
    }
    return AmountCells{{}, {}, 3, {}};
}

bool has_value(std::vector<Row> const& rows, std::string const& name) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](Row const& row) { return cell(row, name) and *cell(row, name) != "?"; });
}

Column column(Field const& field, Dictionary& dictionary, std::vector<Row> const& rows) {
    Column out;
    if (has_value(rows, field.name))
        out.cells = cells_for(field.type);
    for (auto const& row : rows) {
        auto const* text = cell(row, field.name);
        auto const unknown = text and *text == "?";
        out.present.push(text and not unknown);
        out.unknown.push(unknown);
        std::visit(Append{field, dictionary, unknown ? nullptr : text}, out.cells);
    }
    if (auto* amounts = std::get_if<AmountCells>(&out.cells))
        if (std::all_of(amounts->per.begin(), amounts->per.end(), [&](Per per) { return per == field.unit.per; }))
            amounts->per.clear();
    return out;
}

}  // namespace

Vocabulary const& small_vocabulary() {
    static Vocabulary const vocabulary{{placement(), payment()}, {}, {}, {}, {}, {}, {}, {}};
    return vocabulary;
}

FieldId field(std::string_view name, RecordId record) {
    return {record, small_vocabulary().records[record].by_name.at(std::string(name))};
}

Date day(std::string_view iso) { return Date::parse(iso).value(); }

Quantity quantity(std::string_view text) { return parse_quantity(text).value(); }

void add_rows(Plan& plan, RecordId record, std::vector<Row> const& rows, std::size_t batch_rows) {
    auto& table = plan.tables[record];
    auto const& fields = small_vocabulary().records[record].fields;
    table.dictionaries.resize(fields.size());
    for (std::size_t first = 0; first < rows.size(); first += batch_rows) {
        std::vector<Row> const part(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                    rows.begin() +
                                        static_cast<std::ptrdiff_t>(std::min(rows.size(), first + batch_rows)));
        Batch batch;
        batch.rows = part.size();
        batch.first_row = table.rows;
        batch.origins.resize(part.size());
        for (std::size_t i = 0; i < fields.size(); ++i)
            batch.columns.push_back(column(fields[i], table.dictionaries[i], part));
        table.rows += part.size();
        table.batches.push_back(std::move(batch));
    }
}

Plan plan_of(std::vector<Row> const& placements, std::size_t batch_rows) {
    Plan out;
    out.tables.resize(small_vocabulary().records.size());
    for (auto& table : out.tables)
        table.dictionaries.resize(16);
    out.files.push_back({"plan.json", PlanFormat::json, std::make_shared<std::string const>("[]")});
    add_rows(out, 0, placements, batch_rows);
    return out;
}

PredicateId Rules::add(Predicate predicate) {
    auto const at = std::find(book.predicates.begin(), book.predicates.end(), predicate);
    if (at != book.predicates.end())
        return static_cast<PredicateId>(at - book.predicates.begin());
    book.predicates.push_back(std::move(predicate));
    return static_cast<PredicateId>(book.predicates.size() - 1);
}

PredicateId Rules::in(std::string_view name, std::vector<std::string> values) {
    return add(FieldIn{field(name), std::move(values)});
}

PredicateId Rules::amount(std::string_view name, Relation relation, std::string_view bound) {
    auto const stated = quantity(bound);
    auto to = small_vocabulary().field(field(name)).unit;
    to.per = stated.unit.per;
    return add(FieldAmount{field(name), relation, convert(stated.amount, stated.unit, to).value(), to.per});
}

PredicateId Rules::date(std::string_view name, Relation relation, std::string_view bound) {
    return add(FieldDate{field(name), relation, day(bound)});
}

FactId Rules::fact_id(std::string_view name) {
    for (FactId id = 0; id < book.facts.size(); ++id)
        if (book.facts[id].name == name)
            return id;
    book.facts.push_back({std::string(name), {}, {}});
    return static_cast<FactId>(book.facts.size() - 1);
}

PredicateId Rules::fact(std::string_view name) { return add(FactHolds{fact_id(name)}); }

Rule& Rules::add_rule(std::string label, PredicateId subject, Norm norm) {
    ClauseInfo clause;
    clause.id = label;
    Rule rule;
    rule.clause = static_cast<std::uint32_t>(book.clauses.size());
    rule.label = std::move(label);
    rule.statement = "Stateless APIs are exclusive to Azure, except for others, until AGI verified";
    rule.subject = rule.binds = subject;
    rule.norm = std::move(norm);
    book.clauses.push_back(std::move(clause));
    return book.rules.emplace_back(std::move(rule));
}

Rule& Rules::require(std::string label, PredicateId subject, PredicateId require) {
    return add_rule(std::move(label), subject, RecordNorm{require});
}

Rule& Rules::permit(std::string label, PredicateId subject, PredicateId permits) {
    return add_rule(std::move(label), subject, PermissionNorm{permits});
}

Rule& Rules::measure(std::string label, PredicateId subject, AggregateNorm norm) {
    norm.left.of = subject;
    auto& rule = add_rule(std::move(label), subject, std::move(norm));
    auto const& measured = std::get<AggregateNorm>(rule.norm).left.field;
    rule.record = measured ? measured->record : RecordId{0};
    return rule;
}

void Rules::when(Rule& rule, PredicateId condition) {
    rule.conditions.push_back(condition);
    rule.binds = all({rule.binds, condition});
}

void Rules::except(Rule& rule, PredicateId exception) {
    rule.exceptions.push_back(exception);
    rule.binds = all({rule.binds, no(exception)});
}

AggregateNorm total(std::string_view name, Relation relation, std::string_view bound, RecordId record) {
    AggregateNorm out;
    out.left.measure = Measure::total;
    out.left.field = field(name, record);
    out.relation = relation;
    auto const stated = quantity(bound);
    auto to = small_vocabulary().field(*out.left.field).unit;
    to.per = stated.unit.per;
    out.bound = {Quantity{convert(stated.amount, stated.unit, to).value(), to}, std::string(bound)};
    out.left.words = "the total " + std::string(name);
    return out;
}

AggregateNorm number(Relation relation, int bound) {
    AggregateNorm out;
    out.left.measure = Measure::number;
    out.relation = relation;
    out.bound = {Quantity{Decimal{bound}, {}}, std::to_string(bound)};
    out.left.words = "the number of workloads";
    return out;
}

CheckOptions as_of(std::string_view iso) {
    CheckOptions out;
    out.as_of = day(iso);
    out.threads = 1;
    return out;
}

Report checked(Rules const& rules, Plan const& plan, CheckOptions options) {
    return check(rules.book, small_vocabulary(), plan, options);
}

ClauseResult const& clause(Report const& report, std::string_view label) {
    auto const at = std::find_if(report.clauses.begin(), report.clauses.end(),
                                 [&](ClauseResult const& c) { return label.empty() or c.id == label; });
    return *at;
}

std::string verdict(Report const& report, std::string_view label) {
    return std::string(verdict_names[static_cast<std::size_t>(clause(report, label).verdict)]);
}

std::string turns_on(ClauseResult const& clause) {
    std::string out;
    for (auto const& finding : clause.findings)
        for (auto const& on : finding.turns_on)
            out += (out.empty() ? "" : ", ") + (on.field.empty() ? on.fact : on.field + " of " + on.record.key);
    return out;
}

}  // namespace proviso
