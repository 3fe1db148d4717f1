#pragma once
#include <string>
#include <string_view>

#include "api/app.hpp"
#include "api/json.hpp"
#include "directive/paper.hpp"
#include "http/message.hpp"
#include "outgoing/mail.hpp"
#include "store/testing.hpp"

/// For tests: an office with a database of its own, asked in process as the server would.
namespace nhipcau::api::testing {

/// Who asks.
enum class As { nobody, administrator, administrator_without_token };

struct Ask {
  http::Method method = http::Method::get;
  std::string target;  ///< "/api/papers?q=…"
  As as = As::administrator;
  std::string body = {};
  std::string type = "application/json";
  http::Headers headers = {};
  std::string from_address = "192.0.2.1";
};

class TestOffice {
 public:
  TestOffice() : TestOffice(password_matches) {}
  /// matches  compares passwords, in the place of what is slow by design
  explicit TestOffice(const office::PasswordMatches& matches);

  http::Response ask(const Ask& ask) const;
  /// The same by its path alone, signed in.
  http::Response get(const std::string& target) const { return ask({.target = target}); }
  http::Response post(const std::string& target, const std::string& body) const;
  http::Response patch(const std::string& target, const std::string& body) const;

  /// Takes a paper in and gives its id.
  std::string upload(std::string_view bytes, const std::string& name = "giay-to.txt") const;
  /// A fresh sign-in link's token.
  std::string make_link();
  /// Gives the administrator what no administrator has by that role: every permission there is.
  void let_do_everything();

  FixedClock clock{from_rfc3339("2026-11-22T02:00:00.000Z")};
  store::TestDatabase database;
  store::TemporaryFolder folder;
  store::FileStore files{folder.path() / "files"};
  http::Handler handler;
  std::shared_ptr<std::counting_semaphore<>> long_places;
  std::shared_ptr<std::vector<outgoing::Mail>> mails = std::make_shared<std::vector<outgoing::Mail>>();  ///< that left the office
  office::Account administrator;
  std::string cookie, csrf;
};

json::value body_of(const http::Response& response);
/// The key of a problem; empty if it is none.
std::string key_of(const http::Response& response);
std::string header_of(const http::Response& response, std::string_view name);

/// A plan of a provincial committee, written for the tests: header, basis, clauses, duties with deadlines, recipients, signer.
std::string sample_plan();
/// The same under another number: another paper.
std::string sample_plan(int number);

}  // namespace nhipcau::api::testing
