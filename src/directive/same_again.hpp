#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nhipcau::directive {

/// What a clause or a duty of one reading is known by in another reading of the same paper.
struct Likeness {
  std::string words;  ///< its words, as a key: the same whatever case and spacing
  std::string place;  ///< where it says it stands: a path, a body
};

/// For each of `now` which of `before` it is, none of them twice. First those alike in words and place, then in words alone, then in place
/// alone; of several equal ones the first goes to the first. Takes time in proportion to their number.
std::vector<std::optional<std::size_t>> find_again(const std::vector<Likeness>& before, const std::vector<Likeness>& now);

}  // namespace nhipcau::directive
