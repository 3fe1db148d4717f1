# embed(target NAMESPACE nhipcau::data ROOT dir FILES a.csv b.csv …)
#
# Makes a static library that holds files inside the program, and one function:
#   std::span<const nhipcau::base::EmbeddedFile> <NAMESPACE>::embedded_files();
# Each file keeps its path relative to ROOT. The bytes come in through the assembler's .incbin, so a change of a file
# rebuilds in milliseconds.
function(embed target)
  cmake_parse_arguments(E "" "NAMESPACE;ROOT" "FILES" ${ARGN})
  set(out ${CMAKE_BINARY_DIR}/embed/${target})
  set(asm ".section .rodata\n")
  set(externs "")
  set(entries "")
  set(index 0)
  foreach(file ${E_FILES})
    file(RELATIVE_PATH relative ${E_ROOT} ${file})
    set(symbol "${target}_${index}")
    string(APPEND asm ".global ${symbol}_begin\n.global ${symbol}_end\n.balign 16\n${symbol}_begin:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char ${symbol}_begin[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND entries "      {\"${relative}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND asm ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cpp CONTENT "#include \"base/embedded.hpp\"\n#include <vector>\n${externs}
namespace ${E_NAMESPACE} {
std::span<const nhipcau::base::EmbeddedFile> embedded_files() {
  static const std::vector<nhipcau::base::EmbeddedFile> files{
${entries}  };
  return files;
}
}
" @ONLY)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${E_FILES}")
  add_library(${target} STATIC ${out}.S ${out}.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()
