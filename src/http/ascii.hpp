#pragma once
#include <algorithm>
#include <string_view>

/// The protocol's own words (header names, codings, methods) are ASCII; these never meet a text of the office.
namespace nhipcau::http {

constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether two protocol words are one, whatever their letter case.
constexpr bool same_token(std::string_view a, std::string_view b) {
  if (a == b) return true;  // mostly: compared many bytes at a time
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

/// Without spaces and tabs at both ends.
constexpr std::string_view trim_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace nhipcau::http
