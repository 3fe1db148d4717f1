#pragma once
#include <string_view>

#include "api/app.hpp"
#include "authenticator/passkey.hpp"
#include "http/message.hpp"

namespace nhipcau::api {

/// Whose passkeys a browser is asked for: the office at the address of its configuration, or, where none is set, at the one the browser
/// asks for. A passkey belongs to the host's name; browsers give it to no other.
/// url  the configured address; empty: none
/// errors  conflict api.passkeys_not_here: neither HTTPS nor localhost, or a bare IP address | conflict api.passkeys_elsewhere{url}: the
///         browser asks another address than the configured one
Result<authenticator::RelyingParty> relying_party(std::string_view url, const http::Request& request);

}  // namespace nhipcau::api
