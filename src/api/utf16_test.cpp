#include "api/utf16.hpp"

#include <doctest/doctest.h>

#include <string>

using nhipcau::api::Utf16Offsets;

TEST_CASE("offsets in bytes and in UTF-16 units name the same places") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Kế hoạch 𝄞 số 305/KH-MTTQ-BTT ";  // many steps, with characters of 1 to 4 bytes
  const Utf16Offsets offsets(text);
  std::size_t units = 0;
  for (std::size_t byte = 0; byte < text.size();) {
    const auto lead = static_cast<unsigned char>(text[byte]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    REQUIRE(offsets.to_units(byte) == units);
    REQUIRE(offsets.to_byte(units) == byte);
    for (std::size_t inside = 1; inside < length; ++inside) REQUIRE(offsets.to_units(byte + inside) == units);
    if (length == 4) REQUIRE_FALSE(offsets.to_byte(units + 1).has_value());
    units += length == 4 ? 2 : 1;
    byte += length;
  }
  CHECK(offsets.size_units() == units);
  CHECK(offsets.to_byte(units) == text.size());
  CHECK(offsets.to_units(text.size()) == units);
  CHECK(offsets.to_units(text.size() + 100) == units);
  CHECK_FALSE(offsets.to_byte(units + 1).has_value());
}

TEST_CASE("an empty text has one place") {
  const Utf16Offsets offsets("");
  CHECK(offsets.to_units(0) == 0);
  CHECK(offsets.to_byte(0) == 0);
  CHECK_FALSE(offsets.to_byte(1).has_value());
}
