#include "files/zip_end.hpp"

#include <cstdint>

namespace nhipcau::files {
namespace {

constexpr std::string_view kEnd{"PK\x05\x06", 4};
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::string_view kLocator64{"PK\x06\x07", 4};
constexpr std::size_t kLocator64Bytes = 20;
constexpr std::string_view kEnd64{"PK\x06\x06", 4};
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::uint64_t kBytesOfEntry = 1024;  // in the list, with its name: no real one has as many on average

/// A little-endian number of `width` bytes; 0 beyond the end.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t number = 0;
  for (std::size_t i = width; i-- > 0;) {
    number = (number << 8U) | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return number;
}

struct Promise {
  std::uint64_t entries = 0;
  std::uint64_t list_bytes = 0;
};

bool is_too_much(const Promise& promise, const Limits& limits) {
  return promise.entries > limits.zip_entries || promise.list_bytes > limits.zip_entries * kBytesOfEntry;
}

/// What the zip64 record says that the locator before an end record points to; nothing if there is none.
Promise promise_64(std::string_view bytes, std::size_t end) {
  if (end < kLocator64Bytes || bytes.substr(end - kLocator64Bytes, kLocator64.size()) != kLocator64) return {};
  const std::uint64_t at = number_at(bytes, end - kLocator64Bytes + 8, 8);
  if (at >= bytes.size() || bytes.size() - at < kEnd64Bytes || bytes.substr(at, kEnd64.size()) != kEnd64) return {};
  return {.entries = number_at(bytes, at + 32, 8), .list_bytes = number_at(bytes, at + 40, 8)};
}

}  // namespace

bool promises_too_many_entries(std::string_view bytes, const Limits& limits) {
  constexpr std::size_t kReach = kEndBytes + kLongestComment + kLocator64Bytes;
  const std::size_t first = bytes.size() > kReach ? bytes.size() - kReach : 0;
  for (std::size_t end = bytes.find(kEnd, first); end != std::string_view::npos; end = bytes.find(kEnd, end + 1)) {
    const Promise short_one{.entries = number_at(bytes, end + 10, 2), .list_bytes = number_at(bytes, end + 12, 4)};
    const bool is_64 = short_one.entries == 0xFFFF || short_one.list_bytes == 0xFFFFFFFF;
    const Promise long_one = promise_64(bytes, end);
    if (is_too_much(long_one, limits) || (!is_64 && is_too_much(short_one, limits))) return true;
  }
  return false;
}

}  // namespace nhipcau::files
