#include "base/hash.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <memory>

#include "base/require.hpp"

namespace nhipcau {
namespace {

void start_sodium() {
  static const bool ready = sodium_init() >= 0;
  require(ready, "libsodium could not start");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

constexpr const char* kBroken = "libcrypto could not hash";

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

const EVP_MD* algorithm() {
  static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);  // once: looking for it takes as long as a page
  return found;
}

template <std::size_t Size>
std::string to_hex(const std::array<unsigned char, Size>& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex(Size * 2, '\0');
  for (std::size_t i = 0; i < Size; ++i) {
    hex[2 * i] = kDigits[digest[i] >> 4U];
    hex[2 * i + 1] = kDigits[digest[i] & 15U];
  }
  return hex;
}

}  // namespace

/// With one context a thread: making one takes longer than hashing a line of text.
Sha256 sha256(std::string_view bytes) {
  thread_local const Context context(EVP_MD_CTX_new());
  std::array<unsigned char, 32> digest{};
  const bool is_done = context != nullptr && EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1 &&
                       EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                       EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) == 1;
  require(is_done, kBroken);
  return {to_hex(digest)};
}

std::string bytes_of(const Sha256& hash) {
  const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hash.hex.size(); i += 2) bytes += static_cast<char>(nibble(hash.hex[i]) << 4U | nibble(hash.hex[i + 1]));
  return bytes;
}

/// SipHash-2-4 of 128 bits: a third of the time of BLAKE2b, and each JSON answer has one.
std::string fingerprint(std::string_view bytes) {
  constexpr std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> kKey{'n', 'h', 'i', 'p',
                                                                                 'c', 'a', 'u'};  // any, but one for all
  std::array<unsigned char, crypto_shorthash_siphashx24_BYTES> digest{};
  crypto_shorthash_siphashx24(digest.data(), bytes_of(bytes), bytes.size(), kKey.data());
  return to_hex(digest);
}

class Sha256Stream::State {
 public:
  State() : context_(EVP_MD_CTX_new()) {
    require(context_ != nullptr && EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1, kBroken);
  }
  void add(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, kBroken); }
  [[nodiscard]] Sha256 result() const {
    const Context copy(EVP_MD_CTX_new());  // finishing uses it up
    std::array<unsigned char, 32> digest{};
    require(copy != nullptr && EVP_MD_CTX_copy_ex(copy.get(), context_.get()) == 1, kBroken);
    require(EVP_DigestFinal_ex(copy.get(), digest.data(), nullptr) == 1, kBroken);
    return {to_hex(digest)};
  }

 private:
  Context context_;
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {}
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(std::string_view bytes) {
  state_->add(bytes);
}

Sha256 Sha256Stream::result() const {
  return state_->result();
}

std::string random_bytes(std::size_t count) {
  start_sodium();
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_token(std::size_t bytes) {
  const std::string raw = random_bytes(bytes);
  std::string token(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(token.data(), token.size(), bytes_of(raw), raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  token.resize(token.size() - 1);
  return token;
}

std::string hash_password(std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed = crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                       crypto_pwhash_MEMLIMIT_INTERACTIVE);
  require(failed == 0, "not enough memory to hash a password");
  return {hash.data()};
}

bool password_matches(std::string_view password, const std::string& hash) {
  start_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace nhipcau
