#include "base/testing.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "base/require.hpp"

namespace nhipcau {
namespace {

constexpr unsigned kRsaBits = 2048;
constexpr const char* kBroken = "libcrypto could not sign";

const unsigned char* bytes_of(std::string_view text) {
  const void* bytes = text.data();
  return static_cast<const unsigned char*>(bytes);
}

unsigned char* room_of(std::string& text) {
  void* bytes = text.data();
  return static_cast<unsigned char*>(bytes);
}

EVP_PKEY* generate(PublicKey::Kind kind) {
  switch (kind) {
    case PublicKey::Kind::p256: return EVP_EC_gen("P-256");
    case PublicKey::Kind::ed25519: return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    case PublicKey::Kind::rsa:
    case PublicKey::Kind::rsa_pss: return EVP_RSA_gen(kRsaBits);
  }
  return nullptr;
}

std::string number_of(EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  require(EVP_PKEY_get_bn_param(key, name, &number) == 1, kBroken);
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, room_of(bytes));
  BN_free(number);
  return bytes;
}

}  // namespace

class TestSigner::State {
 public:
  explicit State(PublicKey::Kind of_kind) : kind(of_kind), key(generate(of_kind)) { require(key != nullptr, kBroken); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { EVP_PKEY_free(key); }
  PublicKey::Kind kind;
  EVP_PKEY* key;
};

TestSigner::TestSigner(PublicKey::Kind kind) : state_(std::make_unique<State>(kind)) {}
TestSigner::~TestSigner() = default;

PublicKey TestSigner::public_key() const {
  EVP_PKEY* const key = state_->key;
  if (state_->kind == PublicKey::Kind::rsa || state_->kind == PublicKey::Kind::rsa_pss) {
    return {.kind = state_->kind, .modulus = number_of(key, OSSL_PKEY_PARAM_RSA_N), .exponent = number_of(key, OSSL_PKEY_PARAM_RSA_E)};
  }
  constexpr std::size_t kCoordinate = 32, kPoint = 1 + 2 * kCoordinate;
  std::string bytes(kPoint, '\0');
  std::size_t size = bytes.size();
  if (state_->kind == PublicKey::Kind::ed25519) {
    require(EVP_PKEY_get_raw_public_key(key, room_of(bytes), &size) == 1 && size == kCoordinate, kBroken);
    return {.kind = state_->kind, .x = bytes.substr(0, kCoordinate)};
  }
  require(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, room_of(bytes), bytes.size(), &size) == 1 && size == kPoint,
          kBroken);
  return {.kind = state_->kind, .x = bytes.substr(1, kCoordinate), .y = bytes.substr(1 + kCoordinate)};
}

std::string TestSigner::sign(std::string_view message) const {
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  const EVP_MD* const digest = state_->kind == PublicKey::Kind::ed25519 ? nullptr : EVP_sha256();
  constexpr std::size_t kMost = 1024;
  std::string signature(kMost, '\0');
  std::size_t size = signature.size();
  EVP_PKEY_CTX* details = nullptr;
  bool is_done = EVP_DigestSignInit(context, &details, digest, nullptr, state_->key) == 1;
  if (state_->kind == PublicKey::Kind::rsa_pss) {
    is_done = is_done && EVP_PKEY_CTX_set_rsa_padding(details, RSA_PKCS1_PSS_PADDING) == 1 &&
              EVP_PKEY_CTX_set_rsa_pss_saltlen(details, RSA_PSS_SALTLEN_DIGEST) == 1;
  }
  is_done = is_done && EVP_DigestSign(context, room_of(signature), &size, bytes_of(message), message.size()) == 1;
  EVP_MD_CTX_free(context);
  require(is_done, kBroken);
  signature.resize(size);
  return signature;
}

std::string from_hex(std::string_view hex) {
  const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(nibble(hex[i]) << 4U | nibble(hex[i + 1]));
  return bytes;
}

}  // namespace nhipcau
