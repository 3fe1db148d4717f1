#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/signature.hpp"

/// Support for tests alone; the program never includes this file.
namespace nhipcau {

/// Somebody with a fresh key pair.
class TestSigner {
 public:
  explicit TestSigner(PublicKey::Kind kind);
  TestSigner(const TestSigner&) = delete;
  TestSigner& operator=(const TestSigner&) = delete;
  ~TestSigner();
  [[nodiscard]] PublicKey public_key() const;
  [[nodiscard]] std::string sign(std::string_view message) const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// "00ff" → two bytes.
std::string from_hex(std::string_view hex);

}  // namespace nhipcau
