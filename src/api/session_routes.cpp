#include "api/field_reader.hpp"
#include "api/routes.hpp"
#include "api/second_factor.hpp"
#include "api/security.hpp"
#include "api/sign_in_brake.hpp"
#include "api/welcome.hpp"
#include "office/known_browser.hpp"
#include "text/clean.hpp"
#include "text/fold.hpp"

namespace nhipcau::api {
namespace {

Result<http::Response> show_session(const Call& call) {
  auto response = json_response(200, session_json(call.app, call.session, call.request.cookie(kSessionCookie)));
  if (call.session != nullptr) {  // the pages ask this when they open: the browser keeps the cookie as long as the session is used
    response.add("Set-Cookie", session_cookie(std::string(call.request.cookie(kSessionCookie)), call.request.is_https));
  }
  return response;
}

Result<http::Response> sign_out(const Call& call) {
  const auto ended = call.app.database.write([&](store::Write& tx) -> Result<void> {
    office::end_session(tx, call.app.clock, call.session->id);
    return {};
  });
  if (!ended) return tl::unexpected(ended.error());
  http::Response response{.status = 204};
  response.add("Set-Cookie", ended_cookie(call.request.is_https));
  return response;
}

/// In a transaction of its own: the refused one leaves nothing.
void bury_expired_links(const App& app) {
  (void)app.database.write([&](store::Write& tx) -> Result<void> {
    office::bury_expired_links(tx, app.clock);
    return {};
  });
}

/// No brake: a token cannot be guessed, and one that is none costs a look.
Result<http::Response> sign_in_by_link(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("token");
  const auto token = fields.text("token", 200);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  const App& app = call.app;
  const bool is_link = app.database.read([&](store::Read& tx) { return office::is_link(tx, *token); });
  if (!is_link) return fail(Code::unauthenticated, "office.no_such_link");
  const auto from = arrival_of(call.request);
  const auto signed_in = app.database.write([&](store::Write& tx) { return office::sign_in_by_link(tx, app.clock, *token, from); });
  if (!signed_in && signed_in.error().key == "office.link_expired") bury_expired_links(app);
  if (!signed_in) return tl::unexpected(signed_in.error());
  return welcome(call, *signed_in);
}

/// What a try at that name is counted under, if the account knows the browser.
std::optional<std::string> find_known(const App& app, const std::string& name, const office::Arrival& from) {
  if (from.known_tokens.empty()) return std::nullopt;
  return app.database.read([&](store::Read& tx) -> std::optional<std::string> {
    const auto account = office::find_account_named(tx, name);
    return account ? office::find_known_browser(tx, app.clock, account->id, from.known_tokens) : std::nullopt;
  });
}

Result<office::AccountId> check(const Call& call, SignInBrake& brake, const std::string& name, const std::string& password) {
  const App& app = call.app;
  const SignInBrake::Try attempt{.from_address = call.request.from_address,
                                 .name_key = text::search_key(name),
                                 .known = find_known(app, name, arrival_of(call.request))};
  const auto seat = brake.admit(attempt, app.clock.now());
  if (!seat) return fail(Code::unavailable, "api.slow_down");
  const auto checked = office::check_password(app.database, name, password, app.password_matches);
  if (!checked.right) return fail(Code::unauthenticated, "office.wrong_name_or_password");
  return checked.account;
}

Result<http::Response> sign_in_by_password(const Call& call, SignInBrake& brake) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("name");
  fields.need("password");
  const auto name = fields.text("name", 100);
  const auto password = fields.text("password", 1000);
  const auto code = fields.text("code", kLongestCode);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  const auto account = check(call, brake, text::clean(*name).text, text::clean(*password).text);
  if (!account) return tl::unexpected(account.error());
  const auto signed_in = sign_in_beside_password(call, *account, code);
  if (!signed_in) return tl::unexpected(signed_in.error());
  return welcome(call, *signed_in);
}

}  // namespace

void add_session_routes(Routes& routes) {
  using enum http::Method;
  const auto brake = std::make_shared<SignInBrake>();
  routes.add({.method = get, .pattern = "/api/session", .permission = "public"}, show_session);
  routes.add({.method = remove, .pattern = "/api/session", .permission = "session"}, sign_out);
  routes.add({.method = post, .pattern = "/api/session/link", .permission = "public", .body_limit = kJsonBytes, .body_type = kJson},
             sign_in_by_link);
  routes.add({.method = post, .pattern = "/api/session/password", .permission = "public", .body_limit = kJsonBytes, .body_type = kJson},
             [brake](const Call& call) { return sign_in_by_password(call, *brake); });
}

}  // namespace nhipcau::api
