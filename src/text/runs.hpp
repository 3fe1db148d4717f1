#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::text {

/// A number made of a key; nearly always another for another key, in its lowest bits too. Good within one process alone.
inline std::uint32_t mark_of(std::string_view key) {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;  // odd, its bits without a pattern
  std::uint64_t mark = key.size() * kSpread;
  const auto mix = [&](std::uint64_t piece) {
    mark = (mark ^ piece) * kSpread;
    mark ^= mark >> 32U;
  };
  const auto piece_at = [&](std::size_t at, auto piece) {
    std::memcpy(&piece, key.data() + at, sizeof piece);
    return piece;
  };
  if (key.size() >= sizeof(std::uint64_t)) {  // eight bytes at a time; the last ones may overlap those before
    for (std::size_t at = 0; at + sizeof(std::uint64_t) < key.size(); at += sizeof(std::uint64_t)) mix(piece_at(at, std::uint64_t{}));
    mix(piece_at(key.size() - sizeof(std::uint64_t), std::uint64_t{}));
  } else if (key.size() >= sizeof(std::uint32_t)) {
    const std::uint64_t first = piece_at(0, std::uint32_t{});
    mix((first << 32U) | piece_at(key.size() - sizeof(std::uint32_t), std::uint32_t{}));
  } else if (!key.empty()) {
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(key[i])}; };
    mix((byte(0) << 16U) | (byte(key.size() / 2) << 8U) | byte(key.size() - 1));
  }
  return static_cast<std::uint32_t>(mark);
}

/// A run of letters, a run of ASCII digits, or one other character that is no space.
struct Run {
  /// A span of at most 4 GiB: a text has so many runs that their size tells.
  struct Where {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  enum class Kind : std::uint8_t { letters, digits, sign };
  std::string_view key;  ///< search_key of letters; digits and a sign are themselves
  Where where;
  std::uint32_t mark = 0;  ///< mark_of(key): runs of different marks have different keys, which is quicker told
  Kind kind = Kind::sign;
  bool capital = false;  ///< its first letter is upper case

  [[nodiscard]] bool is(std::string_view other) const { return key == other; }
};

/// The runs of a text, in order. Their keys point into that text, which must outlive them, or into what folded it here: a run is small,
/// since of a paper there are many.
class Runs {
 public:
  [[nodiscard]] const Run* data() const { return runs_.data(); }
  [[nodiscard]] std::size_t size() const { return runs_.size(); }
  [[nodiscard]] bool empty() const { return runs_.empty(); }
  [[nodiscard]] const Run* begin() const { return data(); }
  [[nodiscard]] const Run* end() const { return data() + size(); }
  const Run& operator[](std::size_t at) const { return runs_[at]; }
  /// Are they of this very text, at the place in memory where it was when they were split?
  [[nodiscard]] bool are_of(std::string_view text) const { return text.data() == text_.data() && text.size() == text_.size(); }

 private:
  friend Runs split_runs(std::string_view text, Span within);

  /// The key of the run of letters at letters.begin; `stop` becomes where the run ends.
  std::string_view key_of_letters(std::string_view text, Span letters, std::size_t& stop);
  /// `size` bytes to write a key to, behind those that are kept; what is written there stays if keep() is called before the next.
  char* room_for_key(std::size_t size) {
    if (room_ < size) add_block(size);
    return free_;
  }
  void add_block(std::size_t size);
  std::string_view keep_key(std::size_t size);

  std::string_view text_;
  std::vector<Run> runs_;
  std::vector<std::unique_ptr<char[]>> blocks_;  ///< the keys that are not as written
  char* free_ = nullptr;                         ///< the end of the last one, with so many bytes of room
  std::size_t room_ = 0;
};

/// The runs that begin inside `within`, in order. The readers of meaning walk over a text so, many times: it is made to be quick.
/// text  cleaned, less than 4 GiB
Runs split_runs(std::string_view text, Span within);

}  // namespace nhipcau::text
