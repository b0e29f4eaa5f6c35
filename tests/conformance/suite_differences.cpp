// The differences, each with its reason.
#include "tests/conformance/suite_differences.hpp"

#include <array>

namespace proviso {
namespace {

// Refused, and stays so: a plan has no use for it, and it would have to be guessed.
constexpr std::string_view nested_key = "a table or list as a key has no place in JSON, and so none in a plan";
constexpr std::string_view twice = "a key given twice is an error to us, were it the empty one";

// Read as Kubernetes reads it.
constexpr std::string_view as_kubernetes = "`y` is true to Kubernetes, also as a key";

// Refused by yaml-cpp: nothing is lost, the author is told where.
constexpr std::string_view colon = "yaml-cpp wants the colon on the line of its key";
constexpr std::string_view folded_key = "yaml-cpp wants a key on one line";
constexpr std::string_view tab = "yaml-cpp takes no line of a tab alone between the lines of a table";
constexpr std::string_view question_mark = "yaml-cpp takes a `?` in brackets for the begin of a key";

// Accepted by yaml-cpp although malformed: what is read is what the author wrote down, nothing is left out.
constexpr std::string_view directive = "lines that begin with `%` are not content, whatever is wrong with them";
constexpr std::string_view comment = "a comment without the blank before it is still one";
constexpr std::string_view flow = "a stray `-` is read as a text, a stray comma as an element that is null";
constexpr std::string_view indent = "the lines of a quoted text may stand anywhere";
constexpr std::string_view anchor = "an anchor or tag may stand anywhere before its value";
constexpr std::string_view escape = "\\' is read as an apostrophe";

// Read otherwise by yaml-cpp: white space within a text, which no field of a plan depends on.
constexpr std::string_view breaks = "line ends in a quoted text of blanks alone are lost";

constexpr std::array yaml{
    SuiteDifference{"2JQS", "refused: `null` is given twice", twice},
    SuiteDifference{"4FJ6", "refused: a key is a text", nested_key},
    SuiteDifference{"4MUZ-0", "refused: a comma or `}`", colon},
    SuiteDifference{"4MUZ-1", "refused: a comma or `}`", colon},
    SuiteDifference{"4MUZ-2", "refused: a comma or `}`", colon},
    SuiteDifference{"5MUD", "refused: a comma or `}`", colon},
    SuiteDifference{"6BFJ", "refused: a key is a text", nested_key},
    SuiteDifference{"6PBE", "refused: a key is a text", nested_key},
    SuiteDifference{"8KB6", "refused: a comma or `}`", folded_key},
    SuiteDifference{"9HCY", "accepted", directive},
    SuiteDifference{"9JBA", "accepted", comment},
    SuiteDifference{"9MAG", "accepted", flow},
    SuiteDifference{"9MMW", "refused: a key is a text", nested_key},
    SuiteDifference{"9SA2", "refused: a comma or `}`", folded_key},
    SuiteDifference{"B63P", "accepted", directive},
    SuiteDifference{"C4HZ", "reads [{center:{x:73,true:129}", as_kubernetes},
    SuiteDifference{"CVW2", "accepted", comment},
    SuiteDifference{"DK95-1", "accepted", indent},
    SuiteDifference{"DK95-4", "refused: a tab", tab},
    SuiteDifference{"EB22", "accepted", directive},
    SuiteDifference{"G5U8", "accepted", flow},
    SuiteDifference{"H7J7", "accepted", anchor},
    SuiteDifference{"H7TQ", "accepted", directive},
    SuiteDifference{"HM87-1", "refused: no text may begin", question_mark},
    SuiteDifference{"HRE5", "accepted", escape},
    SuiteDifference{"K3WX", "refused: a comma or `}`", colon},
    SuiteDifference{"KK5P", "refused: a key is a text", nested_key},
    SuiteDifference{"LX3P", "refused: a key is a text", nested_key},
    SuiteDifference{"M2N8-0", "refused: a key is a text", nested_key},
    SuiteDifference{"M2N8-1", "refused: a key is a text", nested_key},
    SuiteDifference{"M5DY", "refused: a key is a text", nested_key},
    SuiteDifference{"MUS6-0", "accepted", directive},
    SuiteDifference{"MUS6-1", "accepted", directive},
    SuiteDifference{"NAT4", "reads {a:' '", breaks},
    SuiteDifference{"NJ66", "refused: a comma or `}`", folded_key},
    SuiteDifference{"QB6E", "accepted", indent},
    SuiteDifference{"SF5V", "accepted", directive},
    SuiteDifference{"SU5Z", "accepted", comment},
    SuiteDifference{"VJP3-1", "refused: a comma or `}`", colon},
    SuiteDifference{"X38W", "refused: a key is a text", nested_key},
    SuiteDifference{"X4QW", "accepted", comment},
    SuiteDifference{"YJV2", "accepted", flow},
};

constexpr std::string_view empty = "a plan file without any text is refused: it may have been cut short";
constexpr std::string_view toml_1_1 = "toml++ reads TOML 1.0; this is new in 1.1";

constexpr std::array toml{
    SuiteDifference{"valid/empty-lf.toml", "refused", empty},
    SuiteDifference{"valid/empty-space.toml", "refused", empty},
    SuiteDifference{"valid/empty-tab.toml", "refused", empty},
    SuiteDifference{"valid/spec-1.1.0/common-12.toml", "refused", toml_1_1},
    SuiteDifference{"valid/spec-1.1.0/common-34.toml", "refused", toml_1_1},
    SuiteDifference{"valid/string/escape-esc.toml", "refused", toml_1_1},
};

}  // namespace

std::span<SuiteDifference const> yaml_suite_differences() { return yaml; }
std::span<SuiteDifference const> toml_suite_differences() { return toml; }

}  // namespace proviso
