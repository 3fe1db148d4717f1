#pragma once
#include <string_view>

#include "http/message.hpp"

/// Answers that need not be sent twice (RFC 9110, 8.8.3 and 13.1.2).
namespace nhipcau::api {

/// Whether a request's If-None-Match names the ETag: a list of them, weak or strong, or "*".
bool names_etag(std::string_view if_none_match, std::string_view etag);

/// Gives an answer in JSON, or a calendar, to GET or HEAD the ETag of its bytes; without body as 304 if the request names it. Other answers stay as they are.
void add_etag(http::Response& response, const http::Request& request);

}  // namespace nhipcau::api
