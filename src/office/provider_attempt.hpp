#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/secret_box.hpp"
#include "office/account_id.hpp"
#include "office/identity_provider.hpp"

/// Browsers that were sent to a provider of identities and are to come back.
/// source  OpenID Connect Core 1.0, 3.1; RFC 7636 (PKCE)
namespace nhipcau::office {

/// What for: what comes back of another purpose is not taken.
enum class AttemptPurpose { sign_in, join, prove };

struct Attempt {
  ProviderId provider;
  AttemptPurpose purpose = AttemptPurpose::sign_in;
  std::string browser;  ///< the secret of a cookie: who comes back must have it
  AccountId account;    ///< empty: nobody is signed in
  std::string back;     ///< the page to go on with, a path; may be empty
};

inline constexpr std::chrono::minutes kAttemptLife{10};  ///< a person may look for a password or a phone there
inline constexpr std::size_t kBackCharacters = 500;

/// What is sent along: the browser brings back `state`, the token repeats `nonce`, and only who has `verifier` can use the code.
struct AttemptSecrets {
  std::string state, nonce, verifier;
};
/// Only hashes are stored, and the verifier closed with the key. Attempts whose time is over go. `state` begins with a letter for its
/// purpose ("s", "j", "p") and a dot, so that the page knows where to bring it.
AttemptSecrets begin_attempt(store::Write& tx, const Clock& clock, const SecretKey& key, const Attempt& attempt);

struct TakenAttempt {
  ProviderId provider;
  std::string back;
  std::string nonce_hash;  ///< SHA-256 of the nonce
  std::string verifier;
  Instant begun_at;
};
/// Uses an attempt up: one that was made for this purpose and account, in this browser, within kAttemptLife; none for any other. Call it in
/// a transaction of its own before anything else is looked at, so that it is used up by a bad answer too. Who tries it in another browser
/// does not use it up.
std::optional<TakenAttempt> take_attempt(store::Write& tx, const Clock& clock, const SecretKey& key, const Attempt& from,
                                         std::string_view state);

/// Those whose time is over go: with each new one, and with the daily sweep.
void remove_old_attempts(store::Write& tx, Instant now);

}  // namespace nhipcau::office
