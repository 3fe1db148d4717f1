#include "authenticator/cbor.hpp"

#include <doctest/doctest.h>

#include "authenticator/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

TEST_CASE("whole numbers are read as the standard writes them") {
  // RFC 8949, appendix A
  const std::vector<std::pair<std::string_view, std::int64_t>> rows{
      {"00", 0},  {"17", 23},  {"1818", 24},   {"1903e8", 1000}, {"1a000f4240", 1'000'000}, {"1b000000e8d4a51000", 1'000'000'000'000},
      {"20", -1}, {"29", -10}, {"3863", -100}, {"3903e7", -1000}};
  for (const auto& row : rows) {
    CAPTURE(row.first);
    const std::string bytes = from_hex(row.first);
    const auto read = read_cbor(bytes);
    REQUIRE(read);
    CHECK(read->value.integer() == row.second);
    CHECK(read->size == bytes.size());
  }
}

TEST_CASE("a map is asked by name and by number, and what stands behind it is left") {
  const std::string bytes = from_hex(
                                "a3"
                                "61"
                                "61"
                                "01"
                                "20"
                                "42"
                                "6869"
                                "63"
                                "666d74"
                                "82"
                                "f5"
                                "a0") +
                            "rest";
  const auto read = read_cbor(bytes);
  REQUIRE(read);
  CHECK(read->size == bytes.size() - 4);
  CHECK(find(read->value, "a")->integer() == 1);
  CHECK(find(read->value, -1)->bytes() == "hi");
  CHECK_FALSE(find(read->value, "fmt")->is_map());
  CHECK(find(read->value, "b") == nullptr);
  CHECK(find(read->value, 1) == nullptr);
  CHECK(find(*find(read->value, "a"), "a") == nullptr);
}

TEST_CASE("what is cut off, of another form or beyond the limits is refused") {
  const auto nested = [](std::size_t depth) { return std::string(depth - 1, '\x81') + '\0'; };
  const auto many = [](std::size_t count) { return cbor_head(4, count) + std::string(count, '\0'); };
  CHECK(read_cbor(nested(kMostCborDepth)));
  CHECK_FALSE(read_cbor(nested(kMostCborDepth + 1)));
  CHECK(read_cbor(many(kMostCborItems - 1)));
  CHECK_FALSE(read_cbor(many(kMostCborItems)));
  for (const std::string_view hex : {"", "18", "19ff", "1bffffffffffffffff", "3bffffffffffffffff", "1c", "1f", "41", "6261", "5f4100ff",
                                     "9f00ff", "bf616100ff", "c000", "f93c00", "fa47c35000"}) {
    CAPTURE(hex);
    CHECK_FALSE(read_cbor(from_hex(hex)));
  }
  CHECK_FALSE(read_cbor(from_hex("5bffffffffffffff00")));  // longer than memory
  CHECK_FALSE(read_cbor(from_hex("9b7fffffffffffffff")));
  CHECK_FALSE(read_cbor(from_hex("a201000100")));      // 1 twice
  CHECK_FALSE(read_cbor(from_hex("a2616100616100")));  // "a" twice
  CHECK_FALSE(read_cbor(from_hex("a1f600")));          // null as a key
  CHECK_FALSE(read_cbor(from_hex("a1416100")));        // bytes as a key
}
