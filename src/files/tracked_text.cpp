#include <algorithm>
#include <utility>

#include "files/docx_package.hpp"
#include "files/docx_words.hpp"
#include "files/placed_edits.hpp"
#include "files/tracked_docx.hpp"
#include "text/scan.hpp"

namespace nhipcau::files {
namespace {

constexpr std::size_t kRunning = 70;       // characters of a line that fills the page's width
constexpr std::size_t kLongestTitle = 80;  // of a line in capitals that is set in the middle

/// "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH": capitals alone, and no number, dash or column before or between them.
bool is_title(std::string_view line) {
  bool has_capital = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    at += length;
    if (text::is_letter(c) && !text::is_upper(c)) return false;
    if (text::is_digit(c) || c == U'\t' || c == U'.' || c == U':' || c == U'/') return false;
    has_capital |= text::is_upper(c);
  }
  return has_capital && !line.starts_with("-") && text::count_characters(line) <= kLongestTitle;
}

/// Two columns of a head, written as one line: parted by a tab or many spaces.
bool has_columns(std::string_view line) {
  constexpr std::string_view kGap = "    ";
  const std::string_view words = text::trim(line);
  return words.find('\t') != std::string_view::npos || words.find(kGap) != std::string_view::npos;
}

/// is_running  it stands between the first and the last line that fill the width: there paragraphs begin with an indent
std::string to_paragraph(std::string_view line, bool is_running) {
  ParagraphLook look;
  if (is_title(line)) {
    look.align = Align::center;
  } else if (is_running && !has_columns(line)) {
    look = {.align = Align::both, .first_line = PaperMeasures::kIndent, .below = PaperMeasures::kBelow};
  }
  return to_paragraph(to_run(line), look);
}

std::string to_body(std::string_view text) {
  const std::vector<Span> lines = text::lines(text);
  const auto fills = [&](Span line) { return text::count_characters(line.of(text)) >= kRunning && !has_columns(line.of(text)); };
  const auto first = std::find_if(lines.begin(), lines.end(), fills);
  const auto last = std::find_if(lines.rbegin(), std::make_reverse_iterator(first), fills).base();
  std::string body;
  for (auto line = lines.begin(); line != lines.end(); ++line) body += to_paragraph(line->of(text), line >= first && line < last);
  return body;
}

}  // namespace

Result<TrackedDocx> track_text(std::string_view text, const Edits& edits, std::string_view title, const Limits& limits) {
  if (text.size() > limits.text_bytes) return fail(Code::too_large, "files.too_long");
  const text::Cleaned cleaned = text::clean(text);
  if (text::trim(cleaned.text).empty()) return fail(Code::invalid, "files.empty");
  const std::string author = text::clean(edits.author).text;
  const auto package = write_package({.body = to_body(cleaned.text), .author = author, .title = text::clean(title).text, .at = edits.at});
  if (!package) return Fail(package.error());
  if (!text::is_utf8(text)) return track_docx(*package, edits, limits);
  return track_docx(*package, count_in_cleaned(edits, text, cleaned), limits);
}

}  // namespace nhipcau::files
