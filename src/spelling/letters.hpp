#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau::spelling {

enum class Tone : std::uint8_t { level, huyen, hoi, nga, sac, nang };

/// A syllable taken apart: its letters, each a base of a to z and a shape (â ê ô đ, ă, ơ ư), and its tone, wherever it stands.
struct Letters {
  static constexpr std::size_t kMost = 8;  ///< "nghiêng" has 7
  static constexpr std::uint8_t kBase = 0x1F;
  static constexpr std::uint8_t kShape = 0xE0;

  std::array<std::uint8_t, kMost> at{};  ///< base 1 to 26, and the shape times 32; 0 behind the last
  std::uint8_t size = 0;
  Tone tone = Tone::level;
  std::uint8_t tones = 0;  ///< how many letters bear one; a syllable has one at most

  /// The bases in one number: of "đất" that of "dat".
  [[nodiscard]] std::uint64_t bases() const;
  friend bool operator==(const Letters&, const Letters&) = default;
};

/// key  a search_key of a run of letters
/// returns  nothing if it has more letters than a syllable, none, or one that Vietnamese has not
std::optional<Letters> take_apart(std::string_view key);

/// May a Vietnamese syllable sound so: a known beginning, a known rime, and behind c, ch, p, t no tone but sắc and nặng? "nòng" may,
/// "phátt" and "triên" with two tones may not.
bool is_well_formed(const Letters& letters);

}  // namespace nhipcau::spelling
