#pragma once
#include <cstdint>
#include <vector>

namespace nhipcau::spelling {

/// Which syllables may stand beside each: some bits for each syllable, all in one place, so that asking about many beside one syllable
/// looks at little memory. Never wrong when it says no; wrongly yes about once in eight.
class SeenBeside {
 public:
  SeenBeside() = default;
  /// counts  how many are seen beside each syllable
  explicit SeenBeside(const std::vector<std::uint32_t>& counts);

  void add(std::uint16_t syllable, std::uint16_t other) {
    const std::uint32_t bit = bit_of(syllable, other);
    words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  [[nodiscard]] bool may_have(std::uint16_t syllable, std::uint16_t other) const {
    const std::uint32_t bit = bit_of(syllable, other);
    return ((words_[bit / 64] >> (bit % 64)) & 1U) != 0;
  }

 private:
  struct Place {
    std::uint32_t first = 0;  ///< bit
    std::uint32_t mask = 0;   ///< how many bits, less one; a power of two, 64 and more
  };
  [[nodiscard]] std::uint32_t bit_of(std::uint16_t syllable, std::uint16_t other) const {
    const Place& place = places_[syllable];
    return place.first + (((other * 0x9E3779B1U) >> 8U) & place.mask);
  }

  std::vector<Place> places_;
  std::vector<std::uint64_t> words_;
};

}  // namespace nhipcau::spelling
