#include "api/office_address.hpp"

#include <algorithm>

namespace nhipcau::api {
namespace {

constexpr std::string_view kHttps = "https://", kHttp = "http://";

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string origin_of(std::string_view scheme, std::string_view host) {
  std::string origin(scheme);
  std::ranges::transform(host, std::back_inserter(origin), to_lower);
  const std::string_view usual = scheme == kHttps ? ":443" : ":80";
  if (origin.ends_with(usual)) origin.resize(origin.size() - usual.size());
  return origin;
}

std::string origin_of(std::string_view url) {
  for (const std::string_view scheme : {kHttps, kHttp}) {
    if (!url.starts_with(scheme)) continue;
    url.remove_prefix(scheme.size());
    return origin_of(scheme, url.substr(0, url.find_first_of("/?#")));
  }
  return "";
}

std::string office_origin(std::string_view url, const http::Request& request) {
  std::string configured = origin_of(url);
  return configured.empty() ? origin_of(request.is_https ? kHttps : kHttp, request.header("Host")) : configured;
}

bool asks_for(const http::Request& request, std::string_view origin) {
  return origin_of(origin.starts_with(kHttps) ? kHttps : kHttp, request.header("Host")) == origin;
}

}  // namespace nhipcau::api
