#include "cli/stream.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace proviso {
namespace {

/// Of a pipe that somebody made non-blocking. Where the reader is gone it does not wait, and the next write says so.
void await_room(int descriptor) {
    pollfd room{descriptor, POLLOUT, 0};
    (void)poll(&room, 1, -1);
}

}  // namespace

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
        else if (errno == EAGAIN)
            await_room(descriptor_);
        else if (errno != EINTR)
            error_ = errno;
    }
    clear();
    return error_ == 0 ? 0 : -1;
}

}  // namespace proviso
