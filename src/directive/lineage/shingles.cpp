#include "directive/lineage/shingles.hpp"

#include <algorithm>

namespace nhipcau::directive::lineage {

std::uint64_t key_of(std::span<const Token> words) {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;  // odd, its bits without a pattern
  std::uint64_t key = words.size() * kSpread;
  for (const Token& token : words) {
    key = (key ^ (token.word + 1U)) * kSpread;
    key ^= key >> 29U;
  }
  return key;
}

void Index::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  int bits = 1;
  while ((std::size_t{1} << static_cast<unsigned>(bits)) < entries_.size() && bits < 22) ++bits;
  shift_ = 64 - bits;
  buckets_.assign((std::size_t{1} << static_cast<unsigned>(bits)) + 1, 0);
  for (const Entry& entry : entries_) ++buckets_[(entry.key >> static_cast<unsigned>(shift_)) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) buckets_[i] += buckets_[i - 1];
}

std::span<const Index::Entry> Index::find(std::uint64_t key) const {
  if (entries_.empty()) return {};
  const std::size_t bucket = key >> static_cast<unsigned>(shift_);
  const auto begin = entries_.begin() + buckets_[bucket];
  const auto end = entries_.begin() + buckets_[bucket + 1];
  const auto first = std::lower_bound(begin, end, key, [](const Entry& entry, std::uint64_t k) { return entry.key < k; });
  const auto last = std::upper_bound(first, end, key, [](std::uint64_t k, const Entry& entry) { return k < entry.key; });
  return {first, last};
}

}  // namespace nhipcau::directive::lineage
