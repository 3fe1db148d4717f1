#include "api/passkey_json.hpp"

#include <chrono>
#include <span>

#include "base/base64url.hpp"

namespace nhipcau::api {
namespace {

json::array credentials(const std::vector<office::Passkey>& passkeys) {
  return array_of(passkeys, [](const office::Passkey& passkey) {
    return json::object{{"id", to_base64url(passkey.credential.id)},
                        {"transports", array_of(passkey.transports, [](const std::string& word) { return json::value(word); })}};
  });
}

std::int64_t timeout_ms() {
  return std::chrono::milliseconds(office::kChallengeLife).count();
}

}  // namespace

json::object to_json(const office::Passkey& passkey) {
  return {{"id", passkey.id.value},
          {"name", passkey.name},
          {"made_at", to_rfc3339(passkey.made_at)},
          {"used_on", date_or_null(passkey.used_on)},
          {"is_backed_up", passkey.credential.is_backed_up}};
}

json::object request_json(const authenticator::RelyingParty& party, std::string_view challenge,
                          const std::vector<office::Passkey>& passkeys) {
  return {
      {"challenge", to_base64url(challenge)}, {"party", party.id}, {"timeout_ms", timeout_ms()}, {"credentials", credentials(passkeys)}};
}

json::object to_json(const PasskeyWish& wish) {
  const std::string_view shown = wish.office_name.empty() ? std::string_view(wish.party.id) : wish.office_name;
  return {{"challenge", to_base64url(wish.challenge)},
          {"party", wish.party.id},
          {"office", to_view(shown)},
          {"user_handle", to_base64url(wish.account.id.value)},
          {"name", wish.account.name},
          {"shown_name", wish.account.shown_name},
          {"algorithms", array_of(std::span(authenticator::kAlgorithms), [](std::int64_t algorithm) { return json::value(algorithm); })},
          {"timeout_ms", timeout_ms()},
          {"known", credentials(wish.known)}};
}

}  // namespace nhipcau::api
