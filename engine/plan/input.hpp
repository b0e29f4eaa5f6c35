// The bytes of one plan file, read a piece at a time.
//
// Knows no format. What cannot be read twice (standard input, a pipe) is kept whole, and so is what is
// small.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// Room for a piece of a file, followed by zeros that a scanner may run into.
class Buffer {
public:
    static constexpr std::size_t padding = 64;
    char* room(std::size_t size);  ///< `size` bytes and the padding; what was there is lost
    void seal(std::size_t size);   ///< zeros after the first `size` bytes
    char* begin() { return bytes_.get(); }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_ = 0;
};

class Input {
public:
    /// `-` is standard input. Where it cannot be read, failed() says why.
    explicit Input(std::string const& path);
    explicit Input(std::shared_ptr<std::string const> text);  ///< standard input, kept by an earlier read
    Input(Input&& other) noexcept;
    Input& operator=(Input&&) = delete;
    ~Input();

    std::string const& failed() const { return failed_; }
    std::uint64_t size() const { return size_; }

    /// Up to `length` bytes from `offset`, in `buffer`, with its padding after them.
    std::string_view read(std::uint64_t offset, std::size_t length, Buffer& buffer) const;

    /// The whole text where it is kept because it cannot be read again, else nothing.
    std::shared_ptr<std::string const> kept() const { return again_ ? nullptr : text_; }

    /// Reads all of it now; for readers that need the whole text.
    std::string_view whole();

private:
    void read_all();
    std::string failed_;
    std::shared_ptr<std::string const> text_;
    std::uint64_t size_ = 0;
    int file_ = -1;
    bool again_ = true;  ///< it is a file that can be read twice
};

}  // namespace proviso
