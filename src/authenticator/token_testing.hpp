#pragma once
#include <string>
#include <utility>
#include <vector>

#include "authenticator/id_token.hpp"
#include "base/testing.hpp"

/// Support for tests alone; the program never includes this file.
namespace nhipcau::authenticator {

/// A provider with one key: it signs what it is told to.
class TestProvider {
 public:
  explicit TestProvider(PublicKey::Kind kind = PublicKey::Kind::p256, std::string key = "k1")
      : key_name(std::move(key)), kind_(kind), signer_(kind) {}

  /// "ES256"
  [[nodiscard]] std::string algorithm() const;
  /// Its keys as a provider shows them (JWKS).
  [[nodiscard]] std::string keys_json() const;
  [[nodiscard]] std::vector<SigningKey> keys() const;
  /// header  empty: the right one
  [[nodiscard]] std::string sign(const std::string& claims, std::string header = {}) const;

  std::string key_name;

 private:
  PublicKey::Kind kind_;
  TestSigner signer_;
};

/// The claims of a good token as JSON members, to be changed by tests.
using TestClaims = std::vector<std::pair<std::string, std::string>>;
std::string to_json(const TestClaims& claims);

}  // namespace nhipcau::authenticator
