#include "cli/output.hpp"

#include "cli/beside.hpp"
#include "cli/stream.hpp"
#include "cli/words.hpp"
#include "dsl/lexicon.hpp"
#include "engine/reading/writers.hpp"
#include "engine/report/listing.hpp"
#include "engine/report/project_listing.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <utility>

namespace proviso {
namespace {

namespace fs = std::filesystem;

/// `/dev/stdout`, `/proc/self/fd/1`: what is open already, whatever its link says of where that lies.
bool is_open_already(fs::path const& file) {
    auto const text = file.lexically_normal().generic_string();
    return text.starts_with("/dev/") or text.starts_with("/proc/");
}

/// Where the links from `file` on lead, whether or not anything is there.
fs::path place_behind(fs::path file) {
    if (is_open_already(file))
        return file;
    constexpr int most_links = 40;
    std::error_code none;
    for (int links = 0; links < most_links and fs::is_symlink(file, none); ++links)
        file = file.parent_path() / fs::read_symlink(file, none);
    return file;
}

using Entry = std::optional<struct stat>;  ///< what is there now

Entry entry_of(int descriptor) {
    struct stat is {};
    return fstat(descriptor, &is) == 0 ? Entry(is) : Entry();
}

Entry entry_of(std::string const& file) {
    struct stat is {};
    return stat(file.c_str(), &is) == 0 ? Entry(is) : Entry();
}

bool is_one(Entry const& a, Entry const& b) { return a and b and a->st_dev == b->st_dev and a->st_ino == b->st_ino; }

/// A device such as /dev/null takes whatever comes; two reports on a terminal run into each other.
bool takes_several(Entry const& there) {
    auto const is_terminal_here = isatty(STDOUT_FILENO) == 1 and is_one(there, entry_of(STDOUT_FILENO));
    return there and S_ISCHR(there->st_mode) and not is_terminal_here;
}

/// Of two outputs, standard output where the name is empty: however they are spelled, and whether or not anything is
/// there.
bool is_one_place(std::string const& a, std::string const& b) {
    if (a.empty() and b.empty())
        return true;
    auto const entry = [](std::string const& file) { return file.empty() ? entry_of(STDOUT_FILENO) : entry_of(file); };
    if (auto const of_a = entry(a), of_b = entry(b); of_a and of_b)
        return is_one(of_a, of_b) and not takes_several(of_a);
    std::error_code none;
    auto const place = [&](std::string const& file) {
        return fs::weakly_canonical(fs::absolute(place_behind(file), none), none);
    };
    return not a.empty() and not b.empty() and place(a) == place(b);
}

/// Of policies a folder may hold more than are read.
bool is_named_as_policy(fs::path const& file) { return fold(file.extension().string()) == ".proviso"; }

/// "`deal.proviso`, which is read"; empty where a report may take the place of what is there.
std::string what_it_would_overwrite(std::string const& file, std::vector<std::string> const& inputs) {
    auto const there = file.empty() ? Entry() : entry_of(file);
    if (not there or not(S_ISREG(there->st_mode) or S_ISDIR(there->st_mode)))
        return {};
    auto const input = std::ranges::find_if(inputs, [&](std::string const& read) {
        return is_one(there, read == "-" ? entry_of(STDIN_FILENO) : entry_of(read));
    });
    if (input != inputs.end())
        return "`" + (*input == "-" ? file : *input) + "`, which is read";
    auto const is_policy =
        S_ISREG(there->st_mode) and (is_named_as_policy(file) or is_named_as_policy(place_behind(file)));
    return is_policy ? "`" + file + "`, which is a policy by its name" : "";
}

Diagnostic unwritable(std::string const& file, int error) {
    return file_error(Kind::unwritable_file, file, std::string("cannot be written: ") + std::strerror(error));
}

/// A file being written. Where the place holds a plain file or nothing, a new one beside it that replaces it
/// on commit() and is gone otherwise; a pipe or device is written directly.
class Draft {
public:
    explicit Draft(Output const& output) : target_(place_behind(output.file)) {
        std::error_code none;
        auto const kind = fs::status(target_, none).type();
        if (kind == fs::file_type::directory)
            error_ = EISDIR;
        else if (not is_open_already(target_) and (kind == fs::file_type::regular or kind == fs::file_type::not_found))
            open_beside(output.permissions);
        else
            open();
    }
    Draft(Draft&& other) noexcept
        : target_(std::move(other.target_)), beside_(std::exchange(other.beside_, {})),
          descriptor_(std::exchange(other.descriptor_, -1)), error_(other.error_) {}
    Draft& operator=(Draft&&) = delete;
    ~Draft() {
        close();
        if (not beside_.empty())
            remove_beside(beside_);
    }

    /// Error numbers, 0 where all is well.
    int error() const { return error_; }
    template <class Of>
    int write(RendererOf<Of> const& renderer, Of const& report, RenderOptions const& options) {
        Stream stream(descriptor_);
        renderer.write(report, options, stream);
        error_ = stream.finish();
        if (close() != 0 and error_ == 0)
            error_ = errno;
        return error_;
    }
    int commit() {
        if (beside_.empty())
            return 0;
        auto const error = replace_by(beside_, target_);
        if (error == 0)
            beside_.clear();
        return error;
    }

private:
    void open() {
        descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
        error_ = descriptor_ < 0 ? errno : 0;
    }
    void open_beside(std::optional<unsigned> permissions) {
        auto made = create_beside(target_, 0666);
        beside_ = std::move(made.path);
        descriptor_ = made.descriptor;
        error_ = made.error;
        if (error_ == 0 and permissions)
            fchmod(descriptor_, *permissions);
    }
    int close() { return descriptor_ < 0 ? 0 : ::close(std::exchange(descriptor_, -1)); }

    fs::path target_;
    fs::path beside_;
    int descriptor_ = -1;
    int error_ = 0;
};

Diagnostic unknown_format(std::string const& name, std::vector<std::string> const& formats) {
    auto const near = did_you_mean(name, formats);
    return usage_error("there is no output format `" + name + "`",
                       near.empty() ? "the formats are " + listed_words(formats) : near);
}

template <class Of>
RendererOf<Of> const& renderer_of(Output const& output, std::span<RendererOf<Of> const> renderers) {
    return *std::ranges::find(renderers, output.format, &RendererOf<Of>::name);
}

std::string shown(Output const& output) { return output.file.empty() ? "standard output" : "`" + output.file + "`"; }

Diagnostic two_to_one_place(Output const& first, Output const& second) {
    auto const which =
        first.file == second.file ? shown(second) : shown(first) + " and " + shown(second) + ", one place";
    return usage_error("two reports to " + which,
                       "give all but one a file of its own: `-o " + second.format + ":FILE`");
}

using Drafts = std::vector<std::pair<Draft, std::string>>;  ///< each with the file's name as given

void complain_unless_written(std::string const& file, int error, Diagnostics& out) {
    if (error != 0)
        out.push_back(unwritable(file, error));
}

template <class Of>
Drafts write_drafts(Of const& report, std::span<RendererOf<Of> const> renderers, std::vector<Output> const& outputs,
                    ColourWish wish, Diagnostics& out) {
    Drafts drafts;
    RenderOptions const options{.colour = wish == ColourWish::always, .width = 100};
    for (auto const& output : outputs)
        if (not output.file.empty()) {
            auto& draft = drafts.emplace_back(Draft(output), output.file).first;
            auto const error = draft.error();
            complain_unless_written(
                output.file, error != 0 ? error : draft.write(renderer_of(output, renderers), report, options), out);
        }
    return drafts;
}

/// What is meant for programs may hold characters that move a terminal about; the text for people holds none.
template <class Of>
int write_to_stdout(Of const& report, RendererOf<Of> const& renderer, ColourWish wish) {
    Stream stream(STDOUT_FILENO);
    RenderOptions const options{wants_colour(STDOUT_FILENO, wish), page_width()};
    if (renderer.name != "text" and isatty(STDOUT_FILENO) == 1) {
        std::ostringstream all;
        renderer.write(report, options, all);
        stream << printable(all.str());
    } else {
        renderer.write(report, options, stream);
    }
    return stream.finish();
}

}  // namespace

std::vector<Output> read_outputs(std::vector<std::string> const& specifications,
                                 std::vector<std::string> const& formats, Diagnostics& out) {
    std::vector<Output> outputs;
    for (auto const& specification : specifications) {
        auto const colon = specification.find(':');
        auto const name = specification.substr(0, colon);
        auto const file = colon == std::string::npos ? "" : specification.substr(colon + 1);
        Output const output{name, file == "-" ? "" : file, {}};
        auto const same =
            std::ranges::find_if(outputs, [&](Output const& other) { return is_one_place(other.file, output.file); });
        if (std::ranges::find(formats, name) == formats.end())
            out.push_back(unknown_format(name, formats));
        else if (colon != std::string::npos and file.empty())
            out.push_back(usage_error("`-o " + specification + "` names no file", "write `-o " + name + ":FILE`"));
        else if (same != outputs.end())
            out.push_back(two_to_one_place(*same, output));
        else
            outputs.push_back(output);
    }
    if (specifications.empty())
        outputs.push_back({"text", "", {}});
    return outputs;
}

void withdraw_old_reports(std::vector<Output>& outputs, Diagnostics& out) {
    if (std::ranges::find(out, Kind::usage, &Diagnostic::kind) != out.end())
        return;
    for (auto& output : outputs) {
        auto const place = place_behind(output.file);
        struct stat old {};
        if (output.file.empty() or is_open_already(place) or stat(place.c_str(), &old) != 0 or not S_ISREG(old.st_mode))
            continue;
        output.permissions = old.st_mode & 07777U;
        if (access(place.c_str(), W_OK) != 0 or unlink(place.c_str()) != 0)
            out.push_back(unwritable(output.file, errno));
    }
}

void refuse_overwriting(std::vector<std::string> const& inputs, std::vector<Output>& outputs, Diagnostics& out) {
    std::erase_if(outputs, [&](Output const& output) {
        auto const why_not = what_it_would_overwrite(output.file, inputs);
        if (not why_not.empty())
            out.push_back(usage_error("the report would overwrite " + why_not, "give the report a file of its own"));
        return not why_not.empty();
    });
}

template <class Of>
void write_outputs(Of const& report, std::span<RendererOf<Of> const> renderers, std::vector<Output> const& outputs,
                   ColourWish wish, Diagnostics& out) {
    Diagnostics found;
    auto drafts = write_drafts(report, renderers, outputs, wish, found);
    for (auto const& output : outputs)
        if (output.file.empty() and not has_errors(found))
            if (auto const error = write_to_stdout(report, renderer_of(output, renderers), wish); error != EPIPE)
                complain_unless_written("<stdout>", error, found);
    for (auto& [draft, file] : drafts)
        if (not has_errors(found))
            complain_unless_written(file, draft.commit(), found);
    out.insert(out.end(), found.begin(), found.end());
}

template void write_outputs(Report const&, std::span<Renderer const>, std::vector<Output> const&, ColourWish,
                            Diagnostics&);
template void write_outputs(PolicyReading const&, std::span<ReadingRenderer const>, std::vector<Output> const&,
                            ColourWish, Diagnostics&);
template void write_outputs(PlanListing const&, std::span<ListingRenderer const>, std::vector<Output> const&,
                            ColourWish, Diagnostics&);
template void write_outputs(ProjectListing const&, std::span<ProjectRenderer const>, std::vector<Output> const&,
                            ColourWish, Diagnostics&);
template void write_outputs(TestReport const&, std::span<TestRenderer const>, std::vector<Output> const&, ColourWish,
                            Diagnostics&);

}  // namespace proviso
