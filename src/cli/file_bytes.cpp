#include "cli/file_bytes.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

#include "files/converter.hpp"
#include "files/pdf_child.hpp"
#include "files/recogniser.hpp"

namespace nhipcau::cli {

Result<std::string> load_bytes(const std::string& name, std::size_t most) {
  ++most;
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    if (!file) return fail(Code::not_found, "cli.cannot_open", {name});
  }
  std::istream& in = name == "-" ? std::cin : file;
  std::string bytes(std::min<std::size_t>(most, 1U << 20U), '\0');
  std::size_t size = 0;
  while (in.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size)) || in.gcount() > 0) {
    size += static_cast<std::size_t>(in.gcount());
    if (size == most) break;
    if (size == bytes.size()) bytes.resize(std::min(most, bytes.size() * 2));
  }
  if (in.bad() || (size == 0 && !in.eof())) return fail(Code::not_found, "cli.cannot_open", {name});
  bytes.resize(size);
  return bytes;
}

files::Limits office_limits() {
  constexpr const char* kThisProgram = "/proc/self/exe";  // also when the file was replaced by an upgrade while we run
  return {.pdf_children = std::make_shared<files::PdfChildren>(kThisProgram), .converter = std::make_shared<files::Converter>()};
}

files::Limits with_recogniser(files::Limits limits) {
  limits.recogniser = std::make_shared<files::Recogniser>();
  return limits;
}

}  // namespace nhipcau::cli
