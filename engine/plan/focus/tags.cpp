#include "engine/plan/focus/tags.hpp"

#include "dsl/lexicon.hpp"
#include "engine/plan/input.hpp"
#include "engine/plan/json_cursor.hpp"
#include "engine/plan/mapping/evidence.hpp"

namespace proviso {

bool BillTags::read(CsvCell const& cell) {
    tags_.clear();
    place_ = cell.place;
    auto const text = trimmed(cell.text);
    text_ = text.starts_with('{') ? std::string(text) : "{" + std::string(text) + "}";
    auto const size = text_.size();
    text_.append(Buffer::padding, '\0');
    JsonCursor cursor(std::string_view(text_).substr(0, size), 0);
    cursor.take('{');
    for (cursor.space(); not cursor.take('}'); cursor.space()) {
        std::string_view name;
        Stated value;
        if (not tags_.empty() and not cursor.take(','))
            return false;
        cursor.space();
        if (not cursor.string(name, name_room_))
            return false;
        cursor.space();
        if (not cursor.take(':'))
            return false;
        cursor.space();
        if (not cursor.value(value, value_room_))
            return false;
        auto const truth = value.truth ? "true" : "false";
        auto const nested = value.form == Form::list or value.form == Form::table;
        tags_.push_back({std::string(name), value.form == Form::truth ? truth : std::string(value.text), nested});
    }
    cursor.space();
    return cursor.ended();
}

Stated BillTags::value(std::string_view name) const {
    Stated found;
    found.place = place_;
    for (auto const& tag : tags_) {
        if (fold(tag.name) == fold(name))
            add(tag, found);
    }
    return found;
}

Stated BillTags::own(std::string_view field) const {
    Stated found;
    found.place = place_;
    for (auto const& tag : tags_)
        if (auto const name = own_tag(tag.name); not name.empty() and RecordType::spelling(name) == field)
            add(tag, found);
    return found;
}

void BillTags::add(Tag const& tag, Stated& found) {
    if (tag.value.empty() and not tag.nested)
        return;
    auto const agrees = found.form == Form::nothing or (found.form == Form::cell and found.text == tag.value);
    found.form = agrees and not tag.nested ? Form::cell : Form::unknown;
    found.text = tag.value;
}

}  // namespace proviso
