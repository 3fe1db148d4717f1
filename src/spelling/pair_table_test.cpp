// Every pair is found again, and no other.
#include "spelling/pair_table.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace nhipcau::spelling;

TEST_CASE("pairs are found among those of their first syllable alone") {
  constexpr std::uint16_t kSyllables = 300;
  std::mt19937 random(7);
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint32_t> pairs;
  std::vector<std::uint32_t> counts(kSyllables);
  for (int i = 0; i < 5000; ++i) {
    const auto first = static_cast<std::uint16_t>(random() % 20 * (random() % 15));  // some begin many pairs, most none
    const auto second = static_cast<std::uint16_t>(random() % kSyllables);
    if (pairs.emplace(std::pair(first, second), 1 + random() % 511).second) ++counts[first];
  }
  PairTable table(counts);
  for (const auto& [pair, value] : pairs) table.add(pair.first, pair.second, value);
  for (std::uint16_t first = 0; first < kSyllables; ++first)
    for (std::uint16_t second = 0; second < kSyllables; ++second) {
      const auto known = pairs.find({first, second});
      CHECK(table.find(first, second) == (known == pairs.end() ? 0 : known->second));
    }
}
