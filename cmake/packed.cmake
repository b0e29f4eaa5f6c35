# Run by cpack on the files that it is about to pack: takes what debuggers want out of the libraries, and adds to packages of
# Debian what its policy wants and nobody else does.
cmake_policy(VERSION 3.25)

file(GLOB_RECURSE archives ${CPACK_TEMPORARY_DIRECTORY}/*.a)
execute_process(COMMAND strip --strip-debug ${archives} COMMAND_ERROR_IS_FATAL ANY)

if(NOT IS_DIRECTORY ${CPACK_TEMPORARY_DIRECTORY}/runtime)
    return()  # the tarball has no components
endif()

string(TIMESTAMP when "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH, where that is set
foreach(component package IN ZIP_LISTS CPACK_COMPONENTS_ALL CPACK_DEBIAN_PACKAGES)
    set(root ${CPACK_TEMPORARY_DIRECTORY}/${component}/usr)
    set(folder ${root}/share/doc/${package})
    file(REMOVE ${folder}/LICENSE)  # stands in /usr/share/common-licenses
    file(WRITE ${folder}/copyright "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: proviso

Files: *
Copyright: 2026 proviso developers
License: Apache-2.0
 On Debian systems, the text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
")
    file(WRITE ${folder}/changelog "${package} (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * What is new stands in CHANGELOG.md of the package proviso.

 -- ${CPACK_PACKAGE_CONTACT}  ${when}
")
    execute_process(COMMAND gzip -9n ${folder}/changelog COMMAND_ERROR_IS_FATAL ANY)
endforeach()
