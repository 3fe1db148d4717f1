#include "base/secret_box.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;

TEST_CASE("a closed text opens with its key and for its purpose alone") {
  const SecretKey key;
  const std::string sealed = seal(key, "totp A", "bí mật");
  CHECK(unseal(key, "totp A", sealed) == "bí mật");
  CHECK_FALSE(unseal(key, "totp B", sealed));
  CHECK_FALSE(unseal(SecretKey(), "totp A", sealed));
  CHECK(unseal(*SecretKey::from_bytes(key.bytes()), "totp A", sealed) == "bí mật");
  CHECK(seal(key, "totp A", "bí mật") != sealed);
}

TEST_CASE("a closed text that was changed or cut does not open") {
  const SecretKey key;
  const std::string sealed = seal(key, "totp A", "bí mật");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CAPTURE(i);
    CHECK_FALSE(unseal(key, "totp A", changed));
    CHECK_FALSE(unseal(key, "totp A", sealed.substr(0, i)));
  }
}

TEST_CASE("a key has 32 bytes") {
  CHECK_FALSE(SecretKey::from_bytes(""));
  CHECK_FALSE(SecretKey::from_bytes(std::string(31, 'k')));
  CHECK(SecretKey::from_bytes(std::string(32, 'k')));
  CHECK(SecretKey().bytes() != SecretKey().bytes());
}
