#pragma once
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "api/json.hpp"
#include "authenticator/token_testing.hpp"
#include "base/clock.hpp"
#include "http/testing.hpp"

/// For tests: a provider of identities on this machine that says what it is told to, also what no honest one would.
namespace nhipcau::api::testing {

class FakeProvider {
 public:
  explicit FakeProvider(const Clock& clock);

  [[nodiscard]] std::string issuer() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
  /// The body of a provider's row here: its client is "nhipcau", its secret "mở cửa".
  [[nodiscard]] json::object as_row() const;

  /// Somebody signs in there, sent to this address: what their browser brings back.
  json::object sign_in(std::string_view address);

  std::string subject = "u-17";
  std::vector<std::string> groups{"van-thu"};
  bool tells_groups_later = false;        ///< not in the token, but where it is asked with the access token
  std::string later_subject = "u-17";     ///< whom it tells of there
  std::string more_document;              ///< `,"x":1`
  std::string said_issuer;                ///< empty: its own
  authenticator::TestClaims more_claims;  ///< over those of the token
  authenticator::TestProvider key{PublicKey::Kind::p256, "k1"};
  bool hides_key = false;  ///< until its keys have been asked for once more
  int keys_asked = 0, tokens_asked = 0;

 private:
  struct Code {
    std::string nonce, challenge, redirect;
  };
  http::Response answer(const http::Request& request);
  http::Response token(const http::Request& request);
  [[nodiscard]] std::string document() const;
  [[nodiscard]] std::string id_token(const std::string& nonce) const;

  const Clock& clock_;
  std::mutex mutex_;  // guards all but server_
  std::map<std::string, Code> codes_;
  http::testing::RunningServer server_;
};

}  // namespace nhipcau::api::testing
