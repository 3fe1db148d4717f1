#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "authenticator/authenticator_data.hpp"

/// Passkeys, the server's side: what a browser and its authenticator answer to a challenge of ours. Pure: who keeps challenges and
/// credentials is somebody else. Safe from many threads.
/// source  W3C Web Authentication Level 3, 7.1 (registration) and 7.2 (assertion); Level 2 says the same
namespace nhipcau::authenticator {

inline constexpr std::size_t kMostAttestationBytes =
    std::size_t{32} * 1024;  ///< some authenticators send certificates, which nobody asked for
inline constexpr std::size_t kMostSignatureBytes = 512;

/// Whose passkeys these are: the office at its address.
struct RelyingParty {
  std::string id;      ///< "office.example"
  std::string origin;  ///< "https://office.example"
};

/// Whether the person had to show that it is them (PIN, finger, face), not only that somebody is there.
enum class UserVerification { required, preferred };

/// What an answer must answer.
struct Ceremony {
  RelyingParty party;
  std::string challenge;  ///< the bytes
  UserVerification verification = UserVerification::required;
};

/// Why an answer is refused; for the log, not for people.
enum class Refusal {
  bad_client_data,
  wrong_type,
  wrong_challenge,
  wrong_origin,
  cross_origin,
  bad_attestation,
  bad_authenticator_data,
  wrong_party,
  user_not_present,
  user_not_verified,
  no_credential,
  bad_key,
  backup_changed,
  wrong_signature,
  counter_stepped_back
};
/// "wrong_origin"
std::string_view to_name(Refusal refusal);

/// What a browser answers when a passkey is made, as bytes.
struct RegistrationAnswer {
  std::string client_data, attestation_object;
};
/// A passkey to be kept.
struct Credential {
  std::string id;        ///< the authenticator's name for it, bytes
  std::string cose_key;  ///< its public key, CBOR
  std::uint32_t counter = 0;
  bool may_be_backed_up = false;
  bool is_backed_up = false;
};
/// An attestation statement of any form is taken and not believed: none was asked for, and the key is as good without.
tl::expected<Credential, Refusal> check_registration(const RegistrationAnswer& answer, const Ceremony& ceremony);

/// What a browser answers when a passkey is used, as bytes.
struct AssertionAnswer {
  std::string client_data, authenticator_data, signature;
};
/// What is to be kept of a passkey that was used.
struct Used {
  std::uint32_t counter = 0;
  bool is_backed_up = false;
};
/// A counter that does not go forward is refused (a copy of the passkey may be about), unless it is 0 as it always was.
tl::expected<Used, Refusal> check_assertion(const AssertionAnswer& answer, const Credential& known, const Ceremony& ceremony);

}  // namespace nhipcau::authenticator
