// JUnit XML, which build servers show as tests: suites of tests, with their counts. Knows no report.
//
// The counts stand before the tests, so these are gone through twice: counted, then written one at a time.
// There is no one standard; what is written here is what Jenkins, GitLab and the Surefire schema have in common.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class JUnitResult : std::uint8_t { passed, failure, error, skipped };

inline constexpr std::size_t junit_results = 4;

/// Appends an attribute; XML cannot hold control characters, escaped or not, so `value` is made harmless.
void set_attribute(pugi::xml_node node, char const* name, std::string_view value);

/// The name of `test`, and of what it is shown under.
void set_name(pugi::xml_node test, std::string_view classname, std::string_view name);

/// Why a test did not pass. A test may have several troubles, all of its one result.
struct Trouble {
    JUnitResult result{};
    std::string_view type;
    std::string_view message;
    std::string_view text;  ///< escaped, but for its line ends
};

void add_trouble(pugi::xml_node test, Trouble const& trouble);

/// Suites as they begin, one after the other; tests of a suite that do not follow each other are two suites.
class JUnit {
public:
    JUnit(std::string_view name, std::ostream& out);

    /// The first time through the tests.
    void count(std::string_view suite, JUnitResult result);

    /// The second: the test's node, to be filled in before the next call.
    pugi::xml_node test(std::string_view suite);

    /// After the last.
    void finish();

private:
    struct Suite {
        std::string name;
        std::size_t results[junit_results]{};
    };

    void begin();
    void write_test();
    void close_suite();

    std::string_view name_;
    std::ostream& out_;
    std::vector<Suite> suites_;
    std::size_t next_ = 0;  ///< suite to be begun
    bool begun_ = false;
    pugi::xml_document one_;  ///< the test that is being filled in
};

/// `each_test(f)` is to call `f(suite, result, fill)` for every test, the same in the same order each time;
/// `fill(node)` gives it its name and troubles.
template <class EachTest>
void write_junit(std::string_view name, EachTest const& each_test, std::ostream& out) {
    JUnit junit(name, out);
    each_test([&](std::string_view suite, JUnitResult result, auto const&) { junit.count(suite, result); });
    each_test([&](std::string_view suite, JUnitResult, auto const& fill) { fill(junit.test(suite)); });
    junit.finish();
}

}  // namespace proviso
