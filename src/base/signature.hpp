#pragma once
#include <string>
#include <string_view>

namespace nhipcau {

/// Who signed, told by their public key. Numbers are big-endian bytes.
struct PublicKey {
  enum class Kind {
    p256,     ///< ECDSA on P-256 with SHA-256; `x` and `y` of 32 bytes
    ed25519,  ///< EdDSA; `x` of 32 bytes
    rsa,      ///< RSASSA-PKCS1-v1_5 with SHA-256; `modulus` of 256 to 512 bytes, `exponent` of 1 to 8
    rsa_pss   ///< RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes; numbers as for rsa
  };
  Kind kind = Kind::p256;
  std::string x = {}, y = {};
  std::string modulus = {}, exponent = {};
};

/// Whether its numbers are of the right size and, on a curve, a point of it.
bool is_usable(const PublicKey& key);

/// Whether the owner of the key signed the message. ECDSA signatures are in DER (RFC 3279, 2.2.3). False for a key that is not usable.
bool is_signed_by(const PublicKey& key, std::string_view message, std::string_view signature);

/// HMAC with SHA-1 (RFC 2104), 20 bytes: for one-time codes alone, whose standard names it.
std::string hmac_sha1(std::string_view key, std::string_view message);

}  // namespace nhipcau
