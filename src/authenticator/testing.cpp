#include "authenticator/testing.hpp"

#include "base/base64url.hpp"
#include "base/hash.hpp"

namespace nhipcau::authenticator {
namespace {

std::string big_endian(std::uint64_t number, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i) & 255U);
  return out;
}

}  // namespace

std::string cbor_head(unsigned major, std::size_t argument) {
  const auto first = [&](unsigned bits) { return std::string(1, static_cast<char>(major << 5U | bits)); };
  if (argument < 24) return first(static_cast<unsigned>(argument));
  if (argument < 256) return first(24) + big_endian(argument, 1);
  return first(25) + big_endian(argument, 2);
}

std::string cbor_bytes(std::string_view bytes) {
  return cbor_head(2, bytes.size()) + std::string(bytes);
}

std::string cbor_text(std::string_view text) {
  return cbor_head(3, text.size()) + std::string(text);
}

std::string cbor_integer(std::int64_t number) {
  return number < 0 ? cbor_head(1, static_cast<std::size_t>(-1 - number)) : cbor_head(0, static_cast<std::size_t>(number));
}

std::string sha256_of(std::string_view text) {
  return from_hex(sha256(text).hex);
}

std::string client_data(std::string_view type, const Ceremony& ceremony, std::string_view more) {
  return R"({"type":")" + std::string(type) + R"(","challenge":")" + to_base64url(ceremony.challenge) + R"(","origin":")" +
         ceremony.party.origin + R"(","crossOrigin":false)" + std::string(more) + "}";
}

std::string TestPasskey::cose_key() const {
  const PublicKey key = signer_.public_key();
  const auto pair = [](std::int64_t name, const std::string& value) { return cbor_integer(name) + value; };
  switch (key.kind) {
    case PublicKey::Kind::p256:
      return cbor_head(5, 5) + pair(1, cbor_integer(2)) + pair(3, cbor_integer(-7)) + pair(-1, cbor_integer(1)) +
             pair(-2, cbor_bytes(key.x)) + pair(-3, cbor_bytes(key.y));
    case PublicKey::Kind::ed25519:
      return cbor_head(5, 4) + pair(1, cbor_integer(1)) + pair(3, cbor_integer(-8)) + pair(-1, cbor_integer(6)) +
             pair(-2, cbor_bytes(key.x));
    case PublicKey::Kind::rsa_pss: break;  // no passkey's here
    case PublicKey::Kind::rsa:
      return cbor_head(5, 4) + pair(1, cbor_integer(3)) + pair(3, cbor_integer(-257)) + pair(-1, cbor_bytes(key.modulus)) +
             pair(-2, cbor_bytes(key.exponent));
  }
  return {};
}

std::string TestPasskey::authenticator_data(const std::string& party_id, bool with_credential) const {
  constexpr unsigned kAttested = 0x40;
  const unsigned said = with_credential ? flags | kAttested : flags;
  std::string data = sha256_of(party_id) + static_cast<char>(said) + big_endian(counter, 4);
  if (with_credential) data += std::string(16, '\0') + big_endian(id.size(), 2) + id + cose_key();
  return data;
}

RegistrationAnswer TestPasskey::make(const Ceremony& ceremony) const {
  const std::string statement_map = statement == "none" ? cbor_head(5, 0)
                                                        : cbor_head(5, 2) + cbor_text("alg") + cbor_integer(-7) + cbor_text("x5c") +
                                                              cbor_head(4, 1) + cbor_bytes("certificate");
  return {.client_data = client_data("webauthn.create", ceremony, more_client_data),
          .attestation_object = cbor_head(5, 3) + cbor_text("fmt") + cbor_text(statement) + cbor_text("attStmt") + statement_map +
                                cbor_text("authData") + cbor_bytes(authenticator_data(ceremony.party.id, true))};
}

std::string TestPasskey::sign(const std::string& authenticator_data, const std::string& client_data) const {
  return signer_.sign(authenticator_data + sha256_of(client_data));
}

AssertionAnswer TestPasskey::use(const Ceremony& ceremony) {
  AssertionAnswer answer{.client_data = client_data("webauthn.get", ceremony, more_client_data),
                         .authenticator_data = authenticator_data(ceremony.party.id, false),
                         .signature = {}};
  answer.signature = sign(answer.authenticator_data, answer.client_data);
  return answer;
}

}  // namespace nhipcau::authenticator
