#include "engine/check/totals.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// What one predicate looks at; nothing where it looks at no field.
std::optional<FieldId> field_of(Predicate const& predicate) {
    if (auto const* in = std::get_if<FieldIn>(&predicate))
        return in->field;
    if (auto const* amount = std::get_if<FieldAmount>(&predicate))
        return amount->field;
    if (auto const* date = std::get_if<FieldDate>(&predicate))
        return date->field;
    if (auto const* truth = std::get_if<FieldTrue>(&predicate))
        return truth->field;
    if (auto const* present = std::get_if<FieldPresent>(&predicate))
        return present->field;
    if (auto const* unstated = std::get_if<Unstated>(&predicate))
        return unstated->field;
    return {};
}

class Asked {
public:
    Asked(Vocabulary const& vocabulary, RecordId record)
        : type_(vocabulary.records[record]), record_(record), fields_(type_.fields.size(), false) {
        for (auto const day : {type_.on, type_.start, type_.end})
            if (day)
                look_at(FieldId{record, *day});
        for (auto const* const name : {"bill-start", "bill-end", "provider", "account"})  // plan/bills.hpp
            if (auto const field = type_.called(name))
                look_at(FieldId{record, *field});
    }

    bool totals_only(Rulebook const& book) {
        for (auto const& predicate : book.predicates)
            if (auto const field = field_of(predicate); field and field->record == record_)
                if (not look_at(*field))
                    return false;
        return std::ranges::all_of(book.rules, [&](Rule const& rule) { return is_total(rule); });
    }
    Totals totals() const { return {record_, fields_}; }

private:
    /// False for an amount: records that differ in it alone would be one.
    bool look_at(FieldId field) {
        fields_[field.index] = true;
        for (auto from = type_.fields[field.index].from; from; from = type_.fields[*from].from)
            fields_[*from] = true;
        auto const type = type_.fields[field.index].type;
        return type != FieldType::quantity and type != FieldType::number and type != FieldType::text;
    }

    bool is_total(Measured const& measured) {
        auto const here = measured.field and measured.field->record == record_;
        if (here)
            fields_[measured.field->index] = true;
        return measured.measure == Measure::total or (measured.field and not here);
    }

    bool is_total(Rule const& rule) {
        auto const* norm = std::get_if<AggregateNorm>(&rule.norm);
        if (rule.record != record_)
            return norm == nullptr or not norm->right or not norm->right->measured.field or
                   norm->right->measured.field->record != record_;
        if (norm == nullptr or not is_total(norm->left) or (norm->right and not is_total(norm->right->measured)))
            return false;
        for (auto const group : norm->groups)
            fields_[group.index] = true;
        return true;
    }

    RecordType const& type_;
    RecordId record_;
    std::vector<bool> fields_;
};

}  // namespace

std::vector<Totals> totals_only(std::vector<Rulebook const*> const& books, Vocabulary const& vocabulary) {
    std::vector<Totals> all;
    for (RecordId record = 0; record < vocabulary.records.size(); ++record) {
        auto const is_spend = [](Field const& field) { return field.spend; };
        if (not std::ranges::any_of(vocabulary.records[record].fields, is_spend))
            continue;
        Asked asked(vocabulary, record);
        if (std::ranges::all_of(books, [&](Rulebook const* book) { return asked.totals_only(*book); }))
            all.push_back(asked.totals());
    }
    return all;
}

}  // namespace proviso
