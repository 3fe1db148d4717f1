#pragma once
#include <string_view>

#include "api/json.hpp"
#include "api/messages.hpp"
#include "base/result.hpp"
#include "http/message.hpp"

namespace nhipcau::api {

/// The HTTP status of an Error: one table for the whole door. `unavailable` is 503, and 429 when the key is api.slow_down.
int status_of(const Error& error);

/// application/problem+json of an Error: {status, code, key, args, detail, request}. An unavailable one says when to come again.
/// status  0: status_of(error)
http::Response problem(const Error& error, Language language, std::string_view request_id, int status = 0);
/// The same with more members: what a person needs to choose.
http::Response problem(const Error& error, Language language, std::string_view request_id, const json::object& more);

}  // namespace nhipcau::api
