#include "tests/conformance/transcript.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <set>
#include <utility>

#include <sys/wait.h>
#include <unistd.h>

namespace proviso::conformance {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prompt = "$ ";
constexpr std::string_view continued = "> ";

std::string quoted(std::string const& text) {
    std::string out = "'";
    for (auto const c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

/// A folder with nothing in it but `bin/proviso`; gone at the end.
class Desk {
public:
    explicit Desk(std::string const& name)
        : home_(fs::temp_directory_path() / ("proviso-" + name + "-" + std::to_string(::getpid()))) {
        fs::remove_all(home_);
        fs::create_directories(home_ / "bin");
        fs::create_directories(home_ / "work");
        fs::create_symlink(PROVISO_EXECUTABLE, home_ / "bin/proviso");
        fs::create_directory_symlink(fs::path(PROVISO_SOURCE_DIR) / "policies", home_ / "work/policies");
        fs::create_directory_symlink(fs::path(PROVISO_SOURCE_DIR) / "examples", home_ / "work/examples");
    }
    ~Desk() {
        std::error_code ignored;
        fs::remove_all(home_, ignored);
    }
    Desk(Desk const&) = delete;
    Desk& operator=(Desk const&) = delete;

    void write(std::string const& name, std::string const& text) const {
        auto const path = home_ / "work" / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }

    /// What `command` prints on both streams. `$?` in it is the status of the one before.
    std::string run(std::string const& command) {
        auto const script = "cd " + quoted((home_ / "work").string()) + " && PATH=" + quoted((home_ / "bin").string()) +
                            ":$PATH && export PATH NO_COLOR=1 && (exit " + std::to_string(status_) + "); " + command;
        auto const line = "exec 2>&1; " + script;
        std::string output;
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(line.c_str(), "r"), nullptr);
        REQUIRE(pipe != nullptr);
        char buffer[4096];
        for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe.get())) > 0;)
            output.append(buffer, n);
        auto const ended = ::pclose(pipe.release());
        status_ = WIFEXITED(ended) ? WEXITSTATUS(ended) : 1;
        return output;
    }

private:
    fs::path home_;
    int status_ = 0;
};

/// The file that a block writes: the name after `plan` or `vocabulary`, or the only word of the fence.
std::string file_written(Block const& block) {
    static std::set<std::string> const kinds{"proviso", "toml", "json", "ndjson", "csv", "yaml", "text"};
    if (not kinds.contains(block.kind))
        return {};
    auto const space = block.argument.rfind(' ');
    return space == std::string::npos ? block.argument : block.argument.substr(space + 1);
}

/// The block as it should read: each command with what it printed just now.
std::string rerun(Desk& desk, std::string const& body, std::size_t& commands) {
    std::string shown;
    std::string command;
    auto const finish = [&] {
        if (command.empty())
            return;
        shown += desk.run(std::exchange(command, ""));
        if (not shown.ends_with('\n'))
            shown += '\n';
    };
    for (auto const& line : lines_of(body)) {
        if (line.starts_with(prompt)) {
            finish();
            command = line.substr(prompt.size());
            shown += line + "\n";
            ++commands;
        } else if (line.starts_with(continued) and shown.ends_with("\\\n")) {
            command += "\n" + line.substr(continued.size());
            shown += line + "\n";
        }
    }
    finish();
    return shown;
}

void check_block(Desk& desk, fs::path const& page, Block const& block, std::size_t& commands) {
    INFO(page.filename().string(), " line ", block.line);
    if (auto const name = file_written(block); not name.empty()) {
        desk.write(name, block.body);
        return;
    }
    if (block.kind != "console")
        return;
    auto const shown = rerun(desk, block.body, commands);
    if (shown == block.body or not updates_golden()) {
        CHECK(shown == block.body);
        return;
    }
    auto const now = read_document(page);  // blocks before this one may have grown
    for (auto const& section : now.sections)
        for (auto const& same : section.blocks)
            if (same.body == block.body and same.kind == block.kind)
                return replace_body(now, same, shown);
}

}  // namespace

std::size_t run_transcript(fs::path const& page) {
    auto const document = read_document(page);
    Desk desk(page.stem().string());
    std::size_t commands = 0;
    for (auto const& section : document.sections)
        for (auto const& block : section.blocks)
            check_block(desk, page, block, commands);
    return commands;
}

}  // namespace proviso::conformance
