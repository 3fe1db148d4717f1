#include <algorithm>
#include <charconv>
#include <utility>

#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::text {
namespace {

/// Reads a whole number that ends at `stop` (or the end of the text) and steps behind it.
template <class Number>
bool read_number(std::string_view& rest, char stop, Number& value) {
  const std::size_t end = std::min(rest.find(stop), rest.size());
  const auto [stopped, error] = std::from_chars(rest.data(), rest.data() + end, value);
  if (error != std::errc{} || stopped != rest.data() + end || end == 0) return false;
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return true;
}

}  // namespace

Place PlaceMap::find(std::string_view cleaned, std::size_t at) const {
  if (entries_.empty()) return {};
  at = std::min(at, cleaned.size());
  const auto after = std::upper_bound(entries_.begin(), entries_.end(), at, [](std::size_t a, const Entry& e) { return a < e.at; });
  const Entry& entry = after == entries_.begin() ? entries_.front() : *(after - 1);
  if (entry.at >= at) return entry.place;
  return {entry.place.line, entry.place.column + static_cast<int>(count_characters(cleaned.substr(entry.at, at - entry.at)))};
}

std::string PlaceMap::to_text() const {
  std::string text;
  for (const Entry& entry : entries_) {
    if (!text.empty()) text.push_back(' ');
    text += std::to_string(entry.at) + ":" + std::to_string(entry.place.line) + ":" + std::to_string(entry.place.column);
  }
  return text;
}

PlaceMap PlaceMap::from_text(std::string_view stored) {
  std::vector<Entry> entries;
  while (!stored.empty()) {
    Entry entry;
    if (!read_number(stored, ':', entry.at) || !read_number(stored, ':', entry.place.line)) return {};
    if (!read_number(stored, ' ', entry.place.column)) return {};
    const bool in_order = entries.empty() ? entry.at == 0 : entries.back().at < entry.at;
    if (!in_order || entry.place.line < 1 || entry.place.column < 1) return {};
    entries.push_back(entry);
  }
  return PlaceMap(std::move(entries));
}

}  // namespace nhipcau::text
