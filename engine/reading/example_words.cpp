#include "engine/reading/writers.hpp"

namespace proviso {
namespace {

std::string record_words(ExampleRecord const& record) {
    std::string out;
    for (auto const& [field, value] : record.cells)
        out += (out.empty() ? "" : ", ") + field + " " + value;
    return out.empty() ? "a " + record.type + " without any field" : record.type + ": " + out;
}

std::string fact_words(std::string const& name, std::string const& value) {
    return "\"" + name + "\" " + (value == "false" ? "is false" : "is true since " + value);
}

}  // namespace

std::string example_words(Example const& example) {
    if (not example.why_none.empty())
        return example.why_none;
    std::string out;
    for (auto const& record : example.records)
        out += (out.empty() ? "" : "; ") + record_words(record);
    if (example.records.empty())
        out = "a plan without such a record";
    for (auto const& [name, value] : example.facts)
        out += "; " + fact_words(name, value);
    return out + "; checked as of " + example.as_of.text();
}

}  // namespace proviso
