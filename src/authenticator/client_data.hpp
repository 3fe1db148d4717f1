#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// What a browser says of a ceremony (clientDataJSON): a JSON object (RFC 8259) of which these members matter, in any order.
///   { "type": "webauthn.create" | "webauthn.get", "challenge": "<base64url>", "origin": "https://office.example",
///     "crossOrigin": false, "topOrigin": "…", … }
/// source  W3C Web Authentication Level 3, 5.8.1
namespace nhipcau::authenticator {

inline constexpr std::size_t kMostClientDataBytes = 4096;
inline constexpr std::size_t kMostJsonDepth = 8;

struct ClientData {
  std::string type;
  std::string challenge;  ///< the bytes, decoded
  std::string origin;
  bool is_cross_origin = false;  ///< said to be, or said to stand inside a page of `topOrigin`
};

/// None if it is no JSON object, is larger or deeper than the limits, names a member twice, or lacks one of the first three.
std::optional<ClientData> read_client_data(std::string_view json);

}  // namespace nhipcau::authenticator
