# Compiler settings shared by every target, kept on one interface library.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)

add_library(nhipcau_flags INTERFACE)
target_compile_options(nhipcau_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough
  -Wno-missing-field-initializers)   # designated initialisers leave the rest to the defaults at the member, on purpose
if(MOLD)
  target_link_options(nhipcau_flags INTERFACE -fuse-ld=mold)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_options(nhipcau_flags INTERFACE -Og -g1)   # line tables only: half the object size, usable backtraces
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees these inside the standard library's headers once it has inlined them; the debug build, which has both, finds none.
  target_compile_options(nhipcau_flags INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-restrict)
endif()
# Compiling with all checks of both sanitizers takes twice as long (docs/decisions/0034). Left out are those of null pointers, which end the
# program anyhow, and of alignment, sizes and types of objects, where the address sanitizer sees what goes wrong. The tests' own code is
# held to the address sanitizer alone, by calls instead of code in line.
add_library(nhipcau_sanitized INTERFACE)
add_library(nhipcau_sanitized_tests INTERFACE)
if(NHIPCAU_SANITIZE)
  target_compile_options(nhipcau_sanitized INTERFACE -fsanitize=address,undefined -fno-sanitize=null,alignment,object-size,vptr
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(nhipcau_sanitized_tests INTERFACE -fsanitize=address -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:--param=asan-instrumentation-with-call-threshold=0>)
  target_link_options(nhipcau_flags INTERFACE -fsanitize=address,undefined)
endif()
if(NHIPCAU_HARDEN)
  target_compile_options(nhipcau_flags INTERFACE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE)
  target_link_options(nhipcau_flags INTERFACE -pie -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
if(NHIPCAU_FUZZ)
  target_compile_options(nhipcau_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  target_link_options(nhipcau_flags INTERFACE -fsanitize=address,undefined)
endif()
