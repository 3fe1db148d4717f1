#pragma once
#include <cstddef>
#include <vector>

namespace nhipcau::files {

/// How much of each square of a picture is red, row by row, 0 to 1.
struct RedGrid {
  std::size_t columns = 0, rows = 0;
  std::vector<double> share;  ///< columns x rows
};

/// Squares from `left`, `top` up to, not with, `right`, `bottom`.
struct RedPlace {
  std::size_t left = 0, top = 0, right = 0, bottom = 0;
  std::size_t squares = 0;  ///< how many of them are red
  friend bool operator==(const RedPlace&, const RedPlace&) = default;
};

/// Where red squares stand together (a stamp, a seal, a printed mark), from the largest on; specks and hair lines are left out.
/// A square is red from kRedShare on; squares no further apart than kRedGap are together.
inline constexpr double kRedShare = 0.06;
inline constexpr std::size_t kRedGap = 2;
inline constexpr std::size_t kFewestRedSquares = 6;
std::vector<RedPlace> find_red_places(const RedGrid& grid);

}  // namespace nhipcau::files
