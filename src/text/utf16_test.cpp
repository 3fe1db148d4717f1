#include "text/utf16.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;

TEST_CASE("places are counted as browsers count them: one for a letter, two beyond the first plane") {
  const std::pair<const char*, std::size_t> rows[] = {{"", 0}, {"Kế hoạch", 8}, {"đ", 1}, {"😀 a", 4}, {"…\n", 2}};
  for (const auto& [text, units] : rows) {
    CAPTURE(text);
    CHECK(text::count_utf16(text) == units);
  }
}
