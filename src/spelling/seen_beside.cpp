#include "spelling/seen_beside.hpp"

#include <algorithm>
#include <bit>

namespace nhipcau::spelling {

SeenBeside::SeenBeside(const std::vector<std::uint32_t>& counts) {
  constexpr std::uint32_t kBitsForEach = 12;  // and up to twice as many
  places_.reserve(counts.size());
  std::uint32_t first = 0;
  for (const std::uint32_t count : counts) {
    const std::uint32_t bits = std::max(64U, std::bit_ceil(kBitsForEach * count));
    places_.push_back({first, bits - 1});
    first += bits;
  }
  words_.assign(first / 64, 0);
}

}  // namespace nhipcau::spelling
