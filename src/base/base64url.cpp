#include "base/base64url.hpp"

#include <sodium.h>

namespace nhipcau {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string to_base64url(std::string_view bytes) {
  const void* raw = bytes.data();
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), static_cast<const unsigned char*>(raw), bytes.size(), kVariant);
  text.pop_back();  // the terminator it writes
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  void* const raw = bytes.data();
  const int failed =
      sodium_base642bin(static_cast<unsigned char*>(raw), bytes.size(), text.data(), text.size(), nullptr, &size, &end, kVariant);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace nhipcau
