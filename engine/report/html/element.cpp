#include "engine/report/html/element.hpp"

#include "engine/report/layout.hpp"

#include <sstream>
#include <string>

namespace proviso {

Element add(Element parent, char const* name, char const* of_class, std::string_view text) {
    auto element = parent.append_child(name);
    if (*of_class != '\0')
        element.append_attribute("class").set_value(of_class);
    add_text(element, text);
    return element;
}

void add_labelled(Element parent, char const* name, char const* of_class, std::string_view label,
                  std::string_view text) {
    if (text.empty())
        return;
    auto element = add(parent, name, of_class);
    add(element, "b", "", label);
    add_text(element, " ");
    add_text(element, text);
}

void add_text(Element parent, std::string_view text) {
    if (not text.empty())
        parent.append_child(pugi::node_pcdata).set_value(escaped(text).c_str());
}

void set(Element element, char const* attribute, std::string_view value) {
    element.append_attribute(attribute).set_value(escaped(value).c_str());
}

void set(Element element, char const* attribute, std::size_t value) { set(element, attribute, std::to_string(value)); }

void Fragment::write(std::ostream& out) {
    std::ostringstream text;
    pugi::xml_writer_stream writer(text);
    for (auto const element : document_.children())
        element.print(writer, "", pugi::format_raw | pugi::format_no_empty_element_tags, pugi::encoding_utf8);
    out << without_commands(text.str(), as_xml) << '\n';
    document_.reset();
}

}  // namespace proviso
