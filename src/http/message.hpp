#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/headers.hpp"

/// Requests and answers as plain values. Handlers are ordinary blocking functions and see nothing of Beast or Asio.
namespace nhipcau::http {

/// Those of HTTP, then those of WebDAV and its calendars (RFC 4918, 3253, 3744, 4791).
enum class Method {
  get,
  head,
  post,
  put,
  patch,
  remove,
  options,
  propfind,
  proppatch,
  report,
  mkcol,
  mkcalendar,
  copy,
  move,
  lock,
  unlock,
  acl,
  other
};

struct Request {
  Method method = Method::get;
  std::string path;                           ///< decoded once, "/" separated, no "..", NUL or empty segments inside
  std::map<std::string, std::string> query;   ///< decoded; the first of equal names
  std::map<std::string, std::string> params;  ///< what {name} in the route's pattern stands for
  Headers headers;
  std::string body;
  std::string from_address;  ///< the peer, or the first untrusted hop of X-Forwarded-For behind a trusted proxy
  bool is_https = false;     ///< as the trusted proxy says
  std::string id;            ///< the request's id, in logs and answers

  /// First header of that name, any letter case; empty if absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// A cookie's value; empty if absent.
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  /// Bytes that live as long as the program (web pages inside it) or are shared; sent instead of `body` when set.
  std::shared_ptr<const std::string> shared_body;
  std::string_view static_body;

  /// First header of that name, any letter case; empty if absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  void set(std::string_view name, std::string_view value);  ///< replaces
  void remove(std::string_view name);
  void add(std::string_view name, std::string_view value);  ///< appends (Set-Cookie)
  [[nodiscard]] std::string_view bytes() const;             ///< what is sent: the first that is set of shared, static and own body
};

Response text_response(int status, std::string body, std::string_view type = "text/plain; charset=utf-8");

}  // namespace nhipcau::http
