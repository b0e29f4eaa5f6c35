# find_package(proviso): the checker as the library proviso::engine.
if(POLICY CMP0167)
    cmake_policy(SET CMP0167 NEW)  # Boost's own package file, where CMake has dropped its module
endif()

include(CMakeFindDependencyMacro)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})  # Findutf8proc.cmake
find_dependency(Threads)
find_dependency(Boost 1.74)
find_dependency(fmt)
find_dependency(pugixml)
find_dependency(yaml-cpp)
find_dependency(utf8proc MODULE)
list(REMOVE_ITEM CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})

include(${CMAKE_CURRENT_LIST_DIR}/provisoTargets.cmake)
