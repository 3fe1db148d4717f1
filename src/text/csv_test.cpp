#include "text/csv.hpp"

#include <doctest/doctest.h>

namespace nhipcau::text {
namespace {

TEST_CASE("a comma table with quotes, doubled quotes and Windows line ends is read whole") {
  const auto table = read_csv("key,words\r\na,\"một, hai\"\r\nb,\"nói \"\"được\"\"\nlàm\"\n\nc\n");
  REQUIRE(table.header == std::vector<std::string>{"key", "words"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.cell(0, "words") == "một, hai");
  CHECK(table.cell(1, "words") == "nói \"được\"\nlàm");
  CHECK(table.cell(2, "words").empty());
  CHECK(table.cell(2, "no such column").empty());
}

TEST_CASE("broken tables never fail") {
  CHECK(read_csv("").rows.empty());
  CHECK(read_csv("a,b").rows.empty());
  CHECK(read_csv("a\n\"open").rows.size() == 1);
  CHECK(read_csv("a\n1,2,3").rows[0].size() == 1);
  CHECK(split_cell(" a | |b ", '|') == std::vector<std::string>{"a", "b"});
}

}  // namespace
}  // namespace nhipcau::text
