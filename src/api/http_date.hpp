#pragma once
#include <string>

#include "base/clock.hpp"

namespace nhipcau::api {

/// "Sun, 22 Nov 2026 00:17:48 GMT": IMF-fixdate (RFC 9110, 5.6.7).
std::string to_http_date(Instant at);

}  // namespace nhipcau::api
