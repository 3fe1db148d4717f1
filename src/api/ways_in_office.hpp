#pragma once
#include <string>
#include <utility>
#include <vector>

#include "api/testing.hpp"
#include "authenticator/testing.hpp"

/// For tests: browsers before an office at localhost, with passkeys.
namespace nhipcau::api::testing {

/// A browser with its cookies. It asks at http://localhost, where passkeys work without HTTPS.
class Browser {
 public:
  explicit Browser(const TestOffice& office) : office_(office) {}

  http::Response ask(http::Method method, const std::string& target, const json::object& body = {});
  http::Response post(const std::string& target, const json::object& body = {}) { return ask(http::Method::post, target, body); }
  http::Response get(const std::string& target) { return ask(http::Method::get, target); }

  /// What the office asks this browser to answer.
  authenticator::Ceremony ceremony(const std::string& target);
  http::Response add(const authenticator::TestPasskey& passkey, const std::string& name = "Điện thoại");
  /// Signs in by a passkey that says it is this account's.
  http::Response sign_in(authenticator::TestPasskey& passkey, const office::AccountId& account);
  /// The same with an answer that a test has made.
  http::Response sign_in(const authenticator::TestPasskey& passkey, const office::AccountId& account,
                         const authenticator::AssertionAnswer& answer);
  http::Response prove(authenticator::TestPasskey& passkey, const office::AccountId& account);
  [[nodiscard]] bool is_signed_in();

  std::string host = "localhost:8080";
  std::vector<std::pair<std::string, std::string>> cookies;
  std::string csrf;

 private:
  void take_cookies(const http::Response& response);
  const TestOffice& office_;
};

json::object answer_json(const authenticator::TestPasskey& passkey, const office::AccountId& account,
                         const authenticator::AssertionAnswer& answer);

/// The bytes that a secret of base 32 in groups stands for.
std::string from_base32(std::string_view text);

/// A second person in the office.
office::AccountId add_account(TestOffice& office, const std::string& name);
/// A browser in which an account is signed in by a link.
Browser signed_in_browser(TestOffice& office, const office::AccountId& account);

}  // namespace nhipcau::api::testing
