#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "authenticator/provider_document.hpp"
#include "base/clock.hpp"

/// Who a provider of identities says has signed in: the ID token, three parts in base64url with dots between (header, claims, signature).
/// Pure: what was asked, and whose the identity is, is kept elsewhere. Safe from many threads.
/// source  OpenID Connect Core 1.0, 3.1.3.7; RFC 7515, 7518 and 7519; RFC 8725
namespace nhipcau::authenticator {

inline constexpr std::size_t kMostTokenBytes = std::size_t{64} * 1024;  ///< of the token, and of an answer that holds one
inline constexpr std::size_t kLongestSubject = 255;                     ///< OpenID Connect Core, 2
inline constexpr std::chrono::minutes kClockDifference{2};              ///< theirs and ours may differ by so much
inline constexpr std::chrono::minutes kLongestTokenAge{10};             ///< ours are fresh: the code was exchanged a moment ago

/// What a token must say.
struct TokenExpectation {
  std::string issuer;
  std::string client;        ///< who we are there
  std::string nonce_hash;    ///< SHA-256 of the nonce that was sent, hexadecimal
  std::string groups_claim;  ///< the member that holds the groups, "realm_access.roles" one inside another; empty: none
  Instant now;
  std::optional<Instant> signed_in_since = {};  ///< when the person must have shown who they are there; none: whenever they did
};

/// Who it is, in the provider's words: nothing of it is cleaned yet.
struct ProvidedPerson {
  std::string subject;                                  ///< the provider's name for them, never another's; ASCII
  std::string name;                                     ///< what they sign in with there; may be empty
  std::string shown_name;                               ///< may be empty
  std::optional<std::vector<std::string>> groups = {};  ///< none: it says nothing of groups
};

/// Why a token is refused; for the log, not for people.
enum class TokenRefusal {
  malformed,
  wrong_algorithm,
  no_key,  ///< no key of the provider's is of that name and kind: it may have new ones
  wrong_signature,
  wrong_issuer,
  wrong_audience,
  expired,
  not_yet,
  too_old,
  wrong_nonce,
  no_subject,
  not_signed_in_again
};
/// "wrong_audience"
std::string_view to_name(TokenRefusal refusal);

/// RS256, PS256 and ES256 are taken and nothing else, whatever the header or the keys say.
tl::expected<ProvidedPerson, TokenRefusal> check_id_token(std::string_view token, const std::vector<SigningKey>& keys,
                                                          const TokenExpectation& expected);

/// What a provider answers for a code.
struct TokenAnswer {
  std::string id_token;
  std::string access_token;  ///< visible ASCII; empty: none that could be shown again
};
/// None if it is no JSON object within the limits or holds no ID token.
std::optional<TokenAnswer> read_token_answer(std::string_view json);

/// What a provider tells of the person for an access token; `sub` must be that of the ID token, which the caller compares.
std::optional<ProvidedPerson> read_user_info(std::string_view json, std::string_view groups_claim);

}  // namespace nhipcau::authenticator
