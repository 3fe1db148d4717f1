#pragma once
#include <cstdint>
#include <vector>

namespace nhipcau::spelling {

/// A value for each pair of syllables that has one. Those of one first syllable lie together, since a text asks for many of them, and a
/// place where something may be wrong for all that might follow one.
class PairTable {
 public:
  static constexpr unsigned kValueBits = 9;

  PairTable() = default;
  /// counts  with how many each syllable begins a pair
  explicit PairTable(const std::vector<std::uint32_t>& counts);

  /// Each pair once. value  more than 0, of kValueBits
  void add(std::uint16_t first, std::uint16_t second, std::uint32_t value) {
    const Row& row = rows_[first];
    std::uint32_t at = hash_of(second);
    while (slots_[row.begin + (at & row.mask)] != 0) ++at;
    slots_[row.begin + (at & row.mask)] = (std::uint32_t{second} << kValueBits) | value;
  }
  /// 0 if it has none.
  [[nodiscard]] std::uint32_t find(std::uint16_t first, std::uint16_t second) const {
    const Row row = rows_[first];
    for (std::uint32_t at = hash_of(second);; ++at) {
      const std::uint32_t slot = slots_[row.begin + (at & row.mask)];
      if (slot == 0) return 0;
      if (slot >> kValueBits == second) return slot & kValue;
    }
  }
  /// Says that it will be asked for soon: the table is larger than a fast cache.
  void expect(std::uint16_t first, std::uint16_t second) const {
    const Row row = rows_[first];
    __builtin_prefetch(&slots_[row.begin + (hash_of(second) & row.mask)]);
  }

 private:
  static constexpr std::uint32_t kValue = (1U << kValueBits) - 1;
  struct Row {
    std::uint32_t begin = 0;
    std::uint32_t mask = 0;  ///< how many slots, less one; a power of two, one of them free
  };
  static std::uint32_t hash_of(std::uint16_t second) { return (second * 0x9E3779B1U) >> 16U; }

  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  ///< second syllable and value; 0: free
};

}  // namespace nhipcau::spelling
