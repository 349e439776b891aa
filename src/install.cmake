# Installation and the Debian package. The program's own files are installed by cli/CMakeLists.txt,
# the translations by po/CMakeLists.txt.
include(CMakePackageConfigHelpers)
install(TARGETS orkestrooster orki-warnings EXPORT orkestrooster)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/orkestrooster
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/orkestrooster/version.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/orkestrooster)
file(RELATIVE_PATH ORK_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/orkestrooster.pc.in
               ${PROJECT_BINARY_DIR}/orkestrooster.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/orkestrooster.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# Reference pages are written in Markdown; lowdown turns them into manual pages where it is there.
find_program(ORK_LOWDOWN lowdown)
set(reference_pages season=5 timetable=5 report=5 calendar=5 bound=5 scenario=5 instruments=7 rules=7 sweep=7 xhstt=7)
foreach(entry IN LISTS reference_pages)
  string(REPLACE "=" ";" parts ${entry})
  list(GET parts 0 page)
  list(GET parts 1 section)
  set(source ${CMAKE_CURRENT_LIST_DIR}/doc/${page}.md)
  if(NOT EXISTS ${source})
    continue()
  endif()
  install(FILES ${source} DESTINATION ${CMAKE_INSTALL_DOCDIR})
  if(ORK_LOWDOWN)
    set(made ${PROJECT_BINARY_DIR}/share/orkestrooster-${page}.${section})
    string(TOUPPER orkestrooster-${page} title)
    add_custom_command(OUTPUT ${made}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/share
      COMMAND ${CMAKE_COMMAND} -DIN=${source} -DOUT=${made}.md -DNAME=orkestrooster-${page}
              -P ${CMAKE_CURRENT_LIST_DIR}/doc/name_section.cmake
      COMMAND ${ORK_LOWDOWN} -s -Tman --nroff-nolinks -Mtitle=${title} -Msection=${section}
              -Msource=orkestrooster -o ${made} ${made}.md
      DEPENDS ${source} ${CMAKE_CURRENT_LIST_DIR}/doc/name_section.cmake VERBATIM)
    list(APPEND made_pages ${made})
    install(FILES ${made} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
  endif()
endforeach()
if(made_pages)
  add_custom_target(orki-reference-pages ALL DEPENDS ${made_pages})
endif()
file(GLOB schemas CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/doc/*.schema.json)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/orkestrooster)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

install(EXPORT orkestrooster NAMESPACE orkestrooster::
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/orkestrooster FILE orkestrooster-targets.cmake)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/orkestrooster-config.cmake.in
  ${PROJECT_BINARY_DIR}/orkestrooster-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/orkestrooster)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/orkestrooster-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/orkestrooster-config.cmake
              ${PROJECT_BINARY_DIR}/orkestrooster-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/orkestrooster)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "The Orkestrooster project <orkestrooster@orkestrooster.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_LIST_DIR}/doc/package.txt)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
