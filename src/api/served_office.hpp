#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "api/testing.hpp"
#include "http/testing.hpp"

/// For tests: a whole office behind a real socket, with two people in it.
namespace nhipcau::api::testing {

/// A request in words; what every request needs (host, length, cookie, token) is added for the caller.
struct Said {
  std::string caller = "administrator";  ///< see ServedOffice::ask
  std::string verb = "GET";
  std::string target;
  std::vector<std::string> headers = {};  ///< "X-File-Name: a.txt"
  std::string body = {};
};

/// An answer as it came.
struct Heard {
  int status = 0;
  std::string all, body;
  std::string key;  ///< of a problem; "-" if it is none
};

class ServedOffice {
 public:
  ServedOffice();

  /// Callers: `nobody`; `administrator` and `clerk` with cookie and token; `no_token` and `wrong_token` with the administrator's cookie;
  /// `others_token` with the administrator's cookie and the clerk's token; `ended` with the cookie and token of a session that is over.
  Heard ask(const Said& said);

  TestOffice office;
  std::string others_cookie, others_token;  ///< the clerk's
  std::string ended_cookie, ended_token;
  std::string link;  ///< a sign-in link of the administrator, not used yet

 private:
  struct Keys {
    std::string cookie, token;
  };
  [[nodiscard]] Keys keys_of(std::string_view caller) const;
  Keys sign_in(const office::AccountId& account);

  http::testing::RunningServer server_;
};

}  // namespace nhipcau::api::testing
