#include "cli/load.hpp"

#include "cli/console.hpp"
#include "cli/policies.hpp"
#include "dsl/lexicon.hpp"
#include "dsl/parse.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>

namespace proviso {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 1U << 28U;  ///< of a policy or vocabulary; far more than people write
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view extension = ".proviso";
constexpr std::string_view by_name = ".by-name";  ///< a folder with such a file is read only where it is named

bool is_policy(fs::path const& path) { return fold(path.extension().string()) == extension; }

/// The whole of a file, or of standard input for `-`; an error number where it cannot be read.
struct Bytes {
    std::string text;
    int error = 0;
};

Bytes read_bytes(std::string const& path) {
    Bytes bytes;
    auto* const opened = path == "-" ? stdin : std::fopen(path.c_str(), "rbe");
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(opened, std::fclose);
    if (file == nullptr)
        return {{}, errno};
    char piece[1U << 16U];
    while (auto const count = std::fread(piece, 1, sizeof piece, file.get())) {
        bytes.text.append(piece, count);
        if (bytes.text.size() > most_bytes)
            return {{}, EFBIG};
    }
    if (std::ferror(file.get()) != 0)
        bytes.error = errno;
    return bytes;
}

Diagnostic unreadable(std::string const& path, int error, std::string help = {}) {
    return file_error(Kind::unreadable_file, path, std::string("cannot be read: ") + std::strerror(error),
                      std::move(help));
}

/// What stands before the first malformed byte is quoted; the byte itself cannot be shown.
Diagnostic not_utf8(std::string const& path, std::string_view text, std::size_t at) {
    Source const good(path, std::string(text.substr(0, at)));
    auto const end = static_cast<std::uint32_t>(at);
    auto const wide = text.starts_with("\xFF\xFE") or text.starts_with("\xFE\xFF");
    return {Kind::bad_utf8,
            {excerpt(good, {end, end}), wide ? "the file is UTF-16" : "this byte is not UTF-8"},
            {},
            "save the file as UTF-8"};
}

/// Walks folders; a link back to a folder above is not followed twice.
class Walk {
public:
    explicit Walk(Diagnostics& out) : out_(out) {}

    void file(fs::path const& path) {
        std::error_code error;
        if (seen_.insert(fs::canonical(path, error)).second)
            found_.push_back(path.generic_string());
    }

    void folder(fs::path const& path) {
        std::error_code error;
        if (not seen_.insert(fs::canonical(path, error)).second)
            return;
        std::vector<fs::path> entries;
        for (auto entry = fs::directory_iterator(path, error); not error and entry != fs::directory_iterator();
             entry.increment(error))
            entries.push_back(entry->path());
        if (error)
            out_.push_back(unreadable(path.generic_string(), error.value()));
        std::sort(entries.begin(), entries.end());
        for (auto const& entry : entries)
            member(entry);
    }

    std::size_t count() const { return found_.size(); }
    std::vector<std::string> take() { return std::move(found_); }
    std::vector<fs::path> const& left_out() const { return left_out_; }

private:
    void member(fs::path const& path) {
        std::error_code error;
        if (path.filename().native().starts_with('.'))
            return;
        if (fs::is_directory(path, error)) {
            if (fs::exists(path / by_name, error))
                left_out_.push_back(path);
            else
                folder(path);
        } else if (is_policy(path)) {
            file(path);
        } else if (fold(path.filename().string()).find(extension) != std::string::npos) {
            out_.push_back(file_error(Kind::left_out, path.generic_string(),
                                      "not read: its name does not end in `.proviso`",
                                      "give it such a name if it is a policy"));
        }
    }

    Diagnostics& out_;
    std::set<fs::path> seen_;
    std::vector<std::string> found_;
    std::vector<fs::path> left_out_;
};

/// Says which folders were left out, where none of `paths` leads into them.
void report_left_out(std::vector<fs::path> const& folders, std::vector<std::string> const& paths, Diagnostics& out) {
    std::error_code error;
    for (auto const& folder : folders) {
        auto const inside = [&](std::string const& path) {
            auto const from = fs::relative(path, folder, error);
            return not from.empty() and *from.begin() != "..";
        };
        if (std::none_of(paths.begin(), paths.end(), inside))
            out.push_back(file_error(Kind::left_out, folder.generic_string(),
                                     "not read: it holds a file `.by-name`, so it is read only where it is named",
                                     "name it with `-p " + folder.generic_string() + "` if it is meant"));
    }
}

void add_path(Walk& walk, std::string const& path, std::vector<fs::path>& left_out, std::string_view help,
              Diagnostics& out) {
    std::error_code error;
    auto const kind = fs::status(path, error).type();
    if (kind == fs::file_type::not_found or kind == fs::file_type::none) {
        out.push_back(unreadable(path, error ? error.value() : ENOENT, std::string(help)));
    } else if (kind == fs::file_type::directory) {
        Walk alone(out);
        alone.folder(path);
        auto const files = alone.take();
        left_out.insert(left_out.end(), alone.left_out().begin(), alone.left_out().end());
        for (auto const& file : files)
            walk.file(file);
        if (files.empty())
            out.push_back(
                file_error(Kind::usage, path, "the folder holds no policy", "policy files end in `.proviso`"));
    } else if (not is_policy(path)) {
        out.push_back(file_error(Kind::usage, path, "this is no policy file", "policy files end in `.proviso`"));
    } else {
        walk.file(path);
    }
}

}  // namespace

std::optional<Source> read_source(std::string const& path, Diagnostics& out) {
    auto [text, error] = read_bytes(path);
    if (error != 0) {
        out.push_back(unreadable(path, error));
        return std::nullopt;
    }
    if (text.starts_with(byte_order_mark))
        text.erase(0, byte_order_mark.size());
    if (auto const good = valid_utf8_prefix(text); good < text.size()) {
        out.push_back(not_utf8(path, text, good));
        return std::nullopt;
    }
    return Source(path == "-" ? "<stdin>" : path, std::move(text));
}

std::optional<Source> read_policy(std::string const& path, Diagnostics& out) {
    auto const source = read_source(path, out);
    if (not source)
        return {};
    std::string text(source->text());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const alone = i + 1 == text.size() or text[i + 1] != '\n';
        if (text[i] == '\v' or text[i] == '\f' or (text[i] == '\r' and alone))
            text[i] = '\n';
    }
    for (std::string_view const wide : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
        for (auto at = text.find(wide); at != text.npos; at = text.find(wide, at))
            text.replace(at, wide.size(), "\n" + std::string(wide.size() - 1, ' '));
    return Source(source->name(), std::move(text));
}

std::vector<std::string> policy_files(std::vector<std::string> const& paths, std::string_view help, Diagnostics& out) {
    Walk walk(out);
    std::vector<fs::path> left_out;
    for (auto const& path : paths)
        add_path(walk, path, left_out, help, out);
    report_left_out(left_out, paths, out);
    return walk.take();
}

Vocabulary load_vocabulary(std::vector<std::string> const& paths, Diagnostics& out) {
    auto vocabulary = read_vocabulary(Source("<built-in vocabulary>", std::string(builtin_vocabulary_text())), {}, out);
    for (auto const& path : paths)
        if (auto const source = read_source(path, out))
            vocabulary = read_vocabulary(*source, std::move(vocabulary), out);
    return vocabulary;
}

void compile_for(Spend spend, Policies& policies, Vocabulary const& vocabulary, Diagnostics& out) {
    if (spend == Spend::billed)
        policies.book = compile(policies.files, vocabulary, out, spend);
}

Policies load_policies(std::vector<std::string> const& files, Vocabulary const& vocabulary, Diagnostics& out) {
    Policies policies;
    for (auto const& file : files)
        if (auto source = read_policy(file, out))
            policies.sources.push_back(std::move(*source));
    auto lexicon = lexicon_of(vocabulary);
    for (auto const& source : policies.sources)
        add_defined_terms(source, lexicon);
    for (auto const& source : policies.sources)
        policies.files.push_back({&source, parse(source, lexicon, out)});
    policies.book = compile(policies.files, vocabulary, out);
    return policies;
}

Rulebook load_rulebook(std::vector<std::string> const& files, Vocabulary const& vocabulary, Diagnostics& out) {
    return load_policies(files, vocabulary, out).book;
}

std::vector<Waiver> load_waivers(std::vector<std::string> const& files, Rulebook const* rulebook,
                                 Vocabulary const& vocabulary, Diagnostics& out) {
    std::vector<Waiver> waivers;
    for (auto const& file : files)
        if (auto const source = read_source(file, out))
            std::ranges::move(read_waivers(*source, rulebook, vocabulary, out), std::back_inserter(waivers));
    return waivers;
}

}  // namespace proviso
