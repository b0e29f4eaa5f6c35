// Where reports may go: never over what is read, two never into one place, and whole through every kind of pipe.
#include "tests/unit/cli_plan.hpp"
#include "tests/unit/cli_run.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace proviso;

namespace {

constexpr auto policy = "Clause 1 \"APIs\":\n  APIs are exclusive to Azure.\n";

struct World : Scratch {
    World() {
        write("policies/deal.proviso", policy);
        write("plan.toml", plan);
    }

    /// The status of `proviso ARGUMENTS`, which a shell reads.
    std::string shell(std::string const& arguments) const {
        return status_in("'" PROVISO_EXECUTABLE "' " + arguments + " 2>err");
    }
    std::string piped(std::string const& arguments) const {
        return status_in("'" PROVISO_EXECUTABLE "' " + arguments + " 2>err", " | cat >out");
    }
    std::string status_in(std::string const& commands, std::string const& after = "") const {
        auto const line = "cd '" + path() + "' && { " + commands + "; echo $? >status; }" + after;
        REQUIRE(std::system(line.c_str()) == 0);
        return read("status");
    }
};

/// Of more findings than a pipe holds.
std::string large_plan() {
    std::string large = plan;
    for (int i = 0; i < 2000; ++i)
        large += "[[placement]]\nworkload = \"w" + std::to_string(i) + "\"\nkind = \"API\"\nprovider = \"AWS\"\n";
    return large;
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("cli outputs: the file that standard input comes from is not written over") {
    World const world;
    std::string const names = "[record.placement.field.tier]\ntype = \"name\"\nphrases = [\"ranked\"]\n";
    world.write("names.toml", names);
    world.write("waivers.toml", "");
    struct Row {
        std::string arguments, file;
    };
    for (Row const& row : {
             Row{"check - -o json:", "plan.toml"},
             Row{"check plan.toml --waivers - -o json:", "waivers.toml"},
             Row{"check plan.toml --baseline - -o json:", "waivers.toml"},
             Row{"check plan.toml --vocabulary - -o json:", "names.toml"},
             Row{"records - -o json:", "plan.toml"},
             Row{"read --vocabulary - -o text:", "names.toml"},
             Row{"test --vocabulary - -o text:", "names.toml"},
         }) {
        CAPTURE(row.arguments);
        auto const before = world.read(row.file);
        CHECK(world.shell(row.arguments + "./" + row.file + " <" + row.file) == "2\n");
        CHECK(has(world.read("err"), "error[P603]: the report would overwrite `./" + row.file + "`, which is read"));
        CHECK(world.has(row.file));
        CHECK(world.read(row.file) == before);
    }
    CHECK(world.shell("check - -o json:/dev/stdin <plan.toml") == "2\n");
    CHECK(world.read("plan.toml") == plan);
    CHECK(world.shell("check - -o json:report.json <plan.toml") == "1\n");
    CHECK(world.shell("check plan.toml -o json:report.json <report.json") == "1\n");
}

TEST_CASE("cli outputs: two reports into the pipe that standard output is are refused") {
    World const world;
    for (std::string const outputs : {"-o json:/dev/stdout -o text", "-o json:/dev/fd/1 -o sarif:-",
                                      "-o json:/dev/stdout -o csv:/proc/self/fd/1"}) {
        CAPTURE(outputs);
        CHECK(world.piped("check plan.toml " + outputs) == "2\n");
        CHECK(has(world.read("err"), "error[P603]: two reports to "));
        CHECK(has(world.read("err"), ", one place"));
        CHECK(world.read("out") == "");
    }
    CHECK(world.piped("check plan.toml -o json:/dev/stdout -o csv:all.csv") == "1\n");
    CHECK(nlohmann::json::parse(world.read("out"))["exit_status"] == 1);
    CHECK(world.piped("check plan.toml -o text -o json:/dev/null -o csv:/dev/null") == "1\n");
    CHECK(has(world.read("out"), "VIOLATED"));
}

TEST_CASE("cli outputs: a report is whole behind a pipe that does not wait for its reader") {
    World const world;
    world.write("large.toml", large_plan());
    int ends[2] = {-1, -1};
    REQUIRE(pipe(ends) == 0);
    REQUIRE(ends[1] < 10);  // of one digit, as a shell has it
    REQUIRE(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0);
    std::string status;
    std::thread writer([&] {
        status = world.shell("check large.toml -o json >&" + std::to_string(ends[1]));
        close(ends[1]);
    });
    pollfd room{ends[1], POLLOUT, 0};
    while (poll(&room, 1, 0) == 1 and room.revents == POLLOUT)  // nobody reads before it is full
        std::this_thread::yield();
    std::string report;
    char piece[4096];
    for (ssize_t count = 0; (count = read(ends[0], piece, sizeof piece)) > 0;)
        report.append(piece, static_cast<std::size_t>(count));
    writer.join();
    close(ends[0]);
    CHECK(status == "1\n");
    CHECK(world.read("err") == "");
    CHECK(report == run(world, "check large.toml -o json").out);
}

TEST_CASE("cli outputs: nothing is removed where the command line is mistaken") {
    World const world;
    world.write("report.json", "of an earlier run, or a plan");
    for (std::string const arguments : {
             "check -p policies --fact report.json",   // a plan forgotten
             "check plan.toml --fact report.json",     // or taken for something else
             "check plan.toml --as-of tomorrow",       // arguments that mean nothing
             "check plan.toml --fail-on report.json",  //
             "check plan.toml --no-such-option",       // or are none
             "check plan.toml -j many",                //
             "check plan.toml -o jsn",                 // a format that is none
             "check plan.toml -o csv:report.json",     // two reports to one place
             "check plan.toml -o csv:policies/deal.proviso",
             "check policies/deal.proviso",  // a policy as a plan
             "check - -",                    //
             "check",
             "records",
             "records policies/deal.proviso",
             "read --no-such-option",
             "read plan.toml",
             "test --threshold many",
             "test plan.toml",
         }) {
        CAPTURE(arguments);
        auto const format = arguments.starts_with("re") ? (arguments[2] == 'a' ? "markdown" : "json")
                                                        : (arguments.front() == 't' ? "junit" : "json");
        CHECK(run(world, arguments + " -o " + format + ":report.json").status == 2);
        CHECK(world.read("report.json") == "of an earlier run, or a plan");
    }
    CHECK(run(world, "check nowhere.toml -o json:report.json").status == 2);
    CHECK_FALSE(world.has("report.json"));
}

TEST_CASE("cli outputs: no report takes the place of a policy, read or not") {
    namespace fs = std::filesystem;
    World const world;
    world.write("drafts/d.proviso", policy);
    world.write("drafts/OLD.Proviso", policy);
    fs::create_symlink("d.proviso", fs::path(world.path()) / "drafts/soft.json");
    for (std::string const file : {"drafts/d.proviso", "drafts/OLD.Proviso", "drafts/soft.json"})
        for (std::string const command : {"check plan.toml -o json:", "records plan.toml -o json:",
                                          "read policies -o markdown:", "test policies -o junit:", "config -o json:"}) {
            CAPTURE(command + file);
            auto const refused = run(world, command + file);
            CHECK(refused.status == 2);
            CHECK(has(refused.err,
                      "error[P603]: the report would overwrite `" + file + "`, which is a policy by its name"));
            CHECK(refused.out == "");
            CHECK(world.read(file) == policy);
        }
    CHECK(run(world, "check plan.toml -o json:drafts/new.json").status == 1);
}

TEST_CASE("cli outputs: what a run that was killed left is in nobody's way") {
    World const world;
    auto const after = [&](std::string const& command) {  // exec, for a container gives every run the same number
        return world.status_in(
            "sh -c 'touch .report.json.proviso-$$ .proviso-$$-0 .proviso-$$-1; exec \"" PROVISO_EXECUTABLE "\" " +
            command + "' 2>err");
    };
    CHECK(after("check plan.toml -o json:report.json") == "1\n");
    CHECK(world.read("err") == "");
    CHECK(has(world.read("report.json"), "\"violated\""));
    world.write("loose.proviso", "Clause 1 \"APIs\": APIs are exclusive to Azure.\n");
    CHECK(after("fmt -w loose.proviso") == "0\n");
    CHECK(world.read("loose.proviso") == policy);
}

TEST_CASE("cli outputs: a signal that ends a run leaves nothing half written") {
    World const world;
    world.write("large.toml", large_plan());
    world.write("all.csv", "of an earlier run");
    struct Row {
        std::string signal, status;
    };
    for (Row const& row : {Row{"INT", "130\n"}, Row{"TERM", "143\n"}, Row{"HUP", "129\n"}}) {
        CAPTURE(row.signal);
        // Files are written before standard output, of which one byte is read here: they are there, and wait for the rest.
        auto const commands = "exec 2>/dev/null; mkfifo pipe; env --default-signal=" + row.signal +
                              " '" PROVISO_EXECUTABLE
                              "' check large.toml -o json -o csv:all.csv -o sarif:all.sarif >pipe "
                              "2>err & exec 3<pipe; head -c 1 <&3 >out; ls -A >before; kill -" +
                              row.signal + " $!; wait $!";
        CHECK(world.status_in(commands) == row.status);
        CHECK(has(world.read("before"), ".proviso-"));
        CHECK(world.entries() == "before err large.toml out pipe plan.toml policies status ");
        std::filesystem::remove(std::filesystem::path(world.path()) / "pipe");
    }
}

TEST_CASE("cli outputs: a file may have as long a name as the disk takes, and whatever permissions it has or gets") {
    namespace fs = std::filesystem;
    World const world;
    auto const name = std::string(247, 'r');
    world.write(name + ".proviso", "Clause 1 \"APIs\": APIs are exclusive to Azure.\n");
    CHECK(run(world, "fmt -w " + name + ".proviso").status == 0);
    CHECK(world.read(name + ".proviso") == policy);
    auto const report = fs::path(world.path()) / (name + ".json");
    auto const allowed = [&] { return static_cast<unsigned>(fs::status(report).permissions()); };
    CHECK(world.status_in("umask 027; '" PROVISO_EXECUTABLE "' check plan.toml -o json:" + name + ".json") == "1\n");
    CHECK(allowed() == 0640);
    fs::permissions(report, fs::perms::owner_read | fs::perms::owner_write | fs::perms::others_read);
    CHECK(world.status_in("umask 077; '" PROVISO_EXECUTABLE "' check plan.toml -o json:" + name + ".json") == "1\n");
    CHECK(allowed() == 0604);
    CHECK(world.entries() == "plan.toml policies " + name + ".json " + name + ".proviso status ");
}
