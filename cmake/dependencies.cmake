# What comes from outside. All of it is packaged by Debian and Ubuntu; `./dev` installs it.

find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)  # headers only: Spirit X3, in dsl/
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)  # the yardstick of the benchmarks
find_package(nlohmann_json REQUIRED)
find_package(spdlog REQUIRED)
find_package(pugixml REQUIRED)
find_package(CLI11 REQUIRED)
find_package(yaml-cpp REQUIRED)
if(PROVISO_TESTS)
    find_package(doctest REQUIRED)
endif()

include(cmake/toml.cmake)  # proviso_toml

# utf8proc has no CMake package. The static library is preferred: one file less to load at each start.
find_path(PROVISO_UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_library(PROVISO_UTF8PROC_LIBRARY NAMES libutf8proc.a utf8proc REQUIRED)
add_library(proviso_utf8proc INTERFACE)
target_include_directories(proviso_utf8proc SYSTEM INTERFACE ${PROVISO_UTF8PROC_INCLUDE})
target_link_libraries(proviso_utf8proc INTERFACE ${PROVISO_UTF8PROC_LIBRARY})

mark_as_advanced(PROVISO_UTF8PROC_INCLUDE PROVISO_UTF8PROC_LIBRARY)
