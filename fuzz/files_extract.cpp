// Any file; and, so that the fuzzer need not learn to zip, any parts of a DOCX. First byte odd: the rest is the file itself. Even:
// the rest is document, numbering, styles and footnotes, with "\n--\n" between them. Good seeds are the DOCX files of ../shared/data
// behind a byte 1, and the XML of fuzz corpora behind a byte 0:  for f in *.docx; do (printf '\001'; cat $f) > corpus/$(basename $f); done
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/require.hpp"
#include "files/docx_sample.hpp"
#include "files/extract.hpp"

using namespace nhipcau;

namespace {

std::string take_part(std::string_view& rest) {
  constexpr std::string_view kBetween = "\n--\n";
  const std::size_t end = std::min(rest.find(kBetween), rest.size());
  std::string part(rest.substr(0, end));
  rest.remove_prefix(std::min(end + kBetween.size(), rest.size()));
  return part;
}

std::string pack(std::string_view rest) {
  files::sample::Parts parts;
  for (const char* name : {"document", "numbering", "styles", "footnotes"}) {
    parts["word/" + std::string(name) + ".xml"] = files::sample::wrap(name, take_part(rest));
  }
  return files::sample::make_zip(parts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const files::Limits limits{.expanded_bytes = 8U << 20U, .text_bytes = 1U << 20U, .seconds = 2};
  const std::string file = data[0] % 2 == 1 ? std::string(rest) : pack(rest);
  const auto extracted = files::extract(file, limits);
  if (!extracted || extracted->format != files::Format::docx) return 0;
  const auto lines = std::count(extracted->bytes.begin(), extracted->bytes.end(), '\n');
  require(static_cast<std::size_t>(lines) == extracted->paragraph_of_line.size(), "a line without its paragraph");
  require(extracted->bytes.size() <= limits.text_bytes, "more text than the limit");
  return 0;
}
