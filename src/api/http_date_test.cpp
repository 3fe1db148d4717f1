#include "api/http_date.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;

TEST_CASE("an instant is written as HTTP has it") {
  CHECK(api::to_http_date(from_rfc3339("1994-11-06T08:49:37.000Z")) == "Sun, 06 Nov 1994 08:49:37 GMT");  // the example of RFC 9110
  CHECK(api::to_http_date(from_rfc3339("2026-02-28T23:59:59.999Z")) == "Sat, 28 Feb 2026 23:59:59 GMT");
}
