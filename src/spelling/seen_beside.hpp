#pragma once
#include <cstdint>
#include <vector>

namespace nhipcau::spelling {

/// Which syllables may stand beside each: some bits for each syllable, all in one place, so that asking about many beside one syllable
/// looks at little memory. Never wrong when it says no; wrongly yes less than once in ten times.
class SeenBeside {
 public:
  SeenBeside() = default;
  /// counts  how many are seen beside each syllable
  explicit SeenBeside(const std::vector<std::uint32_t>& counts);

  void add(std::uint16_t syllable, std::uint16_t other) {
    const Place& place = places_[syllable];
    const std::uint32_t bit = bit_of(other) & place.mask;
    words_[place.first + bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  /// What one syllable has beside it; none of a syllable that is none.
  class Row {
   public:
    Row() = default;
    [[nodiscard]] bool may_have(std::uint16_t other) const {
      const std::uint32_t bit = bit_of(other) & mask_;
      return words_ && ((words_[bit / 64] >> (bit % 64)) & 1U) != 0;
    }

   private:
    friend class SeenBeside;
    Row(const std::uint64_t* words, std::uint32_t mask) : words_(words), mask_(mask) {}
    const std::uint64_t* words_ = nullptr;
    std::uint32_t mask_ = 0;
  };
  [[nodiscard]] Row row(std::uint16_t syllable) const { return {&words_[places_[syllable].first], places_[syllable].mask}; }

 private:
  struct Place {
    std::uint32_t first = 0;  ///< word
    std::uint32_t mask = 0;   ///< how many bits, less one; a power of two, 64 and more
  };
  static std::uint32_t bit_of(std::uint16_t other) { return (other * 0x9E3779B1U) >> 8U; }

  std::vector<Place> places_;
  std::vector<std::uint64_t> words_;
};

}  // namespace nhipcau::spelling
