// The rules about single values, a function a type of field.
#include "engine/plan/columns.hpp"

#include "engine/plan/bytes.hpp"

#include "dsl/lexicon.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

bool is_text(Form form) { return form == Form::text or form == Form::cell; }

bool may_be_not_stated(Stated const& stated) {
    return is_text(stated.form) and (stated.text.front() == '[' or stated.text.front() <= ' ') and
           is_not_stated(stated.text);
}

struct TruthWord {
    std::string_view text;
    bool value;
};
constexpr std::array truth_words{TruthWord{"true", true}, TruthWord{"false", false}, TruthWord{"yes", true},
                                 TruthWord{"no", false}};

/// `true` and `yes` of a CSV cell, in any case.
std::optional<bool> truth_of(std::string_view text) {
    constexpr auto lower = [](char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (auto const& word : truth_words)
        if (std::ranges::equal(text, word.text, {}, lower))
            return word.value;
    return {};
}

std::string_view form_text(Form form) {
    switch (form) {
        case Form::nothing: return "nothing";
        case Form::text:
        case Form::cell: return "text";
        case Form::number: return "a number";
        case Form::truth: return "true or false";
        case Form::date: return "a date";
        case Form::moment: return "a time of day";
        case Form::list: return "a list";
        case Form::table: return "a table";
        case Form::unknown: return "something not yet known";
    }
    return {};
}

std::string_view wanted_text(FieldType type) {
    switch (type) {
        case FieldType::name: return "a name";
        case FieldType::text: return "text";
        case FieldType::number: return "a number";
        case FieldType::quantity: return "a quantity";
        case FieldType::date: return "a date";
        case FieldType::boolean: return "true or false";
    }
    return {};
}

std::string wanted_help(FieldType type, Form given) {
    if (given == Form::list or given == Form::table)
        return "a record has one value in each field";
    switch (type) {
        case FieldType::name:
        case FieldType::text: return "put it in quotes";
        case FieldType::date:
            return given == Form::moment ? "write the day alone: `2027-12-31`" : "write the year first: `2027-12-31`";
        case FieldType::boolean: return "write `true` or `false`, without quotes";
        case FieldType::number:
        case FieldType::quantity: break;
    }
    return {};
}

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 80;
    return "`" + std::string(text.substr(0, most)) + (text.size() > most ? "…`" : "`");
}

/// `Trainium2`, `Trainium3` …: the first few.
std::string some_of(std::vector<std::string> const& names) {
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + quoted(names[i]);
    return names.size() > most ? text + " …" : text;
}

}  // namespace

ColumnBuilder::ColumnBuilder(Vocabulary const& vocabulary, Field const& field, std::uint16_t index)
    : field_(field), index_(index), is_name_(field.type == FieldType::name), names_(vocabulary, field),
      amounts_(field) {}

void ColumnBuilder::make_room(std::size_t rows) {
    for (auto* words : {&present_, &unknown_, &truths_})
        words->resize(rows / Bits::word_bits);
    if (field_.type == FieldType::name)
        codes_.resize(rows);
    if (field_.type == FieldType::date)
        days_.resize(rows);
}

void ColumnBuilder::put_any(std::size_t row, Stated const& stated, std::uint64_t block, Complaints& complaints) {
    if (next_ == row + 1)
        return complaints.add(Kind::plan_duplicate, stated.place, "`" + field_.name + "` is given twice in one record");
    if (stated.sensitive)
        return put_sensitive(row, stated, block, complaints);
    next_ = row + 1;
    place_ = stated.place;
    if (stated.form == Form::nothing or (is_text(stated.form) and stated.text.empty()))
        return;
    if (stated.form == Form::unknown or may_be_not_stated(stated))
        return mark(unknown_, row);
    switch (field_.type) {
        case FieldType::name: return put_name(row, stated, block, complaints);
        case FieldType::text: return put_text(row, stated, complaints);
        case FieldType::number:
        case FieldType::quantity: return put_amount(row, stated, complaints);
        case FieldType::date: return put_date(row, stated, complaints);
        case FieldType::boolean: return put_truth(row, stated, complaints);
    }
}

/// As any other; but what is wrong with it must not show it.
void ColumnBuilder::put_sensitive(std::size_t row, Stated stated, std::uint64_t block, Complaints& complaints) {
    conceal(row);
    stated.sensitive = false;
    Complaints of_value;
    put_any(row, stated, block, of_value);
    if (not of_value.kept().empty())
        complaints.add(of_value.kept().front().kind, stated.place,
                       "`" + field_.name + "` does not take this value, which is sensitive and not shown");
}

std::string ColumnBuilder::refusal(Stated const& stated) const {
    auto const given = is_text(stated.form) ? quoted(stated.text) : std::string(form_text(stated.form));
    return "`" + field_.name + "` takes " + std::string(wanted_text(field_.type)) + ", not " + given;
}

void ColumnBuilder::put_name(std::size_t row, Stated const& stated, std::uint64_t block, Complaints& complaints) {
    if (not is_text(stated.form))
        return complaints.add(Kind::plan_value, stated.place, refusal(stated), wanted_help(field_.type, stated.form));
    auto const code = names_.code(stated.text, block);
    if (code == Names::unseen)
        return complaints.add(Kind::plan_value, stated.place,
                              "the value of `" + field_.name + "` has a character that cannot be seen",
                              "type it again, or leave it out where there is none");
    if (code == Names::unknown)
        return mark(unknown_, row);
    if (code == Names::several)
        return complaints.add(Kind::plan_value, stated.place,
                              quoted(stated.text) + " is not one `" + field_.name + "` but a group of them",
                              "say which: " + some_of(names_.members(stated.text)) + "; or `?` where it is not known");
    if (code == Names::refused)
        return complaints.add(Kind::plan_value, stated.place,
                              quoted(stated.text) + " is no value of `" + field_.name + "`",
                              did_you_mean(stated.text, names_.allowed()));
    put_code(row, code);
}

void ColumnBuilder::put_text(std::size_t row, Stated const& stated, Complaints& complaints) {
    if (not is_text(stated.form))
        return complaints.add(Kind::plan_value, stated.place, refusal(stated), wanted_help(field_.type, stated.form));
    text_.ends.resize(row, static_cast<std::uint32_t>(text_.characters.size()));
    text_.characters += stated.text;
    text_.ends.push_back(static_cast<std::uint32_t>(text_.characters.size()));
    mark(present_, row);
}

void ColumnBuilder::put_amount(std::size_t row, Stated const& stated, Complaints& complaints) {
    if (not is_text(stated.form) and stated.form != Form::number)
        return complaints.add(Kind::plan_value, stated.place, refusal(stated),
                              misfit_help(Misfit::not_an_amount, field_));
    auto const amount = stated.form == Form::number ? amounts_.number(stated.text, stated.unit)
                                                    : amounts_.text(stated.text, stated.unit);
    if (amount.misfit != Misfit::none)
        return complaints.add(Kind::plan_value, stated.place, misfit_text(amount.misfit, field_, stated.text),
                              misfit_help(amount.misfit, field_));
    if (amount.negative() and not field_.negative)
        return complaints.add(Kind::plan_value, stated.place, "`" + field_.name + "` cannot be below nothing");
    keep_amount(row, amount, stated.place);
}

void ColumnBuilder::keep_amount(std::size_t row, Amount const& amount, Place place) {
    if (amount.foreign) {
        foreign_.push_back({index_, row, amount.exact, amount.unit, place});
        store(amount_, row, 0, 0);
    } else if (amount.small) {
        store(amount_, row, amount.mantissa, amount.decimals);
    } else {
        store(amount_, row, amount.exact);
    }
    keep_period(row, amount.unit.per);
    mark(present_, row);
}

void ColumnBuilder::keep_period(std::size_t row, Per per) {
    if (per == field_.unit.per and amount_.per.empty())
        return;
    amount_.per.resize(row, field_.unit.per);
    amount_.per.push_back(per);
}

/// The day that `text` names. Plans say few different ones, so that most have been read before.
std::optional<Date> ColumnBuilder::day(std::string_view text) {
    constexpr std::size_t remembered = 512;
    if (text.size() != sizeof(KnownDay::text))
        return {};
    if (known_days_.empty())
        known_days_.resize(remembered);
    auto const letter = [&](std::size_t at) { return static_cast<std::size_t>(text[at]); };
    auto const hash = letter(9) + 10 * letter(8) + 31 * letter(6) + 310 * letter(5) + 372 * letter(3);
    auto& known = known_days_[hash % remembered];
    if (same_bytes(known.text.data(), text.data(), text.size()))
        return Date{known.day};
    auto const date = Date::parse(text);
    if (date) {
        std::ranges::copy(text, known.text.begin());
        known.day = date->days;
    }
    return date;
}

void ColumnBuilder::put_date(std::size_t row, Stated const& stated, Complaints& complaints) {
    auto const date = stated.form == Form::date ? std::optional(stated.date)
                      : is_text(stated.form)    ? day(stated.text)
                                                : std::nullopt;
    if (not date)
        return complaints.add(Kind::plan_value, stated.place, refusal(stated), wanted_help(field_.type, stated.form));
    days_[row] = date->days;
    mark(present_, row);
}

void ColumnBuilder::put_truth(std::size_t row, Stated const& stated, Complaints& complaints) {
    auto const value = stated.form == Form::truth  ? std::optional(stated.truth)
                       : stated.form == Form::cell ? truth_of(stated.text)
                                                   : std::nullopt;
    if (not value)
        return complaints.add(Kind::plan_value, stated.place, refusal(stated), wanted_help(field_.type, stated.form));
    if (*value)
        mark(truths_, row);
    mark(present_, row);
}

void ColumnBuilder::cancel(std::size_t row) {
    if (next_ != row + 1)
        return;
    next_ = row;
    for (auto* words : {&present_, &unknown_, &truths_})
        (*words)[row / Bits::word_bits] &= ~(Bits::Word{1} << row % Bits::word_bits);
    if (row / Bits::word_bits < sensitive_.size())
        sensitive_[row / Bits::word_bits] &= ~(Bits::Word{1} << row % Bits::word_bits);
    if (not codes_.empty())
        codes_[row] = 0;
    if (not days_.empty())
        days_[row] = 0;
    text_.ends.resize(std::min(text_.ends.size(), row));
    text_.characters.resize(text_.ends.empty() ? 0 : text_.ends.back());
    amount_.narrow.resize(std::min(amount_.narrow.size(), row));
    amount_.wide.resize(std::min(amount_.wide.size(), row));
    amount_.per.resize(std::min(amount_.per.size(), row));
    std::erase_if(foreign_, [&](auto const& foreign) { return foreign.row == row; });
}

}  // namespace proviso
