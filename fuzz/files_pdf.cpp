// Whole PDFs, read and drawn as the server does it: by a child process, this program itself. Poppler comes from Debian without
// instrumentation, and a crash of it is what the child is there for: here it must cost one sentence, not the run. What is ours behind
// poppler has a target of its own (files_pdf_lines), and so has what the child answers (files_pdf_answer).
// Since the child's code tells libFuzzer nothing, what it answered counts as coverage: an input that makes another error, or more pages,
// lines or paragraphs, is kept. Good seeds are small PDFs without compression, whose text a mutation reaches.
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string_view>

#include "base/require.hpp"
#include "files/pdf_child.hpp"
#include "files/pdf_worker.hpp"
#include "pdf_checks.hpp"

using namespace nhipcau;

namespace {

constexpr std::size_t kLargest = 64U << 10U;  // poppler takes its time over large files, and none of it is ours
constexpr std::size_t kFeatures = 1024;

__attribute__((section("__libfuzzer_extra_counters"))) std::array<std::uint8_t, kFeatures> features;

void tell(std::string_view what, std::size_t how_many) {
  const std::size_t place = std::hash<std::string_view>{}(what)*31U + static_cast<std::size_t>(std::bit_width(how_many));
  features[place % kFeatures] = 1;
}

void tell(const files::Extracted& read) {
  tell("bytes", read.bytes.size());
  tell("margins", read.margins.size());
  tell("pages", read.pages.size());
  tell("lines", read.lines.size());
  tell("paragraphs", read.paragraph_of_line.size());
  for (const files::LineBox& line : read.lines) tell("width", static_cast<std::size_t>(std::clamp(line.box.width(), 0.0, 1e5)));
}

void check_error(const Error& error) {
  require(error.key.starts_with("files.") && error.key != "files.busy", "no sentence of the reader's");
  tell(error.key, 0);
}

}  // namespace

/// libFuzzer and replay.cpp call this before anything else: the children begin here too.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  if (const auto code = files::run_pdf_worker(*argc, *argv)) std::_Exit(*code);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > kLargest) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const files::PdfChildren children("/proc/self/exe", 1);
  const files::Limits limits{.text_bytes = 1U << 20U, .pages = 32, .seconds = 2};
  if (const auto read = children.read(bytes, limits)) {
    check_read_pdf(*read);
    require(read->pages.size() <= limits.pages && read->bytes.size() <= limits.text_bytes, "more than the limits");
    tell(*read);
  } else {
    check_error(read.error());
  }
  // The last byte tells whether to draw as well: it costs another child, and few do.
  if (bytes.back() == '\0') {
    const auto drawn = children.draw(bytes, {.page = 1, .width = 64}, limits);
    if (drawn) tell("drawn", drawn->size());
    if (!drawn) require(drawn.error().key.starts_with("files."), "no sentence of the drawer's");
  }
  require(waitpid(-1, nullptr, WNOHANG) == -1, "a child was left behind");
  return 0;
}
