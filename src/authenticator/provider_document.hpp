#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/signature.hpp"

/// What a provider of identities says of itself and of its keys, as JSON objects of which these members matter:
///   { "issuer": "https://sso.example", "authorization_endpoint": "https://…", "token_endpoint": "https://…", "jwks_uri": "https://…", … }
///   { "keys": [ { "kty": "RSA", "kid": "…", "n": "…", "e": "…" }, { "kty": "EC", "crv": "P-256", "x": "…", "y": "…" } ] }
/// source  OpenID Connect Discovery 1.0, 3 and 4; RFC 7517 and 7518 (keys); RFC 9207
namespace nhipcau::authenticator {

inline constexpr std::size_t kMostProviderBytes = std::size_t{256} * 1024;  ///< of either
inline constexpr std::size_t kMostSigningKeys = 50;
inline constexpr std::size_t kMostProviderJsonDepth = 12;

struct ProviderDocument {
  std::string issuer, authorization_endpoint, token_endpoint, keys_address;
  std::string user_info_endpoint;      ///< empty: none
  bool takes_secret_in_header = true;  ///< HTTP Basic; else among the form's fields
  bool names_itself = false;           ///< says in each answer to a browser which provider answers (RFC 9207)
};
/// None if it is no JSON object, is larger or deeper than the limits, names a member twice, or lacks one of the first four.
std::optional<ProviderDocument> read_provider_document(std::string_view json);

struct SigningKey {
  std::string id;         ///< "kid"; may be empty
  std::string algorithm;  ///< "RS256"; empty: any that fits
  PublicKey key;          ///< of kind rsa or p256
};
/// Those that could check a signature here; others are passed over. None if it is no such object, is too large, or holds more than
/// kMostSigningKeys.
std::optional<std::vector<SigningKey>> read_signing_keys(std::string_view json);

}  // namespace nhipcau::authenticator
