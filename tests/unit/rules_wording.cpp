// How messages quote the author's text.
#include "engine/rules/wording.hpp"

#include <doctest/doctest.h>

namespace proviso {

TEST_CASE("rules: text on one line") {
    struct Row {
        std::string_view text, line;
    };
    for (auto const& [text, line] : {
             Row{"  Stateless\n\tAPIs ", "Stateless APIs"},
             Row{"no\u00a0break.", "no break"},
             Row{"a # comment\nb;", "a b"},
             Row{"\"a # b\" c", "\"a # b\" c"},
             Row{"\"a \\\" # b\" c", "\"a \\\" # b\" c"},
             Row{"\u201eA # b\u201c # c", "\u201eA # b\u201c"},
             Row{"", ""},
             Row{"a # to the end", "a"},
         })
        CHECK(sentence_line(text) == line);
}

TEST_CASE("rules: enumerations and articles") {
    CHECK(enumerated({}, "or").empty());
    CHECK(enumerated({"a"}, "or") == "a");
    CHECK(enumerated({"a", "b", "c"}, "and") == "a, b and c");
    CHECK(with_article("environment") == "an environment");
    CHECK(with_article("provider") == "a provider");
}

}  // namespace proviso
