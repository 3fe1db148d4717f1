#include "api/etag.hpp"

#include "api/call.hpp"
#include "base/hash.hpp"
#include "http/ascii.hpp"

namespace nhipcau::api {

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    const std::size_t end = if_none_match.find(',');
    std::string_view one = http::trim_blanks(if_none_match.substr(0, end));
    if_none_match = end == std::string_view::npos ? std::string_view{} : if_none_match.substr(end + 1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == etag || one == "*") return true;
  }
  return false;
}

namespace {

/// What is asked for again and again: answers in JSON, and calendars that other programs look at every hour.
bool has_etag(std::string_view type) {
  return type == kJson || type == kCalendarType;
}

}  // namespace

/// An ETag is compared with what the same asker was given before for the same address, so the fingerprint need not withstand a forger: who
/// may write could at most make a change of their own go unseen by who holds the answer before it.
void add_etag(http::Response& response, const http::Request& request) {
  const bool asks = request.method == http::Method::get || request.method == http::Method::head;
  if (!asks || response.status != 200 || !has_etag(response.header("Content-Type"))) return;
  const std::string etag = '"' + fingerprint(response.bytes()) + '"';
  const bool is_known = names_etag(request.header("If-None-Match"), etag);
  response.add("ETag", etag);
  if (!is_known) return;
  response.status = 304;
  response.remove("Content-Type");
  response.body.clear();
}

}  // namespace nhipcau::api
