#pragma once
#include <string>
#include <string_view>

#include "http/message.hpp"

/// Where the office is, for what must be told another.
namespace nhipcau::api {

/// A scheme with the host and its port behind it, in lower case, a port that the scheme means anyway left out.
std::string origin_of(std::string_view scheme, std::string_view host);
/// "https://Office.Example:443/path" → "https://office.example"; empty for another scheme than http and https.
std::string origin_of(std::string_view url);

/// The office's origin: that of its configuration, or, where none is set, the one the browser asks for.
/// url  the configured address; empty: none
std::string office_origin(std::string_view url, const http::Request& request);
/// Whether the browser asks that address; by the host alone, since a proxy that nobody named trusted does not say that it came by HTTPS.
bool asks_for(const http::Request& request, std::string_view origin);

}  // namespace nhipcau::api
