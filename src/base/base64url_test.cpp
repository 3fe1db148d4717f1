#include "base/base64url.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace nhipcau;

TEST_CASE("bytes become base64url without padding and come back") {
  // RFC 4648, 10, with the alphabet of its section 5
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"\xfb\xff\xbe", "-_--"}};
  for (const auto& row : rows) {
    CAPTURE(row.second);
    CHECK(to_base64url(row.first) == row.second);
    CHECK(from_base64url(row.second) == std::string(row.first));
  }
}

TEST_CASE("what is not base64url without padding is refused") {
  for (const std::string_view text : {"Zg==", "Zm8=", "Z", "Zm 8", "Zm8\n", "Zm+/", "Zh", "ế"}) {
    CAPTURE(text);
    CHECK_FALSE(from_base64url(text));
  }
}
