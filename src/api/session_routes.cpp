#include <semaphore>

#include "api/field_reader.hpp"
#include "api/place.hpp"
#include "api/routes.hpp"
#include "api/security.hpp"
#include "api/sliding_window.hpp"
#include "base/hash.hpp"
#include "base/require.hpp"
#include "programme/title.hpp"
#include "text/clean.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kTriesOfAddress = 20;  ///< in kTryWindow
constexpr std::size_t kTriesOfName = 10;
constexpr std::chrono::minutes kTryWindow{1};
constexpr int kChecksAtOnce = 2;  ///< a password check is slow by design: a flood of them must leave workers for the office

/// Slows down guessing. Nobody is locked out: after a minute the next tries are free. Each process counts for itself (decision 0009).
struct SignInBrake {
  SlidingWindow by_address{kTriesOfAddress, kTryWindow};
  SlidingWindow by_name{kTriesOfName, kTryWindow};
  std::counting_semaphore<> checks{kChecksAtOnce};
};

Fail slow_down() {
  return fail(Code::unavailable, "api.slow_down");
}

json::object to_json(const office::Account& account) {
  return {{"id", account.id.value},
          {"name", account.name},
          {"shown_name", account.shown_name},
          {"language", account.language},
          {"has_password", account.has_password}};
}

office::Account account_of(store::Read& tx, const office::Session& session) {
  auto account = office::load_account(tx, session.account);
  require(account.has_value(), "a session without its account");
  return std::move(*account);
}

/// cookie  the secret of the session
json::object to_json(const App& app, const office::Session* session, std::string_view cookie) {
  return app.database.read([&](store::Read& tx) {
    json::object out{{"signed_in", session != nullptr},
                     {"csrf", ""},
                     {"permissions", json::array()},
                     {"office", office::setting(tx, "name")},
                     {"program", app.program}};
    if (session == nullptr) return out;
    out["csrf"] = office::csrf_of(cookie);
    out["permissions"] = array_of(session->rights.anywhere.names(), [](std::string_view name) { return json::value(to_view(name)); });
    out["account"] = to_json(account_of(tx, *session));
    return out;
  });
}

http::Response welcome(const Call& call, const office::SignedIn& signed_in) {
  auto response = json_response(200, to_json(call.app, &signed_in.session, signed_in.cookie));
  response.add("Set-Cookie", session_cookie(signed_in.cookie, call.request.is_https));
  return response;
}

Result<http::Response> show_session(const Call& call) {
  auto response = json_response(200, to_json(call.app, call.session, call.request.cookie(kSessionCookie)));
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

Result<http::Response> sign_in_by_link(const Call& call, SignInBrake& brake) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("token");
  const auto token = fields.text("token", 200);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  if (!brake.by_address.admit(call.request.from_address, call.app.clock.now())) return slow_down();
  const auto signed_in = call.app.database.write(
      [&](store::Write& tx) { return office::sign_in_by_link(tx, call.app.clock, *token, call.request.from_address); });
  if (!signed_in && signed_in.error().key == "office.link_expired") bury_expired_links(call.app);
  if (!signed_in) return tl::unexpected(signed_in.error());
  return welcome(call, *signed_in);
}

/// A check of name and password, unless too many are going on.
Result<office::AccountId> check(const Call& call, SignInBrake& brake, const std::string& name, const std::string& password,
                                std::string_view error_key) {
  const Instant now = call.app.clock.now();
  if (!brake.by_address.admit(call.request.from_address, now) || !brake.by_name.admit(text::search_key(name), now)) return slow_down();
  const Place place(brake.checks);
  if (!place.is_ours()) return slow_down();
  const auto checked = office::check_password(call.app.database, name, password);
  if (!checked.right) return fail(Code::unauthenticated, std::string(error_key));
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
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);

  const auto account = check(call, brake, text::clean(*name).text, text::clean(*password).text, "office.wrong_name_or_password");
  if (!account) return tl::unexpected(account.error());
  const auto signed_in =
      call.app.database.write([&](store::Write& tx) { return office::sign_in(tx, call.app.clock, *account, call.request.from_address); });
  if (!signed_in) return tl::unexpected(signed_in.error());
  return welcome(call, *signed_in);
}

/// What a change of one's account asks for, with passwords still in the clear.
struct AccountChange {
  office::AccountUpdate update;
  std::optional<std::string> old_password, new_password;
};

Result<AccountChange> read_account_change(std::string_view json_text) {
  const auto body = parse_object(json_text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  AccountChange change;
  if (const auto shown_name = fields.text("shown_name", 100)) change.update.shown_name = programme::one_line(text::clean(*shown_name).text);
  if (change.update.shown_name == "") fields.blame(Error{Code::invalid, "api.too_short", {"shown_name"}});
  change.update.language = fields.text("language", 10);
  if (const auto password = fields.text("old_password", 1000)) change.old_password = text::clean(*password).text;
  if (const auto password = fields.text("new_password", 1000)) change.new_password = text::clean(*password).text;
  if (change.new_password && text::count_characters(*change.new_password) < office::kShortestPassword) {
    fields.blame(Error{Code::invalid, "api.password_too_short", {std::to_string(office::kShortestPassword)}});
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return change;
}

Result<http::Response> change_account(const Call& call, SignInBrake& brake) {
  auto change = read_account_change(call.request.body);
  if (!change) return tl::unexpected(change.error());
  const office::Account account = call.app.database.read([&](store::Read& tx) { return account_of(tx, *call.session); });
  if (change->new_password && account.has_password) {
    const auto checked = check(call, brake, account.name, change->old_password.value_or(""), "api.wrong_old_password");
    if (!checked) return fail(checked.error().code == Code::unauthenticated ? Code::forbidden : checked.error().code, checked.error().key);
  }
  if (change->new_password) change->update.new_password_hash = hash_password(*change->new_password);
  change->update.kept_session = call.session->id;

  const auto changed =
      call.app.database.write([&](store::Write& tx) { return office::update_account(tx, call.app.clock, account.id, change->update); });
  if (!changed) return tl::unexpected(changed.error());
  return json_response(200, to_json(call.app, call.session, call.request.cookie(kSessionCookie)));
}

}  // namespace

void add_session_routes(Routes& routes) {
  using enum http::Method;
  const auto brake = std::make_shared<SignInBrake>();
  routes.add({.method = get, .pattern = "/api/session", .permission = "public"}, show_session);
  routes.add({.method = remove, .pattern = "/api/session", .permission = "session"}, sign_out);
  routes.add({.method = post, .pattern = "/api/session/link", .permission = "public", .body_limit = kJsonBytes, .body_type = kJson},
             [brake](const Call& call) { return sign_in_by_link(call, *brake); });
  routes.add({.method = post, .pattern = "/api/session/password", .permission = "public", .body_limit = kJsonBytes, .body_type = kJson},
             [brake](const Call& call) { return sign_in_by_password(call, *brake); });
  routes.add({.method = patch, .pattern = "/api/account", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
             [brake](const Call& call) { return change_account(call, *brake); });
}

}  // namespace nhipcau::api
