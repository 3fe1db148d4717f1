#include "api/relying_party.hpp"

#include <algorithm>

namespace nhipcau::api {
namespace {

constexpr std::string_view kHttps = "https://", kHttp = "http://";
constexpr std::size_t kLongestHost = 253;  // RFC 1035, 2.3.4

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A scheme with the host and its port behind it, in lower case, a port that the scheme means anyway left out.
std::string origin_of(std::string_view scheme, std::string_view host) {
  std::string origin(scheme);
  std::ranges::transform(host, std::back_inserter(origin), to_lower);
  const std::string_view usual = scheme == kHttps ? ":443" : ":80";
  if (origin.ends_with(usual)) origin.resize(origin.size() - usual.size());
  return origin;
}

/// "https://Office.Example:443/path" → "https://office.example"; empty for another scheme.
std::string origin_of(std::string_view url) {
  for (const std::string_view scheme : {kHttps, kHttp}) {
    if (!url.starts_with(scheme)) continue;
    url.remove_prefix(scheme.size());
    return origin_of(scheme, url.substr(0, url.find_first_of("/?#")));
  }
  return "";
}

std::string_view behind_scheme(std::string_view origin) {
  return origin.substr(std::min(origin.size(), origin.find("//") + 2));
}

/// Not the form of an IP address: W3C 5.1.3 wants a domain.
bool is_name(std::string_view host) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return !host.empty() && host.size() <= kLongestHost && std::ranges::all_of(host, fits) && !std::ranges::all_of(host, is_number);
}

bool is_localhost(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost");
}

}  // namespace

Result<authenticator::RelyingParty> relying_party(std::string_view url, const http::Request& request) {
  const std::string asked = origin_of(request.is_https ? kHttps : kHttp, request.header("Host"));
  const std::string configured = origin_of(url);
  const std::string& origin = configured.empty() ? asked : configured;
  const std::string_view place = behind_scheme(origin);
  const std::string_view host = place.substr(0, place.find(':'));
  if (!is_name(host) || !(origin.starts_with(kHttps) || is_localhost(host))) return fail(Code::conflict, "api.passkeys_not_here");
  // By the host alone: a proxy that nobody named trusted does not say that the browser came by HTTPS.
  const std::string as_configured = origin_of(origin.starts_with(kHttps) ? kHttps : kHttp, request.header("Host"));
  if (as_configured != origin) return fail(Code::conflict, "api.passkeys_elsewhere", {origin});
  return authenticator::RelyingParty{.id = std::string(host), .origin = origin};
}

}  // namespace nhipcau::api
