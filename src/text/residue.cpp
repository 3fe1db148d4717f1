#include "text/residue.hpp"

#include <algorithm>
#include <array>

#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

bool is_word_character(char32_t c) {
  return (letter_kind(c) & (kLetter | kMark | kDigit)) != 0;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

/// The inside of a pair of brackets: a footnote's mark or text?
bool is_footnote(std::string_view inside) {
  for (const std::string_view head : {std::string_view("footnoteRef:"), std::string_view("endnoteRef:"), std::string_view("^")}) {
    if (inside.substr(0, head.size()) != head) continue;
    const std::size_t end = skip_digits(inside, head.size());
    return end > head.size() && end == inside.size();
  }
  const std::size_t end = skip_digits(inside, 0);
  return end > 0 && end <= 3 && inside.substr(end, 1) == ":" && inside.substr(end + 1, 1) == " ";
}

/// An entity or a tag that begins at `at`: its length, or 0.
std::size_t html_length(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 12> kWhole = {"&nbsp;", "&amp;", "&lt;",   "&gt;",  "&quot;", "&apos;",
                                                       "<br>",   "<br/>", "<br />", "<sup>", "</sup>", "_x000D_"};
  for (const std::string_view whole : kWhole) {
    if (text.substr(at, whole.size()) == whole) return whole.size();
  }
  if (text.substr(at, 2) != "&#") return 0;
  const std::size_t end = skip_digits(text.substr(0, std::min(text.size(), at + 9)), at + 2);
  return end > at + 2 && text.substr(end, 1) == ";" ? end + 1 - at : 0;
}

/// The bytes that ResidueFinder::step looks at. Most texts have few, and a search for one byte is quick.
constexpr std::string_view kTells = "[]*&<_\xEE\xEF";

class ResidueFinder {
 public:
  explicit ResidueFinder(std::string_view text) : text_(text) {}

  std::vector<Repair> find() {
    std::array<std::size_t, kTells.size()> next{};
    for (std::size_t i = 0; i < next.size(); ++i) next[i] = text_.find(kTells[i]);
    std::size_t done = 0;
    for (std::size_t at = *std::min_element(next.begin(), next.end()); at < text_.size();
         at = *std::min_element(next.begin(), next.end())) {
      if (text_.substr(done, at - done).find('\n') != std::string_view::npos) begin_line();
      done = step(at);
      for (std::size_t i = 0; i < next.size(); ++i) {
        if (next[i] < done) next[i] = text_.find(kTells[i], done);
      }
    }
    std::sort(found_.begin(), found_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Repair> repairs;
    for (const Span span : found_) add(repairs, span);
    return repairs;
  }

 private:
  void begin_line() {
    open_brackets_.clear();
    open_stars_ = {};
  }

  std::size_t step(std::size_t at) {
    switch (text_[at]) {
      case '[': open_brackets_.push_back(at); return at + 1;
      case ']': close_bracket(at); return at + 1;
      case '*': return stars(at);
      case '&':
      case '<':
      case '_': {
        const std::size_t length = html_length(text_, at);
        if (length > 0) found_.push_back({at, at + length});
        return at + std::max<std::size_t>(length, 1);
      }
      case '\xEE':
      case '\xEF': return lost_character(at);
      default: return at + 1;
    }
  }

  void close_bracket(std::size_t at) {
    if (open_brackets_.empty()) return;
    const std::size_t begin = open_brackets_.back();
    open_brackets_.pop_back();
    if (is_footnote(text_.substr(begin + 1, at - begin - 1))) found_.push_back({begin, at + 1});
  }

  /// A run of stars opens if a word follows and none stands before, closes the other way round.
  std::size_t stars(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == '*') ++end;
    const char32_t left = before(text_, 0, at);
    const char32_t right = end < text_.size() ? decode(text_, end).code_point : 0;
    const bool space_left = left == 0 || is_space(left);
    const bool space_right = right == 0 || is_space(right);
    const std::size_t count = end - at;
    if (!open_stars_.empty() && count == open_stars_.size() && !space_left && !is_word_character(right)) {
      if (open_stars_.end < at) found_.push_back({open_stars_.begin, end});
      open_stars_ = {};
    } else if (count <= 3 && !space_right && right != U')' && !is_word_character(left)) {
      open_stars_ = {at, end};
    }
    return end;
  }

  /// U+E000–U+F8FF and U+FFFC.
  std::size_t lost_character(std::size_t at) {
    const Decoded here = decode(text_, at);
    const bool is_lost = (here.code_point >= 0xE000 && here.code_point <= 0xF8FF) || here.code_point == 0xFFFC;
    if (is_lost && !found_.empty() && found_.back().end == at) {
      found_.back().end = at + here.length;
    } else if (is_lost) {
      found_.push_back({at, at + here.length});
    }
    return at + here.length;
  }

  void add(std::vector<Repair>& repairs, Span span) const {
    constexpr std::size_t kLongest = 80;
    std::size_t end = std::min(span.end, span.begin + kLongest);
    while (end < span.end && end > span.begin && is_continuation(text_[end])) --end;
    repairs.push_back({span, RepairKind::converter_residue, std::string(text_.substr(span.begin, end - span.begin))});
  }

  std::string_view text_;
  std::vector<std::size_t> open_brackets_;  // on this line
  Span open_stars_;
  std::vector<Span> found_;
};

}  // namespace

std::vector<Repair> find_residues(std::string_view text) {
  return ResidueFinder(text).find();
}

}  // namespace nhipcau::text
