#include "base/signature.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <array>
#include <memory>

#include "base/require.hpp"

namespace nhipcau {
namespace {

constexpr std::size_t kCoordinateBytes = 32;
constexpr std::size_t kLeastModulusBytes = 256;  // 2048 bits
constexpr std::size_t kMostModulusBytes = 512;   // 4096 bits: checking takes longer the longer it is
constexpr std::size_t kMostExponentBytes = 8;

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(OSSL_PARAM* parameters) const { OSSL_PARAM_free(parameters); }
  void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
  void operator()(BIGNUM* number) const { BN_free(number); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* bytes_of(std::string_view text) {
  const void* bytes = text.data();
  return static_cast<const unsigned char*>(bytes);
}

Owned<EVP_PKEY> from_parameters(const char* kind, OSSL_PARAM* parameters) {
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) return nullptr;
  return Owned<EVP_PKEY>(key);
}

Owned<EVP_PKEY> p256_key(const PublicKey& key) {
  if (key.x.size() != kCoordinateBytes || key.y.size() != kCoordinateBytes) return nullptr;
  std::string group = "prime256v1";
  std::string point = '\x04' + key.x + key.y;  // uncompressed (SEC 1, 2.3.3)
  std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size()),
                        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()), OSSL_PARAM_construct_end()};
  auto made = from_parameters("EC", parameters.data());
  if (!made) return nullptr;
  const Owned<EVP_PKEY_CTX> check(EVP_PKEY_CTX_new_from_pkey(nullptr, made.get(), nullptr));
  return check && EVP_PKEY_public_check(check.get()) == 1 ? std::move(made) : nullptr;
}

Owned<EVP_PKEY> ed25519_key(const PublicKey& key) {
  if (key.x.size() != kCoordinateBytes) return nullptr;
  return Owned<EVP_PKEY>(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(key.x), key.x.size()));
}

Owned<EVP_PKEY> rsa_key(const PublicKey& key) {
  const std::string& n = key.modulus;
  if (n.size() < kLeastModulusBytes || n.size() > kMostModulusBytes || n.front() == '\0') return nullptr;
  if (key.exponent.empty() || key.exponent.size() > kMostExponentBytes) return nullptr;
  const Owned<BIGNUM> modulus(BN_bin2bn(bytes_of(n), static_cast<int>(n.size()), nullptr));
  const Owned<BIGNUM> exponent(BN_bin2bn(bytes_of(key.exponent), static_cast<int>(key.exponent.size()), nullptr));
  if (!modulus || !exponent || BN_is_odd(exponent.get()) == 0 || BN_is_one(exponent.get()) == 1) return nullptr;
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
  const bool is_built = builder && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) == 1 &&
                        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) == 1;
  if (!is_built) return nullptr;
  const Owned<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  return parameters ? from_parameters("RSA", parameters.get()) : nullptr;
}

Owned<EVP_PKEY> to_key(const PublicKey& key) {
  switch (key.kind) {
    case PublicKey::Kind::p256: return p256_key(key);
    case PublicKey::Kind::ed25519: return ed25519_key(key);
    case PublicKey::Kind::rsa:
    case PublicKey::Kind::rsa_pss: return rsa_key(key);
  }
  return nullptr;
}

/// The salt is as long as the hash and no other length is taken (RFC 7518, 3.5); MGF1 takes the digest's hash by itself.
bool set_padding(EVP_PKEY_CTX* context, PublicKey::Kind kind) {
  if (kind != PublicKey::Kind::rsa_pss) return true;
  return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

}  // namespace

bool is_usable(const PublicKey& key) {
  return to_key(key) != nullptr;
}

bool is_signed_by(const PublicKey& key, std::string_view message, std::string_view signature) {
  const auto made = to_key(key);
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  if (!made || !context) return false;
  const EVP_MD* const digest = key.kind == PublicKey::Kind::ed25519 ? nullptr : EVP_sha256();  // EdDSA hashes for itself
  EVP_PKEY_CTX* details = nullptr;                                                             // belongs to the context
  if (EVP_DigestVerifyInit(context.get(), &details, digest, nullptr, made.get()) != 1 || !set_padding(details, key.kind)) return false;
  return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size()) == 1;
}

std::string hmac_sha1(std::string_view key, std::string_view message) {
  std::array<unsigned char, 20> code{};
  std::size_t size = 0;
  const unsigned char* const made = EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA1", nullptr, key.data(), key.size(), bytes_of(message),
                                              message.size(), code.data(), code.size(), &size);
  require(made != nullptr && size == code.size(), "libcrypto could not make an HMAC");
  return {code.begin(), code.end()};
}

}  // namespace nhipcau
