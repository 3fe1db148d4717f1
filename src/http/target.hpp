#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// The request target of HTTP/1.1 (RFC 9112, 3.2): origin-form "/path?query", or absolute-form, whose scheme and authority are dropped.
namespace nhipcau::http {

struct Target {
  std::string path;                          ///< decoded once; begins with "/"
  std::map<std::string, std::string> query;  ///< decoded, "+" is a space; the first of equal names
};

inline constexpr std::size_t kMaxQueryParameters = 64;

/// Splits and decodes a target.
/// returns  nothing for what an honest client does not send: another form, a broken %-escape, bytes that are no UTF-8, NUL and other
///          control characters in the path, NUL in the query, an escaped "/" or "\" , a segment "." or "..", an empty segment before the
///          last, a fragment, more than kMaxQueryParameters
std::optional<Target> parse_target(std::string_view target);

/// Undoes %-escapes; nothing if one is broken. "+" stays.
std::optional<std::string> percent_decode(std::string_view text);

/// Whether the bytes are UTF-8: shortest forms only, no surrogates, at most U+10FFFF.
bool is_utf8(std::string_view bytes);

}  // namespace nhipcau::http
