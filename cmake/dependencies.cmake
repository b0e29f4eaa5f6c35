# What comes from outside. All of it is packaged by Debian and Ubuntu; `./dev` installs it.

list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})  # Findutf8proc.cmake

find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)  # headers only: Spirit X3, in dsl/
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(spdlog REQUIRED)
find_package(pugixml REQUIRED)
find_package(CLI11 REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(utf8proc REQUIRED MODULE)
if(PROVISO_TESTS)
    find_package(doctest REQUIRED)
    find_package(simdjson REQUIRED)  # the yardstick of the benchmarks
endif()

include(cmake/toml.cmake)  # proviso_toml
