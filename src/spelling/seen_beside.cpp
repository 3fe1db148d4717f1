#include "spelling/seen_beside.hpp"

#include <algorithm>
#include <bit>

namespace nhipcau::spelling {

SeenBeside::SeenBeside(const std::vector<std::uint32_t>& counts) {
  constexpr std::uint32_t kBitsForEach = 12;  // and up to twice as many
  constexpr std::uint32_t kWord = 64;
  places_.reserve(counts.size());
  std::uint32_t first = 0;
  for (const std::uint32_t count : counts) {
    const std::uint32_t bits = std::max(kWord, std::bit_ceil(kBitsForEach * count));
    places_.push_back({first, bits - 1});
    first += bits / kWord;
  }
  words_.assign(first, 0);
}

}  // namespace nhipcau::spelling
