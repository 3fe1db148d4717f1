#include "authenticator/authenticator_data.hpp"

#include <doctest/doctest.h>

#include "authenticator/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

TEST_CASE("flags, counter and credential are read, with extensions behind them") {
  TestPasskey passkey;
  passkey.counter = 0x01020304;
  const std::string plain = passkey.authenticator_data("office.example", true);
  const auto read = read_authenticator_data(plain);
  REQUIRE(read);
  CHECK(read->party_hash == sha256_of("office.example"));
  CHECK(read->is_user_present);
  CHECK(read->is_user_verified);
  CHECK(read->may_be_backed_up);
  CHECK(read->is_backed_up);
  CHECK(read->counter == 0x01020304);
  REQUIRE(read->credential);
  CHECK(read->credential->id == passkey.id);
  CHECK(read->credential->cose_key == passkey.cose_key());

  passkey.flags = 0x81;
  const std::string extensions = cbor_head(5, 1) + cbor_text("credProtect") + cbor_integer(2);
  const std::string more = passkey.authenticator_data("office.example", true);
  CHECK(read_authenticator_data(more + extensions)->credential);
  CHECK_FALSE(read_authenticator_data(more));
  CHECK_FALSE(read_authenticator_data(more + cbor_integer(2)));
  CHECK_FALSE(read_authenticator_data(plain + extensions));
}

TEST_CASE("authenticator data cut anywhere is refused, and so is a name of no or too many bytes") {
  TestPasskey passkey;
  const std::string data = passkey.authenticator_data("office.example", true);
  for (std::size_t size = 0; size < data.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(read_authenticator_data(data.substr(0, size)));
  }
  passkey.id.clear();
  CHECK_FALSE(read_authenticator_data(passkey.authenticator_data("office.example", true)));
  passkey.id = std::string(kMostCredentialIdBytes, 'i');
  CHECK(read_authenticator_data(passkey.authenticator_data("office.example", true)));
  passkey.id += 'i';
  CHECK_FALSE(read_authenticator_data(passkey.authenticator_data("office.example", true)));
}

TEST_CASE("keys of other algorithms and curves are refused") {
  const std::string x = cbor_bytes(std::string(32, 'x'));
  const auto curve_key = [&](int type, int algorithm, int curve) {
    return cbor_head(5, 5) + cbor_integer(1) + cbor_integer(type) + cbor_integer(3) + cbor_integer(algorithm) + cbor_integer(-1) +
           cbor_integer(curve) + cbor_integer(-2) + x + cbor_integer(-3) + x;
  };
  for (const auto& key :
       {curve_key(2, -7, 1) /* no point */, curve_key(2, -35, 2), curve_key(2, -47, 8), curve_key(2, -8, 1), curve_key(1, -7, 6),
        curve_key(4, -7, 1), std::string(), cbor_integer(1), cbor_head(5, 0), TestPasskey().cose_key() + "x"}) {
    CHECK_FALSE(read_cose_key(key));
  }
  for (const auto kind : {PublicKey::Kind::p256, PublicKey::Kind::ed25519, PublicKey::Kind::rsa}) {
    const auto key = read_cose_key(TestPasskey(kind).cose_key());
    REQUIRE(key);
    CHECK(key->kind == kind);
  }
}
