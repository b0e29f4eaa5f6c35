// TOML plans: [plan], [facts], [rates] and an array of tables for each kind of record.
#include "engine/plan/intake.hpp"

#include "engine/vocabulary/toml.hpp"

#include <algorithm>
#include <string>

namespace proviso {
namespace {

class TomlReader {
public:
    TomlReader(std::string_view text, Intake& intake) : text_(text), places_(text), intake_(intake) {
        reading_.block = intake.next_block++;
        reading_.file = intake.file;
    }

    void read(toml::table const& root) {
        for (auto const& [key, value] : in_order(root))
            if (auto const section = section_called(key->str()))
                settings(*section, *value);
            else if (auto const record = intake_.vocabulary.record(key->str()))
                records(*record, *value);
            else
                unknown_record(key->str(), place(key->source()), intake_.vocabulary, reading_.complaints);
        intake_.workers.front()->finish(reading_);
        intake_.take(std::move(reading_));
    }

private:
    Place place(toml::source_region const& region) const {
        auto const span = places_.span(region);
        return {span.begin, span.end - span.begin};
    }

    void settings(Section section, toml::node const& node) {
        auto const* table = node.as_table();
        if (table == nullptr)
            return reading_.complaints.add(Kind::plan_setting, place(node.source()), "this is a table of settings");
        for (auto const& [key, value] : in_order(*table))
            intake_.settings.put(section, key->str(), place(key->source()), stated(*value), reading_.complaints);
    }

    void records(RecordId record, toml::node const& node) {
        auto const& name = intake_.vocabulary.records[record].name;
        auto const* array = node.as_array();
        if (array == nullptr)
            return reading_.complaints.add(Kind::plan_syntax, place(node.source()),
                                           "a plan has a list of " + name + " records", "write `[[" + name + "]]`");
        auto& builder = intake_.workers.front()->builder(record);
        for (std::size_t i = 0; i < array->size(); ++i)
            if (auto const* table = (*array)[i].as_table())
                this->record(builder, *table, i);
            else
                reading_.complaints.add(Kind::plan_syntax, place((*array)[i].source()),
                                        "a " + name + " is a table of fields", "write `[[" + name + "]]`");
    }

    void record(RecordBuilder& builder, toml::table const& table, std::size_t index) {
        builder.begin(index);
        for (auto const& [key, value] : in_order(table))
            if (auto const field = builder.type().called(key->str()))
                builder.put(*field, stated(*value), reading_);
            else
                builder.unknown_field(key->str(), place(key->source()));
        builder.end(reading_);
    }

    /// The digits as they stand in the file, since toml++ has made a double of them.
    std::string_view digits(toml::node const& node, Place where) {
        number_.assign(text_.substr(where.begin, where.length));
        std::erase(number_, '_');
        if (number_.starts_with('+'))
            number_.erase(0, 1);
        auto const other_base = number_.size() > 2 and number_[0] == '0' and
                                std::string_view("xob").find(number_[1]) != std::string_view::npos;
        if (auto const* integer = node.as_integer(); integer != nullptr and other_base)
            number_ = std::to_string(integer->get());
        return number_;
    }

    Stated stated(toml::node const& node) {
        Stated stated;
        stated.place = place(node.source());
        switch (node.type()) {
            case toml::node_type::string:
                stated.form = Form::text;
                stated.text = node.as_string()->get();
                break;
            case toml::node_type::integer:
            case toml::node_type::floating_point:
                stated.form = Form::number;
                stated.text = digits(node, stated.place);
                break;
            case toml::node_type::boolean:
                stated.form = Form::truth;
                stated.truth = node.as_boolean()->get();
                break;
            case toml::node_type::date: {
                auto const date = node.as_date()->get();
                auto const day = Date::of(date.year, date.month, date.day);
                stated.form = day ? Form::date : Form::moment;
                stated.date = day.value_or(Date{});
                break;
            }
            case toml::node_type::array: stated.form = Form::list; break;
            case toml::node_type::table: stated.form = Form::table; break;
            default: stated.form = Form::moment;
        }
        return stated;
    }

    std::string_view text_;
    TomlPlaces places_;
    Intake& intake_;
    Reading reading_;
    std::string number_;
};

}  // namespace

void read_toml(Input& input, Intake& intake) {
    Source const source(intake.name, std::string(input.whole()));
    if (auto const table = parse_toml(source, {Kind::plan_syntax, Kind::plan_duplicate}, intake.out))
        TomlReader(source.text(), intake).read(*table);
}

}  // namespace proviso
