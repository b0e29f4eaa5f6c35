# proviso_embed(TARGET FILE FUNCTION): compiles FILE into TARGET as `std::string_view proviso::FUNCTION()`.
#
# The text becomes an array of characters, since a string literal may not be that long everywhere. Included, this file
# declares the function; run with `cmake -P`, it writes the C++ file, again whenever FILE changes.

if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(PROVISO_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

    function(proviso_embed target file function)
        set(made ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
        file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${file})
        add_custom_command(OUTPUT ${made}
            COMMAND ${CMAKE_COMMAND} -D file=${file} -D name=${name} -D function=${function} -D made=${made}
                -P ${PROVISO_EMBED_SCRIPT}
            DEPENDS ${file} ${PROVISO_EMBED_SCRIPT}
            COMMENT "Embedding ${name}"
            VERBATIM)
        target_sources(${target} PRIVATE ${made})
    endfunction()

    return()
endif()

file(READ ${file} bytes HEX)
if(bytes STREQUAL "")
    message(FATAL_ERROR "${name} is empty")
endif()
string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
string(REGEX REPLACE "(('....',)('....',)('....',)('....',)('....',)('....',)('....',)('....',))" "\\1\n" bytes "${bytes}")
file(WRITE ${made} "// Made from ${name} by cmake/embed.cmake.
#include <string_view>

namespace proviso {
namespace {
constexpr char bytes[] = {
${bytes}};
}

std::string_view ${function}();
std::string_view ${function}() {
    return {bytes, sizeof bytes};
}

}  // namespace proviso
")
