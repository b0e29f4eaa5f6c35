# utf8proc has no CMake package: finds it as utf8proc::utf8proc. The static library is preferred: one file less to load at
# each start. Users of an installed proviso need the library alone.
find_path(UTF8PROC_INCLUDE_DIR utf8proc.h)
find_library(UTF8PROC_LIBRARY NAMES libutf8proc.a utf8proc)
mark_as_advanced(UTF8PROC_INCLUDE_DIR UTF8PROC_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(utf8proc REQUIRED_VARS UTF8PROC_LIBRARY)

if(utf8proc_FOUND AND NOT TARGET utf8proc::utf8proc)
    add_library(utf8proc::utf8proc INTERFACE IMPORTED)
    target_link_libraries(utf8proc::utf8proc INTERFACE ${UTF8PROC_LIBRARY})
    if(UTF8PROC_INCLUDE_DIR)
        target_include_directories(utf8proc::utf8proc SYSTEM INTERFACE ${UTF8PROC_INCLUDE_DIR})
    endif()
endif()
