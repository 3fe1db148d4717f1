// Any DOCX with a change and a remark in it. The first line says what, "OFFSET LENGTH words to put in": OFFSET in bytes, LENGTH in letters
// of the text as it is read. Its first letter "p": the rest is parts of a DOCX as in files_extract; otherwise the file itself.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/require.hpp"
#include "files/docx_sample.hpp"
#include "files/tracked_docx.hpp"
#include "files/tracked_sample.hpp"
#include "text/decode.hpp"

using namespace nhipcau;

namespace {

std::string take_until(std::string_view& rest, std::string_view mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  std::string part(rest.substr(0, end));
  rest.remove_prefix(std::min(end + mark.size(), rest.size()));
  return part;
}

std::string pack(std::string_view rest) {
  files::sample::Parts parts = files::sample::docx_parts("");
  for (const char* name : {"document", "numbering", "styles", "footnotes"}) {
    parts["word/" + std::string(name) + ".xml"] = files::sample::wrap(name, take_until(rest, "\n--\n"));
  }
  return files::sample::make_zip(parts);
}

std::size_t to_number(const std::string& digits) {
  std::size_t value = 0;
  for (const char c : digits.substr(0, 6)) value = value * 10 + static_cast<std::size_t>(c - '0') % 10;
  return value;
}

/// The words at so many letters from the beginning, not beyond their line.
Span words_at(const std::string& text, std::size_t offset, std::size_t length) {
  std::size_t begin = std::min(offset, text.size());
  while (begin > 0 && begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  std::size_t end = begin;
  for (std::size_t i = 0; i < length && end < text.size() && text[end] != '\n'; ++i) end += text::decode(text, end).length;
  return {begin, std::min(end, text.size())};
}

/// Letters alone: runs that are taken apart may raise digits that a letter beside them kept down, and notes lose the spaces they begin
/// with.
std::string letters_of(const std::string& docx) {
  const auto extracted = files::extract(docx);
  if (!extracted) return extracted.error().key == "files.empty" ? "" : "error " + extracted.error().key;
  std::string text = text::clean(extracted->bytes).text;
  constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  for (std::size_t digit = 0; digit < std::size(kRaised); ++digit)
    for (std::size_t at = text.find(kRaised[digit]); at != std::string::npos; at = text.find(kRaised[digit], at))
      text.replace(at, kRaised[digit].size(), std::to_string(digit));
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::string head = take_until(rest, "\n");
  const bool is_parts = head.starts_with("p");
  std::string_view words(head);
  if (is_parts) words.remove_prefix(1);
  const std::size_t offset = to_number(take_until(words, " "));
  const std::size_t length = to_number(take_until(words, " "));
  const std::string file = is_parts ? pack(rest) : std::string(rest);
  const files::Limits limits{.expanded_bytes = 8U << 20U, .text_bytes = 1U << 20U, .seconds = 2};
  const auto extracted = files::extract(file, limits);
  if (!extracted || extracted->format != files::Format::docx) return 0;

  const text::Cleaned cleaned = text::clean(extracted->bytes);
  const Span where = words_at(cleaned.text, offset, length);
  const std::string was(where.of(cleaned.text));
  const text::Place place = cleaned.places.find(cleaned.text, where.begin);
  files::Edits edits{.author = "Người sửa thử", .at = {}, .changes = {}, .remarks = {}};
  edits.changes = {{place, was, std::string(words)}, {place, was, "hai"}};
  edits.remarks = {{place, was, std::string(words)}};
  const auto tracked = files::track_docx(file, edits, limits);
  require(tracked.has_value(), "no copy of a paper that was read");
  require(tracked->changes.size() == 2 && tracked->remarks.size() == 1, "a change of which nothing is told");
  for (const auto& [name, content] : files::sample::unzip(tracked->bytes)) {
    if (name.ends_with(".xml") && name.starts_with("word/"))
      require(files::Xml::parse(content).has_value(), "a part that is not well-formed");
  }
  if (!extracted->encoding)
    require(letters_of(files::sample::reject(tracked->bytes, edits.author)) == letters_of(file), "rejected, it is not the original");
  return 0;
}
