#include "api/passkey_answer.hpp"

#include "api/byte_fields.hpp"
#include "api/relying_party.hpp"
#include "api/security.hpp"
#include "authenticator/client_data.hpp"
#include "base/log.hpp"

namespace nhipcau::api {
namespace {

using authenticator::Refusal;

/// Whose the passkey is, if that may be.
Result<office::Passkey> find_rightful(const Call& call, const office::Asked& asked, const PasskeyAnswer& answer) {
  auto passkey = call.app.database.read([&](store::Read& tx) { return office::find_passkey(tx, answer.credential); });
  if (!passkey) return fail(Code::unauthenticated, "office.passkey_unknown");
  const bool is_anothers = !asked.account.empty() && passkey->account != asked.account;
  // Who signs in names nobody, so the passkey must say whose it is (W3C 7.2, step 6).
  const bool must_say = asked.purpose == office::ChallengePurpose::sign_in;
  const bool says_another = answer.user_handle.empty() ? must_say : answer.user_handle != passkey->account.value;
  if (is_anothers || says_another) {
    log::warning("passkey.refused", {{"why", is_anothers ? "of_another_account" : "user_handle_disagrees"}});
    return fail(Code::unauthenticated, "office.passkey_refused");
  }
  return std::move(*passkey);
}

void tell_stepped_back(const Call& call, const office::Passkey& passkey) {
  log::warning("passkey.stepped_back", {{"account", passkey.account.value}});
  (void)call.app.database.write([&](store::Write& tx) -> Result<void> {
    office::note_stepped_back(tx, call.app.clock, {passkey.account, call.request.from_address}, passkey);
    return {};
  });
}

}  // namespace

std::string ceremony_cookie(const std::string& secret, bool is_https) {
  return kCeremonyCookie + "=" + secret +
         "; Path=/api/session; Max-Age=" + std::to_string(std::chrono::seconds(office::kChallengeLife).count()) +
         "; HttpOnly; SameSite=Strict" + (is_https ? "; Secure" : "");
}

office::Asked asked_by(const Call& call, office::ChallengePurpose purpose) {
  const bool is_signed_in = call.session != nullptr && purpose != office::ChallengePurpose::sign_in;
  return {.purpose = purpose,
          .browser = std::string(call.request.cookie(is_signed_in ? kSessionCookie : kCeremonyCookie)),
          .account = is_signed_in ? call.session->account : office::AccountId()};
}

Result<PasskeyAnswer> read_passkey_answer(const http::Request& request) {
  const auto body = parse_object(request.body);
  if (!body) return tl::unexpected(body.error());
  ByteFields fields(*body);
  PasskeyAnswer answer{.credential = fields.take("credential", authenticator::kMostCredentialIdBytes, ByteFields::Need::must),
                       .user_handle = fields.take("user_handle", 64, ByteFields::Need::may),
                       .assertion = {.client_data = fields.take("client_data", authenticator::kMostClientDataBytes, ByteFields::Need::must),
                                     .authenticator_data = fields.take("authenticator_data", authenticator::kMostAuthenticatorDataBytes,
                                                                       ByteFields::Need::must),
                                     .signature = fields.take("signature", authenticator::kMostSignatureBytes, ByteFields::Need::must)}};
  if (const auto fault = fields.fields().finish()) return tl::unexpected(*fault);
  return answer;
}

std::string challenge_in(std::string_view client_data) {
  const auto client = authenticator::read_client_data(client_data);
  return client ? client->challenge : std::string();
}

Fail refuse_passkey(Refusal refusal) {
  log::warning("passkey.refused", {{"why", authenticator::to_name(refusal)}});
  return fail(Code::unauthenticated, "office.passkey_refused");
}

Result<CheckedPasskey> check_passkey(const Call& call, const office::Asked& asked, const PasskeyAnswer& answer) {
  const auto party = relying_party(call.app.url, call.request);
  if (!party) return tl::unexpected(party.error());
  const std::string challenge = challenge_in(answer.assertion.client_data);
  const auto taken = call.app.database.write(
      [&](store::Write& tx) -> Result<bool> { return office::take_challenge(tx, call.app.clock, asked, challenge); });
  if (!taken) return tl::unexpected(taken.error());
  if (!*taken) return fail(Code::unauthenticated, "office.challenge_over");
  auto passkey = find_rightful(call, asked, answer);
  if (!passkey) return tl::unexpected(passkey.error());
  const auto used = authenticator::check_assertion(answer.assertion, passkey->credential, {.party = *party, .challenge = challenge});
  if (!used && used.error() == Refusal::counter_stepped_back) {
    tell_stepped_back(call, *passkey);
    return fail(Code::unauthenticated, "office.passkey_copied");
  }
  if (!used) return refuse_passkey(used.error());
  return CheckedPasskey{std::move(*passkey), *used};
}

}  // namespace nhipcau::api
