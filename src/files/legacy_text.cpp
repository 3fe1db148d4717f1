#include "files/legacy_text.hpp"

#include <algorithm>

#include "text/clean.hpp"
#include "text/fold.hpp"

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
      if (!is_in_line_) begin_line();
      const std::size_t end = done_ == line_end_ ? done_ + 1 : std::min(line_end_, offset);
      const std::string_view piece = from_.substr(done_, end - done_);
      to_ += line_stays_ ? std::string(piece) : text::from_encoding(piece, encoding_, form_);
      is_in_line_ = done_ != line_end_;
      done_ = end;
    }
    return to_.size();
  }
  std::string finish() {
    carry(from_.size());
    return std::move(to_);
  }

 private:
  /// Looks at a line once, however many pieces of it are asked for: lines can be as long as the text.
  void begin_line() {
    line_end_ = std::min(from_.find('\n', done_), from_.size());
    line_stays_ = form_ == text::Form::utf8 && !text::may_be_legacy(from_.substr(done_, line_end_ - done_));
    is_in_line_ = true;
  }

  std::string_view from_;
  text::Encoding encoding_;
  text::Form form_;
  std::size_t done_ = 0;
  bool is_in_line_ = false;  // done_ is in a line that was looked at
  std::size_t line_end_ = 0;
  bool line_stays_ = false;
  std::string to_;
};

/// Takes the marks of capitals out; what stands between them is raised if that is wanted.
std::string settle_capitals(std::string text, bool are_raised) {
  if (text.find(kCapitalsBegin) == std::string::npos && text.find(kCapitalsEnd) == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find(kCapitalsBegin, at), text.size());
    out.append(text, at, begin - at);
    const std::size_t end = std::min(text.find(kCapitalsEnd, begin), text.size());
    const std::string inside = begin < text.size() ? text.substr(begin + 1, end - begin - 1) : "";
    out += are_raised ? text::to_upper(inside) : inside;
    at = end + 1;
  }
  std::erase_if(out, [](char c) { return c == kCapitalsBegin || c == kCapitalsEnd; });
  return out;
}

void decode(Extracted& extracted) {
  const bool is_utf8 = extracted.format != Format::plain_text;  // XML and PDF were turned into it
  extracted.encoding = is_utf8 ? text::find_encoding(extracted.bytes, text::Form::utf8) : text::find_encoding(extracted.bytes);
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

}  // namespace

void to_unicode(Extracted& extracted) {
  if (is_utf16(extracted.bytes)) return;
  decode(extracted);
  if (extracted.format != Format::docx) return;
  const bool are_raised = extracted.encoding == text::Encoding::tcvn3;
  extracted.bytes = settle_capitals(std::move(extracted.bytes), are_raised);
  extracted.margins = settle_capitals(std::move(extracted.margins), are_raised);
}

}  // namespace nhipcau::files
