// What a child process answers that was to read or draw a PDF: it has met a hostile file and may be anybody's. Whatever is accepted fits
// together. Good seeds are the answers of nhipcau-pdf (pdf_worker.hpp) to small PDFs, and pieces of them.
#include <cstdint>
#include <string_view>

#include "files/pdf_wire.hpp"
#include "pdf_checks.hpp"

using namespace nhipcau;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view wire(reinterpret_cast<const char*>(data), size);
  if (const auto read = files::extracted_from_wire(wire)) {
    check_read_pdf(*read);
    require(files::extracted_from_wire(files::to_wire(read)).has_value(), "what was believed once is not believed again");
  } else {
    require(read.error().key.starts_with("files."), "an error that is no sentence of ours");
  }
  if (const auto picture = files::picture_from_wire(wire)) require(picture->size() < size, "a larger picture than the answer");
  return 0;
}
