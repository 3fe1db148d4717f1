#pragma once
#include <charconv>
#include <optional>
#include <string_view>

namespace nhipcau::cli {

/// "8080" → 8080; none for anything else than digits, or what an int cannot hold.
inline std::optional<int> parse_whole_number(std::string_view text) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

}  // namespace nhipcau::cli
