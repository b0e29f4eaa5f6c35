# `cpack`: a tarball of everything, and Debian packages of the program and of the library.
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_NAME proviso)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks deployment plans against contracts")
set(CPACK_PACKAGE_VENDOR "proviso developers")
set(CPACK_PACKAGE_CONTACT "proviso developers <developers@proviso.invalid>")  # no such address: put yours, as packager
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/packed.cmake)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_PACKAGES proviso libproviso-dev)  # ours, for packed.cmake

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME proviso)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "Contracts are written in controlled English and checked as rules against plans
of Terraform, manifests of Kubernetes, bills in FOCUS and plain records. The
report says clause by clause what holds, what is broken, and what cannot be
judged and why.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libproviso-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libboost-dev, libfmt-dev, libpugixml-dev, libutf8proc-dev, libyaml-cpp-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "The checker as a static library for C++20, with its headers and the package
files of CMake: find_package(proviso) gives proviso::engine.")

include(CPack)
