// Own tags, then clues in their order, then `--set`.
#include "engine/plan/mapping/evidence.hpp"

#include "engine/values/decimal.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

Stated unknown_at(Place place) {
    Stated unknown;
    unknown.form = Form::unknown;
    unknown.place = place;
    return unknown;
}

bool is_empty(Stated const& value) {
    return value.form == Form::nothing or (value.form == Form::text and value.text.empty()) or
           (value.form == Form::cell and value.text.empty());
}

/// `${REGION}`, `{{ .Values.region }}`: something else will stand there.

/// The text that a name or a table's key is made of.
std::string_view text_of(Stated const& value) {
    return value.form == Form::truth ? (value.truth ? "true" : "false") : value.text;
}

/// A value as other programs write it: numbers and truths may stand in quotes, and names need none.
Stated as_cell(Stated value, FieldType type) {
    auto const wants_text = type == FieldType::name or type == FieldType::text;
    if (value.form == Form::list or value.form == Form::table or is_placeholder(value.text))
        return unknown_at(value.place);
    if (value.form == Form::text or (wants_text and (value.form == Form::number or value.form == Form::truth))) {
        value.text = text_of(value);
        value.form = Form::cell;
    }
    return value;
}

Stated looked_up(Stated value, MappingTable const& table) {
    if (value.form == Form::unknown)
        return value;
    auto const* const result = table.find(text_of(value));
    if (result == nullptr)
        return unknown_at(value.place);
    value.form = result->empty() ? Form::nothing : Form::cell;
    value.text = *result;
    return value;
}

char lower(char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_but_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

Stated constant_of(Clue const& clue) {
    Stated value;
    value.form = clue.form;
    value.truth = clue.truth;
    value.date = clue.date;
    value.text = clue.text;
    return value;
}

/// Labels of Kubernetes and Google Cloud cannot hold blanks: `training-job` is the value `training job`.
Stated with_blanks(Stated value, Field const& field) {
    if (value.form != Form::cell or field.find(value.text) != nullptr)
        return value;
    std::string text(value.text);
    std::ranges::replace_if(
        text, [](char c) { return c == '-' or c == '_'; }, ' ');
    if (auto const* const known = field.find(text))
        value.text = known->name;
    return value;
}

bool same(Stated const& a, Stated const& b) { return a.form == b.form and a.truth == b.truth and a.text == b.text; }

bool same_name(Stated const& a, Stated const& b) {
    return a.form == b.form and a.truth == b.truth and same_but_case(a.text, b.text);
}

std::optional<Decimal> number_of(Stated const& value) {
    return value.form == Form::unknown ? std::nullopt : Decimal::parse(value.text);
}

}  // namespace

bool is_placeholder(std::string_view text) {
    return std::ranges::any_of(std::array{"${", "$(", "{{"},
                               [&](auto const* mark) { return text.find(mark) != text.npos; });
}

std::string_view own_tag(std::string_view name) {
    constexpr std::string_view prefix = "proviso";
    auto const begins = name.size() > prefix.size() + 1 and same_but_case(name.substr(0, prefix.size()), prefix) and
                        std::string_view(":/._-").find(name[prefix.size()]) != std::string_view::npos;
    return begins ? name.substr(prefix.size() + 1) : std::string_view{};
}

std::string words(Evidence const& evidence, RecordType const& type, std::uint16_t field, Mapping const& mapping) {
    using By = Evidence::By;
    switch (evidence.by) {
        case By::nothing: return "nothing says it";
        case By::own_tag: return "tag proviso:" + type.fields[field].name;
        case By::set: return "--set";
        case By::pending: return "known after the apply";
        case By::clue: break;
    }
    auto const& clue = *evidence.clue;
    auto const table = clue.table ? ", by the table " + mapping.tables[*clue.table].name() : "";
    switch (clue.from) {
        case Clue::From::constant: return "the mapping, by the type of the resource";
        case Clue::From::path: return "attribute " + clue.text + table;
        case Clue::From::tag: return "tag " + clue.text + table;
        case Clue::From::provider: return "the provider's " + clue.text + table;
        case Clue::From::column: return "column " + clue.text + table;
    }
    return {};
}

std::string words_of_known(Evidence evidence, RecordType const& type, std::uint16_t field, Mapping const& mapping) {
    if (evidence.by == Evidence::By::nothing)
        evidence.by = Evidence::By::set;
    return words(evidence, type, field, mapping);
}

Inquiry::Inquiry(RecordType const& type, Mapping const& mapping, Treatment const& treatment, Resource const& resource,
                 std::vector<SetField> const& set)
    : type_(type), mapping_(mapping), treatment_(treatment), resource_(resource), set_(set) {
    for (auto const& tag : resource.tags())
        if (auto const name = own_tag(tag.name); not name.empty())
            own_.push_back({type.called(name), &tag});
}

/// Of tags of one name the first counts; those that are written differently and do not agree leave it unknown.
Stated Inquiry::own_value(std::uint16_t field) const {
    Tag const* first = nullptr;
    Stated told;
    for (auto const& own : own_) {
        if (own.field != field or is_empty(own.tag->value) or (first != nullptr and own.tag->name == first->name))
            continue;
        auto const value = with_blanks(as_cell(own.tag->value, type_.fields[field].type), type_.fields[field]);
        if (first != nullptr and not same_name(told, value))
            return unknown_at(value.place);
        auto const sensitive = told.sensitive or value.sensitive;
        if (first == nullptr) {
            first = own.tag;
            told = value;
        }
        told.sensitive = sensitive;
    }
    return told;
}

Found Inquiry::found(Clue const& clue) const {
    switch (clue.from) {
        case Clue::From::constant: return {{constant_of(clue)}, false};
        case Clue::From::path: return resource_.at(clue.path);
        case Clue::From::provider: return resource_.provider(clue.text);
        case Clue::From::tag: {
            auto const named = [&](Tag const& tag) { return same_but_case(tag.name, clue.text); };
            auto const tag = std::ranges::find_if(resource_.tags(), named);
            if (tag == resource_.tags().end())
                return {{}, resource_.more_tags() != MoreTags::none};
            return {{tag->value}, false};
        }
        case Clue::From::column: break;  // of tables; their reader knows them
    }
    return {};
}

Stated Inquiry::cell(Stated const& value, Clue const& clue, FieldType type) const {
    auto const cell = as_cell(value, clue.table ? FieldType::name : type);
    return clue.table ? looked_up(cell, mapping_.tables[*clue.table]) : cell;
}

/// Unknown where there are several, nothing where there is none.
Stated Inquiry::one(Found const& found, Clue const& clue, FieldType type) const {
    Stated one;
    for (auto const& value : found.values) {
        auto next = is_empty(value) ? Stated{} : cell(value, clue, type);
        if (next.form == Form::nothing)
            continue;
        if (one.form != Form::nothing and not same(one, next))
            return unknown_at(value.place);
        next.sensitive = next.sensitive or one.sensitive;
        one = next;
    }
    return one;
}

/// `number` times what stands at each of `paths`, a number each.
Stated Inquiry::multiplied(Stated number, std::vector<Path> const& paths) {
    auto product = number_of(number);
    for (auto const& path : paths) {
        auto const factors = resource_.at(path).values;
        auto const factor = factors.size() == 1 ? number_of(factors.front()) : std::nullopt;
        product = product and factor ? multiply(*product, *factor) : std::nullopt;
        number.sensitive = number.sensitive or (factor and factors.front().sensitive);
    }
    if (not product)
        return unknown_at(number.place);
    room_ = product->text();
    number.text = room_;
    number.form = Form::cell;
    return number;
}

/// The numbers of all elements together, each times its own factors; unknown where one of them lacks any.
Stated Inquiry::total(Found const& found, Clue const& clue, FieldType type) {
    auto const elements = resource_.at(clue.elements).values.size();
    if (elements == 0 and found.values.empty())
        return {};
    auto const place = found.values.empty() ? Place{} : found.values.front().place;
    std::vector<std::vector<Stated>> factors{{}};
    for (auto const& value : found.values)
        factors.front().push_back(cell(value, clue, type));
    for (auto const& path : clue.times)
        factors.push_back(resource_.at(path).values);
    if (std::ranges::any_of(factors, [&](auto const& each) { return each.size() != elements; }))
        return unknown_at(place);
    Stated stated;
    std::optional total = Decimal();
    for (std::size_t element = 0; element < elements and total; ++element) {
        std::optional product = Decimal(1);
        for (auto const& each : factors) {
            auto const factor = number_of(each[element]);
            product = product and factor ? multiply(*product, *factor) : std::nullopt;
            stated.sensitive = stated.sensitive or each[element].sensitive;
        }
        total = product ? add(*total, *product) : std::nullopt;
    }
    if (not total)
        return unknown_at(place);
    room_ = total->text();
    stated.text = room_;
    stated.form = Form::cell;
    stated.place = place;
    return stated;
}

/// An empty place says nothing.
bool Inquiry::all_same(std::vector<Path> const& paths) const {
    Stated first;
    for (auto const& path : paths) {
        auto const found = resource_.at(path);
        if (found.pending)
            return false;
        for (auto const& value : found.values) {
            if (is_empty(value))
                continue;
            if (value.form == Form::unknown or (first.form != Form::nothing and first.text != value.text))
                return false;
            first = value;
        }
    }
    return true;
}

Stated Inquiry::told(Found const& found, Clue const& clue, FieldType type) {
    auto value = clue.elements.empty() ? one(found, clue, type) : total(found, clue, type);
    if (value.form == Form::nothing)
        return value;
    if (not all_same(clue.same))
        return unknown_at(value.place);
    return clue.elements.empty() and not clue.times.empty() ? multiplied(value, clue.times) : value;
}

Evidence Inquiry::field(std::uint16_t field) {
    using By = Evidence::By;
    Evidence const comes_later{By::pending, nullptr, unknown_at({})};
    if (resource_.more_tags() == MoreTags::of_author)
        return comes_later;
    if (auto const own = own_value(field); own.form != Form::nothing)
        return {By::own_tag, nullptr, own};
    auto filled_in = false;  // by the provider, from where --set may tell
    if (auto const* const clues = treatment_.fields[field])
        for (auto const& clue : *clues) {
            auto const found = this->found(clue);
            if (found.pending and not(found.computed and clue.computed))
                return comes_later;
            filled_in = filled_in or found.pending;
            if (auto const value = told(found, clue, type_.fields[field].type); value.form != Form::nothing)
                return {By::clue, &clue, value};
        }
    if (resource_.more_tags() != MoreTags::none)
        return comes_later;
    auto const given = std::ranges::find(set_, field, &SetField::field);
    if (given == set_.end())
        return filled_in ? comes_later : Evidence{};
    Stated value;
    value.form = Form::cell;
    value.text = given->value;
    return {By::set, nullptr, value};
}

void Inquiry::put_fields(RecordBuilder& builder, std::vector<std::uint16_t> const& settled, Reading& reading) {
    for (auto const& own : own_)
        if (not own.field)
            builder.unknown_field(own_tag(own.tag->name), own.tag->place);
    for (std::uint16_t field = 0; field < type_.fields.size(); ++field)
        if (std::ranges::find(settled, field) == settled.end())
            if (auto const known = this->field(field); known.by != Evidence::By::nothing)
                builder.put(field, known.stated, reading);
}

}  // namespace proviso
