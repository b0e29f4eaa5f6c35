# Compiles through ccache where it is installed and no other launcher was asked for.
find_program(PROVISO_CCACHE ccache)
mark_as_advanced(PROVISO_CCACHE)
if(PROVISO_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${PROVISO_CCACHE})
endif()
