#include "base/secret_box.hpp"

#include <sodium.h>

#include "base/base64url.hpp"
#include "base/require.hpp"

// XChaCha20-Poly1305: like secretbox, with a place for what the text belongs to. The nonce (24 bytes, random) stands before the text.
namespace nhipcau {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* in(std::string_view text) {
  const void* bytes = text.data();
  return static_cast<const unsigned char*>(bytes);
}

unsigned char* out(std::string& text) {
  void* bytes = text.data();
  return static_cast<unsigned char*>(bytes);
}

}  // namespace

std::optional<SecretKey> SecretKey::from_bytes(std::string bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  return SecretKey(std::move(bytes));
}

std::string seal(const SecretKey& key, std::string_view purpose, std::string_view text) {
  const std::string nonce = random_bytes(kNonceBytes);
  std::string closed(text.size() + kTagBytes, '\0');
  unsigned long long size = 0;
  const int failed = crypto_aead_xchacha20poly1305_ietf_encrypt(out(closed), &size, in(text), text.size(), in(purpose), purpose.size(),
                                                                nullptr, in(nonce), in(key.bytes()));
  require(failed == 0 && size == closed.size(), "libsodium could not close a secret");
  return to_base64url(nonce + closed);
}

std::optional<std::string> unseal(const SecretKey& key, std::string_view purpose, std::string_view sealed) {
  const auto bytes = from_base64url(sealed);
  if (!bytes || bytes->size() < kNonceBytes + kTagBytes) return std::nullopt;
  const std::string_view closed = std::string_view(*bytes).substr(kNonceBytes);
  std::string text(closed.size() - kTagBytes, '\0');
  unsigned long long size = 0;
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(out(text), &size, nullptr, in(closed), closed.size(), in(purpose),
                                                                purpose.size(), in(*bytes), in(key.bytes()));
  if (failed != 0) return std::nullopt;
  return text;
}

}  // namespace nhipcau
