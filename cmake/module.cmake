# module(directive USES base text files PACKAGES ICU::uc PKG libzip LABELS slow)
#
# Makes the static library nhipcau_directive of src/directive/*.cpp and of the files one folder further down
# (src/directive/check/*.cpp), and the test program directive_tests of those that end in _test.cpp. USES names every module it may include, all declared above it. The rule is enforced by
# the compiler: a module is compiled with an include folder that holds links to itself and to those modules only.
#   PACKAGES  imported targets of find_package, private to the module
#   PKG       pkg-config names, private to the module
#   EMBEDS    libraries made by embed()
#   QUERIES   src/directive/queries.sql travels inside it: nhipcau::directive::sql::embedded_files()
# A file that starts a third-party library's heavy headers can be kept out of the shared precompiled header with
# set_source_files_properties(... SKIP_PRECOMPILE_HEADERS ON).
set(NHIPCAU_MODULES "" CACHE INTERNAL "")
find_package(PkgConfig REQUIRED)

if(NHIPCAU_PCH)
  file(WRITE ${CMAKE_BINARY_DIR}/pch.cpp "")
  add_library(nhipcau_pch OBJECT ${CMAKE_BINARY_DIR}/pch.cpp)
  target_link_libraries(nhipcau_pch PRIVATE nhipcau_flags nhipcau_sanitized)
  target_compile_options(nhipcau_pch PUBLIC $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)   # lets ccache see through it
  target_precompile_headers(nhipcau_pch PRIVATE
    <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
    <tuple> <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>)
endif()

# nhipcau_common(target sanitized_tests): what every target is compiled with; `sanitized_tests` for a program of tests.
function(nhipcau_common target)
  set(sanitized ${ARGN})
  if(NOT sanitized)
    set(sanitized sanitized)
  endif()
  target_link_libraries(${target} PRIVATE nhipcau_flags nhipcau_${sanitized})
  if(NHIPCAU_PCH)
    target_precompile_headers(${target} REUSE_FROM nhipcau_pch)
  endif()
endfunction()

function(module name)
  cmake_parse_arguments(M "QUERIES" "" "USES;PACKAGES;PKG;EMBEDS" ${ARGN})
  set(includes ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${includes})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${name} ${includes}/${name} SYMBOLIC)
  set(libraries "")
  foreach(used ${M_USES})
    if(NOT used IN_LIST NHIPCAU_MODULES)
      message(FATAL_ERROR "module ${name} uses ${used}, which is not declared above it")
    endif()
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${used} ${includes}/${used} SYMBOLIC)
    list(APPEND libraries nhipcau_${used})
  endforeach()
  set(packages ${M_PACKAGES})
  foreach(pkg ${M_PKG})
    pkg_check_modules(PKG_${pkg} REQUIRED IMPORTED_TARGET ${pkg})
    list(APPEND packages PkgConfig::PKG_${pkg})
  endforeach()

  if(M_QUERIES)
    embed(nhipcau_${name}_sql NAMESPACE nhipcau::${name}::sql ROOT ${CMAKE_SOURCE_DIR}/src/${name} FILES ${CMAKE_SOURCE_DIR}/src/${name}/queries.sql)
    list(APPEND M_EMBEDS nhipcau_${name}_sql)
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp ${CMAKE_SOURCE_DIR}/src/${name}/*/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  add_library(nhipcau_${name} STATIC ${sources})
  target_include_directories(nhipcau_${name} PRIVATE ${includes})
  target_link_libraries(nhipcau_${name} PRIVATE ${packages} ${M_EMBEDS} PUBLIC ${libraries})
  nhipcau_common(nhipcau_${name})

  if(NHIPCAU_TESTS AND tests)
    add_executable(${name}_tests ${tests})
    target_include_directories(${name}_tests PRIVATE ${includes})
    target_link_libraries(${name}_tests PRIVATE nhipcau_${name} nhipcau_doctest)
    nhipcau_common(${name}_tests sanitized_tests)
    add_test(NAME ${name} COMMAND ${name}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if(name STREQUAL "store" OR "store" IN_LIST M_USES)
      needs_postgres(${name})
    endif()
  endif()
  set(NHIPCAU_MODULES ${NHIPCAU_MODULES} ${name} CACHE INTERNAL "")
endfunction()

# program(nhipcau cli USES …): the folder src/cli as a module, and its main.cpp as a program.
function(program name folder)
  module(${folder} ${ARGN})
  target_compile_definitions(nhipcau_${folder} PRIVATE NHIPCAU_VERSION="${PROJECT_VERSION}")
  add_executable(${name} ${CMAKE_SOURCE_DIR}/src/${folder}/main.cpp)
  target_include_directories(${name} PRIVATE ${CMAKE_BINARY_DIR}/include/${folder})
  target_link_libraries(${name} PRIVATE nhipcau_${folder})
  nhipcau_common(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

if(NHIPCAU_TESTS)
  file(WRITE ${CMAKE_BINARY_DIR}/doctest_main.cpp "#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n#include <doctest/doctest.h>\n")
  add_library(nhipcau_doctest STATIC ${CMAKE_BINARY_DIR}/doctest_main.cpp)
  target_link_libraries(nhipcau_doctest PRIVATE nhipcau_flags nhipcau_sanitized_tests)
endif()
