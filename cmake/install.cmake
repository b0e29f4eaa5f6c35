# What `cmake --install` puts where. The component `runtime` is what runs and what people read, `development` the library.

install(TARGETS proviso RUNTIME)
install(DIRECTORY policies/ DESTINATION ${CMAKE_INSTALL_DATADIR}/proviso/policies)

install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
install(DIRECTORY examples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples PATTERN "*.py" EXCLUDE)

# ---- the library ------------------------------------------------------------------------------------------
# proviso::engine, with proviso::dsl below it; a static library brings what it needs along, so proviso::toml is there, too.

install(TARGETS proviso_engine proviso_dsl proviso_toml EXPORT proviso ARCHIVE COMPONENT development)
foreach(library IN ITEMS engine dsl toml)
    set_target_properties(proviso_${library} PROPERTIES EXPORT_NAME ${library})
    add_library(proviso::${library} ALIAS proviso_${library})
endforeach()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/proviso)
install(EXPORT proviso FILE provisoTargets.cmake NAMESPACE proviso:: DESTINATION ${package} COMPONENT development)

include(CMakePackageConfigHelpers)
set(same SameMajorVersion)
if(PROJECT_VERSION_MAJOR EQUAL 0)
    set(same SameMinorVersion)  # before 1.0 a minor version may change anything
endif()
write_basic_package_version_file(${PROJECT_BINARY_DIR}/provisoConfigVersion.cmake COMPATIBILITY ${same})
install(FILES cmake/provisoConfig.cmake cmake/Findutf8proc.cmake ${PROJECT_BINARY_DIR}/provisoConfigVersion.cmake
    DESTINATION ${package} COMPONENT development)

# Headers that users of the library include, and those that these lead to.
set(PROVISO_ENTRIES
    dsl/parse.hpp
    dsl/format.hpp
    engine/check/check.hpp
    engine/plan/read.hpp
    engine/report/renderers.hpp
    engine/rules/compile.hpp
    engine/scenarios/test.hpp)
install(CODE "
    set(source \"${PROJECT_SOURCE_DIR}\")
    set(entries \"${PROVISO_ENTRIES}\")
    set(destination \"\${CMAKE_INSTALL_PREFIX}/${PROVISO_HEADERS}\")" COMPONENT development)
install(SCRIPT cmake/install_headers.cmake COMPONENT development)
