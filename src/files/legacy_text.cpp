#include "files/legacy_text.hpp"

#include <algorithm>

#include "text/clean.hpp"

namespace nhipcau::files {
namespace {

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// Converts a text from its beginning on, piece by piece, and knows where its offsets went.
class Conversion {
 public:
  Conversion(std::string_view from, text::Encoding encoding)
      : from_(from), encoding_(encoding), form_(text::is_utf8(from) ? text::Form::utf8 : text::Form::bytes) {}

  /// Where the offset is in the new text. Offsets are asked in order, each at the boundary of a letter.
  std::size_t carry(std::size_t offset) {
    while (done_ < offset) {
      const std::size_t line_end = std::min(from_.find('\n', done_), from_.size());
      const std::size_t end = done_ == line_end ? done_ + 1 : std::min(line_end, offset);
      add(from_.substr(done_, end - done_), line_end);
      done_ = end;
    }
    return to_.size();
  }
  std::string finish() {
    carry(from_.size());
    return std::move(to_);
  }

 private:
  void add(std::string_view piece, std::size_t line_end) {
    const std::size_t line_begin = done_ == 0 ? 0 : from_.rfind('\n', done_ - 1) + 1;  // npos + 1 is 0
    const bool stays =
        form_ == text::Form::utf8 && !text::may_be_legacy(from_.substr(line_begin, std::max(line_end, line_begin) - line_begin));
    to_ += stays ? std::string(piece) : text::from_encoding(piece, encoding_, form_);
  }

  std::string_view from_;
  text::Encoding encoding_;
  text::Form form_;
  std::size_t done_ = 0;
  std::string to_;
};

}  // namespace

void to_unicode(Extracted& extracted) {
  if (is_utf16(extracted.bytes)) return;
  extracted.encoding = text::find_encoding(extracted.bytes);
  if (!extracted.encoding) return;
  const std::string before = std::move(extracted.bytes);
  Conversion conversion(before, *extracted.encoding);
  for (LineBox& line : extracted.lines) {
    line.where.begin = conversion.carry(line.where.begin);
    line.where.end = conversion.carry(line.where.end);
  }
  extracted.bytes = conversion.finish();
  extracted.margins = Conversion(extracted.margins, *extracted.encoding).finish();
}

}  // namespace nhipcau::files
