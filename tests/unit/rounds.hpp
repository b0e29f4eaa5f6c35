// How many cases a test makes up.
#pragma once

namespace proviso {

/// `usual` many; a fifth of them under the sanitizers, where each takes ten times as long and the fuzzers make up more.
constexpr int rounds(int usual) {
#if defined(__SANITIZE_ADDRESS__)
    return usual / 5;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return usual / 5;
#else
    return usual;
#endif
#else
    return usual;
#endif
}

}  // namespace proviso
