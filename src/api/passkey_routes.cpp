#include "api/byte_fields.hpp"
#include "api/passkey_answer.hpp"
#include "api/passkey_json.hpp"
#include "api/provider_json.hpp"
#include "api/relying_party.hpp"
#include "api/routes.hpp"
#include "api/second_factor.hpp"
#include "api/sliding_window.hpp"
#include "api/welcome.hpp"
#include "authenticator/client_data.hpp"
#include "base/hash.hpp"
#include "base/require.hpp"
#include "office/ways_in.hpp"
#include "programme/title.hpp"
#include "text/clean.hpp"

// Passkeys: signing in with one, and one's own list of them.
namespace nhipcau::api {
namespace {

using office::ChallengePurpose;

constexpr std::size_t kChallengesOfAddress = 120;  ///< in kChallengeWindow: each sign-in page that is opened asks for one
constexpr std::chrono::minutes kChallengeWindow{1};
constexpr std::size_t kSecretLength = 43;  // of random_token()

std::string make_challenge(const Call& call, const office::Asked& asked) {
  return *call.app.database.write(
      [&](store::Write& tx) -> Result<std::string> { return office::make_challenge(tx, call.app.clock, asked); });
}

/// A browser keeps its secret while pages of it are open, so that two tabs do not end one another's challenges.
Result<http::Response> ask_to_sign_in(const Call& call, SlidingWindow& challenges) {
  const auto party = relying_party(call.app.url, call.request);
  if (!party) return tl::unexpected(party.error());
  if (!challenges.admit(call.request.from_address, call.app.clock.now())) return fail(Code::unavailable, "api.slow_down");
  office::Asked asked = asked_by(call, ChallengePurpose::sign_in);
  if (asked.browser.size() != kSecretLength) asked.browser = random_token();
  auto response = json_response(200, request_json(*party, make_challenge(call, asked), {}));
  response.add("Set-Cookie", ceremony_cookie(asked.browser, call.request.is_https));
  return response;
}

Result<http::Response> sign_in_by_passkey(const Call& call) {
  const auto answer = read_passkey_answer(call.request);
  if (!answer) return tl::unexpected(answer.error());
  const auto checked = check_passkey(call, asked_by(call, ChallengePurpose::sign_in), *answer);
  if (!checked) return tl::unexpected(checked.error());
  const auto signed_in = call.app.database.write([&](store::Write& tx) -> Result<office::SignedIn> {
    const auto noted = office::note_passkey_use(tx, call.app.clock, checked->passkey, checked->used);
    if (!noted) return tl::unexpected(noted.error());
    return office::sign_in(tx, call.app.clock, checked->passkey.account, arrival_of(call.request), office::SignInWay::passkey);
  });
  if (!signed_in) return tl::unexpected(signed_in.error());
  return welcome(call, *signed_in);
}

Result<http::Response> show_ways_in(const Call& call, store::Read& tx) {
  const office::AccountId& account = call.session->account;
  const office::WaysIn ways = office::load_ways_in(tx, account);
  const auto party = relying_party(call.app.url, call.request);
  json::object out{
      {"has_password", ways.has_password},
      {"asks_for_code", ways.asks_for_code},
      {"recovery_codes", ways.recovery_codes},
      {"is_proved", office::is_proved(tx, call.app.clock, *call.session)},
      {"passkeys", array_of(office::list_passkeys(tx, account), [](const auto& passkey) { return to_json(passkey); })},
      {"identities", array_of(office::list_identities(tx, account), [](const auto& identity) { return api::to_json(identity); })},
      {"passkeys_trouble", party ? json::value(nullptr) : json::value(message(call.language, party.error().key, party.error().args))}};
  return json_response(200, out);
}

Result<http::Response> ask_to_make(const Call& call) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const auto party = relying_party(call.app.url, call.request);
  if (!party) return tl::unexpected(party.error());
  const std::string challenge = make_challenge(call, asked_by(call, ChallengePurpose::register_passkey));
  return call.app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto account = office::load_account(tx, call.session->account);
    require(account.has_value(), "a session without its account");
    const auto known = office::list_passkeys(tx, account->id);
    const std::string office_name = office::setting(tx, "name");
    return json_response(200, to_json(PasskeyWish{*party, challenge, office_name, *account, known}));
  });
}

/// What a browser has made, and what its owner wants to call it.
struct MadePasskey {
  authenticator::RegistrationAnswer answer;
  std::string name;
  std::vector<std::string> transports;
};

std::optional<std::string> read_name(FieldReader& fields) {
  const auto name = fields.text("name", office::kLongestPasskeyName);
  if (!name) return std::nullopt;
  auto line = programme::one_line(text::clean(*name).text);
  if (line.empty()) fields.blame(Error{Code::invalid, "api.too_short", {"name"}});
  return line;
}

Result<MadePasskey> read_made(const http::Request& request) {
  constexpr std::size_t kLongestTransport = 40;
  const auto body = parse_object(request.body);
  if (!body) return tl::unexpected(body.error());
  ByteFields fields(*body);
  MadePasskey made;
  made.answer.client_data = fields.take("client_data", authenticator::kMostClientDataBytes, ByteFields::Need::must);
  made.answer.attestation_object = fields.take("attestation_object", authenticator::kMostAttestationBytes, ByteFields::Need::must);
  fields.fields().need("name");
  made.name = read_name(fields.fields()).value_or("");
  made.transports = fields.fields().texts("transports", office::kMostTransports, kLongestTransport).value_or(std::vector<std::string>{});
  if (const auto fault = fields.fields().finish()) return tl::unexpected(*fault);
  return made;
}

Error as_forbidden(Error error) {
  if (error.code == Code::unauthenticated) error.code = Code::forbidden;  // it is the passkey that is refused, not the session
  return error;
}

Result<http::Response> add_passkey(const Call& call) {
  const auto made = read_made(call.request);
  if (!made) return tl::unexpected(made.error());
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const auto party = relying_party(call.app.url, call.request);
  if (!party) return tl::unexpected(party.error());
  const std::string challenge = challenge_in(made->answer.client_data);
  const auto taken = call.app.database.write([&](store::Write& tx) -> Result<bool> {
    return office::take_challenge(tx, call.app.clock, asked_by(call, ChallengePurpose::register_passkey), challenge);
  });
  if (!taken) return tl::unexpected(taken.error());
  if (!*taken) return fail(Code::forbidden, "office.challenge_over");
  const auto credential = authenticator::check_registration(made->answer, {.party = *party, .challenge = challenge});
  if (!credential) return tl::unexpected(as_forbidden(refuse_passkey(credential.error()).value()));
  const auto added = call.app.database.write([&](store::Write& tx) {
    office::settle_way_in(tx, call.session->id);  // invited, and now there is something to come in with
    return office::add_passkey(tx, call.app.clock, call.actor(),
                               {.credential = *credential, .name = made->name, .transports = made->transports});
  });
  if (!added) return tl::unexpected(added.error());
  return json_response(201, to_json(*added));
}

Result<http::Response> rename_passkey(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("name");
  const auto name = read_name(fields);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const auto renamed = call.app.database.write(
      [&](store::Write& tx) { return office::rename_passkey(tx, call.app.clock, call.actor(), {call.param("passkey")}, *name); });
  if (!renamed) return tl::unexpected(renamed.error());
  return json_response(200, to_json(*renamed));
}

Result<http::Response> remove_passkey(const Call& call) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const auto removed = call.app.database.write(
      [&](store::Write& tx) { return office::remove_passkey(tx, call.app.clock, call.actor(), {call.param("passkey")}); });
  if (!removed) return tl::unexpected(removed.error());
  return http::Response{.status = 204};
}

}  // namespace

void add_passkey_routes(Routes& routes) {
  using enum http::Method;
  routes.add_part("passkey");  // its handlers know the asker's own alone
  const auto challenges = std::make_shared<SlidingWindow>(kChallengesOfAddress, kChallengeWindow);
  routes.add({.method = post, .pattern = "/api/session/passkey/challenge", .permission = "public"},
             [challenges](const Call& call) { return ask_to_sign_in(call, *challenges); });
  routes.add({.method = post, .pattern = "/api/session/passkey", .permission = "public", .body_limit = kJsonBytes, .body_type = kJson},
             sign_in_by_passkey);
  routes.add({.method = get, .pattern = "/api/account/ways-in", .permission = "session"}, show_ways_in);
  routes.add({.method = post, .pattern = "/api/account/passkey-challenge", .permission = "session"}, ask_to_make);
  routes.add({.method = post, .pattern = "/api/account/passkeys", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
             add_passkey);
  routes.add({.method = patch,
              .pattern = "/api/account/passkeys/{passkey}",
              .permission = "session",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             rename_passkey);
  routes.add({.method = remove, .pattern = "/api/account/passkeys/{passkey}", .permission = "session"}, remove_passkey);
}

}  // namespace nhipcau::api
