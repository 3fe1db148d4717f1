#include "text/legacy.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "text/clean.hpp"
#include "text/fold.hpp"
#include "text/lost_capitals.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace nhipcau::text {
namespace {

constexpr std::size_t kSample = 1U << 16U;
constexpr int kFewest = 4;       // common syllables that a guess wants
constexpr int kOneInWords = 15;  // and one in so many words
constexpr int kTimesOther = 3;   // and so many times those of the next best

constexpr char32_t kGrave = 0x300;
constexpr char32_t kAcute = 0x301;
constexpr char32_t kCircumflex = 0x302;
constexpr char32_t kTilde = 0x303;
constexpr char32_t kBreve = 0x306;
constexpr char32_t kHook = 0x309;
constexpr char32_t kDot = 0x323;

/// What a byte of 80 to 9F is in Windows-1252 and 1258; 0: nothing.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0,
                                            0x2039, 0x0152, 0,      0,      0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                            0x2013, 0x2014, 0x02DC, 0x2122, 0,      0x203A, 0x0153, 0,      0,      0x0178};

/// TCVN 5712:1993 from A1 on.
constexpr std::array<char32_t, 0x5E> kTcvn{
    U'Ă', U'Â', U'Ê', U'Ô', U'Ơ', U'Ư', U'Đ', U'ă', U'â', U'ê', U'ô', U'ơ', U'ư', U'đ', U'Ằ', kGrave, kHook, kTilde, kAcute,
    kDot, U'à', U'ả', U'ã', U'á', U'ạ', U'Ẳ', U'ằ', U'ẳ', U'ẵ', U'ắ', U'Ẵ', U'Ắ', U'Ầ', U'Ẩ', U'Ẫ',   U'Ấ',  U'Ề',   U'ặ',
    U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ', U'è', U'Ể', U'ẻ', U'ẽ', U'é', U'ẹ', U'ề', U'ể', U'ễ', U'ế', U'ệ',   U'ì',  U'ỉ',   U'Ễ',
    U'Ế', U'Ồ', U'ĩ', U'í', U'ị', U'ò', U'Ổ', U'ỏ', U'õ', U'ó', U'ọ', U'ồ', U'ổ', U'ỗ', U'ố', U'ộ',   U'ờ',  U'ở',   U'ỡ',
    U'ớ', U'ợ', U'ù', U'Ỗ', U'ủ', U'ũ', U'ú', U'ụ', U'ừ', U'ử', U'ữ', U'ứ', U'ự', U'ỳ', U'ỷ', U'ỹ',   U'ý',  U'ỵ'};

struct Letter {
  char32_t code = 0;
  char32_t means = 0;
};

constexpr Letter kWindows1258[]{{0xC3, U'Ă'}, {0xCC, kGrave}, {0xD0, U'Đ'}, {0xD2, kHook}, {0xD5, U'Ơ'}, {0xDD, U'Ư'}, {0xDE, kTilde},
                                {0xE3, U'ă'}, {0xEC, kAcute}, {0xF0, U'đ'}, {0xF2, kDot},  {0xF5, U'ơ'}, {0xFD, U'ư'}, {0xFE, U'₫'}};

constexpr Letter kVniLetters[]{{0xF1, U'đ'}, {0xD1, U'Đ'}, {0xF4, U'ơ'}, {0xD4, U'Ơ'}, {0xF6, U'ư'}, {0xD6, U'Ư'},
                               {0xED, U'í'}, {0xCD, U'Í'}, {0xEC, U'ì'}, {0xCC, U'Ì'}, {0xE6, U'ỉ'}, {0xC6, U'Ỉ'},
                               {0xF3, U'ĩ'}, {0xD3, U'Ĩ'}, {0xF2, U'ị'}, {0xD2, U'Ị'}, {0xEE, U'ỵ'}, {0xCE, U'Ỵ'}};

/// What stands behind a vowel in VNI; capitals are the same, 20 lower.
struct Marks {
  char32_t code = 0;
  char32_t shape = 0;
  char32_t tone = 0;
};
constexpr Marks kVniMarks[]{{0xF9, 0, kAcute},
                            {0xF8, 0, kGrave},
                            {0xFB, 0, kHook},
                            {0xF5, 0, kTilde},
                            {0xEF, 0, kDot},
                            {0xE2, kCircumflex, 0},
                            {0xE1, kCircumflex, kAcute},
                            {0xE0, kCircumflex, kGrave},
                            {0xE5, kCircumflex, kHook},
                            {0xE3, kCircumflex, kTilde},
                            {0xE4, kCircumflex, kDot},
                            {0xEA, kBreve, 0},
                            {0xE9, kBreve, kAcute},
                            {0xE8, kBreve, kGrave},
                            {0xFA, kBreve, kHook},
                            {0xFC, kBreve, kTilde},
                            {0xEB, kBreve, kDot}};

template <std::size_t N>
char32_t find(const Letter (&letters)[N], char32_t code) {
  for (const Letter& letter : letters) {
    if (letter.code == code) return letter.means;
  }
  return code;
}

/// Characters of a text: those of UTF-8, or bytes.
class Reader {
 public:
  Reader(std::string_view text, Form form) : text_(text), form_(form) {}
  [[nodiscard]] bool is_over() const { return at_ >= text_.size(); }
  [[nodiscard]] char32_t peek() const { return is_over() ? 0 : character().code_point; }
  char32_t next() {
    const Decoded now = character();
    at_ += now.length;
    return now.code_point;
  }

 private:
  [[nodiscard]] Decoded character() const {
    return form_ == Form::utf8 ? decode(text_, at_) : Decoded{static_cast<unsigned char>(text_[at_]), 1};
  }
  std::string_view text_;
  Form form_;
  std::size_t at_ = 0;
};

char32_t from_tcvn(char32_t c) {
  constexpr char32_t kFirst = 0xA1;
  return c >= kFirst && c < kFirst + kTcvn.size() ? kTcvn[c - kFirst] : c;
}

char32_t from_windows(char32_t c) {
  constexpr char32_t kFirst = 0x80;
  const bool is_there = c >= kFirst && c < kFirst + kWindows.size() && kWindows[c - kFirst] != 0;
  return is_there ? kWindows[c - kFirst] : c;
}

bool takes_marks(char32_t base) {
  constexpr std::u32string_view kVowels = U"aeouyAEOUYơưƠƯ";
  return kVowels.find(base) != std::u32string_view::npos;
}

/// Writes the marks that `code` stands for behind a vowel; false if it stands for none.
bool write_marks(std::string& out, char32_t code) {
  for (const Marks& marks : kVniMarks) {
    if (code != marks.code && code != marks.code - 0x20) continue;
    if (marks.shape != 0) append(out, marks.shape);
    if (marks.tone != 0) append(out, marks.tone);
    return true;
  }
  return false;
}

void write_vni(std::string& out, Reader& in) {
  const char32_t base = find(kVniLetters, in.next());
  append(out, from_windows(base));
  if (takes_marks(base) && write_marks(out, in.peek())) in.next();
}

/// Frequent syllables with marks, composed and in lower case: those no legacy encoding writes with the same characters.
const std::unordered_set<std::string_view>& common_syllables() {
  static const std::unordered_set<std::string_view> syllables{
      "của",   "và",    "các",  "được",  "cộng",  "hòa",  "hoà",   "xã",     "hội",   "chủ",   "nghĩa", "việt",  "độc",   "lập",
      "tự",    "hạnh",  "phúc", "ủy",    "uỷ",    "nhân", "dân",   "quyết",  "định",  "điều",  "khoản", "nghị",  "thông", "tư",
      "ngày",  "tháng", "năm",  "đảng",  "chính", "phủ",  "về",    "với",    "những", "có",    "là",    "thực",  "hiện",  "tổ",
      "chức",  "công",  "tác",  "quản",  "lý",    "nước", "bộ",    "trưởng", "tỉnh",  "thành", "phố",   "số",    "căn",   "cứ",
      "đề",    "luật",  "đến",  "không", "người", "một",  "này",   "để",     "từ",    "cơ",    "sở",    "đơn",   "vị",    "kế",
      "hoạch", "hướng", "dẫn",  "báo",   "cáo",   "kính", "gửi",   "nơi",    "nhận",  "như",   "trên",  "phòng", "tịch",  "đối",
      "ngoại", "việc",  "cấp",  "giao",  "đồng",  "chỉ",  "đạo",   "nhiệm",  "vụ",    "tại",   "bản",   "văn",   "phải",  "khác",
      "đó",    "ở",     "vào",  "hành",  "động",  "phát", "triển", "kinh",   "tế",    "giáo",  "dục",   "đất",   "xét",   "hoặc"};
  return syllables;
}

struct Score {
  int words = 0;
  int common = 0;
};

/// text  UTF-8
Score score(std::string_view text) {
  const std::string key = search_key(clean(text).text);
  Score score;
  for (const Span word : syllables(key, {0, key.size()})) {
    ++score.words;
    const std::string_view syllable = std::string_view(key).substr(word.begin, word.end - word.begin);
    if (common_syllables().contains(syllable)) ++score.common;
  }
  return score;
}

bool is_vietnamese_beyond_latin(char32_t c) {
  const bool is_extended = c >= 0x1EA0 && c <= 0x1EF9;
  constexpr std::u32string_view kOthers = U"ĂăĐđĨĩŨũƠơƯư";
  return is_extended || kOthers.find(c) != std::u32string_view::npos || (c >= kGrave && c <= kDot);
}

/// What find_encoding looks at: whole lines.
std::string sample_of(std::string_view text, Form form) {
  std::string sample;
  for (std::size_t at = 0; at < text.size() && sample.size() < kSample;) {
    const std::size_t end = std::min({text.find('\n', at), text.size(), at + kSample});
    const std::string_view line = text.substr(at, end - at);
    if (form == Form::bytes || may_be_legacy(line)) sample.append(line).push_back('\n');
    at = end + 1;
  }
  return sample;
}

}  // namespace

std::string_view to_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::windows_1258: return "Windows-1258";
    case Encoding::tcvn3: return "TCVN3";
    case Encoding::vni: return "VNI";
  }
  return "";
}

bool may_be_legacy(std::string_view line) {
  bool has_latin = false;
  for (Reader in(line, Form::utf8); !in.is_over();) {
    const char32_t c = in.next();
    if (is_vietnamese_beyond_latin(c)) return false;
    has_latin |= c > 0xA0 && c <= 0xFF;
  }
  return has_latin;
}

std::optional<Encoding> find_encoding(std::string_view text) {
  return find_encoding(text, is_utf8(text) ? Form::utf8 : Form::bytes);
}

std::optional<Encoding> find_encoding(std::string_view text, Form form) {
  const std::string sample = sample_of(text, form);
  int best = 0;
  int next = form == Form::utf8 ? score(sample).common : 0;
  int words = 0;
  std::optional<Encoding> found;
  for (const Encoding encoding : {Encoding::windows_1258, Encoding::tcvn3, Encoding::vni}) {
    const Score now = score(from_encoding(sample, encoding, form));
    next = std::max(next, std::min(best, now.common));
    if (now.common <= best) continue;
    best = now.common;
    words = now.words;
    found = encoding;
  }
  const bool is_clear = best >= kFewest && best * kOneInWords >= words && best >= kTimesOther * next;
  return is_clear ? found : std::nullopt;
}

std::string from_encoding(std::string_view text, Encoding encoding, Form form) {
  std::string out;
  out.reserve(text.size() * 3 / 2);
  for (Reader in(text, form); !in.is_over();) {
    switch (encoding) {
      case Encoding::windows_1258: append(out, from_windows(find(kWindows1258, in.next()))); break;
      case Encoding::tcvn3: append(out, from_windows(from_tcvn(in.next()))); break;
      case Encoding::vni: write_vni(out, in); break;
    }
  }
  return encoding == Encoding::tcvn3 ? restore_capitals(out, form == Form::bytes ? Fonts::lost : Fonts::told) : out;
}

}  // namespace nhipcau::text
