#include "spelling/letters.hpp"

#include <algorithm>
#include <cstring>

#include "text/decode.hpp"
#include "text/letters.hpp"

namespace nhipcau::spelling {
namespace {

constexpr std::uint8_t kRound = 1U << 5U;  // â ê ô, and đ
constexpr std::uint8_t kBreve = 2U << 5U;  // ă
constexpr std::uint8_t kHorn = 3U << 5U;   // ơ ư

struct Marked {
  std::u32string_view tones;  ///< level, huyền, hỏi, ngã, sắc, nặng
  char base;
  std::uint8_t shape;
};

constexpr Marked kMarked[] = {{U"aàảãáạ", 'a', 0},      {U"ăằẳẵắặ", 'a', kBreve}, {U"âầẩẫấậ", 'a', kRound}, {U"eèẻẽéẹ", 'e', 0},
                              {U"êềểễếệ", 'e', kRound}, {U"iìỉĩíị", 'i', 0},      {U"oòỏõóọ", 'o', 0},      {U"ôồổỗốộ", 'o', kRound},
                              {U"ơờởỡớợ", 'o', kHorn},  {U"uùủũúụ", 'u', 0},      {U"ưừửữứự", 'u', kHorn},  {U"yỳỷỹýỵ", 'y', 0}};

struct Letter {
  std::uint8_t code = 0;  ///< 0: none of Vietnamese
  Tone tone = Tone::level;
};

constexpr char32_t kLatinEnd = 0x1F00;

/// What each character is; made once, as all tables that stay.
const std::array<Letter, kLatinEnd>& letter_table() {
  static const auto table = [] {
    std::array<Letter, kLatinEnd> letters{};
    for (char32_t c = U'a'; c <= U'z'; ++c) letters[c].code = static_cast<std::uint8_t>(c - U'a' + 1);
    letters[U'đ'].code = static_cast<std::uint8_t>('d' - 'a' + 1) | kRound;
    for (const Marked& row : kMarked) {
      for (std::size_t tone = 0; tone < row.tones.size(); ++tone)
        letters[row.tones[tone]] = {static_cast<std::uint8_t>(static_cast<std::uint8_t>(row.base - 'a' + 1) | row.shape),
                                    static_cast<Tone>(tone)};
    }
    return letters;
  }();
  return table;
}

constexpr std::string_view kInitials[] = {"",  "b",  "c",  "ch",  "d", "đ",  "g",  "gh", "gi", "h", "k",  "kh", "l", "m",
                                          "n", "nh", "ng", "ngh", "p", "ph", "qu", "r",  "s",  "t", "th", "tr", "v", "x"};

/// The rimes, without their tones; those in -c, -ch, -p, -t have but two.
constexpr std::string_view kRimes[] = {
    "a",    "ac",  "ach", "ai",  "am",   "an",   "ang",  "anh",  "ao",   "ap",   "at",  "au",  "ay",  "ă",    "ăc",   "ăm",   "ăn",   "ăng",
    "ăp",   "ăt",  "âc",  "âm",  "ân",   "âng",  "âp",   "ât",   "âu",   "ây",   "e",   "ec",  "em",  "en",   "eng",  "eo",   "ep",   "et",
    "ê",    "êch", "êm",  "ên",  "ênh",  "êp",   "êt",   "êu",   "i",    "ia",   "ich", "iêc", "iêm", "iên",  "iêng", "iêp",  "iêt",  "iêu",
    "im",   "in",  "inh", "ip",  "it",   "iu",   "o",    "oa",   "oac",  "oach", "oai", "oam", "oan", "oang", "oanh", "oao",  "oap",  "oat",
    "oay",  "oăc", "oăm", "oăn", "oăng", "oăt",  "oc",   "oe",   "oen",  "oeo",  "oet", "oi",  "om",  "on",   "ong",  "ooc",  "oong", "op",
    "ot",   "ô",   "ôc",  "ôi",  "ôm",   "ôn",   "ông",  "ôp",   "ôt",   "ơ",    "ơi",  "ơm",  "ơn",  "ơp",   "ơt",   "u",    "ua",   "uân",
    "uâng", "uât", "uây", "uc",  "uê",   "uêch", "uênh", "ui",   "um",   "un",   "ung", "uôc", "uôi", "uôm",  "uôn",  "uông", "uôt",  "uơ",
    "up",   "ut",  "uy",  "uya", "uych", "uyn",  "uyên", "uyêt", "uynh", "uyp",  "uyt", "uyu", "ư",   "ưa",   "ưc",   "ưi",   "ưm",   "ưn",
    "ưng",  "ươc", "ươi", "ươm", "ươn",  "ương", "ươp",  "ươt",  "ươu",  "ưt",   "ưu",  "y",   "yêm", "yên",  "yêng", "yêt",  "yêu"};

std::uint64_t packed(const std::uint8_t* from, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, size);
  return value;
}

template <std::size_t N>
std::array<std::uint64_t, N> pack_all(const std::string_view (&words)[N]) {
  std::array<std::uint64_t, N> all{};
  for (std::size_t i = 0; i < N; ++i) {
    const auto letters = take_apart(words[i]);
    all[i] = letters ? packed(letters->at.data(), letters->size) : 0;
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool is_initial(std::uint64_t value) {
  static const auto initials = pack_all(kInitials);
  return std::binary_search(initials.begin(), initials.end(), value);
}

bool is_rime(std::uint64_t value) {
  static const auto rimes = pack_all(kRimes);
  return std::binary_search(rimes.begin(), rimes.end(), value);
}

constexpr std::uint8_t code_of(char letter) {
  return static_cast<std::uint8_t>(letter - 'a' + 1);
}

/// Does it end in c, ch, p or t?
bool is_stopped(const Letters& letters) {
  const std::uint8_t last = letters.at[letters.size - 1U];
  if (last == code_of('c') || last == code_of('p') || last == code_of('t')) return true;
  return last == code_of('h') && letters.size > 1 && letters.at[letters.size - 2U] == code_of('c');
}

}  // namespace

std::uint64_t Letters::bases() const {
  constexpr std::uint64_t kBases = 0x1F1F1F1F1F1F1F1FU;
  return packed(at.data(), kMost) & kBases;
}

std::optional<Letters> take_apart(std::string_view key) {
  Letters letters;
  for (std::size_t at = 0; at < key.size();) {
    const text::Decoded here = text::decode(key, at);
    const Letter letter = here.code_point < kLatinEnd ? letter_table()[here.code_point] : Letter{};
    if (letter.code == 0 || letters.size == Letters::kMost) return std::nullopt;
    letters.at[letters.size++] = letter.code;
    if (letter.tone != Tone::level) {
      letters.tone = letter.tone;
      ++letters.tones;
    }
    at += here.length;
  }
  if (letters.size == 0) return std::nullopt;
  return letters;
}

bool is_well_formed(const Letters& letters) {
  if (letters.tones > 1 || letters.size == 0) return false;
  if (is_stopped(letters) && letters.tone != Tone::sac && letters.tone != Tone::nang) return false;
  constexpr std::size_t kLongestInitial = 3;
  for (std::size_t cut = 0; cut <= kLongestInitial && cut < letters.size; ++cut) {
    if (is_initial(packed(letters.at.data(), cut)) && is_rime(packed(letters.at.data() + cut, letters.size - cut))) return true;
  }
  // "gì", "giếng": the i is of both
  return letters.size > 1 && letters.at[0] == code_of('g') && letters.at[1] == code_of('i') &&
         is_rime(packed(letters.at.data() + 1, letters.size - 1U));
}

}  // namespace nhipcau::spelling
