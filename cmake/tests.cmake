# proviso_test_folder(FOLDER SOURCES...): adds tests/FOLDER's sources to proviso_tests, and a ctest test of that name which
# runs the cases written in that folder. One without any case fails, so that a wrong name cannot pass unseen.
function(proviso_test_folder folder)
    if(NOT ARGN)
        return()
    endif()
    target_sources(proviso_tests PRIVATE ${ARGN})
    add_test(NAME ${folder} COMMAND proviso_tests "--source-file=*tests/${folder}/*" --no-path-filenames=1
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${folder} PROPERTIES FAIL_REGULAR_EXPRESSION "test cases: +0 \\|" TIMEOUT 600)
endfunction()

# proviso_fuzzer(NAME SEEDS...): tests/fuzz/NAME.cpp as the program fuzz_NAME, and a ctest test that runs it for
# PROVISO_FUZZ_SECONDS (10), starting from the files below the folders SEEDS and from what earlier runs found.
function(proviso_fuzzer name)
    set(target fuzz_${name})
    add_executable(${target} fuzz/${name}.cpp)
    target_link_libraries(${target} PRIVATE proviso_engine proviso_warnings)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${target})

    set(found ${PROJECT_BINARY_DIR}/corpus/${name})
    file(MAKE_DIRECTORY ${found})
    set(seeds "")
    foreach(seed IN LISTS ARGN)
        if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${seed})
            list(APPEND seeds ${PROJECT_SOURCE_DIR}/${seed})
        endif()
    endforeach()
    add_test(NAME ${target}
        COMMAND sh -c [=[fuzzer=$1; shift; exec "$fuzzer" -max_total_time="${PROVISO_FUZZ_SECONDS:-10}" "$@"]=] sh
            $<TARGET_FILE:${target}> -timeout=10 -max_len=8192 -print_final_stats=1
            -artifact_prefix=${PROJECT_BINARY_DIR}/${name}- ${found} ${seeds})
    set_tests_properties(${target} PROPERTIES LABELS fuzz)
endfunction()
