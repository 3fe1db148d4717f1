#include "http/headers.hpp"

#include <algorithm>

#include "http/ascii.hpp"

namespace nhipcau::http {

void Headers::reserve(std::size_t lines, std::size_t bytes) {
  places_.reserve(lines);
  bytes_.reserve(bytes);
}

void Headers::emplace_back(std::string_view name, std::string_view value) {
  places_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(name.size()), static_cast<std::uint32_t>(value.size())});
  bytes_.append(name).append(value);
}

/// Their bytes stay where they are, unseen: answers lose a header or two at most.
void Headers::remove(std::string_view name) {
  std::erase_if(places_, [&](const Place& place) {
    return place.name == name.size() && same_token(std::string_view(bytes_).substr(place.begin, place.name), name);
  });
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].name != name.size()) continue;
    const auto [known, value] = line(i);
    if (same_token(known, name)) return value;
  }
  return std::nullopt;
}

Headers::Line Headers::line(std::size_t i) const {
  const Place& place = places_[i];
  const std::string_view all(bytes_);
  return {all.substr(place.begin, place.name), all.substr(place.begin + place.name, place.value)};
}

bool operator==(const Headers& a, const Headers& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x == y; });
}

}  // namespace nhipcau::http
