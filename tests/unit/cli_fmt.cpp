// proviso fmt from outside: what goes where, what is written and what is left alone.
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include <sys/stat.h>

using namespace proviso;

namespace {

constexpr auto untidy = "Clause 1 \"Hosting\": APIs must   be hosted on Azure. # why\n\n\n";
constexpr auto tidy = "Clause 1 \"Hosting\":\n  APIs must be hosted on Azure. # why\n";
constexpr auto broken = "Clause 1:  APIs must be hosted   on Azure\n";

ino_t file_number(Scratch const& folder, std::string const& name) {
    struct stat found {};
    REQUIRE(stat((folder.path() + "/" + name).c_str(), &found) == 0);
    return found.st_ino;
}

}  // namespace

TEST_CASE("fmt: standard input or one file to standard output") {
    Scratch const folder;
    folder.write("a.proviso", untidy);
    for (auto const* arguments : {"fmt", "fmt -", "fmt a.proviso"}) {
        CAPTURE(arguments);
        auto const result = run(folder, arguments, untidy);
        CHECK(result.out == tidy);
        CHECK(result.err == "");
        CHECK(result.status == 0);
    }
    CHECK(folder.read("a.proviso") == untidy);
}

TEST_CASE("fmt: in place, whole folders, and what is laid out is left alone") {
    Scratch const folder;
    folder.write("p/a.proviso", untidy);
    folder.write("p/in/b.proviso", tidy);
    std::filesystem::permissions(folder.path() + "/p/a.proviso", std::filesystem::perms::owner_all);
    std::filesystem::create_symlink("p/a.proviso", folder.path() + "/link.proviso");
    auto const number = file_number(folder, "p/in/b.proviso");
    auto const result = run(folder, "fmt -w p link.proviso");
    CHECK(result.out + result.err == "");
    CHECK(result.status == 0);
    CHECK(folder.read("p/a.proviso") == tidy);
    CHECK(std::filesystem::status(folder.path() + "/p/a.proviso").permissions() == std::filesystem::perms::owner_all);
    CHECK(std::filesystem::is_symlink(folder.path() + "/link.proviso"));
    CHECK(file_number(folder, "p/in/b.proviso") == number);
    CHECK(folder.entries() == "link.proviso p ");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path() + "/p"), {}) == 2);
}

TEST_CASE("fmt: --check lists what is not laid out and writes nothing") {
    Scratch const folder;
    folder.write("a.proviso", untidy);
    folder.write("b.proviso", tidy);
    auto const result = run(folder, "fmt --check .");
    CHECK(result.out == "./a.proviso\n");
    CHECK(result.status == 1);
    CHECK(folder.read("a.proviso") == untidy);
    CHECK(run(folder, "fmt --check b.proviso").status == 0);
    CHECK(run(folder, "fmt --check", untidy).out == "<stdin>\n");
}

TEST_CASE("fmt: a mistake in one file, and none is written") {
    Scratch const folder;
    folder.write("a.proviso", untidy);
    folder.write("b.proviso", broken);
    auto const result = run(folder, "fmt -w .");
    CHECK(result.status == 2);
    CHECK(result.err.find("b.proviso:1:42: error[P101]") != std::string::npos);
    CHECK(folder.read("a.proviso") == untidy);
    CHECK(folder.read("b.proviso") == broken);
    auto const piped = run(folder, "fmt", broken);
    CHECK(piped.out == "");
    CHECK(piped.status == 2);
}

TEST_CASE("fmt: terms that other policies define") {
    Scratch const folder;
    folder.write("terms.proviso", "\"Chat API\" means an API whose product is ChatGPT.\n");
    auto const text = "Clause 1:\n  Chat APIs must be hosted on Azure.\n";
    CHECK(run(folder, "fmt", text).status == 2);
    auto const result = run(folder, "fmt -p terms.proviso", text);
    CHECK(result.out == text);
    CHECK(result.status == 0);
}

TEST_CASE("fmt: what cannot be meant") {
    Scratch const folder;
    folder.write("a.proviso", tidy);
    folder.write("b.proviso", tidy);
    for (auto const* arguments : {"fmt -w", "fmt -w -", "fmt - a.proviso", "fmt a.proviso b.proviso",
                                  "fmt -w --check a.proviso", "fmt absent.proviso", "fmt -w absent.proviso"}) {
        CAPTURE(arguments);
        auto const result = run(folder, arguments, tidy);
        CHECK(result.out == "");
        CHECK(result.err.find("error[P60") != std::string::npos);
        CHECK(result.status == 2);
    }
}
