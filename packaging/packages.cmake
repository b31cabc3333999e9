# CPack: ssot_VERSION_ARCH.deb, ssot-dev_VERSION_ARCH.deb and ssot-VERSION-SYSTEM-PROCESSOR.tar.gz. ci/package.sh makes them.
set(SSOT_PACKAGER "ssot maintainers <maintainers@ssot.invalid>" CACHE STRING "Who answers for the packages: Name <address>")

set(CPACK_PACKAGE_NAME ssot)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR ssot)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keep a codebase to one source of truth")
set(CPACK_PACKAGE_CONTACT "${SSOT_PACKAGER}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_COMPONENTS_ALL runtime dev)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# Settings that hold for one generator alone.
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/generators.cmake)

set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
string(TOLOWER "ssot-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" archive)
set(CPACK_ARCHIVE_RUNTIME_FILE_NAME ${archive})
set(CPACK_PACKAGE_FILE_NAME ${archive})

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME ssot)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS git)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
"Name a concept once (where it lives, what makes it, by which path it is
imported), and ssot finds every place in C++, Python and documents that
disagrees: second definitions, deprecated and private imports, rival
factories, drifted signatures, import cycles and left-over copies.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME ssot-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
    "libfmt-dev, nlohmann-json3-dev, libutf8proc-dev, libclang-19-dev, llvm-19-dev, zlib1g-dev, libzstd-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION
"The readers, rules and reports of ssot as static libraries, with headers and
CMake files for find_package(ssot).")

include(CPack)
