#include "http/forwarded.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::http;

TEST_CASE("only a trusted proxy is believed about where a request came from") {
  const std::vector<std::string> trusted{"10.0.0.1", "fd00::1", "10.0.0.2"};
  struct Row {
    std::string_view peer, forwarded_for, forwarded_proto, address;
    bool is_https;
  };
  const Row rows[] = {
      {"192.0.2.7", "", "", "192.0.2.7", false},
      {"192.0.2.7", "203.0.113.9", "https", "192.0.2.7", false},
      {"10.0.0.1", "203.0.113.9", "https", "203.0.113.9", true},
      {"10.0.0.1", "198.51.100.1, 203.0.113.9", "https", "203.0.113.9", true},
      {"10.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.2", "http", "203.0.113.9", false},
      {"10.0.0.1", "not an address", "HTTPS", "10.0.0.1", true},
      {"10.0.0.1", "203.0.113.9, garbage, 10.0.0.2", "", "10.0.0.2", false},
      {"10.0.0.1", "", "http, https", "10.0.0.1", true},
      {"::ffff:10.0.0.1", "2001:db8::5", "https", "2001:db8::5", true},
      {"fd00:0:0::1", "[2001:db8::5]", "https", "2001:db8::5", true},
      {"10.0.0.1", "10.0.0.2, 10.0.0.1", "", "10.0.0.2", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.peer);
    CAPTURE(row.forwarded_for);
    Request head;
    head.headers.emplace_back("x-forwarded-for", row.forwarded_for);
    head.headers.emplace_back("X-Forwarded-Proto", row.forwarded_proto);
    const Origin origin = find_origin(row.peer, head, trusted);
    CHECK(origin.address == row.address);
    CHECK(origin.is_https == row.is_https);
  }
}

TEST_CASE("many X-Forwarded-For lines are one list") {
  const std::vector<std::string> trusted{"10.0.0.1"};
  Request head;
  head.headers.emplace_back("X-Forwarded-For", "198.51.100.1");
  head.headers.emplace_back("X-Forwarded-For", "203.0.113.9");
  CHECK(find_origin("10.0.0.1", head, trusted).address == "203.0.113.9");
}
