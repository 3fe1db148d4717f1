#include "directive/quotation.hpp"

#include <algorithm>

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostQuoted = 2000;  // lines

bool begins_with_quote(std::string_view words) {
  return words.starts_with("“") || words.starts_with("«") || words.starts_with('"');
}

/// A closing mark at the line's end, stops and brackets aside.
bool closes_quotation(std::string_view words) {
  while (!words.empty() && std::string_view(" .;,)").find(words.back()) != std::string_view::npos) words.remove_suffix(1);
  return words.ends_with("”") || words.ends_with("»") || (words.size() > 1 && words.ends_with('"'));
}

}  // namespace

std::optional<std::size_t> end_of_quotation(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < std::min(end, begin + kMostQuoted); ++at) {
    const std::string_view line = lines[at].where.of(text);
    if (begins_with_quote(line) != (at == begin)) return std::nullopt;  // none begins, or the one before was never closed
    if (closes_quotation(line)) return at + 1;
  }
  return std::nullopt;
}

}  // namespace nhipcau::directive
