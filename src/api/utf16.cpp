#include "api/utf16.hpp"

#include <algorithm>

namespace nhipcau::api {
namespace {

/// The units a byte brings: a character's come with its first byte, so those that follow bring none.
std::size_t units_of(char byte) {
  const auto bits = static_cast<unsigned char>(byte);
  if ((bits & 0xC0U) == 0x80U) return 0;
  return bits >= 0xF0U ? 2 : 1;
}

bool follows(char byte) {
  return units_of(byte) == 0;
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
  units_.reserve(text.size() / kStep + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStep == 0) units_.push_back(size_units_);
    size_units_ += units_of(text[i]);
  }
}

std::size_t Utf16Offsets::to_units(std::size_t byte) const {
  if (byte >= text_.size()) return size_units_;
  while (byte > 0 && follows(text_[byte])) --byte;
  const std::size_t step = byte / kStep;
  std::size_t units = units_[step];
  for (std::size_t i = step * kStep; i < byte; ++i) units += units_of(text_[i]);
  return units;
}

std::optional<std::size_t> Utf16Offsets::to_byte(std::size_t unit) const {
  if (unit > size_units_) return std::nullopt;
  if (unit == size_units_) return text_.size();
  const auto after = std::upper_bound(units_.begin(), units_.end(), unit);
  const auto step = static_cast<std::size_t>(after - units_.begin()) - 1;
  std::size_t units = units_[step];
  std::size_t byte = step * kStep;
  for (; byte < text_.size() && (units < unit || follows(text_[byte])); ++byte) units += units_of(text_[byte]);
  return units == unit ? std::optional(byte) : std::nullopt;
}

}  // namespace nhipcau::api
