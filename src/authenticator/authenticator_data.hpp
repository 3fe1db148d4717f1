#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/signature.hpp"

/// What an authenticator says and signs:
///   authData   = rpIdHash (32) flags (1) signCount (4, big-endian) [attested] [extensions]
///   flags      = bit 0 UP user present, 2 UV user verified, 3 BE may be backed up, 4 BS is backed up, 6 AT attested, 7 ED extensions
///   attested   = aaguid (16) length (2, big-endian) credentialId (length) credentialPublicKey (a COSE key, CBOR)
///   extensions = a CBOR map
/// source  W3C Web Authentication Level 3, 6.1; keys: RFC 9053, RFC 8812 (RS256), by W3C 5.8.5
namespace nhipcau::authenticator {

inline constexpr std::size_t kMostAuthenticatorDataBytes = 8192;
inline constexpr std::size_t kMostCredentialIdBytes = 1023;

/// The algorithms that are asked for, by their COSE numbers: EdDSA, ES256, RS256.
inline constexpr std::int64_t kAlgorithms[] = {-8, -7, -257};

/// A credential as it was made.
struct AttestedCredential {
  std::string id;        ///< 1 to kMostCredentialIdBytes bytes
  std::string cose_key;  ///< as it came
};

struct AuthenticatorData {
  std::string party_hash;  ///< SHA-256 of the relying party's id, 32 bytes
  bool is_user_present = false;
  bool is_user_verified = false;
  bool may_be_backed_up = false;
  bool is_backed_up = false;
  std::uint32_t counter = 0;
  std::optional<AttestedCredential> credential = std::nullopt;
};

/// None if it is cut off, has bytes too many, is larger than the limits, or says that it is backed up where it may not be.
std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes);

/// A key of one of kAlgorithms; none for any other and for one that is not usable.
std::optional<PublicKey> read_cose_key(std::string_view cbor);

}  // namespace nhipcau::authenticator
