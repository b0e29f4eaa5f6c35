// Every real file of programs whose plans are not read is refused with the message on file, or reads as is on file.
#include "tests/conformance/corpus.hpp"
#include "tests/unit/golden_file.hpp"

#include <doctest/doctest.h>

#include <array>

namespace proviso::conformance {
namespace {

constexpr std::array folders{"arm", "cloudformation", "compose", "csv", "ndjson", "pulumi"};

std::string summary(std::filesystem::path const& path) {
    auto const read = read_files({path.string()});
    return path.filename().string() + "\n" + message_lines(read) + "    records " + std::to_string(read.plan.rows()) +
           (has_errors(read.diagnostics) ? ", refused\n" : "\n");
}

TEST_CASE("real files of other programs are refused, or read, as is on file") {
    std::string all;
    for (std::string const folder : folders)
        for (auto const& file : corpus_files("other/" + folder))
            all += summary(file);
    if (not all.empty())
        check_golden("corpus/other.txt", all);
}

}  // namespace
}  // namespace proviso::conformance
