# proviso_integrity(RESULT FILE): `sha256-…` of FILE in base64, as a content security policy names what a page may run.
# CMake runs again whenever FILE changes.

function(proviso_integrity result file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    set(letters "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    file(SHA256 ${file} hex)  # 32 bytes: ten times three, and two
    set(text "")
    foreach(begin RANGE 0 60 6)
        string(SUBSTRING "${hex}0000" ${begin} 6 three)
        foreach(shift 18 12 6 0)
            math(EXPR sextet "(0x${three} >> ${shift}) & 63")
            string(SUBSTRING ${letters} ${sextet} 1 letter)
            string(APPEND text ${letter})
        endforeach()
    endforeach()
    string(SUBSTRING ${text} 0 43 text)
    set(${result} "sha256-${text}=" PARENT_SCOPE)
endfunction()
