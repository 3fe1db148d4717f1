#include "http/headers.hpp"

#include <algorithm>
#include <array>

#include "http/ascii.hpp"

namespace nhipcau::http {
namespace {

constexpr bool is_token_character(char c) {
  constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  const char small = lower_ascii(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || kOthers.find(c) != std::string_view::npos;
}

constexpr auto kTokenCharacters = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = is_token_character(static_cast<char>(i));
  return table;
}();

bool is_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return kTokenCharacters[static_cast<unsigned char>(c)]; });
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

/// Looks at every byte without a branch, many at a time.
bool has_control(std::string_view value) {
  unsigned found = 0;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    found |= (static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\t')) | static_cast<unsigned>(byte == 0x7F);
  }
  return found != 0;
}

}  // namespace

void Headers::reserve(std::size_t lines, std::size_t bytes) {
  places_.reserve(lines);
  bytes_.reserve(bytes);
}

void Headers::emplace_back(std::string_view name, std::string_view value) {
  if (!is_token(name)) return;
  emplace_parsed(name, value);
  const auto end = bytes_.end() - static_cast<std::ptrdiff_t>(kLineEnd.size());
  if (has_control(value)) std::replace_if(end - static_cast<std::ptrdiff_t>(value.size()), end, is_control, ' ');
}

void Headers::emplace_parsed(std::string_view name, std::string_view value) {
  places_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(name.size()), static_cast<std::uint32_t>(value.size())});
  bytes_.append(name).append(kColon).append(value).append(kLineEnd);
}

void Headers::append(const Headers& others) {
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_.append(others.bytes_);
  for (const Place& place : others.places_) places_.push_back({begin + place.begin, place.name, place.value});
}

void Headers::remove(std::string_view name) {
  if (!find(name)) return;
  Headers kept;
  for (const auto& [known, value] : *this) {
    if (!same_token(known, name)) kept.emplace_back(known, value);
  }
  *this = std::move(kept);
}

bool Headers::is_named(const Place& place, std::string_view name) const {
  return place.name == name.size() && same_token({bytes_.data() + place.begin, place.name}, name);
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (is_named(places_[i], name)) return line(i).second;
  }
  return std::nullopt;
}

bool operator==(const Headers& a, const Headers& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x == y; });
}

}  // namespace nhipcau::http
