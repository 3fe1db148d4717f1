#include "api/field_reader.hpp"
#include "api/passkey_answer.hpp"
#include "api/passkey_json.hpp"
#include "api/place.hpp"
#include "api/relying_party.hpp"
#include "api/routes.hpp"
#include "api/second_factor.hpp"
#include "api/sliding_window.hpp"
#include "base/require.hpp"
#include "office/second_factor.hpp"
#include "office/ways_in.hpp"
#include "text/clean.hpp"

// Proving again who sits there, before what lets them in is changed: by password (and code), or by passkey.
namespace nhipcau::api {
namespace {

using office::ChallengePurpose;

constexpr std::size_t kTriesOfAccount = 10;  ///< in kTryWindow. Only who has a session of the account can use them up
constexpr std::chrono::minutes kTryWindow{1};
constexpr int kChecksAtOnce = 2;

/// Counted apart from signing in: no stranger's guessing is in the way.
struct ProofBrake {
  SlidingWindow by_account{kTriesOfAccount, kTryWindow};
  std::counting_semaphore<> checks{kChecksAtOnce};
};

struct ProofByPassword {
  std::string password;
  std::optional<std::string> code;
};

Result<ProofByPassword> read_proof(const http::Request& request) {
  const auto body = parse_object(request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("password");
  const auto password = fields.text("password", 1000);
  auto code = fields.text("code", kLongestCode);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return ProofByPassword{text::clean(*password).text, std::move(code)};
}

Result<void> check_own_password(const Call& call, ProofBrake& brake, const std::string& password) {
  if (!brake.by_account.admit(call.session->account.value, call.app.clock.now())) return fail(Code::unavailable, "api.slow_down");
  const Place place(brake.checks);
  if (!place.is_ours()) return fail(Code::unavailable, "api.slow_down");
  const auto account = call.app.database.read([&](store::Read& tx) { return office::load_account(tx, call.session->account); });
  require(account.has_value(), "a session without its account");
  const auto checked = office::check_password(call.app.database, account->name, password, call.app.password_matches);
  if (!checked.right || checked.account != account->id) return fail(Code::forbidden, "office.wrong_password");
  return {};
}

Result<http::Response> prove_by_password(const Call& call, ProofBrake& brake) {
  const auto proof = read_proof(call.request);
  if (!proof) return tl::unexpected(proof.error());
  if (const auto right = check_own_password(call, brake, proof->password); !right) return tl::unexpected(right.error());
  const auto refused = call.app.database.write([&](store::Write& tx) -> Result<std::optional<Error>> {
    if (auto fault = find_fault_of_code(tx, call, call.actor(), proof->code)) return fault;
    office::note_proof(tx, call.app.clock, call.session->id);
    return std::optional<Error>();
  });
  if (!refused) return tl::unexpected(refused.error());
  if (*refused) return tl::unexpected(**refused);
  return http::Response{.status = 204};
}

Result<http::Response> ask_for_proof(const Call& call) {
  const auto party = relying_party(call.app.url, call.request);
  if (!party) return tl::unexpected(party.error());
  const auto asked = asked_by(call, ChallengePurpose::prove);
  const auto challenge =
      call.app.database.write([&](store::Write& tx) -> Result<std::string> { return office::make_challenge(tx, call.app.clock, asked); });
  const auto own = call.app.database.read([&](store::Read& tx) { return office::list_passkeys(tx, call.session->account); });
  return json_response(200, request_json(*party, *challenge, own));
}

Result<http::Response> prove_by_passkey(const Call& call) {
  const auto answer = read_passkey_answer(call.request);
  if (!answer) return tl::unexpected(answer.error());
  const auto checked = check_passkey(call, asked_by(call, ChallengePurpose::prove), *answer);
  if (!checked) return tl::unexpected(checked.error());
  const auto noted = call.app.database.write([&](store::Write& tx) -> Result<void> {
    const auto used = office::note_passkey_use(tx, call.app.clock, checked->passkey, checked->used);
    if (!used) return used;
    office::note_proof(tx, call.app.clock, call.session->id);
    return {};
  });
  if (!noted) return tl::unexpected(noted.error());
  return http::Response{.status = 204};
}

}  // namespace

void add_proof_routes(Routes& routes) {
  using enum http::Method;
  const auto brake = std::make_shared<ProofBrake>();
  routes.add({.method = post, .pattern = "/api/session/proof", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
             [brake](const Call& call) { return prove_by_password(call, *brake); });
  routes.add({.method = post, .pattern = "/api/session/proof/challenge", .permission = "session"}, ask_for_proof);
  routes.add(
      {.method = post, .pattern = "/api/session/proof/passkey", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
      prove_by_passkey);
}

}  // namespace nhipcau::api
