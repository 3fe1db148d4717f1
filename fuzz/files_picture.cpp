// Pictures of pages, drawn and made ready by a child process as the server does it. Leptonica comes from Debian without instrumentation:
// a crash of it must cost one sentence, not the run. The camera's notes are read here (exif.cpp) as well, where they are instrumented.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/require.hpp"
#include "files/detect.hpp"
#include "files/exif.hpp"
#include "files/pdf_child.hpp"
#include "files/pdf_worker.hpp"

using namespace nhipcau;

/// libFuzzer and replay.cpp call this before anything else: the children begin here too.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  if (const auto code = files::run_pdf_worker(*argc, *argv)) std::_Exit(*code);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLargest = 64U << 10U;
  if (size == 0 || size > kLargest) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const int orientation = files::orientation_of_jpeg(bytes);
  require(orientation >= 1 && orientation <= 8, "an orientation that is none");
  if (files::detect(bytes).family != files::Family::picture) return 0;
  static const files::PdfChildren children("/proc/self/exe", 1);
  const files::Limits limits{.seconds = 2};
  if (const auto ready = children.make_ready(bytes, 1, limits)) {
    require(ready->points > 0 && ready->pages >= 1 && !ready->picture.empty(), "a page that is not ready");
  } else {
    require(ready.error().key.starts_with("files."), "no sentence of the reader's");
  }
  return 0;
}
