#include "api/basic_credentials.hpp"

#include "base/base64url.hpp"
#include "http/ascii.hpp"
#include "http/target.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kScheme = "Basic";

/// Bytes in base64 as RFC 4648, 4 has it.
std::optional<std::string> from_base64(std::string text) {
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.pop_back();
  for (char& c : text) {
    if (c == '-' || c == '_') return std::nullopt;
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  return from_base64url(text);
}

}  // namespace

std::optional<BasicCredentials> read_credentials(const http::Request& request) {
  const std::string_view value = request.header("Authorization");
  if (value.size() > kLongestCredentials || value.size() < kScheme.size()) return std::nullopt;
  if (!http::same_token(value.substr(0, kScheme.size()), kScheme)) return std::nullopt;
  const auto told = from_base64(std::string(http::trim_blanks(value.substr(kScheme.size()))));
  if (!told || !http::is_utf8(*told)) return std::nullopt;
  const std::size_t colon = told->find(':');
  if (colon == std::string::npos) return std::nullopt;
  return BasicCredentials{told->substr(0, colon), told->substr(colon + 1)};
}

}  // namespace nhipcau::api
