// Elements of an HTML page, made by pugixml so that every text is escaped, and written piece by piece
// without commands to build servers. Knows no report.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace proviso {

using Element = pugi::xml_node;

/// Appends an element with a class and a text; neither where it is empty. What is dangerous in the text is made visible.
Element add(Element parent, char const* name, char const* of_class = "", std::string_view text = {});

/// The same, in front of whose text stands a label: `<p><b>To do:</b> host it on Azure</p>`. Nothing without text.
void add_labelled(Element parent, char const* name, char const* of_class, std::string_view label,
                  std::string_view text);

void add_text(Element parent, std::string_view text);
void set(Element element, char const* attribute, std::string_view value);
void set(Element element, char const* attribute, std::size_t value);

/// A part of the page that is whole, such as a paragraph or a table.
class Fragment {
public:
    Element root() { return document_; }

    /// Writes what was appended, and begins anew.
    void write(std::ostream& out);

private:
    pugi::xml_document document_;
};

}  // namespace proviso
