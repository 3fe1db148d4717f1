#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "outgoing/network.hpp"

/// Requests that leave the office. Blocking: never inside a transaction. Each has a connection of its own; no proxy, no cookies, no
/// redirects, no passwords from files, whatever the environment says. Safe from many threads.
namespace nhipcau::outgoing {

struct Limits {
  std::chrono::milliseconds connect_time{5'000};  ///< name, connection and TLS
  std::chrono::milliseconds total_time{10'000};
  std::size_t answer_bytes = std::size_t{1} << 20U;  ///< of the body
};
inline constexpr std::size_t kLongestAddress = 2'000;      ///< bytes
inline constexpr std::string_view kUserAgent = "NhipCau";  ///< says nothing of version or machine

/// Who asks, where the other side wants to know (HTTP Basic): as they are, nothing escaped.
struct Credentials {
  std::string name, secret;
};

struct Request {
  std::string address;  ///< https://…; http://… for Reach::this_machine too
  Reach reach = Reach::internet;
  std::string accept = "application/json";
  std::optional<std::vector<std::pair<std::string, std::string>>> form;  ///< name, value: sent by POST, escaped here; none: GET
  std::optional<Credentials> credentials;
  std::string bearer;  ///< a token to ask with (RFC 6750), visible ASCII; empty: none
};

struct Answer {
  int status = 0;  ///< whatever it is, also a redirect's
  std::string content_type;
  std::string body;
};

/// The guard stands where the connection is opened, on the address that is really connected to: a name that leads elsewhere the second
/// time it is asked for does not pass. Certificates are believed as the system believes them.
/// errors  invalid outgoing.bad_address{address}: no https, a name and password in it, too long
///         unavailable outgoing.peer_refused{host}: all its addresses are beyond the reach
///         unavailable outgoing.unreachable{host} | outgoing.untrusted{host} | outgoing.too_slow{host} | outgoing.too_large{host}
/// Why, in the library's words, goes to the log.
Result<Answer> fetch(const Request& request, const Limits& limits = {});

/// The host of an address that fetch would take; none for another.
std::optional<std::string> host_of(std::string_view address, Reach reach);

/// One form's fields as they are sent: "code=a%20b&state=c" (HTML, application/x-www-form-urlencoded with %20).
std::string to_form(const std::vector<std::pair<std::string, std::string>>& fields);
/// Everything but letters, digits and "-._~" as %XX (RFC 3986, 2.3).
std::string escaped(std::string_view text);

}  // namespace nhipcau::outgoing
