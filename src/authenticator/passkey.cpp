#include "authenticator/passkey.hpp"

#include <array>
#include <optional>

#include "authenticator/cbor.hpp"
#include "authenticator/client_data.hpp"
#include "base/hash.hpp"

namespace nhipcau::authenticator {
namespace {

using Refused = tl::unexpected<Refusal>;

std::string sha256_bytes(std::string_view text) {
  const std::string hex = sha256(text).hex;
  const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) bytes += static_cast<char>(nibble(hex[i]) << 4U | nibble(hex[i + 1]));
  return bytes;
}

std::optional<Refusal> fault_of_client_data(std::string_view json, std::string_view type, const Ceremony& ceremony) {
  const auto client = read_client_data(json);
  if (!client) return Refusal::bad_client_data;
  if (client->type != type) return Refusal::wrong_type;
  if (!same_secret(client->challenge, ceremony.challenge)) return Refusal::wrong_challenge;
  if (client->origin != ceremony.party.origin) return Refusal::wrong_origin;
  if (client->is_cross_origin) return Refusal::cross_origin;
  return std::nullopt;
}

std::optional<Refusal> fault_of_data(const AuthenticatorData& data, const Ceremony& ceremony) {
  if (data.party_hash != sha256_bytes(ceremony.party.id)) return Refusal::wrong_party;
  if (!data.is_user_present) return Refusal::user_not_present;
  if (!data.is_user_verified && ceremony.verification == UserVerification::required) return Refusal::user_not_verified;
  return std::nullopt;
}

/// attestation object = a CBOR map: "fmt" text, "attStmt" map, "authData" bytes (W3C 6.5.4)
std::optional<std::string_view> find_authenticator_data(const CborValue& object) {
  const CborValue* const format = find(object, "fmt");
  const CborValue* const statement = find(object, "attStmt");
  const CborValue* const data = find(object, "authData");
  if (format == nullptr || !format->text() || statement == nullptr || !statement->is_map() || data == nullptr) return std::nullopt;
  if (format->text() == "none" && !statement->items.empty()) return std::nullopt;  // W3C 8.7
  return data->bytes();
}

}  // namespace

std::string_view to_name(Refusal refusal) {
  constexpr std::array<std::string_view, 15> kNames{"bad_client_data",  "wrong_type",        "wrong_challenge",        "wrong_origin",
                                                    "cross_origin",     "bad_attestation",   "bad_authenticator_data", "wrong_party",
                                                    "user_not_present", "user_not_verified", "no_credential",          "bad_key",
                                                    "backup_changed",   "wrong_signature",   "counter_stepped_back"};
  return kNames.at(static_cast<std::size_t>(refusal));
}

tl::expected<Credential, Refusal> check_registration(const RegistrationAnswer& answer, const Ceremony& ceremony) {
  if (const auto fault = fault_of_client_data(answer.client_data, "webauthn.create", ceremony)) return Refused(*fault);
  if (answer.attestation_object.size() > kMostAttestationBytes) return Refused(Refusal::bad_attestation);
  const auto object = read_cbor(answer.attestation_object);
  if (!object || object->size != answer.attestation_object.size()) return Refused(Refusal::bad_attestation);
  const auto bytes = find_authenticator_data(object->value);
  if (!bytes) return Refused(Refusal::bad_attestation);
  const auto data = read_authenticator_data(*bytes);
  if (!data) return Refused(Refusal::bad_authenticator_data);
  if (const auto fault = fault_of_data(*data, ceremony)) return Refused(*fault);
  if (!data->credential) return Refused(Refusal::no_credential);
  if (!read_cose_key(data->credential->cose_key)) return Refused(Refusal::bad_key);
  return Credential{.id = data->credential->id,
                    .cose_key = data->credential->cose_key,
                    .counter = data->counter,
                    .may_be_backed_up = data->may_be_backed_up,
                    .is_backed_up = data->is_backed_up};
}

tl::expected<Used, Refusal> check_assertion(const AssertionAnswer& answer, const Credential& known, const Ceremony& ceremony) {
  if (const auto fault = fault_of_client_data(answer.client_data, "webauthn.get", ceremony)) return Refused(*fault);
  const auto data = read_authenticator_data(answer.authenticator_data);
  if (!data) return Refused(Refusal::bad_authenticator_data);
  if (const auto fault = fault_of_data(*data, ceremony)) return Refused(*fault);
  if (data->may_be_backed_up != known.may_be_backed_up) return Refused(Refusal::backup_changed);
  const auto key = read_cose_key(known.cose_key);
  if (!key) return Refused(Refusal::bad_key);
  const std::string signed_text = answer.authenticator_data + sha256_bytes(answer.client_data);
  const bool is_signed = answer.signature.size() <= kMostSignatureBytes && is_signed_by(*key, signed_text, answer.signature);
  if (!is_signed) return Refused(Refusal::wrong_signature);
  const bool has_counter = data->counter != 0 || known.counter != 0;
  if (has_counter && data->counter <= known.counter) return Refused(Refusal::counter_stepped_back);
  return Used{.counter = data->counter, .is_backed_up = data->is_backed_up};
}

}  // namespace nhipcau::authenticator
