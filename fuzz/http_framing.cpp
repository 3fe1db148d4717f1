// Reads any bytes as header lines: a head that is accepted says one thing about its body, and no answer's head can be split in two.
#include <cstdlib>

#include "http/forwarded.hpp"
#include "http/framing.hpp"

using namespace nhipcau::http;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

/// "Name: value" a line.
Headers to_headers(std::string_view bytes) {
  Headers headers;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    const std::size_t colon = std::min(line.find(':'), line.size());
    headers.emplace_back(line.substr(0, colon), line.substr(std::min(line.size(), colon + 1)));
  }
  return headers;
}

std::size_t count_of(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* bytes = data;
  Request head;
  head.headers = to_headers(std::string_view(static_cast<const char*>(bytes), size));
  const Framing framing = read_framing(head, size % 2 == 0 ? 0 : 1);
  demand(framing.fault != 0 || !(framing.is_chunked && framing.length));
  const std::vector<std::string> trusted{"127.0.0.1"};
  demand(!find_origin("127.0.0.1", head, trusted).address.empty());
  (void)head.cookie("nhipcau_session");

  Response response{.status = 200, .body = "x"};
  response.headers = head.headers;
  const std::string text = response_head(response, {});
  demand(count_of(text, "\r\n\r\n") == 1 && text.ends_with("\r\n\r\n"));
  demand(count_of(text, "\n") == count_of(text, "\r\n") && count_of(text, "\r") == count_of(text, "\r\n"));
  return 0;
}
