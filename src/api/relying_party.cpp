#include "api/relying_party.hpp"

#include <algorithm>

#include "api/office_address.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kHttps = "https://";
constexpr std::size_t kLongestHost = 253;  // RFC 1035, 2.3.4

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
  const std::string origin = office_origin(url, request);
  const std::string_view place = behind_scheme(origin);
  const std::string_view host = place.substr(0, place.find(':'));
  if (!is_name(host) || !(origin.starts_with(kHttps) || is_localhost(host))) return fail(Code::conflict, "api.passkeys_not_here");
  if (!asks_for(request, origin)) return fail(Code::conflict, "api.passkeys_elsewhere", {origin});
  return authenticator::RelyingParty{.id = std::string(host), .origin = origin};
}

}  // namespace nhipcau::api
