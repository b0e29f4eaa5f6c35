// JUnit XML, which build servers show as tests: suites of cases, with their counts. Knows no report.
//
// There is no one standard; what is written here is what Jenkins, GitLab and the Surefire schema have in common.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

namespace proviso {

/// Appends an attribute; XML cannot hold control characters, escaped or not, so `value` is made harmless.
void set_attribute(pugi::xml_node node, char const* name, std::string_view value);

/// What a case may come to, beside passing.
struct Trouble {
    char const* element;  ///< `failure`, `error` or `skipped`
    std::string_view type;
    std::string_view message;
    std::string_view text;  ///< escaped, but for its line ends
};

class JUnitSuite {
public:
    JUnitSuite(pugi::xml_node parent, std::string const& name);

    pugi::xml_node add(std::string_view classname, std::string_view name);

    /// A case with several is counted once.
    void add(pugi::xml_node test, Trouble const& trouble);

    /// Writes the counts.
    void close();

    std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;

private:
    pugi::xml_node node_;
};

class JUnit {
public:
    explicit JUnit(std::string_view name);

    /// The suite of that name, in the place where it was first asked for.
    JUnitSuite& suite(std::string const& name);

    /// Writes the whole; to be called once, last.
    void write(std::ostream& out);

private:
    pugi::xml_document document_;
    pugi::xml_node root_;
    std::map<std::string, JUnitSuite> suites_;
};

}  // namespace proviso
