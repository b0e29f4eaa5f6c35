#include "tests/unit/cli_run.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <sys/wait.h>

namespace proviso {
namespace {

namespace fs = std::filesystem;

std::string contents(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

Scratch::Scratch() {
    auto pattern = (fs::temp_directory_path() / "proviso-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void Scratch::write(std::string const& name, std::string const& text) const {
    auto const path = fs::path(path_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::string Scratch::read(std::string const& name) const { return contents(fs::path(path_) / name); }

bool Scratch::has(std::string const& name) const { return fs::exists(fs::path(path_) / name); }

std::string Scratch::entries() const {
    std::set<std::string> names;
    for (auto const& entry : fs::directory_iterator(path_))
        names.insert(entry.path().filename().string());
    std::string text;
    for (auto const& name : names)
        text += name + " ";
    return text;
}

Run run(Scratch const& folder, std::string const& arguments, std::string const& input, std::string const& environment) {
    Scratch const streams;
    streams.write("in", input);
    auto const command = "cd '" + folder.path() + "' && env -u NO_COLOR -u CLICOLOR_FORCE " + environment +
                         " '" PROVISO_EXECUTABLE "' " + arguments + " <'" + streams.path() + "/in' >'" +
                         streams.path() + "/out' 2>'" + streams.path() + "/err'";
    auto const ended = std::system(command.c_str());
    return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, streams.read("out"), streams.read("err")};
}

}  // namespace proviso
