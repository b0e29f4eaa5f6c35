#include "engine/check/names.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t most_slots_of_one_test = 24;

Dictionary const* dictionary_of(Plan const& plan, FieldId field) {
    if (field.record >= plan.tables.size())
        return nullptr;
    auto const& dictionaries = plan.tables[field.record].dictionaries;
    return field.index < dictionaries.size() ? &dictionaries[field.index] : nullptr;
}

std::vector<Code> codes_of(Dictionary const& dictionary, std::vector<std::string> const& values) {
    std::vector<Code> out;
    for (auto const& value : values)
        if (auto const code = dictionary.find(value))
            out.push_back(*code);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

NameTest listed_test(std::vector<Code> const& codes, std::size_t dictionary_size) {
    NameTest out;
    out.listed.resize(std::max<std::size_t>(dictionary_size, 1));
    for (auto const code : codes)
        out.listed[code] = 1;
    return out;
}

NameTest slotted_test(std::vector<Code> const& codes, NameSlots& slots) {
    NameTest out;
    for (auto const code : codes) {
        if (slots.of_code[code] == 0)
            slots.of_code[code] = static_cast<std::uint32_t>(slots.count++);
        out.slots.push_back(slots.of_code[code]);
    }
    return out;
}

NameTest folded_test(FieldIn const& test) {
    NameTest out;
    for (auto const& value : test.values)
        out.folded.insert(fold(value));
    return out;
}

NameTest name_test(Matter const& matter, FieldIn const& test, NameSlots& slots) {
    if (matter.vocabulary.field(test.field).type != FieldType::name)
        return folded_test(test);
    auto const* dictionary = dictionary_of(matter.plan, test.field);
    if (not dictionary)
        return {};
    auto const size = dictionary->names.size();
    slots.of_code.resize(std::max<std::size_t>(size, 1));
    auto const codes = codes_of(*dictionary, test.values);
    auto const few = codes.size() <= most_slots_of_one_test and slots.count + codes.size() <= NameSlots::most;
    return few ? slotted_test(codes, slots) : listed_test(codes, size);
}

}  // namespace

NameTests name_tests(Matter const& matter) {
    NameTests out;
    for (auto const& record : matter.vocabulary.records)
        out.by_field.emplace_back(record.fields.size());
    for (auto const& predicate : matter.rulebook.predicates) {
        auto const* test = std::get_if<FieldIn>(&predicate);
        out.by_predicate.push_back(test ? name_test(matter, *test, out.by_field[test->field.record][test->field.index])
                                        : NameTest{});
    }
    return out;
}

void fill_slots(std::span<std::uint32_t const> codes, NameSlots const& slots, Word* out) {
    auto const words = (codes.size() + Bits::word_bits - 1) / Bits::word_bits;
    std::fill_n(out, words * slots.count, Word{0});
    for (std::size_t row = 0; row < codes.size(); ++row)
        out[slots.of_code[codes[row]] * words + row / Bits::word_bits] |= Word{1} << row % Bits::word_bits;
}

}  // namespace proviso
