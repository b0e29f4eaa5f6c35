#include "cli/stream.hpp"

#include <unistd.h>

#include <cerrno>

namespace proviso {

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
    if (sync() != 0)
        return traits_type::eof();
    if (not traits_type::eq_int_type(c, traits_type::eof()))
        sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() {
    char const* next = pbase();
    while (error_ == 0 and next != pptr()) {
        auto const written = write(descriptor_, next, static_cast<std::size_t>(pptr() - next));
        if (written >= 0)
            next += written;
        else if (errno != EINTR)
            error_ = errno;
    }
    clear();
    return error_ == 0 ? 0 : -1;
}

}  // namespace proviso
