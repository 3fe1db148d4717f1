#pragma once
#include "http/message.hpp"

namespace nhipcau::api {

inline const std::string kSessionCookie = "nhipcau_session";

/// Puts the headers every answer carries: content policy, no sniffing, no referrer, no framing, no features; no-store unless the answer
/// says how long it keeps; HSTS over https. What a handler has set stays.
void add_security_headers(http::Response& response, const http::Request& request);

/// Whether a request that changes something comes from our own pages: Sec-Fetch-Site and Origin, where the browser sends them, must say so.
bool is_same_origin(const http::Request& request);

/// Set-Cookie of a new session, and of none.
std::string session_cookie(const std::string& secret, bool is_https);
std::string ended_cookie(bool is_https);

}  // namespace nhipcau::api
