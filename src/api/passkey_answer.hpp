#pragma once
#include <string>

#include "api/call.hpp"
#include "authenticator/passkey.hpp"
#include "office/passkeys.hpp"

/// Asking a browser for a passkey and judging what it answers, for signing in and for proving who sits there.
namespace nhipcau::api {

/// Holds the secret that ties a challenge to the browser that asked while nobody is signed in.
inline const std::string kCeremonyCookie = "nhipcau_ceremony";
/// Set-Cookie of that secret.
std::string ceremony_cookie(const std::string& secret, bool is_https);

/// Who asks: a signed-in browser by its session's cookie, another by kCeremonyCookie (which may be missing: then no challenge is theirs).
office::Asked asked_by(const Call& call, office::ChallengePurpose purpose);

struct PasskeyAnswer {
  std::string credential;   ///< the authenticator's name for it, bytes
  std::string user_handle;  ///< whose it says it is: an account's id; empty: it does not say
  authenticator::AssertionAnswer assertion;
};
/// errors  invalid: those of FieldReader, api.not_base64url{field}
Result<PasskeyAnswer> read_passkey_answer(const http::Request& request);

/// A passkey that answered its challenge rightly.
struct CheckedPasskey {
  office::Passkey passkey;
  authenticator::Used used;
};
/// Uses the challenge up, right or wrong, then judges. Nothing is signed in or written down yet but a counter that stepped back.
/// errors  unauthenticated office.passkey_refused: any fault, and a passkey or user handle of another account than `asked.account` |
///         office.passkey_unknown: nobody has it (any more) | office.challenge_over | office.passkey_copied: its counter stepped back |
///         those of relying_party
Result<CheckedPasskey> check_passkey(const Call& call, const office::Asked& asked, const PasskeyAnswer& answer);

/// The bytes of the challenge that client data say they answer; empty if they say none.
std::string challenge_in(std::string_view client_data);

/// Tells a refusal to the log, in one word.
Fail refuse_passkey(authenticator::Refusal refusal);

}  // namespace nhipcau::api
