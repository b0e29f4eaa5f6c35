add_library(proviso_warnings INTERFACE)
target_compile_options(proviso_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<CXX_COMPILER_ID:Clang>:-Wno-overloaded-shift-op-parentheses>  # Spirit X3 mixes >> and > on purpose
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # g++ 12 misreads "text" + std::string (GCC bug 105651)
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)  # and what it moves out of a variant at -O3
