#include "files/red_ink.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::files;

namespace {

/// A grid drawn with # where it is red.
RedGrid grid_of(const std::vector<std::string>& rows) {
  RedGrid grid{.columns = rows.front().size(), .rows = rows.size(), .share = {}};
  for (const std::string& row : rows) {
    for (const char c : row) grid.share.push_back(c == '#' ? 0.5 : 0);
  }
  return grid;
}

}  // namespace

TEST_CASE("red squares that stand together are one place, the largest first; specks are none") {
  const auto places = find_red_places(grid_of({
      "........................",
      "..###...................",
      "..#.#...................",
      "..###...........########",
      "................#......#",
      "................########",
      "#.......................",
  }));
  REQUIRE(places.size() == 2);
  CHECK(places[0] == RedPlace{.left = 16, .top = 3, .right = 24, .bottom = 6, .squares = 18});
  CHECK(places[1] == RedPlace{.left = 2, .top = 1, .right = 5, .bottom = 4, .squares = 8});
  CHECK(find_red_places(grid_of({"....", "..#."})).empty());
  CHECK(find_red_places({}).empty());
}

TEST_CASE("letters of a stamp, apart by a square, are one place") {
  CHECK(find_red_places(grid_of({"##.##.##", "##.##.##"})).size() == 1);
}
