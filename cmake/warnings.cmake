add_library(proviso_warnings INTERFACE)
target_compile_options(proviso_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<CXX_COMPILER_ID:Clang>:-Wno-overloaded-shift-op-parentheses>  # Spirit X3 mixes >> and > on purpose
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # g++ 12 misreads "text" + std::string (GCC bug 105651)
