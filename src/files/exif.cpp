// A JPEG is a row of segments: FF, a mark, and, but for a few marks, two bytes of size (themselves counted), big end first. The camera's
// notes are in segment E1: "Exif\0\0", then a TIFF: "II*\0" (little end first) or "MM\0*", the place of its first directory; a directory:
// a count, and entries of twelve bytes (tag, type, count, value).
#include "files/exif.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace nhipcau::files {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostSegments = 100;
constexpr std::size_t kEntryBytes = 12;
constexpr std::uint32_t kOrientation = 0x0112;
constexpr std::uint32_t kShort = 3;

/// Whole numbers in bytes; 0 for what lies outside.
class Numbers {
 public:
  Numbers(std::string_view bytes, bool is_little) : bytes_(bytes), is_little_(is_little) {}

  [[nodiscard]] std::uint32_t at(std::size_t where, std::size_t size) const {
    if (where > bytes_.size() || bytes_.size() - where < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t next = is_little_ ? size - 1 - i : i;
      value = (value << 8U) | static_cast<unsigned char>(bytes_[where + next]);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool is_little_;
};

int orientation_of_tiff(std::string_view tiff) {
  const bool is_little = tiff.starts_with("II*\0"sv);
  if (!is_little && !tiff.starts_with("MM\0*"sv)) return 1;
  const Numbers numbers(tiff, is_little);
  const std::size_t directory = numbers.at(4, 4);
  const std::size_t count = numbers.at(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * kEntryBytes;
    if (entry >= tiff.size()) break;
    if (numbers.at(entry, 2) != kOrientation || numbers.at(entry + 2, 2) != kShort) continue;
    const auto value = static_cast<int>(numbers.at(entry + 8, 2));
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

}  // namespace

int orientation_of_jpeg(std::string_view bytes) {
  const Numbers numbers(bytes, false);
  std::size_t at = 2;
  for (std::size_t i = 0; i < kMostSegments && at < bytes.size(); ++i) {
    const std::uint32_t mark = numbers.at(at, 2);
    const std::size_t size = numbers.at(at + 2, 2);
    constexpr std::uint32_t kNotes = 0xFFE1, kPicture = 0xFFDA;
    if ((mark & 0xFF00U) != 0xFF00U || mark == kPicture || size < 2) return 1;
    const std::string_view segment = bytes.substr(at + 4 < bytes.size() ? at + 4 : bytes.size()).substr(0, size - 2);
    constexpr std::string_view kHead = "Exif\0\0"sv;
    if (mark == kNotes && segment.starts_with(kHead)) return orientation_of_tiff(segment.substr(kHead.size()));
    at += 2 + size;
  }
  return 1;
}

}  // namespace nhipcau::files
