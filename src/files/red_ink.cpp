#include "files/red_ink.hpp"

#include <algorithm>
#include <utility>

namespace nhipcau::files {
namespace {

class Finder {
 public:
  explicit Finder(const RedGrid& grid) : grid_(grid), is_seen_(grid.share.size()) {}

  std::vector<RedPlace> find() {
    std::vector<RedPlace> places;
    for (std::size_t at = 0; at < grid_.share.size(); ++at) {
      if (is_seen_[at] || !is_red(at)) continue;
      const RedPlace place = around(at);
      if (place.squares >= kFewestRedSquares) places.push_back(place);
    }
    std::stable_sort(places.begin(), places.end(), [](const RedPlace& a, const RedPlace& b) { return a.squares > b.squares; });
    return places;
  }

 private:
  [[nodiscard]] bool is_red(std::size_t at) const { return grid_.share[at] >= kRedShare; }

  /// The red squares that hang together with the one at `start`.
  RedPlace around(std::size_t start) {
    RedPlace place{.left = grid_.columns, .top = grid_.rows, .right = 0, .bottom = 0, .squares = 0};
    std::vector<std::size_t> open{start};
    is_seen_[start] = true;
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      const std::size_t x = at % grid_.columns, y = at / grid_.columns;
      place = {std::min(place.left, x), std::min(place.top, y), std::max(place.right, x + 1), std::max(place.bottom, y + 1),
               place.squares + 1};
      for (std::size_t ny = y - std::min(y, kRedGap); ny <= std::min(y + kRedGap, grid_.rows - 1); ++ny) {
        for (std::size_t nx = x - std::min(x, kRedGap); nx <= std::min(x + kRedGap, grid_.columns - 1); ++nx) {
          const std::size_t next = ny * grid_.columns + nx;
          if (is_seen_[next] || !is_red(next)) continue;
          is_seen_[next] = true;
          open.push_back(next);
        }
      }
    }
    return place;
  }

  const RedGrid& grid_;
  std::vector<bool> is_seen_;
};

}  // namespace

std::vector<RedPlace> find_red_places(const RedGrid& grid) {
  return Finder(grid).find();
}

}  // namespace nhipcau::files
