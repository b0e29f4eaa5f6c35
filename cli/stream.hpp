// An output stream over a file descriptor that remembers why a write failed, which the standard ones forget.
#pragma once

#include <array>
#include <ostream>
#include <streambuf>

namespace proviso {

class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) { clear(); }
    int error() const { return error_; }

protected:
    int_type overflow(int_type c) override;
    int sync() override;

private:
    void clear() { setp(buffer_.data(), buffer_.data() + buffer_.size()); }

    int descriptor_;
    int error_ = 0;
    std::array<char, 1U << 14U> buffer_;
};

/// Does not own the descriptor; what is left is written at its end.
class Stream : public std::ostream {
public:
    explicit Stream(int descriptor) : std::ostream(nullptr), buffer_(descriptor) { rdbuf(&buffer_); }
    ~Stream() override { flush(); }

    /// Writes what is left; the first error number since the beginning, or 0.
    int finish() {
        flush();
        return buffer_.error();
    }

private:
    DescriptorBuffer buffer_;
};

}  // namespace proviso
