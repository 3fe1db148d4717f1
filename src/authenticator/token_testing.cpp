#include "authenticator/token_testing.hpp"

#include "base/base64url.hpp"
#include "base/require.hpp"

namespace nhipcau::authenticator {
namespace {

/// One number of a DER signature as 32 bytes.
std::string take_number(std::string_view& der) {
  constexpr std::size_t kNumber = 32;
  const auto size = static_cast<unsigned char>(der.at(1));
  std::string number(der.substr(2, size));
  der.remove_prefix(2U + size);
  if (number.size() > kNumber) number.erase(0, number.size() - kNumber);
  return std::string(kNumber - number.size(), '\0') + number;
}

/// What ES256 writes, out of what libcrypto signs.
std::string to_raw(std::string_view der) {
  der.remove_prefix(2);
  const std::string first = take_number(der);
  return first + take_number(der);
}

}  // namespace

std::string TestProvider::algorithm() const {
  switch (kind_) {
    case PublicKey::Kind::p256: return "ES256";
    case PublicKey::Kind::rsa: return "RS256";
    case PublicKey::Kind::rsa_pss: return "PS256";
    case PublicKey::Kind::ed25519: return "EdDSA";
  }
  return "";
}

std::string TestProvider::keys_json() const {
  const PublicKey key = signer_.public_key();
  const std::string numbers = kind_ == PublicKey::Kind::p256
                                  ? R"("kty":"EC","crv":"P-256","x":")" + to_base64url(key.x) + R"(","y":")" + to_base64url(key.y)
                                  : R"("kty":"RSA","n":")" + to_base64url(key.modulus) + R"(","e":")" + to_base64url(key.exponent);
  return R"({"keys":[{"kid":")" + key_name + R"(","use":"sig",)" + numbers + R"("}]})";
}

std::vector<SigningKey> TestProvider::keys() const {
  auto keys = read_signing_keys(keys_json());
  require(keys.has_value() && keys->size() == 1, "a test's provider shows its key");
  return *keys;
}

std::string TestProvider::sign(const std::string& claims, std::string header) const {
  if (header.empty()) header = R"({"alg":")" + algorithm() + R"(","typ":"JWT","kid":")" + key_name + R"("})";
  const std::string signed_part = to_base64url(header) + "." + to_base64url(claims);
  const std::string signature = signer_.sign(signed_part);
  return signed_part + "." + to_base64url(kind_ == PublicKey::Kind::p256 ? to_raw(signature) : signature);
}

std::string to_json(const TestClaims& claims) {
  std::string json;
  for (const auto& [name, value] : claims) json += (json.empty() ? "{\"" : ",\"") + name + "\":" + value;
  return json + "}";
}

}  // namespace nhipcau::authenticator
