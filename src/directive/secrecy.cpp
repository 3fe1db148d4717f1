// Luật Bảo vệ bí mật nhà nước 117/2025/QH15: a paper with a secrecy mark has no place in this system. The mark stands boxed in the header
// (Nghị định 30/2020/NĐ-CP, appendix I, place 10a) or is stamped in the margin.
#include <unordered_set>

#include "directive/lines.hpp"
#include "directive/parse.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kHeaderLines = 60;  // not blank; a mark further down is none
constexpr std::size_t kMarginLines = 2000;
constexpr std::size_t kHeadLines = 20;     // not blank; among these a level in small letters is a mark too
constexpr std::size_t kProseWords = 20;    // so many in a line: the head is over
constexpr std::size_t kLongestMark = 120;  // bytes of a line or column that may be one

/// Full-width letters as plain ones: "ＭẬＴ".
std::string plain_width(std::string_view cell) {
  std::string out;
  for (std::size_t at = 0; at < cell.size();) {
    const auto [code_point, length] = text::decode(cell, at);
    const bool is_wide = code_point >= 0xFF01 && code_point <= 0xFF5E;
    out += is_wide ? std::string(1, static_cast<char>(code_point - 0xFEE0)) : std::string(cell.substr(at, length));
    at += length;
  }
  return out;
}

/// Runs of letters and digits, lower case; signs between them fall away ("M.Ậ.T" gives three).
std::vector<std::string> words_of(std::string_view cell) {
  std::vector<std::string> words;
  bool is_inside = false;
  const std::string key = text::search_key(cell);
  for (std::size_t at = 0; at < key.size();) {
    const auto [code_point, length] = text::decode(key, at);
    const bool is_word = text::is_letter(code_point) || text::is_digit(code_point);
    if (is_word && !is_inside) words.emplace_back();
    if (is_word) words.back() += key.substr(at, length);
    is_inside = is_word;
    at += length;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t from) {
  std::string all;
  for (std::size_t i = from; i < words.size(); ++i) all += words[i];
  return all;
}

bool is_level(std::string_view letters) {
  return letters == "mật" || letters == "tốimật" || letters == "tuyệtmật";
}

/// How many words from `at` on are a level of secrecy; 0 if none.
std::size_t level_size(const std::vector<std::string>& words, std::size_t at) {
  if (words[at] == "mật") return 1;
  const bool is_higher = words[at] == "tối" || words[at] == "tuyệt";
  return is_higher && at + 1 < words.size() && words[at + 1] == "mật" ? 2 : 0;
}

/// What may stand in one box with the level: urgency, "DẤU", the copy's number, and how the paper is to be handled ("XEM XONG TRẢ LẠI",
/// "LƯU HÀNH NỘI BỘ", "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ").
bool goes_with_level(const std::string& word) {
  static const std::unordered_set<std::string_view> known{"hỏa", "tốc",   "thượng", "khẩn", "hẹn", "giờ",  "dấu",  "đóng", "bản",
                                                          "số",  "xem",   "xong",   "trả",  "lại", "lưu",  "hành", "nội",  "bộ",
                                                          "chỉ", "người", "có",     "tên",  "mới", "được", "bóc",  "bì"};
  if (known.count(word) > 0) return true;
  return word.find_first_not_of("0123456789") == std::string::npos;
}

/// Whether every letter of the level is a capital: the word in prose is not.
bool is_level_in_capitals(std::string_view cell) {
  for (const std::string_view level : {"MẬT", "M Ậ T"})
    if (cell.find(level) != std::string_view::npos) return true;
  return false;
}

/// A level and nothing else. The mark is in capitals (Nghị định 30/2020/NĐ-CP, appendix I), wherever it stands; one typed in small letters
/// is taken for it in the head alone: further down "mật" is the end of a sentence or a word in a table.
bool is_lone_mark(std::string_view cell, bool is_in_head) {
  return text::is_all_caps(cell) || (is_in_head && !ends_sentence(cell) && !cell.ends_with(','));
}

/// Every level has the word "mật" in it, however it is set apart; few lines have its vowel. (Full-width letters have none with marks.)
bool holds_the_vowel(std::string_view written) {
  return written.find("Ậ") != std::string_view::npos || written.find("ậ") != std::string_view::npos;
}

/// A line or column that is the mark, alone or with what goes with it: "MẬT", "[TỐI MẬT]", "M Ậ T", "Độ mật: Mật (01 bản)", "MẬT - HỎA
/// TỐC".
bool is_mark(std::string_view written, bool is_in_head) {
  if (written.size() > kLongestMark || !holds_the_vowel(written)) return false;
  const std::string cell = plain_width(written);
  const std::vector<std::string> words = words_of(cell);
  if (words.empty()) return false;
  if (is_level(joined(words, 0))) return is_lone_mark(cell, is_in_head);
  const std::size_t label = words[0] == "độ" && words.size() > 2 && words[1] == "mật" ? 2 : 0;
  const std::size_t longer_label = words.size() > 3 && words[0] == "mức" && words[1] == "độ" && words[2] == "mật" ? 3 : label;
  if (longer_label > 0) return level_size(words, longer_label) > 0 || is_level(joined(words, longer_label));

  bool has_level = false;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t size = level_size(words, at);
    if (size == 0 && !goes_with_level(words[at])) return false;
    has_level |= size > 0;
    at += size > 0 ? size : 1;
  }
  return has_level && is_level_in_capitals(cell);
}

bool holds_mark(std::string_view text, std::size_t most_lines, std::size_t head_lines) {
  std::size_t seen = 0;
  bool is_in_head = true;
  for (const Line& line : read_lines(text)) {
    if (++seen > most_lines) return false;
    const std::string_view written = line.where.of(text);
    is_in_head = is_in_head && seen <= head_lines && count_words(written, kProseWords) < kProseWords;
    if (line.where.size() > 400) continue;
    if (is_mark(written, is_in_head)) return true;
    for (const Span cell : read_cells(text, line.where))
      if (is_mark(cell.of(text), is_in_head)) return true;
  }
  return false;
}

}  // namespace

bool bears_secrecy_mark(std::string_view text, std::string_view margins) {
  return holds_mark(text, kHeaderLines, kHeadLines) || holds_mark(margins, kMarginLines, kMarginLines);
}

}  // namespace nhipcau::directive
