#include "directive/header_lines.hpp"

#include <algorithm>
#include <array>

#include "directive/basis.hpp"
#include "directive/body_names.hpp"
#include "directive/enumerator.hpp"
#include "directive/lines.hpp"
#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kShortLine = 160;   // bytes; no line of a header's columns is longer
constexpr std::size_t kTitleLine = 600;   // bytes of one line of a title or a subject
constexpr std::size_t kTitleWidth = 130;  // characters of a title's further lines
constexpr std::size_t kTypeWords = 5;
constexpr std::string_view kNational = "cộng hòa xã hội chủ nghĩa việt nam";
constexpr std::string_view kParty = "đảng cộng sản việt nam";
constexpr std::string_view kEdge = " .:;-_*()[]\"“”/";

/// Whether `key` is `phrase` but for `slips` words: a paper's fixed lines have slips of the pen in them too ("CÔNG HÒA …").
bool is_nearly(std::string_view key, std::string_view phrase, int slips) {
  while (!key.empty() && !phrase.empty() && slips >= 0) {
    const std::size_t a = std::min(key.find(' '), key.size());
    const std::size_t b = std::min(phrase.find(' '), phrase.size());
    if (key.substr(0, a) != phrase.substr(0, b)) --slips;
    key.remove_prefix(std::min(a + 1, key.size()));
    phrase.remove_prefix(std::min(b + 1, phrase.size()));
  }
  return key.empty() && phrase.empty() && slips >= 0;
}

bool is_motto(std::string_view key) {
  std::string words;
  for (const Span word : text::syllables(key, {0, key.size()})) {
    if (!words.empty()) words += ' ';
    words += word.of(key);
  }
  return is_nearly(words, "độc lập tự do hạnh phúc", 1) || is_nearly(words, "độc lập dân chủ hòa bình thống nhất hạnh phúc", 2);
}

bool is_mark(std::string_view key) {
  for (std::string_view mark :
       {"hỏa tốc", "hỏa tốc hẹn giờ", "thượng khẩn", "khẩn", "dự thảo", "bản dự thảo", "lưu hành nội bộ", "xem xong trả lại", "bản sao",
        "sao y", "sao lục", "trích sao", "bản chính", "tài liệu lưu hành nội bộ", "công văn đến", "văn bản đến"})
    if (key == mark || (mark.size() > 12 && key.starts_with(mark))) return true;
  return begins_with_any(key, {"dự thảo lần", "dự thảo ngày", "đến: số", "hỏa tốc,"});
}

bool is_number_line(std::string_view cell) {
  if (cell.size() > kShortLine || !begins_with_any(cell, {"Số", "Sô", "Luật số", "Sổ"})) return false;
  return cell.find_first_of("0123456789/-") != std::string_view::npos || cell.find(':') != std::string_view::npos;
}

bool is_body_line(std::string_view cell) {
  if (cell.size() > kShortLine) return false;
  if (text::is_all_caps(cell)) return true;
  return begins_with_body(cell) && !ends_sentence(cell) && count_words(cell, 13) <= 12 && cell.find(',') == std::string_view::npos;
}

bool is_place_name(std::string_view words) {
  if (words.size() > 60 || count_words(words, 9) > 8) return false;
  for (const char c : words)
    if ((c >= '0' && c <= '9') || c == ':' || c == ';' || c == '/') return false;
  std::size_t small = 0;  // "Thành phố Hồ Chí Minh", "Thị xã Từ Sơn" have one; "Giấy này có giá trị đến hết" is no place
  for (const Span word : text::syllables(words, {0, words.size()}))
    small += text::is_upper(text::decode(words, word.begin).code_point) ? 0 : 1;
  if (small > 2) return false;
  return words.empty() || text::is_upper(text::decode(words, 0).code_point);
}

/// The first paragraph of a paper without a title: a basis, or a lead that announces what follows.
bool begins_opening(std::string_view words) {
  const char last = words.back();
  if (begins_with_any(words, {"Căn cứ", "Xét"})) return true;
  return last == ':' || (last == ';' && begins_with_basis(words));
}

/// "Đồng bào thân mến,", "Thưa các đồng chí,".
bool is_salutation(std::string_view words) {
  if (words.back() != ',' && words.back() != '!') return false;
  if (begins_with_any(words, {"Thưa", "Kính thưa", "Thân gửi"})) return true;
  const std::string key = text::search_key(words.substr(0, words.size() - 1));
  return key.ends_with(" thân mến") || key.ends_with(" kính mến") || key.ends_with(" thân ái") || key.ends_with(" yêu quý");
}

/// Nothing but a date stands in `words`: at most "ngày", "tháng", "năm", digits, blanks and dots.
bool is_date_alone(std::string_view words) {
  std::size_t named = 0;
  for (const Span word : text::syllables(words, {0, words.size()})) {
    const std::string key = text::search_key(word.of(words));
    if (key != "ngày" && key != "tháng" && key != "năm") return false;
    ++named;
  }
  return named >= 1;
}

}  // namespace

bool is_enclosure_note(std::string_view line) {
  return line.starts_with('(') && begins_with_any(line.substr(1), {"Kèm theo", "Ban hành kèm theo", "Đính kèm", "Dự thảo"});
}

std::string fixed_key(std::string_view cell) {
  if (cell.size() > 200) return {};
  const std::string key = text::search_key(join_spaced_letters(squeeze(cell)));
  const std::size_t first = key.find_first_not_of(kEdge);
  return first == std::string::npos ? std::string{} : key.substr(first, key.find_last_not_of(kEdge) - first + 1);
}

std::optional<NamedType> find_whole_type(std::string_view cell, const Tables& tables) {
  if (cell.size() > kShortLine) return std::nullopt;
  const std::string name = squeeze(join_spaced_letters(squeeze(cell)));
  const DocumentType* type = tables.find_type_named(name);
  if (type == nullptr || !text::is_upper(text::decode(name, 0).code_point)) return std::nullopt;
  return NamedType{.type = type, .length = cell.size()};
}

std::optional<NamedType> find_leading_type(std::string_view cell, const Tables& tables) {
  if (cell.size() > kTitleLine) return std::nullopt;
  std::optional<NamedType> longest;
  std::size_t words = 0;
  for (std::size_t at = cell.find(' '); at < cell.size() && words < kTypeWords; at = cell.find(' ', at + 1), ++words) {
    const std::string_view name = cell.substr(0, at);
    if (!text::is_all_caps(name)) break;
    if (const DocumentType* type = tables.find_type_named(squeeze(name))) longest = NamedType{.type = type, .length = at};
  }
  return longest;
}

std::optional<DateLine> read_date_line(std::string_view text, Span cell) {
  const std::string_view words = cell.of(text);
  if (words.size() > kShortLine || words.ends_with(';') || words.ends_with(':') || begins_with_basis(words)) return std::nullopt;
  const auto day = text::find_phrase(text, cell, "ngày");
  const std::size_t comma = words.find(',');
  const std::size_t begin = day ? day->begin : comma == std::string_view::npos ? cell.end : cell.begin + comma + 1;
  if (begin >= cell.end) return std::nullopt;
  Span place = text::trim(text, {cell.begin, begin});
  while (!place.empty() && std::string_view(",;. ").find(text[place.end - 1]) != std::string_view::npos) --place.end;
  const Span date{begin, cell.end};
  const bool has_names = day && text::find_phrase(text, date, "tháng") && text::find_phrase(text, date, "năm");
  const auto found = text::find_dates(text, date);
  if (!is_place_name(place.of(text)) || (!has_names && (found.empty() || place.empty()))) return std::nullopt;
  if (has_names ? !is_date_alone(date.of(text)) : !text::trim(text, {found.front().where.end, cell.end}).empty()) return std::nullopt;
  return DateLine{.place = place, .date = found.empty() || !found.front().exists ? std::nullopt : found.front().date.whole()};
}

HeaderPart header_part_of(std::string_view text, Span cell, const Tables& tables) {
  const std::string_view words = cell.of(text);
  if (is_rule(words)) return HeaderPart::rule;
  if (words.size() > kTitleLine) return HeaderPart::none;
  const std::string key = fixed_key(words);
  if (is_nearly(key, kNational, 1)) return HeaderPart::national;
  if (is_motto(key)) return HeaderPart::motto;
  if (is_nearly(key, kParty, 0)) return HeaderPart::party;
  if (is_mark(key) || is_page_number(words)) return HeaderPart::mark;
  if (is_number_line(words)) return HeaderPart::number;
  if (read_date_line(text, cell)) return HeaderPart::date;
  if (begins_with(words, "Kính gửi") || begins_with_any(words, {"Kính chuyển:", "Kính trình:"})) return HeaderPart::addressee;
  if (begins_with_any(words, {"V/v", "Vv", "V/v:", "Về việc", "Trích yếu"})) return HeaderPart::subject;
  if (words.size() <= kShortLine && text::search_key(words).ends_with(" điện:")) return HeaderPart::wire;
  if (words.back() != ':' && find_whole_type(words, tables)) return HeaderPart::type;
  return is_body_line(words) ? HeaderPart::body : HeaderPart::none;
}

std::vector<Span> read_header_cells(std::string_view text, Span line) {
  std::vector<Span> cells;
  for (const Span cell : read_cells(text, line)) {
    std::optional<Span> fixed;
    if (cell.size() <= 2 * kShortLine)
      for (const std::string_view phrase : {kNational, kParty, std::string_view("độc lập - tự do - hạnh phúc")})
        if (!fixed) fixed = text::find_phrase(text, cell, phrase);
    if (!fixed || fixed->begin == cell.begin || text::trim(text, {fixed->end, cell.end}).size() > 4) {
      cells.push_back(cell);
      continue;
    }
    if (const Span before = text::trim(text, {cell.begin, fixed->begin}); !before.empty()) cells.push_back(before);
    cells.push_back({fixed->begin, cell.end});
  }
  return cells;
}

bool is_title_line(std::string_view text, Span line, bool after_blank, std::string_view last) {
  const std::string_view words = line.of(text);
  if (words.size() > kTitleLine || is_enclosure_note(words) || read_enumerator(text, line) || bullet_sign_size(words) > 0) return false;
  if (words.front() == '(' && !last.empty()) return words.back() == ')';
  const bool is_shouted = text::is_all_caps(words);
  if (last.empty()) return !(ends_sentence(words) && words.size() > kShortLine) && !begins_opening(words);
  if (is_salutation(words)) return false;
  if (ends_sentence(last) && !continues_sentence(words)) return false;
  if (continues_sentence(words)) return true;
  if (is_shouted && (begins_with_post(words) || begins_with_body(words)) && (after_blank || !text::is_all_caps(last))) return false;
  const bool names_issuer_above = begins_with(last, "Của") && text::is_all_caps(last);  // "CỦA THỦ TƯỚNG CHÍNH PHỦ" / "Về việc …"
  if (is_shouted != text::is_all_caps(last) && !names_issuer_above) return false;
  if (is_shouted) return true;
  if (after_blank || begins_with_basis(words) || ends_sentence(words)) return false;
  if (begins_with_any(words, {"Ngày", "Vừa qua", "Thời gian qua", "Trong thời gian", "Hiện nay", "Trong những năm"})) return false;
  return text::count_characters(words) <= kTitleWidth;
}

}  // namespace nhipcau::directive
