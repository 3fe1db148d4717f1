#include "base/signature.hpp"

#include <doctest/doctest.h>

#include "base/testing.hpp"

using namespace nhipcau;

TEST_CASE("a signature is right for its key and message alone") {
  for (const auto kind : {PublicKey::Kind::p256, PublicKey::Kind::ed25519, PublicKey::Kind::rsa, PublicKey::Kind::rsa_pss}) {
    CAPTURE(static_cast<int>(kind));
    const TestSigner signer(kind), other(kind);
    const std::string signature = signer.sign("thư");
    CHECK(is_usable(signer.public_key()));
    CHECK(is_signed_by(signer.public_key(), "thư", signature));
    CHECK_FALSE(is_signed_by(signer.public_key(), "thu", signature));
    CHECK_FALSE(is_signed_by(other.public_key(), "thư", signature));
    CHECK_FALSE(is_signed_by(signer.public_key(), "thư", ""));
    CHECK_FALSE(is_signed_by(signer.public_key(), "thư", signature.substr(1)));
    std::string changed = signature;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    CHECK_FALSE(is_signed_by(signer.public_key(), "thư", changed));
  }
}

TEST_CASE("a key that is no key is not usable and has signed nothing") {
  const PublicKey p256 = TestSigner(PublicKey::Kind::p256).public_key(), rsa = TestSigner(PublicKey::Kind::rsa).public_key();
  using Kind = PublicKey::Kind;
  for (const PublicKey& key : {PublicKey{},
                               {.kind = Kind::p256, .x = p256.x, .y = p256.x},                   // no point of the curve
                               {.kind = Kind::p256, .x = std::string(32, '\xff'), .y = p256.y},  // beyond the field
                               {.kind = Kind::p256, .x = p256.x, .y = p256.y + "0"},
                               {.kind = Kind::p256, .x = p256.x},
                               {.kind = Kind::ed25519, .x = std::string(31, 'k')},
                               {.kind = Kind::rsa, .modulus = rsa.modulus},
                               {.kind = Kind::rsa, .modulus = rsa.modulus, .exponent = "\x01"},
                               {.kind = Kind::rsa, .modulus = rsa.modulus, .exponent = "\x02"},
                               {.kind = Kind::rsa, .modulus = rsa.modulus.substr(0, 128), .exponent = rsa.exponent},
                               {.kind = Kind::rsa, .modulus = std::string(513, '\xff'), .exponent = rsa.exponent}}) {
    CAPTURE(static_cast<int>(key.kind));
    CHECK_FALSE(is_usable(key));
    CHECK_FALSE(is_signed_by(key, "", ""));
  }
}

TEST_CASE("HMAC-SHA-1 gives the published values") {
  // RFC 2202, 3
  CHECK(hmac_sha1(std::string(20, '\x0b'), "Hi There") == from_hex("b617318655057264e28bc0b6fb378c8ef146be00"));
  CHECK(hmac_sha1("Jefe", "what do ya want for nothing?") == from_hex("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
  CHECK(hmac_sha1(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First") ==
        from_hex("aa4ae5e15272d00e95705637ce8a3b55ed402112"));
}
