# Fails where a .cpp file is in no CMakeLists.txt: sources are listed by hand, and a forgotten one would pass unseen.
# Run with `cmake -D source=DIR -P`; a ctest test does.
set(forgotten "")
foreach(folder IN ITEMS dsl engine cli tests)
    file(READ ${source}/${folder}/CMakeLists.txt list)
    file(GLOB_RECURSE files RELATIVE ${source}/${folder} ${source}/${folder}/*.cpp)
    list(FILTER files EXCLUDE REGEX "^install/")  # a project of its own
    foreach(file IN LISTS files)
        string(REGEX REPLACE "^fuzz/(.*)\\.cpp$" "proviso_fuzzer(\\1" entry ${file})
        string(FIND "${list}" "${entry}" at)
        if(at EQUAL -1)
            list(APPEND forgotten ${folder}/${file})
        endif()
    endforeach()
endforeach()
if(forgotten)
    list(JOIN forgotten "\n  " forgotten)
    message(FATAL_ERROR "not listed in the CMakeLists.txt of their folder:\n  ${forgotten}")
endif()
