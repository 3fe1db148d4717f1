#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace nhipcau {

/// The key that closes what must be stored and read again: 32 random bytes that stand in no database.
class SecretKey {
 public:
  static constexpr std::size_t kBytes = 32;
  /// A new one.
  SecretKey() : bytes_(random_bytes(kBytes)) {}
  /// None unless these are kBytes bytes.
  static std::optional<SecretKey> from_bytes(std::string bytes);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  explicit SecretKey(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
};

/// Closes a text so that only who has the key can read it, and nobody can change it unseen; base64url, another each time.
/// purpose  whose text this is ("totp 01J…"): what was closed for one opens for no other
std::string seal(const SecretKey& key, std::string_view purpose, std::string_view text);
/// None if it was closed with another key or for another purpose, or was changed.
std::optional<std::string> unseal(const SecretKey& key, std::string_view purpose, std::string_view sealed);

}  // namespace nhipcau
