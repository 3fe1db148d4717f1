#include "directive/lines.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kColumnGap = 3;         // spaces that set two columns apart
constexpr std::size_t kLongLine = 45;         // characters from which a line tells of its paragraph's width
constexpr std::size_t kWrappedWidth = 130;    // lines of running text longer than this are whole paragraphs
constexpr std::size_t kLinesMeasured = 2000;  // enough to tell how a text was broken

/// Two ASCII letters that are not the same tell most lines from most phrases.
bool begins_otherwise(std::string_view line, std::string_view phrase) {
  if (line.empty() || phrase.empty()) return false;
  const auto lower = [](char c) { return static_cast<unsigned char>(c | 0x20); };
  const unsigned char a = lower(line.front());
  const unsigned char b = lower(phrase.front());
  const auto is_letter = [](unsigned char c) { return c >= 'a' && c <= 'z'; };
  return a != b && is_letter(a) && is_letter(b);
}

bool is_any_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

constexpr std::u32string_view kClosing = U")]}\"'”’»*";
constexpr std::u32string_view kStops = U".;:!?…";

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ' && text::is_space(static_cast<unsigned char>(c));  // most bytes are told by one look
}

/// No white space but single spaces; a control character makes it false too. Looks at eight bytes at a time, the last of them again with
/// the next, so that two spaces are never taken apart.
bool is_single_spaced(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  const auto zeros = [](std::uint64_t bytes) {  // 80 for each byte that is 0
    return ~(((bytes & (0x7F * kEach)) + 0x7F * kEach) | bytes) & (0x80 * kEach);
  };
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t) - 1) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t spaces = zeros(bytes ^ (' ' * kEach));
    if ((spaces & (spaces >> 8U)) != 0 || zeros(bytes & (0xE0 * kEach)) != 0) return false;
  }
  for (; at < text.size(); ++at)
    if (is_blank(text[at]) && (text[at] != ' ' || text.substr(at + 1).starts_with(' '))) return false;
  return true;
}

/// The last code point before `end`, and where it begins.
text::Decoded decode_before(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return {.code_point = text::decode(text, at).code_point, .length = end - at};
}

/// Whether a gap between `left` and `right` is a blank to be filled in by hand and no column.
bool is_blank_to_fill(std::string_view left, std::string_view right) {
  const std::string key = text::search_key(left.size() > 40 ? left.substr(left.size() - 40) : left);
  for (std::string_view word : {"số:", "số", "ngày", "tháng"})
    if (key == word || (key.ends_with(word) && key.size() > word.size() && key[key.size() - word.size() - 1] == ' ')) return true;
  return right.starts_with('/') || begins_with_any(right, {"tháng", "năm"});
}

/// False for most lines, which have no columns. Of spaces that stand side by side one in kColumnGap is looked at, and it must have a
/// neighbour.
bool may_have_columns(std::string_view line) {
  if (line.find('\t') != std::string_view::npos) return true;
  for (std::size_t at = kColumnGap - 1; at < line.size(); at += kColumnGap)
    if (line[at] == ' ' && (line[at - 1] == ' ' || line.substr(at + 1).starts_with(' '))) return true;
  return false;
}

/// "**TỈNH THANH HÓA**", "# KẾ HOẠCH", "*Lê Thị Trai*": without the signs a converter left around the words. A line of signs alone is a
/// rule, and a star with a space behind it a bullet.
Span without_emphasis(std::string_view text, Span line) {
  if (text[line.begin] != '*' && text[line.begin] != '#') return line;
  const std::string_view words = line.of(text);
  const char sign = words.front();
  const std::size_t signs = std::min(words.find_first_not_of(sign), words.size());
  if (signs == words.size()) return line;
  if (sign == '#') return signs <= 6 && words[signs] == ' ' ? text::trim(text, {line.begin + signs, line.end}) : line;
  const bool is_closed = words.find(words.substr(0, signs), signs) != std::string_view::npos;
  if (signs > 3 || words[signs] == ' ' || !is_closed) return line;
  Span bare{line.begin + signs, line.end};
  if (words.ends_with(words.substr(0, signs))) bare.end -= signs;
  return bare.begin < bare.end ? text::trim(text, bare) : line;
}

}  // namespace

std::vector<Line> read_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t blanks = 0;
  bool after_blank = false;
  for (const Span raw : text::lines(text)) {
    Span where = text::trim(text, raw);
    if (where.empty()) {
      after_blank = true;
      continue;
    }
    for (Span outer{}; outer != where;) where = without_emphasis(text, outer = where);  // "# **KẾ HOẠCH**"
    blanks += after_blank ? 1 : 0;
    lines.push_back({.where = where, .after_blank = after_blank});
    after_blank = false;
  }
  if (blanks * 20 > lines.size() * 19)  // a blank after every line says nothing
    for (Line& line : lines) line.after_blank = false;
  return lines;
}

std::vector<Span> read_cells(std::string_view text, Span line) {
  if (!line.empty() && !may_have_columns(line.of(text))) return {line};
  std::vector<Span> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at < line.end;) {
    std::size_t end = at;
    bool has_tab = false;
    while (end < line.end && (text[end] == ' ' || text[end] == '\t')) has_tab |= text[end++] == '\t';
    if (end == at) {
      ++at;
      continue;
    }
    const bool is_gap = has_tab || end - at >= kColumnGap;
    if (is_gap && at > begin && !is_blank_to_fill(text.substr(begin, at - begin), text.substr(end, line.end - end))) {
      cells.push_back({begin, at});
      begin = end;
    }
    at = end;
  }
  if (begin < line.end) cells.push_back({begin, line.end});
  return cells;
}

bool is_rule(std::string_view line) {
  if (line.size() > 400) return false;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    if (!text::is_space(c) && !is_any_of(c, U"-_*=~─—–‒.·•oO0")) return false;
    marks += is_any_of(c, U"-_*=~─—–‒") ? 1 : 0;
    at += length;
  }
  if (marks >= 2 || line == "*") return true;
  const std::string key = text::search_key(line);
  return key == "o0o" || key == "-o0o-";
}

bool is_page_number(std::string_view line) {
  if (line.size() > 24) return false;
  const std::string key = text::search_key(line);
  std::string_view rest = key;
  for (std::string_view word : {"trang", "page"})
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  std::size_t digits = 0;
  for (const char c : rest) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (std::string_view(" -/|").find(c) == std::string_view::npos)
      return false;
  }
  return digits >= 1 && digits <= 6 && (rest.size() != key.size() || digits <= 3);
}

bool ends_sentence(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    const auto [c, length] = decode_before(line, end);
    if (is_any_of(c, kStops)) return true;
    if (!is_any_of(c, kClosing) && !text::is_space(c)) return line.ends_with("./");
    end -= length;
  }
  return false;
}

bool continues_sentence(std::string_view line) {
  if (line.empty()) return false;
  const char32_t c = text::decode(line, 0).code_point;
  if (is_any_of(c, U",;.:!?)]}”’»%…")) return true;
  return text::is_letter(c) && !text::is_upper(c);
}

std::size_t find_wrapped_width(std::string_view text, const std::vector<Line>& lines) {
  std::size_t measured = 0;
  std::size_t open = 0;
  std::size_t wide = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < lines.size() && i < kLinesMeasured; ++i) {
    const std::string_view line = lines[i].where.of(text);
    const std::size_t width = text::count_characters(beginning_of(line, 4 * kWrappedWidth));
    if (width < kLongLine || text::is_all_caps(beginning_of(line))) continue;
    ++measured;
    wide += width > kWrappedWidth ? 1 : 0;
    if (width > kWrappedWidth) continue;
    widest = std::max(widest, width);
    open += ends_sentence(line) ? 0 : 1;
  }
  return measured >= 4 && wide * 10 < measured && open * 10 >= measured * 4 ? widest : 0;
}

std::string squeeze(std::string_view text) {
  std::string_view rest = text::trim(text);
  while (!rest.empty() && (rest.front() == '#' || rest.front() == '*')) rest = text::trim(rest.substr(1));
  while (!rest.empty() && rest.back() == '*') rest = text::trim(rest.substr(0, rest.size() - 1));
  if (is_single_spaced(rest)) return std::string(rest);
  std::string out;
  out.reserve(rest.size());
  for (const char c : rest) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string_view beginning_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

Span beginning_of(std::string_view text, Span span, std::size_t bytes) {
  return {span.begin, span.begin + beginning_of(span.of(text), bytes).size()};
}

std::size_t count_words(std::string_view text, std::size_t limit) {
  std::size_t words = 0;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size() && words < limit;) {
    const auto [c, length] = text::decode(text, at);
    const bool is_word = text::is_letter(c) || text::is_digit(c);
    words += is_word && !is_inside ? 1 : 0;
    is_inside = is_word;
    at += length;
  }
  return words;
}

bool begins_with(std::string_view line, std::string_view phrase) {
  if (begins_otherwise(line, phrase)) return false;
  return text::begins_with_phrase(beginning_of(line, 2 * phrase.size() + 24), phrase);
}

bool begins_with_any(std::string_view line, std::initializer_list<std::string_view> phrases) {
  for (const std::string_view phrase : phrases)
    if (begins_with(line, phrase)) return true;
  return false;
}

std::string join_spaced_letters(std::string_view line) {
  if (line.size() > 200) return std::string(line);
  std::string joined;
  std::size_t gap = 0;
  std::size_t letters_in_a_row = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    if (text::is_space(c)) {
      ++gap;
      letters_in_a_row = 0;
    } else {
      if (++letters_in_a_row > 1) return std::string(line);
      if (gap > 1) joined += ' ';
      gap = 0;
      joined += line.substr(at, length);
    }
    at += length;
  }
  return joined;
}

}  // namespace nhipcau::directive
