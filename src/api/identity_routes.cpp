#include "api/identity_return.hpp"
#include "api/passkey_answer.hpp"
#include "api/provider_json.hpp"
#include "api/routes.hpp"
#include "api/second_factor.hpp"
#include "api/security.hpp"
#include "api/sliding_window.hpp"
#include "api/welcome.hpp"
#include "base/hash.hpp"
#include "office/ways_in.hpp"

// Signing in by the office's provider of identities, joining one's identity to one's account, and proving by it who sits there.
namespace nhipcau::api {
namespace {

using office::AttemptPurpose;

constexpr std::size_t kSendingsOfAddress = 60;  ///< in kSendingWindow: an office may stand behind one address
constexpr std::chrono::minutes kSendingWindow{1};
constexpr std::size_t kSecretLength = 43;  // of random_token()

/// What the routes share.
struct Desk {
  explicit Desk(std::shared_ptr<ProviderDesk> its_providers) : providers(std::move(its_providers)) {}
  std::shared_ptr<ProviderDesk> providers;
  SlidingWindow sendings{kSendingsOfAddress, kSendingWindow};
};

/// Who is signed in is told by the session's cookie, another by that of a ceremony.
Sending sending_of(const Call& call, AttemptPurpose purpose) {
  const bool is_sign_in = purpose == AttemptPurpose::sign_in;
  return {.purpose = purpose, .browser = std::string(call.request.cookie(is_sign_in ? kCeremonyCookie : kSessionCookie))};
}

/// It is the identity that is refused, not the session.
Error as_forbidden(Error error) {
  if (error.code == Code::unauthenticated) error.code = Code::forbidden;
  return error;
}

Result<http::Response> send(const Call& call, Desk& desk, const Sending& sending) {
  if (!desk.sendings.admit(call.request.from_address, call.app.clock.now())) return fail(Code::unavailable, "api.slow_down");
  const auto address = send_to_provider(call, *desk.providers, sending);
  if (!address) return tl::unexpected(as_forbidden(address.error()));
  return json_response(200, json::object{{"address", *address}});
}

/// A browser keeps its secret while pages of it are open, so that two tabs do not end one another's attempts.
Result<http::Response> send_to_sign_in(const Call& call, Desk& desk) {
  Sending sending = sending_of(call, AttemptPurpose::sign_in);
  if (sending.browser.size() != kSecretLength) sending.browser = random_token();
  auto response = send(call, desk, sending);
  if (response) response->add("Set-Cookie", ceremony_cookie(sending.browser, call.request.is_https));
  return response;
}

Result<http::Response> sign_in_by_provider(const Call& call, Desk& desk) {
  const auto came = take_return(call, *desk.providers, sending_of(call, AttemptPurpose::sign_in));
  if (!came) return tl::unexpected(came.error());
  const auto signed_in = call.app.database.write([&](store::Write& tx) {
    return office::sign_in_by_provider(tx, call.app.clock, came->provider, came->person, arrival_of(call.request));
  });
  if (!signed_in) return tl::unexpected(signed_in.error());
  return welcome(call, *signed_in, came->back);
}

Result<http::Response> send_to_join(const Call& call, Desk& desk) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  return send(call, desk, sending_of(call, AttemptPurpose::join));
}

/// The proof was asked for when the browser was sent, and the attempt is of this session alone.
Result<http::Response> join_identity(const Call& call, Desk& desk) {
  const auto came = take_return(call, *desk.providers, sending_of(call, AttemptPurpose::join));
  if (!came) return tl::unexpected(as_forbidden(came.error()));
  const auto joined = call.app.database.write([&](store::Write& tx) {
    office::settle_way_in(tx, call.session->id);  // invited, and now there is something to come in with
    return office::join_identity(tx, call.app.clock, call.actor(), came->provider, came->person);
  });
  if (!joined) return tl::unexpected(joined.error());
  json::object out = to_json(*joined);
  out["back"] = came->back;
  return json_response(201, out);
}

Result<http::Response> remove_identity(const Call& call) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const auto removed = call.app.database.write(
      [&](store::Write& tx) { return office::remove_identity(tx, call.app.clock, call.actor(), {call.param("identity")}); });
  if (!removed) return tl::unexpected(removed.error());
  return http::Response{.status = 204};
}

Result<http::Response> send_to_prove(const Call& call, Desk& desk) {
  return send(call, desk, sending_of(call, AttemptPurpose::prove));
}

Result<http::Response> prove_by_provider(const Call& call, Desk& desk) {
  const auto came = take_return(call, *desk.providers, sending_of(call, AttemptPurpose::prove));
  if (!came) return tl::unexpected(as_forbidden(came.error()));
  const auto noted = call.app.database.write([&](store::Write& tx) -> Result<void> {
    if (office::find_owner(tx, came->provider, came->person.subject) != call.session->account) {
      return fail(Code::forbidden, "office.identity_not_yours", {came->provider_name});
    }
    office::note_proof(tx, call.app.clock, call.session->id);
    return {};
  });
  if (!noted) return tl::unexpected(noted.error());
  return json_response(200, json::object{{"back", came->back}});
}

}  // namespace

void add_identity_routes(Routes& routes, const std::shared_ptr<ProviderDesk>& providers) {
  using enum http::Method;
  routes.add_part("identity");  // its handlers know the asker's own alone
  const auto desk = std::make_shared<Desk>(providers);
  using Act = Result<http::Response> (*)(const Call&, Desk&);
  const auto add = [&](const std::string& pattern, const std::string& permission, Act act) {
    routes.add({.method = post, .pattern = pattern, .permission = permission, .body_limit = kJsonBytes, .body_type = kJson},
               [desk, act](const Call& call) { return act(call, *desk); });
  };
  add("/api/session/provider/attempt", "public", send_to_sign_in);
  add("/api/session/provider", "public", sign_in_by_provider);
  add("/api/session/proof/provider/attempt", "session", send_to_prove);
  add("/api/session/proof/provider", "session", prove_by_provider);
  add("/api/account/identity-attempt", "session", send_to_join);
  add("/api/account/identities", "session", join_identity);
  routes.add({.method = remove, .pattern = "/api/account/identities/{identity}", .permission = "session"}, remove_identity);
}

}  // namespace nhipcau::api
