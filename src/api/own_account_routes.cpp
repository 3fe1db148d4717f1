#include <algorithm>

#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/routes.hpp"
#include "api/second_factor.hpp"
#include "api/security.hpp"
#include "api/sign_in_brake.hpp"
#include "api/welcome.hpp"
#include "base/hash.hpp"
#include "base/require.hpp"
#include "office/known_browser.hpp"
#include "office/password_rules.hpp"
#include "office/sessions.hpp"
#include "programme/title.hpp"
#include "text/clean.hpp"

// What somebody does with their own account and their own sessions.
namespace nhipcau::api {
namespace {

constexpr std::size_t kNameCharacters = 100;

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
  if (const auto shown_name = fields.text("shown_name", kNameCharacters))
    change.update.shown_name = programme::one_line(words_on_one_line(*shown_name));
  if (change.update.shown_name == "") fields.blame(Error{Code::invalid, "api.too_short", {"shown_name"}});
  change.update.language = fields.text("language", 10);
  if (const auto password = fields.text("old_password", office::kLongestPassword)) change.old_password = text::clean(*password).text;
  if (const auto password = fields.text("new_password", office::kLongestPassword)) change.new_password = text::clean(*password).text;
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return change;
}

/// Whoever has the session must also know the password it would replace. Counted for the account: no stranger's guessing is in its way.
Result<void> check_old_password(const Call& call, SignInBrake& brake, const office::Account& account, const std::string& password) {
  const SignInBrake::Try attempt{.from_address = {}, .name_key = {}, .known = "session of " + account.id.value};
  const auto seat = brake.admit(attempt, call.app.clock.now());
  if (!seat) return fail(Code::unavailable, "api.slow_down");
  const auto checked = office::check_password(call.app.database, account.name, password, call.app.password_matches);
  if (!checked.right) return fail(Code::forbidden, "api.wrong_old_password");
  return {};
}

/// Hashes a new password once it may be set. Outside a transaction: slow by design.
Result<void> take_new_password(const Call& call, SignInBrake& brake, AccountChange& change) {
  if (!change.new_password) return {};
  office::PasswordContext context;
  const auto account = call.app.database.read([&](store::Read& tx) {
    context.office_name = office::setting(tx, "name");
    return office::load_account(tx, call.session->account);
  });
  require(account.has_value(), "a session without its account");
  context.account_name = account->name;
  context.shown_name = change.update.shown_name.value_or(account->shown_name);
  if (const auto fault = office::find_password_fault(*change.new_password, context)) return tl::unexpected(*fault);
  if (const auto proof = need_proof_for_password(call); !proof) return proof;
  if (account->has_password) {
    if (const auto checked = check_old_password(call, brake, *account, change.old_password.value_or("")); !checked) return checked;
  }
  change.update.new_password_hash = hash_password(*change.new_password);
  return {};
}

Result<http::Response> change_account(const Call& call, SignInBrake& brake) {
  auto change = read_account_change(call.request.body);
  if (!change) return tl::unexpected(change.error());
  if (const auto taken = take_new_password(call, brake, *change); !taken) return tl::unexpected(taken.error());
  change->update.kept_session = call.session->id;

  const App& app = call.app;
  std::string known_token;
  office::Session session = *call.session;
  const auto changed = app.database.write([&](store::Write& tx) -> Result<void> {
    const auto updated = office::update_account(tx, app.clock, session.account, change->update);
    if (!updated) return tl::unexpected(updated.error());
    if (change->new_password) known_token = office::know_browser(tx, app.clock, session.account, {});
    session = office::find_session(tx, app.clock, call.request.cookie(kSessionCookie)).value_or(session);
    return {};
  });
  if (!changed) return tl::unexpected(changed.error());
  auto response = json_response(200, session_json(app, &session, call.request.cookie(kSessionCookie)));
  if (!known_token.empty()) response.add("Set-Cookie", known_cookie(call.request, known_token));
  return response;
}

json::object to_json(const office::OpenSession& one, const office::SessionId& mine) {
  return {{"id", one.id.value},
          {"is_this", one.id == mine},
          {"browser", text_or_null(one.browser)},
          {"system", text_or_null(one.system)},
          {"from_address", text_or_null(one.from_address)},
          {"begun_by", text_or_null(one.begun_by)},
          {"started_at", to_rfc3339(one.started_at)},
          {"used_at", to_rfc3339(one.used_at)}};
}

http::Response sessions_response(store::Read& tx, const Call& call) {
  auto sessions = office::list_sessions(tx, call.app.clock, call.session->account);
  std::ranges::stable_partition(sessions, [&](const office::OpenSession& one) { return one.id == call.session->id; });
  return json_response(
      200, json::object{{"items", array_of(sessions, [&](const office::OpenSession& one) { return to_json(one, call.session->id); })}});
}

Result<http::Response> list_sessions(const Call& call, store::Read& tx) {
  return sessions_response(tx, call);
}

Result<http::Response> end_other_sessions(const Call& call) {
  const App& app = call.app;
  (void)app.database.write([&](store::Write& tx) -> Result<void> {
    office::end_sessions(tx, app.clock, call.actor(), call.session->account, call.session->id);
    return {};
  });
  return app.database.read([&](store::Read& tx) { return sessions_response(tx, call); });
}

Result<http::Response> end_one_session(const Call& call) {
  const App& app = call.app;
  const auto ended = app.database.write([&](store::Write& tx) {
    return office::end_session_of(tx, app.clock, call.actor(), call.session->account, {call.param("session")});
  });
  if (!ended) return tl::unexpected(ended.error());
  return app.database.read([&](store::Read& tx) { return sessions_response(tx, call); });
}

}  // namespace

void add_own_account_routes(Routes& routes) {
  using enum http::Method;
  const auto brake = std::make_shared<SignInBrake>();
  routes.add({.method = patch, .pattern = "/api/account", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
             [brake](const Call& call) { return change_account(call, *brake); });
  routes.add({.method = get, .pattern = "/api/account/sessions", .permission = "session"}, list_sessions);
  routes.add({.method = remove, .pattern = "/api/account/sessions", .permission = "session"}, end_other_sessions);
  routes.add({.method = remove, .pattern = "/api/account/sessions/{session}", .permission = "session"}, end_one_session);
}

}  // namespace nhipcau::api
