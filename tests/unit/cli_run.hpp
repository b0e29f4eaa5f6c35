// The program as its users meet it: run in a folder of its own, with what it said and its exit status.
#pragma once

#include <string>

namespace proviso {

/// A folder that is gone at the end of the test.
class Scratch {
public:
    Scratch();
    ~Scratch();
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;

    std::string const& path() const { return path_; }
    void write(std::string const& name, std::string const& text) const;
    std::string read(std::string const& name) const;
    bool has(std::string const& name) const;
    /// Names of all entries, hidden ones too, sorted, each followed by a blank.
    std::string entries() const;

private:
    std::string path_;
};

struct Run {
    int status = -1;
    std::string out;
    std::string err;
};

/// `proviso ARGUMENTS` in `folder`; arguments as a shell reads them, `input` on standard input, and
/// `environment` as assignments (`NO_COLOR=1`). Neither output is a terminal.
Run run(Scratch const& folder, std::string const& arguments, std::string const& input = "",
        std::string const& environment = "");

}  // namespace proviso
