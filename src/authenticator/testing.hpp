#pragma once
#include <string>

#include "authenticator/passkey.hpp"
#include "base/hash.hpp"
#include "base/testing.hpp"

/// Support for tests alone; the program never includes this file.
namespace nhipcau::authenticator {

/// An authenticator with one passkey, and the browser before it: it answers a ceremony rightly, and wrongly where told to.
class TestPasskey {
 public:
  explicit TestPasskey(PublicKey::Kind kind = PublicKey::Kind::p256) : id(random_bytes(32)), signer_(kind) {}

  [[nodiscard]] RegistrationAnswer make(const Ceremony& ceremony) const;
  [[nodiscard]] AssertionAnswer use(const Ceremony& ceremony);
  /// The last answer, signed anew after a test has changed its parts.
  [[nodiscard]] std::string sign(const std::string& authenticator_data, const std::string& client_data) const;
  [[nodiscard]] std::string cose_key() const;
  [[nodiscard]] std::string authenticator_data(const std::string& party_id, bool with_credential) const;

  std::string id;
  std::uint32_t counter = 0;       ///< the one it says; a test that wants it to count does so
  std::uint8_t flags = 0x1D;       ///< present, verified, may be and is backed up
  std::string more_client_data;    ///< `,"crossOrigin":true`
  std::string statement = "none";  ///< the attestation's form: "none", "packed"

 private:
  TestSigner signer_;
};

/// CBOR, for tests.
std::string cbor_head(unsigned major, std::size_t argument);
std::string cbor_bytes(std::string_view bytes);
std::string cbor_text(std::string_view text);
std::string cbor_integer(std::int64_t number);

std::string client_data(std::string_view type, const Ceremony& ceremony, std::string_view more = {});
std::string sha256_of(std::string_view text);  ///< 32 bytes

}  // namespace nhipcau::authenticator
