#include "http/framing.hpp"

#include <algorithm>
#include <charconv>

#include "http/ascii.hpp"

namespace nhipcau::http {
namespace {

constexpr std::size_t kUsualHead = 1500;  ///< bytes: most heads are shorter

/// A header's values seen once over: how many lines of that name, and the first.
struct Lines {
  int count = 0;
  std::string_view first;
};
Lines find_lines(const Request& head, std::string_view name) {
  Lines lines;
  for (const auto& [known, value] : head.headers) {
    if (same_token(known, name) && lines.count++ == 0) lines.first = value;
  }
  return lines;
}

std::optional<std::uint64_t> to_length(std::string_view digits) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

bool is_ours(std::string_view name) {
  return same_token(name, "Content-Length") || same_token(name, "Connection") || same_token(name, "Transfer-Encoding");
}

int fault_of_body(const Lines& length, const Lines& coding, int minor) {
  if (length.count > 1 || coding.count > 1 || (length.count > 0 && coding.count > 0)) return 400;
  if (length.count == 1 && !to_length(length.first)) return 400;
  if (coding.count == 1 && minor == 0) return 400;
  return coding.count == 1 && !same_token(trim_blanks(coding.first), "chunked") ? 501 : 0;
}

}  // namespace

Framing read_framing(const Request& head, int minor) {
  const Lines host = find_lines(head, "Host");
  const Lines length = find_lines(head, "Content-Length");
  const Lines coding = find_lines(head, "Transfer-Encoding");
  const Lines expect = find_lines(head, "Expect");
  Framing framing;
  framing.fault = fault_of_body(length, coding, minor);
  if (host.count > 1 || (host.count == 0 && minor > 0)) framing.fault = 400;
  if (framing.fault != 0) return framing;
  framing.is_chunked = coding.count == 1;
  if (length.count == 1) framing.length = to_length(length.first);
  framing.wants_continue = minor > 0 && expect.count == 1 && same_token(expect.first, "100-continue");
  if (expect.count > 0 && minor > 0 && !framing.wants_continue) framing.fault = 417;
  return framing;
}

std::string response_head(const Response& response, Sending sending) {
  std::string out;
  write_head(out, response, sending);
  return out;
}

void write_head(std::string& out, const Response& response, Sending sending) {
  out.clear();
  out.reserve(kUsualHead);
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status)).append("\r\n");
  const Headers& headers = response.headers;
  if (std::none_of(headers.begin(), headers.end(), [](const auto& line) { return is_ours(line.first); })) {
    out.append(headers.wire());
  } else {
    for (const auto& [name, value] : headers) {
      if (!is_ours(name)) out.append(name).append(": ").append(value).append("\r\n");
    }
  }
  if (has_body(response.status)) out.append("Content-Length: ").append(std::to_string(response.bytes().size())).append("\r\n");
  if (!sending.keeps_alive) out.append("Connection: close\r\n");
  out.append("\r\n");
}

bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 207: return "Multi-Status";
    case 301: return "Moved Permanently";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Status";
  }
}

}  // namespace nhipcau::http
