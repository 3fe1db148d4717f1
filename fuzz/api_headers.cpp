// Any bytes as the headers a client chooses and as a query string: what is accepted keeps the promises of api/etag.hpp, pages.hpp,
// messages.hpp, security.hpp and query.hpp.
#include <cstdlib>

#include "api/basic_credentials.hpp"
#include "api/etag.hpp"
#include "api/messages.hpp"
#include "api/pages.hpp"
#include "api/query.hpp"
#include "api/security.hpp"
#include "http/target.hpp"
#include "text/scan.hpp"

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void read_as_lists(std::string_view bytes) {
  demand(!names_etag(bytes, "\"an ETag that is not in it\"") || bytes.find('*') != std::string_view::npos ||
         bytes.find("\"an ETag that is not in it\"") != std::string_view::npos);
  demand(names_etag(std::string(bytes) + ", \"a\"", "\"a\""));
  demand(!takes_coding(bytes, "br") || bytes.find('*') != std::string_view::npos || bytes.find_first_of("bB") != std::string_view::npos);
  (void)choose_language(bytes);
}

/// A page of another site must not pass for ours: if no fetch metadata came, the Origin names the very Host.
void read_as_origin(std::string_view bytes) {
  http::Request request;
  const std::string_view origin = bytes.substr(0, bytes.find('\n'));
  const std::string_view host = bytes.substr(std::min(bytes.size(), origin.size() + 1));
  request.headers = {{"Origin", std::string(origin)}, {"Host", std::string(host)}};
  demand(!is_same_origin(request) || origin.empty() || (!host.empty() && origin.size() == origin.find("://") + 3 + host.size()));
}

void read_as_credentials(std::string_view bytes) {
  http::Request request;
  request.headers.emplace_back("Authorization", "Basic " + std::string(bytes));
  const auto told = read_credentials(request);
  demand(!told || (told->user.find(':') == std::string::npos && http::is_utf8(told->user) && http::is_utf8(told->password)));
}

void read_as_query(std::string_view bytes) {
  auto target = http::parse_target("/api/papers?" + std::string(bytes));
  if (!target) return;
  http::Request request;
  request.query = std::move(target->query);
  QueryReader query(request);
  const std::string text = query.text("q", 20);
  const auto limit = query.integer("limit", 1, 100);
  const auto flag = query.boolean("planned");
  demand(!limit || (*limit >= 1 && *limit <= 100));
  if (query.fault()) return;
  demand(text::count_characters(text) <= 20);
  demand(!flag || request.query.contains("planned"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  read_as_lists(bytes);
  read_as_origin(bytes);
  read_as_query(bytes);
  read_as_credentials(bytes);
  return 0;
}
