#pragma once
#include <optional>
#include <string>

#include "http/message.hpp"

namespace nhipcau::api {

/// What a program that has no page to sign in on sends with each request.
struct BasicCredentials {
  std::string user, password;
};

inline constexpr std::size_t kLongestCredentials = 1000;  ///< octets of the header's value

/// Those of Authorization: Basic; none if there are none, or if they are longer, no base64 or not UTF-8. source  RFC 7617
std::optional<BasicCredentials> read_credentials(const http::Request& request);

}  // namespace nhipcau::api
