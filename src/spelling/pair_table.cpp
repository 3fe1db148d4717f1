#include "spelling/pair_table.hpp"

#include <bit>

namespace nhipcau::spelling {

PairTable::PairTable(const std::vector<std::uint32_t>& counts) {
  rows_.reserve(counts.size());
  std::uint32_t slots = 0;
  for (const std::uint32_t count : counts) {
    const std::uint32_t size = std::bit_ceil(count + count / 4 + 1);
    rows_.push_back({slots, size - 1});
    slots += size;
  }
  slots_.assign(slots, 0);
}

}  // namespace nhipcau::spelling
