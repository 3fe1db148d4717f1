#include "files/pdf_letters.hpp"

#include <algorithm>
#include <array>

#include "text/scan.hpp"

namespace nhipcau::files {
namespace {

constexpr std::size_t kLongestEnumerator = 10;
constexpr char32_t kSoftHyphen = 0xAD;

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

bool is_bullet(char32_t c) {
  constexpr std::u32string_view kBullets = U"-–—‒−+•●○◦▪■□▫◆◇►▶➢➤✓✔❖·⁃∙*";
  return kBullets.find(c) != std::u32string_view::npos || (c >= 0xE000 && c <= 0xF8FF);
}

void append(std::string& out, char32_t c) {
  const auto push = [&](unsigned byte) { out.push_back(static_cast<char>(byte)); };
  const auto u = static_cast<unsigned>(c);
  if (u < 0x80U) return push(u);
  if (u < 0x800U) {
    push(0xC0U | (u >> 6U));
  } else if (u < 0x10000U) {
    push(0xE0U | (u >> 12U));
    push(0x80U | ((u >> 6U) & 0x3FU));
  } else {
    push(0xF0U | (u >> 18U));
    push(0x80U | ((u >> 12U) & 0x3FU));
    push(0x80U | ((u >> 6U) & 0x3FU));
  }
  push(0x80U | (u & 0x3FU));
}

/// A glyph of a symbol font as it is looked up in the private use area: F0B7 is the bullet, F02D the dash.
char32_t from_symbol_font(char32_t c) {
  if (c == 0xF0B7 || c == 0xF0A7 || c == 0xF06C || c == 0xF06E) return U'•';
  if (c == 0xF0FC) return U'✓';
  if (c >= 0xF020 && c <= 0xF07E) return c - 0xF000;
  return c;
}

std::string_view ligature(char32_t c) {
  constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLigatures[c - 0xFB00] : std::string_view();
}

bool is_odd_space(char32_t c) {
  return c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

/// "IV", "3", "2.1", "a", "đ": letters and digits with dots between them, short.
bool is_enumerator_body(std::string_view body) {
  if (body.empty()) return false;
  const bool is_roman = body.find_first_not_of("IVXLC") == std::string_view::npos;
  const bool is_numeric = body.find_first_not_of("0123456789.") == std::string_view::npos && body.front() != '.';
  return is_roman || is_numeric || letter_size(body, 0) == body.size();
}

}  // namespace

std::size_t letter_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  std::size_t end = at + text::decode(text, at).length;
  while (end < text.size()) {
    const auto next = text::decode(text, end);
    if (!is_combining(next.code_point)) break;
    end += next.length;
  }
  return end - at;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_sign(std::string_view text) {
  if (text.empty() || letter_size(text, 0) != text.size()) return false;
  const char32_t c = text::decode(text, 0).code_point;
  return !text::is_letter(c) && !text::is_digit(c);
}

bool is_label(std::string_view text) {
  if (text.empty() || text.size() > kLongestEnumerator) return false;
  const auto first = text::decode(text, 0);
  if (first.length == text.size()) return is_bullet(first.code_point);
  if (text.front() == '(' && text.back() == ')') return is_enumerator_body(text.substr(1, text.size() - 2));
  if (text.back() != '.' && text.back() != ')' && text.back() != '/')
    return text.find('.') != std::string_view::npos && is_enumerator_body(text);
  return is_enumerator_body(text.substr(0, text.size() - 1));
}

bool begins_with_capital(std::string_view text) {
  return !text.empty() && text::is_upper(text::decode(text, 0).code_point);
}

bool begins_with_small_letter(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = text::decode(text, 0).code_point;
  return text::is_letter(c) && !text::is_upper(c);
}

bool is_all_capitals(std::string_view text) {
  bool has_capital = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    if (text::is_letter(c) && !text::is_upper(c)) return false;
    has_capital |= text::is_upper(c);
    at += length;
  }
  return has_capital;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view closing : {"”", "\"", "’", ")", "»", "]", "'"}) {
    if (text.ends_with(closing)) {
      text.remove_suffix(closing.size());
      break;
    }
  }
  return !text.empty() && std::string_view(".;:!?").find(text.back()) != std::string_view::npos;
}

std::string to_superscript(std::string_view digits) {
  constexpr std::array<std::string_view, 10> kDigits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char digit : digits) out += kDigits[static_cast<std::size_t>(digit - '0')];
  return out;
}

std::string plain_letters(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    const bool is_pair = c >= 0xD800 && c <= 0xDBFF && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF;
    if (is_pair) c = 0x10000 + ((c - 0xD800) << 10U) + (text[++i] - 0xDC00U);
    if (c >= 0xD800 && c <= 0xDFFF) c = 0xFFFD;
    const bool is_lost = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0xFEFF || (c == kSoftHyphen && i + 1 < text.size());
    if (is_lost) continue;
    if (const auto letters = ligature(c); !letters.empty()) {
      out += letters;
    } else {
      append(out, is_odd_space(c) ? U' ' : from_symbol_font(c));
    }
  }
  const std::size_t begin = out.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(' ') + 1 - begin);
}

}  // namespace nhipcau::files
