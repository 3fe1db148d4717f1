#include "api/security.hpp"

#include <algorithm>

#include "http/ascii.hpp"
#include "office/account.hpp"

namespace nhipcau::api {
namespace {

/// What every answer has, written out once.
const http::Headers& usual_headers() {
  static const http::Headers usual{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
      {"Cache-Control", "no-store"},
  };
  return usual;
}

/// "https://office.example:8443" → "office.example:8443"; empty for "null" and other forms.
std::string_view host_of(std::string_view origin) {
  const std::size_t mark = origin.find("://");
  return mark == std::string_view::npos ? std::string_view{} : origin.substr(mark + 3);
}

std::string cookie(const std::string& secret, long long seconds, bool is_https) {
  return kSessionCookie + "=" + secret + "; Path=/; Max-Age=" + std::to_string(seconds) + "; HttpOnly; SameSite=Lax" +
         (is_https ? "; Secure" : "");
}

}  // namespace

void add_security_headers(http::Response& response, const http::Request& request) {
  const http::Headers& usual = usual_headers();
  const auto is_usual = [&](const http::Headers::Line& line) { return usual.find(line.first).has_value(); };
  if (std::none_of(response.headers.begin(), response.headers.end(), is_usual)) {
    response.headers.append(usual);
  } else {
    for (const auto& [name, value] : usual) {
      if (!response.headers.find(name)) response.add(name, value);
    }
  }
  if (request.is_https) response.set("Strict-Transport-Security", "max-age=31536000");
}

bool is_same_origin(const http::Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin") return false;
  const std::string_view origin = request.header("Origin");
  return origin.empty() || (!host_of(origin).empty() && http::same_token(host_of(origin), request.header("Host")));
}

std::string session_cookie(const std::string& secret, bool is_https) {
  return cookie(secret, std::chrono::seconds(office::kSessionLife).count(), is_https);
}

std::string ended_cookie(bool is_https) {
  return cookie("", 0, is_https);
}

}  // namespace nhipcau::api
