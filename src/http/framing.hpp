#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

/// How a message lies on the wire (RFC 9112): what its head says of its body, and the head of an answer.
namespace nhipcau::http {

/// What a request's head says about the bytes after it.
struct Framing {
  int fault = 0;  ///< a status that refuses the request, 0: none
  bool is_chunked = false;
  std::optional<std::uint64_t> length;  ///< none: no Content-Length
  bool wants_continue = false;          ///< Expect: 100-continue
  [[nodiscard]] bool has_body() const { return is_chunked || length.value_or(0) > 0; }
};

/// Strict where servers and proxies have read heads differently (request smuggling).
/// minor  of the version: HTTP/1.<minor>
/// fault  400: not exactly one Host in HTTP/1.1, more than one in 1.0; more than one Content-Length or one that is not digits alone; both
///        Content-Length and Transfer-Encoding; more than one Transfer-Encoding, or one in HTTP/1.0 · 501: a coding other than chunked ·
///        417: an expectation other than 100-continue
Framing read_framing(const Request& head, int minor);

struct Sending {
  bool keeps_alive = true;
  bool is_head = false;  ///< the answer to HEAD: the body's length without the body
};

/// Status line and headers up to the empty line. Content-Length, Transfer-Encoding and Connection are ours: a handler's are left out.
std::string response_head(const Response& response, Sending sending);
void write_head(std::string& out, const Response& response, Sending sending);  ///< the same, in the place of what `out` held

/// Whether an answer of that status has a body at all.
bool has_body(int status);

std::string_view reason_of(int status);  ///< "Not Found"

}  // namespace nhipcau::http
