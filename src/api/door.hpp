#pragma once
#include <memory>
#include <optional>

#include "api/pages.hpp"
#include "api/request_meter.hpp"
#include "api/routes.hpp"
#include "api/sliding_window.hpp"
#include "http/server.hpp"

namespace nhipcau::api {

/// The one pipeline of every request: id → route → origin, type and size → session → permission → CSRF token → handler → error to problem →
/// ETag → security headers → one log line. Safe from many threads.
class Door {
 public:
  explicit Door(std::shared_ptr<const App> app);

  /// What can be said of a request before its body comes: no route, another site's page, no session or token at all, wrong type.
  http::HeadDecision on_head(const http::Request& head) const;
  http::Response on_request(http::Request&& request);
  /// Words what the server itself refuses.
  http::Response on_refusal(int status, const http::Request& head) const;

 private:
  http::Response serve(const http::Request& request, const http::Router::Match& match);
  Result<http::Response> act(const http::Request& request, const http::Router::Match& match);
  Result<http::Response> look_up(const http::Request& request, const http::Router::Match& match, const Look& look);
  std::optional<Error> find_fault(store::Read& tx, const http::Request& request, const http::Router::Match& match,
                                  const std::optional<office::Session>& session) const;
  Call call_of(const http::Request& request, const std::optional<office::Session>& session) const;
  void keep_alive(const std::optional<office::Session>& session);
  void touch(const office::Session& session);
  /// Adds what every answer has on its way out.
  void dress(http::Response& response, const http::Request& request) const;

  std::shared_ptr<const App> app_;
  Routes routes_;
  std::unique_ptr<RequestMeter> meter_;
  Pages pages_;
  SlidingWindow touches_;
  mutable office::RightsCache rights_;
};

/// What is wrong with a request before anyone knows who sent it; none if it may go on. Pure.
std::optional<Error> find_early_fault(const http::Request& request, const http::Route& route);

/// Whether a session, or none, may take a route at all: 401 without one; without the permission anywhere 404 for a thing named in the path,
/// for what an account may not see does not exist, and 403 otherwise. Pure.
std::optional<Error> find_permission_fault(const http::Route& route, const office::Session* session);

/// The reader's language: Accept-Language, else Vietnamese.
Language language_of(const http::Request& request);

}  // namespace nhipcau::api
