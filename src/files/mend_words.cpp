#include "files/mend_words.hpp"

#include <algorithm>
#include <string>

#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::files {
namespace {

constexpr double kDashWidth = 0.45;          // of a line's size: an unknown sign that is no wider is a dash most likely
constexpr std::size_t kLongestSyllable = 7;  // letters: "nghiêng"

/// Calls `visit` with each character; stops at the first `false`, and gives it back.
template <class Visit>
bool holds_for_all(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    if (!visit(c)) return false;
    at += length;
  }
  return !text.empty();
}

bool is_all_of(std::string_view text, std::u32string_view signs) {
  return holds_for_all(text, [&](char32_t c) { return signs.find(c) != std::u32string_view::npos; });
}

bool is_small(std::string_view text) {
  return holds_for_all(text, [](char32_t c) { return text::is_letter(c) && !text::is_upper(c); });
}

/// In capitals, whatever signs stand between.
bool is_in_capitals(std::string_view text) {
  return has_letter_or_digit(text) && holds_for_all(text, [](char32_t c) { return !text::is_letter(c) || text::is_upper(c); });
}

/// Ruled lines and edges of paper come as bars.
bool is_bar(const RecognisedWord& word) {
  return is_all_of(word.text, U"|¦[]{}\\") || (!word.is_first && is_all_of(word.text, U"_"));
}

/// A sign that begins no line of a paper by itself: what stood there was not recognised.
bool is_odd_sign(std::string_view text) {
  return !has_letter_or_digit(text) && !is_all_of(text, U"“”\"()[]<>+*•●○◦▪■□►➢✓·….,;:/%§");
}

std::string mended_first(const RecognisedWord& word) {
  const bool is_narrow = word.box.width() < kDashWidth * word.line_size;
  if (is_dash(word.text) || (word.text == kUnknownSign && is_narrow)) return "-";
  return is_odd_sign(word.text) ? std::string(kUnknownSign) : word.text;
}

/// Roman numbers come with an l, a 1 or a bar for an I: "Il.", "I1-".
bool is_roman_misread(std::string_view text) {
  if (text.size() < 3 || std::string_view(".-/)").find(text.back()) == std::string_view::npos) return false;
  const std::string_view body = text.substr(0, text.size() - 1);
  return body.find_first_not_of("IVXl1|") == std::string_view::npos && body.find_first_of("IVX") != std::string_view::npos &&
         body.find_first_of("l1|") != std::string_view::npos;
}

/// "I." is often seen as one L: "L", "IL", "VIL".
bool ends_as_roman_with_stop(std::string_view text) {
  return text.ends_with('L') && text.substr(0, text.size() - 1).find_first_not_of("IVX") == std::string_view::npos;
}

/// A small word with a marked capital in it: "duyỆt", "sỐ". Letters of abbreviations bear no marks.
bool has_capital_inside(std::string_view text) {
  if (text::count_characters(text) > kLongestSyllable) return false;
  bool is_first = true, has_marked = false, is_odd = false;
  const bool is_word = holds_for_all(text, [&](char32_t c) {
    const bool is_capital = text::is_upper(c);
    is_odd |= (is_first && is_capital) || (is_capital && c < 0x80);
    has_marked |= is_capital && c >= 0x80;
    is_first = false;
    return text::is_letter(c);
  });
  return is_word && has_marked && !is_odd;
}

/// "CÓ", "CƠ": capitals that look like their small letters, one of them marked.
bool looks_small(std::string_view text) {
  constexpr std::u32string_view kAlike = U"COSUVXZÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰ";
  return text.size() > 1 && is_all_of(text, kAlike) && !holds_for_all(text, [](char32_t c) { return c < 0x80; });
}

class Line {
 public:
  Line(std::vector<RecognisedWord>& words, std::size_t begin, std::size_t end) : words_(words), begin_(begin), end_(end) {}

  void mend() {
    RecognisedWord& first = words_[begin_];
    if (first.is_first) first.text = mended_first(first);
    if (is_roman_misread(first.text))
      std::replace_if(
          first.text.begin(), first.text.end(), [](char c) { return c == 'l' || c == '1' || c == '|'; }, 'I');
    if (ends_as_roman_with_stop(first.text) && is_heading()) first.text.replace(first.text.size() - 1, 1, "I.");
    for (std::size_t i = begin_; i < end_; ++i) mend_inside(i);
  }

 private:
  [[nodiscard]] bool is_heading() const {
    return end_ - begin_ > 1 &&
           std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(begin_) + 1, words_.begin() + static_cast<std::ptrdiff_t>(end_),
                       [](const RecognisedWord& word) { return is_in_capitals(word.text) || is_dash(word.text); });
  }

  void mend_inside(std::size_t i) {
    RecognisedWord& word = words_[i];
    const bool follows_small = i > begin_ && is_small(words_[i - 1].text);
    if (has_capital_inside(word.text) || (follows_small && looks_small(word.text))) word.text = text::to_lower(word.text);
    if (i > begin_ && word.text.size() > 1 && is_all_of(word.text, U"-–—")) word.text = "–";  // one dash is often seen as two
  }

  std::vector<RecognisedWord>& words_;
  std::size_t begin_, end_;
};

}  // namespace

bool has_letter_or_digit(std::string_view text) {
  return !text.empty() && !holds_for_all(text, [](char32_t c) { return !text::is_letter(c) && !text::is_digit(c); });
}

bool is_dash(std::string_view text) {
  return is_all_of(text, U"-‐‑‒–—―−~_=«¬");
}

void mend_words(std::vector<RecognisedWord>& words) {
  words.erase(std::remove_if(words.begin(), words.end(), is_bar), words.end());
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && !words[end].is_first) ++end;
    Line(words, begin, end).mend();
    begin = end;
  }
}

}  // namespace nhipcau::files
