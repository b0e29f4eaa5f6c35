// The tutorial, the guide and the messages about the world do what they print.
#include "tests/conformance/transcript.hpp"

#include <doctest/doctest.h>

namespace proviso::conformance {
namespace {

std::filesystem::path const docs = std::filesystem::path(PROVISO_SOURCE_DIR) / "docs";

TEST_CASE("the tutorial does what it prints") { CHECK(run_transcript(docs / "tutorial.md") > 0); }

TEST_CASE("the guide does what it prints") { CHECK(run_transcript(docs / "guide.md") > 0); }

TEST_CASE("the page about mappings does what it prints") { CHECK(run_transcript(docs / "mapping.md") > 0); }

TEST_CASE("the commands of the messages do what they print") { CHECK(run_transcript(docs / "diagnostics.md") > 0); }

}  // namespace
}  // namespace proviso::conformance
