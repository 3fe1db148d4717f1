#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace nhipcau {

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
struct Sha256 {
  std::string hex;
  friend auto operator<=>(const Sha256&, const Sha256&) = default;
};

Sha256 sha256(std::string_view bytes);
/// The 32 bytes of a hash.
std::string bytes_of(const Sha256& hash);

/// Tells two texts apart quickly: 128 bits as 32 lower-case hexadecimal digits, the same in every process. Chance never makes two texts
/// one (2^-128 for a pair), but who sets out to find two that are alike is not kept from it by a secret: for comparing, never for proving.
std::string fingerprint(std::string_view bytes);

/// The SHA-256 of bytes that come piece by piece.
class Sha256Stream {
 public:
  Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  ~Sha256Stream();
  void add(std::string_view bytes);
  [[nodiscard]] Sha256 result() const;  ///< of all that was added so far; more may be added

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// `count` bytes from the operating system's random source.
std::string random_bytes(std::size_t count);

/// A secret for links and cookies: `bytes` random bytes as unpadded base64url.
std::string random_token(std::size_t bytes = 32);

/// Argon2id with libsodium's "interactive" limits; the result carries its own salt and parameters.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view password, const std::string& hash);

/// Compares two secrets in time that depends on their length alone.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace nhipcau
