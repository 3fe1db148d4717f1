// LINE       = ENUMERATOR [SPACE] WORDS
// ENUMERATOR = ("Phần" | "Chương" | "Mục" | "Tiểu mục") (ROMAN | NUMBER | "thứ" ORDINAL) [CLOSE]     alone on the line, closed, or before
// capitals
//            | "Điều" NUMBER ("." | ":" | "-" | end)
//            | (ROMAN | UPPER) CLOSE  |  NUMBER CLOSE  |  (ROMAN ".")? NUMBER ("." NUMBER)+ ["." | ")" | "-"]
//            | LOWER (")" | "." | "-" | "/")  |  "(" (NUMBER | LOWER | roman) ")"
// CLOSE      = "." | "-" | "–" | "/" | ")" | ":"       with spaces before it allowed when a space follows
#include "directive/enumerator.hpp"

#include <array>

#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/numbers.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMaxLabel = 8;  // bytes of a number, letters or Roman digits

/// Reads along one line; every step leaves `at` behind what it took.
struct Cursor {
  std::string_view text;
  std::size_t at;
  std::size_t end;

  [[nodiscard]] char32_t peek() const { return at < end ? text::decode(text, at).code_point : U'\0'; }
  void step() { at += text::decode(text, at).length; }
  void skip_spaces() {
    while (at < end && (text[at] == ' ' || text[at] == '\t')) ++at;
  }
  [[nodiscard]] std::string_view rest() const { return text.substr(at, end - at); }

  std::string take_while(bool (*accepts)(char32_t)) {
    const std::size_t begin = at;
    while (at < end && at - begin < kMaxLabel && accepts(peek())) step();
    return std::string(text.substr(begin, at - begin));
  }
};

bool is_roman_digit(char32_t c) {
  return c == U'I' || c == U'V' || c == U'X' || c == U'L' || c == U'C';
}
bool is_small_roman_digit(char32_t c) {
  return c == U'i' || c == U'v' || c == U'x';
}

int roman_digit(char c) {
  switch (c) {
    case 'I':
    case 'i': return 1;
    case 'V':
    case 'v': return 5;
    case 'X':
    case 'x': return 10;
    case 'L': return 50;
    case 'C': return 100;
    default: return 0;
  }
}

std::string to_roman(int value) {
  static constexpr std::array<std::pair<int, const char*>, 9> kSteps = {
      {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const auto& [step, digits] : kSteps)
    for (; value >= step; value -= step) out += digits;
  return out;
}

/// The value of a Roman number written as the rules want it ("IV", not "IIII"), any letter case; 0 for anything else.
int roman_value(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = roman_digit(digits[i]);
    if (digit == 0) return 0;
    sum += i + 1 < digits.size() && digit < roman_digit(digits[i + 1]) ? -digit : digit;
  }
  return sum > 0 && to_roman(sum) == text::to_upper(digits) ? sum : 0;
}

/// The place of a letter in the alphabet that points are counted by: a b c d đ e g h i k l m n o p q r s t u v x y (appendix I.5.d);
/// f j w z stand where English has them.
int letter_value(char32_t letter) {
  static constexpr std::u32string_view kSmall = U"abcdđeghiklmnopqrstuvxy";
  static constexpr std::u32string_view kLarge = U"ABCDĐEGHIKLMNOPQRSTUVXY";
  for (const std::u32string_view alphabet : {kSmall, kLarge})
    if (const auto at = alphabet.find(letter); at != std::u32string_view::npos) return static_cast<int>(at) + 1;
  return 0;
}

int small_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// The mark that closes an enumerator, as '.', '-', '/', ')', ':'; 0 if none. Spaces before it are taken only if one follows it too.
char take_close(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.skip_spaces();
  const bool was_apart = ahead.at != cursor.at;
  const char32_t c = ahead.peek();
  const std::u32string_view marks = U".-/):–—‒";
  const auto found = marks.find(c);
  if (c == 0 || found == std::u32string_view::npos) return 0;
  ahead.step();
  if (was_apart && ahead.peek() != U' ' && ahead.peek() != 0) return 0;
  cursor = ahead;
  return found < 5 ? static_cast<char>(marks[found]) : '-';
}

/// What may follow an enumerator: the end, or a space and anything, or a letter or an opening mark at once.
bool is_followed_by_words(const Cursor& cursor) {
  if (cursor.at >= cursor.end) return true;
  const char32_t c = cursor.peek();
  return text::is_space(c) || text::is_letter(c) || c == U'“' || c == U'"' || c == U'(' || c == U'*' || c == U'[';
}

Enumerator finish(const Cursor& cursor, std::size_t begin, Enumerator found) {
  found.where = {begin, cursor.at};
  found.rest = text::trim(cursor.text, {cursor.at, cursor.end});
  if (found.label.empty()) found.label = std::string(cursor.text.substr(begin, cursor.at - begin));
  return found;
}

/// "nhất" → 1 … "mười" → 10, as in "Phần thứ nhất".
int ordinal_word(std::string_view key) {
  static constexpr std::array<std::string_view, 10> kWords = {"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"};
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (key.starts_with(kWords[i])) return static_cast<int>(i) + 1;
  return 0;
}

struct Division {
  std::string_view word;
  Count count;
};
constexpr std::array<Division, 5> kDivisions = {{{"Phần", Count::part},
                                                 {"Chương", Count::chapter},
                                                 {"Tiểu mục", Count::subsection},
                                                 {"Mục", Count::section},
                                                 {"Điều", Count::article}}};

/// The value after "Phần", "Chương" …: Roman, Arabic, or "thứ nhất".
int take_division_value(Cursor& cursor) {
  Cursor ahead = cursor;
  if (begins_with(ahead.rest(), "thứ")) {
    const std::string key = text::search_key(beginning_of(ahead.rest(), 24));
    const auto space = key.find(' ');
    const int value = space == std::string::npos ? 0 : ordinal_word(std::string_view(key).substr(space + 1));
    for (int words = 0; value != 0 && words < 2; ++words) {  // past "thứ" and the ordinal
      while (text::is_letter(ahead.peek())) ahead.step();
      if (words == 0) ahead.skip_spaces();
    }
    if (value != 0) cursor = ahead;
    return value;
  }
  const std::string digits = ahead.take_while(text::is_digit);
  const std::string roman = digits.empty() ? ahead.take_while(is_roman_digit) : "";
  const int value = digits.size() > 4 ? 0 : digits.empty() ? roman_value(roman) : small_number(digits);
  if (value != 0) cursor = ahead;
  return value;
}

/// "PHẦN THỨ HAI" → "Phần thứ hai", "CHƯƠNG II" → "Chương II".
std::string division_label(std::string_view word, std::string_view written) {
  const std::string value = squeeze(written.substr(word.size()));  // upper and lower case take the same bytes in Vietnamese
  return std::string(word) + " " + (begins_with(value, "thứ") ? text::to_lower(value) : value);
}

/// "Điều 5 Chính sách của Nhà nước về …": a heading whose full stop was lost. "Điều 5 Luật Báo chí" names an article of a law.
bool is_article_heading(std::string_view rest) {
  if (rest.empty() || !text::is_upper(text::decode(rest, 0).code_point) || ends_sentence(rest)) return false;
  return count_words(rest, 31) <= 30 &&
         !begins_with_any(rest, {"Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư",
                                 "Quy chế", "Quy định", "Điều lệ", "Hợp đồng", "Chương", "Mục", "Phần"});
}

std::optional<Enumerator> read_division(Cursor cursor) {
  const std::size_t begin = cursor.at;
  for (const auto& [word, count] : kDivisions) {
    if (!begins_with(cursor.rest(), word) || !text::is_upper(cursor.peek())) continue;
    for (std::size_t words = text::search_key(word).find(' ') == std::string::npos ? 1 : 2; words > 0; --words) {
      while (text::is_letter(cursor.peek())) cursor.step();
      cursor.skip_spaces();
    }
    const int value = take_division_value(cursor);
    if (value == 0) return std::nullopt;
    if (count == Count::article && cursor.peek() >= U'a' && cursor.peek() <= U'z') cursor.step();  // "Điều 5a."
    if (text::is_letter(cursor.peek())) return std::nullopt;
    const std::string label(cursor.text.substr(begin, cursor.at - begin));
    const std::size_t before_close = cursor.at;
    const char mark = take_close(cursor);
    const std::size_t behind_close = cursor.at;
    while (mark == '.' && count == Count::article && cursor.peek() == U'.') cursor.step();  // "Điều 2.." and forms: "Điều 1......"
    const bool is_form = cursor.at > behind_close + 1;
    const bool is_whole_line = before_close == cursor.end;
    const bool stands_before_title = count == Count::article ? is_article_heading(text::trim(cursor.rest()))
                                                             : text::is_all_caps(beginning_of(text::trim(cursor.rest()), 40));
    if (mark == 0 && !is_whole_line && !stands_before_title) return std::nullopt;
    if (!is_form && !is_followed_by_words(cursor)) return std::nullopt;
    return finish(cursor, begin, {.count = count, .mark = mark == 0 ? ' ' : mark, .value = value, .label = division_label(word, label)});
  }
  return std::nullopt;
}

/// "57-KL/TW về …" at the beginning of a broken line: the number of a paper.
bool is_number_of_paper(std::string_view text, std::size_t begin, std::size_t end) {
  const auto found = text::find_numbers(text, beginning_of(text, {begin, end}, 60));
  return !found.empty() && found.front().where.begin == begin && found.front().parts.groups.size() > 1;  // not "1- UBND tỉnh …"
}

/// "1.", "1.1.", "II.1.", with at most four groups of at most two digits (three for the first): longer ones are amounts.
std::optional<Enumerator> read_number(Cursor cursor) {
  const std::size_t begin = cursor.at;
  const std::string roman = cursor.take_while(is_roman_digit);
  if (!roman.empty() && (roman_value(roman) == 0 || cursor.peek() != U'.')) return std::nullopt;
  if (!roman.empty()) cursor.step();
  std::string digits = cursor.take_while(text::is_digit);
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  int depth = roman.empty() ? 1 : 2;
  for (; depth <= 5 && cursor.peek() == U'.'; ++depth) {
    Cursor ahead = cursor;
    ahead.step();
    const std::string group = ahead.take_while(text::is_digit);
    if (group.empty()) break;
    if (group.size() > 2) return std::nullopt;
    digits = group;
    cursor = ahead;
  }
  const std::string label(cursor.text.substr(begin, cursor.at - begin));
  const std::size_t before_close = cursor.at;
  const char mark = take_close(cursor);
  if (depth == 1 && (mark == 0 || before_close + 4 < cursor.at)) return std::nullopt;
  if (!is_followed_by_words(cursor)) return std::nullopt;
  const std::string_view rest = text::trim(cursor.rest());
  if (mark == 0 && (rest.empty() || !text::is_upper(text::decode(rest, 0).code_point))) return std::nullopt;
  if (mark == '-' && !rest.empty() && text::is_digit(text::decode(rest, 0).code_point)) return std::nullopt;
  if ((mark == '-' || mark == '/') && depth == 1 && is_number_of_paper(cursor.text, begin, cursor.end)) return std::nullopt;
  return finish(cursor, begin,
                {.count = depth == 1 ? Count::arabic : Count::decimal,
                 .depth = depth,
                 .mark = mark == 0 ? ' ' : mark,
                 .value = small_number(digits),
                 .label = label});
}

/// "I.", "A-", "II MỤC ĐÍCH".
std::optional<Enumerator> read_capital(Cursor cursor) {
  const std::size_t begin = cursor.at;
  const std::string roman = cursor.take_while(is_roman_digit);
  const int roman_number = roman_value(roman);
  const bool is_number = roman_number != 0 && !text::is_letter(cursor.peek());
  int letter = 0;
  if (is_number && roman.size() == 1) letter = letter_value(static_cast<unsigned char>(roman[0]));
  if (!is_number) {
    cursor.at = begin;
    letter = text::is_upper(cursor.peek()) ? letter_value(cursor.peek()) : 0;
    if (letter == 0) return std::nullopt;
    cursor.step();
    if (text::is_letter(cursor.peek()) || text::is_digit(cursor.peek())) return std::nullopt;
  }
  const std::string label(cursor.text.substr(begin, cursor.at - begin));
  char mark = take_close(cursor);
  const std::string_view rest = text::trim(cursor.rest());
  if (mark == 0) {
    if (!is_number || rest.empty() || cursor.peek() != U' ' || count_words(rest, 3) < 2 || !text::is_all_caps(beginning_of(rest)))
      return std::nullopt;
    mark = ' ';
  }
  if (!is_followed_by_words(cursor)) return std::nullopt;
  if (!rest.empty() && text::is_letter(text::decode(rest, 0).code_point) && !text::is_upper(text::decode(rest, 0).code_point))
    return std::nullopt;
  if (!is_number && rest.empty()) return std::nullopt;
  return finish(cursor, begin,
                {.count = is_number ? Count::roman : Count::upper_letter,
                 .mark = mark,
                 .value = is_number ? roman_number : letter,
                 .other_value = is_number && letter != 0 ? letter : 0,
                 .label = label});
}

/// "a)", "đ.", "ii)". A letter with a full stop or a dash needs a capital behind it.
std::optional<Enumerator> read_small(Cursor cursor) {
  const std::size_t begin = cursor.at;
  const std::string roman = cursor.take_while(is_small_roman_digit);
  const int roman_number = roman_value(roman);
  const bool is_roman = roman.size() > 1 && roman_number != 0 && !text::is_letter(cursor.peek());
  int letter = 0;
  if (!is_roman) {
    cursor.at = begin;
    letter = text::is_upper(cursor.peek()) ? 0 : letter_value(cursor.peek());
    if (letter == 0) return std::nullopt;
    cursor.step();
    while (text::is_digit(cursor.peek()) && cursor.at - begin < 4) cursor.step();  // "a1)"
  }
  const std::string label(cursor.text.substr(begin, cursor.at - begin));
  const char mark = take_close(cursor);
  if (mark == 0 || mark == ':' || !is_followed_by_words(cursor)) return std::nullopt;
  const std::string_view rest = text::trim(cursor.rest());
  if (mark != ')' && (rest.empty() || !text::is_upper(text::decode(rest, 0).code_point))) return std::nullopt;
  return finish(cursor, begin,
                {.count = is_roman ? Count::lower_roman : Count::lower_letter,
                 .mark = mark,
                 .value = is_roman ? roman_number : letter,
                 .other_value = roman.size() == 1 ? roman_number : 0,
                 .label = label});
}

std::optional<Enumerator> read_bracketed(Cursor cursor) {
  const std::size_t begin = cursor.at;
  if (cursor.peek() != U'(') return std::nullopt;
  cursor.step();
  const std::string digits = cursor.take_while(text::is_digit);
  const std::string roman =
      digits.empty() ? cursor.take_while([](char32_t c) { return is_roman_digit(c) || is_small_roman_digit(c); }) : "";
  const std::string letter = digits.empty() && roman.empty() && letter_value(cursor.peek()) != 0 ? cursor.take_while(text::is_letter) : "";
  if (cursor.peek() != U')' || digits.size() > 2) return std::nullopt;
  const std::string& label = !digits.empty() ? digits : !roman.empty() ? roman : letter;
  const int value = !digits.empty() ? small_number(digits) : !roman.empty() ? roman_value(roman) : 1;
  if (label.empty() || value == 0 || text::count_characters(letter) > 1) return std::nullopt;
  cursor.step();
  if (!is_followed_by_words(cursor) || text::trim(cursor.rest()).empty()) return std::nullopt;
  return finish(
      cursor, begin,
      {.count = roman.empty() ? Count::bracketed : Count::bracketed_roman, .mark = ')', .value = value, .label = "(" + label + ")"});
}

}  // namespace

std::optional<Enumerator> read_enumerator(std::string_view text, Span line) {
  const Cursor cursor{text, line.begin, line.end};
  if (line.empty()) return std::nullopt;
  for (const auto reader : {read_division, read_number, read_capital, read_small, read_bracketed})
    if (auto found = reader(cursor)) return found;
  return std::nullopt;
}

std::size_t bullet_sign_size(std::string_view line) {
  static constexpr std::u32string_view kSigns = U"-–—‒−+•●○◦▪■□▫◆◇►▶➢➤✓✔❖·⁃∙*\uFFFD";
  if (line.empty()) return 0;
  const auto [sign, length] = text::decode(line, 0);
  const bool is_private = sign >= 0xE000 && sign <= 0xF8FF;  // Wingdings and Symbol bullets as converters leave them
  if (!is_private && kSigns.find(sign) == std::u32string_view::npos) return 0;
  std::size_t at = length;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  if (at >= line.size()) return 0;
  const char32_t next = text::decode(line, at).code_point;
  const bool stands_apart = at > length;
  if (sign == U'*' && !stands_apart) return 0;  // emphasis
  if (!stands_apart && !text::is_letter(next) && next != U'“' && next != U'"' && next != U'(') return 0;
  const bool opens_words = std::u32string_view(U"“\"([…").find(next) != std::u32string_view::npos || (next == U'*' && sign != U'*');
  return text::is_letter(next) || text::is_digit(next) || opens_words ? at : 0;
}

}  // namespace nhipcau::directive
