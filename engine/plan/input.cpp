// Files by pread(), everything else, and what is UTF-16, read to its end at once.
#include "engine/plan/input.hpp"

#include "engine/plan/utf16.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace proviso {
namespace {

constexpr std::uint64_t small = 1U << 16U;  // read whole on opening
constexpr std::size_t pipe_piece = 1U << 20U;

/// As many bytes from `offset` as there are, up to `length`.
std::size_t read_at(int file, char* to, std::size_t length, std::uint64_t offset) {
    std::size_t done = 0;
    while (done < length) {
        auto const n = ::pread(file, to + done, length - done, static_cast<off_t>(offset + done));
        if (n < 0 and errno == EINTR)
            continue;
        if (n <= 0)
            break;
        done += static_cast<std::size_t>(n);
    }
    return done;
}

/// Everything up to the end of a pipe; false where reading fails.
bool read_pipe(int file, std::string& text) {
    for (;;) {
        auto const at = text.size();
        text.resize(at + pipe_piece);
        auto const n = ::read(file, text.data() + at, pipe_piece);
        text.resize(at + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
        if (n == 0)
            return true;
        if (n < 0 and errno != EINTR)
            return false;
    }
}

}  // namespace

char* Buffer::room(std::size_t size) {
    if (capacity_ < size + padding) {
        capacity_ = size + padding;
        bytes_ = std::make_unique_for_overwrite<char[]>(capacity_);
    }
    return bytes_.get();
}

void Buffer::seal(std::size_t size) { std::memset(bytes_.get() + size, 0, padding); }

Input::Input(std::shared_ptr<std::string const> text) : text_(std::move(text)), again_(false) { size_ = text_->size(); }

Input::Input(std::string const& path) {
    file_ = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (file_ < 0 or ::fstat(file_, &about) != 0) {
        failed_ = std::strerror(errno);
        return;
    }
    if (S_ISDIR(about.st_mode)) {
        failed_ = "it is a folder";
        return;
    }
    again_ = S_ISREG(about.st_mode) and path != "-";
    size_ = again_ ? static_cast<std::uint64_t>(about.st_size) : 0;
    std::array<char, 2> first{};
    auto const begins = again_ ? read_at(file_, first.data(), first.size(), 0) : 0;
    if (not again_ or size_ <= small or begins_as_utf16({first.data(), begins}))
        read_all();
}

Input::Input(Input&& other) noexcept
    : failed_(std::move(other.failed_)), text_(std::move(other.text_)), size_(other.size_),
      file_(std::exchange(other.file_, -1)), again_(other.again_) {}

Input::~Input() {
    if (file_ >= 0)
        ::close(file_);
}

void Input::read_all() {
    auto text = std::make_shared<std::string>();
    errno = 0;
    if (again_) {
        text->resize(size_);
        text->resize(read_at(file_, text->data(), size_, 0));
    }
    if ((not again_ and not read_pipe(file_, *text)) or (again_ and errno != 0 and text->empty()))
        failed_ = std::strerror(errno);
    if (begins_as_utf16(*text))
        *text = utf8_of_utf16(*text).value_or(std::move(*text));
    size_ = text->size();
    text_ = std::move(text);
}

std::string_view Input::whole() {
    if (not text_)
        read_all();
    return *text_;
}

std::string_view Input::read(std::uint64_t offset, std::size_t length, Buffer& buffer) const {
    offset = std::min(offset, size_);
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, size_ - offset));
    auto* const to = buffer.room(length);
    if (text_)
        std::memcpy(to, text_->data() + offset, length);
    else
        length = read_at(file_, to, length, offset);
    buffer.seal(length);
    return {to, length};
}

}  // namespace proviso
