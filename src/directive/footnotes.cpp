#include "directive/footnotes.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "directive/enumerator.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestInline = 20000;  // bytes between "[1:" and its bracket

/// A footnote's beginning: its mark and where its words begin.
struct Opening {
  std::string mark;
  std::size_t words;
};

std::size_t take_digits(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && text::is_digit(static_cast<unsigned char>(text[at]))) ++at;
  return at - begin <= 3 ? at - begin : 0;
}

int to_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int superscript_digit(char32_t c) {
  switch (c) {
    case U'¹': return 1;
    case U'²': return 2;
    case U'³': return 3;
    case U'⁰': return 0;
    default: return c >= U'⁴' && c <= U'⁹' ? static_cast<int>(c - U'⁰') : -1;
  }
}

/// "¹⁰ Được thể hiện …"
std::optional<Opening> open_superscript(std::string_view line) {
  Opening found{.mark = "", .words = 0};
  while (found.words < line.size()) {
    const auto [c, length] = text::decode(line, found.words);
    const int digit = superscript_digit(c);
    if (digit < 0) break;
    found.mark += static_cast<char>('0' + digit);
    found.words += length;
  }
  if (found.mark.empty() || found.mark.size() > 3 || found.words >= line.size()) return std::nullopt;
  return found;
}

/// "[1] Text", "[^1]: Text"
std::optional<Opening> open_bracketed(std::string_view line) {
  if (line.size() < 4 || line[0] != '[') return std::nullopt;
  const std::size_t begin = line[1] == '^' ? 2 : 1;
  const std::size_t digits = take_digits(line, begin);
  if (digits == 0 || begin + digits >= line.size() || line[begin + digits] != ']') return std::nullopt;
  std::size_t words = begin + digits + 1;
  if (words < line.size() && line[words] == ':') ++words;
  if (words >= line.size()) return std::nullopt;
  return Opening{.mark = std::string(line.substr(begin, digits)), .words = words};
}

/// "1 Gắn với …", "(1) Gắn với …": number without a stop, then a capital.
std::optional<Opening> open_plain(std::string_view line) {
  const bool has_bracket = line.starts_with('(');
  const std::size_t begin = has_bracket ? 1 : 0;
  const std::size_t digits = take_digits(line, begin);
  std::size_t at = begin + digits;
  if (digits == 0 || digits > 2) return std::nullopt;
  if (has_bracket && (at >= line.size() || line[at++] != ')')) return std::nullopt;
  std::size_t words = at;
  while (words < line.size() && line[words] == ' ') ++words;
  if (words >= line.size() || (!has_bracket && words == at) || !text::is_upper(text::decode(line, words).code_point)) return std::nullopt;
  return Opening{.mark = std::string(line.substr(begin, digits)), .words = words};
}

/// U+FFFD where the mark stood.
std::optional<Opening> open_lost(std::string_view line) {
  constexpr std::string_view kLost = "\xEF\xBF\xBD";
  if (!line.starts_with(kLost) || line.size() <= kLost.size()) return std::nullopt;
  return Opening{.mark = "", .words = kLost.size()};
}

/// Where the text first refers to note N by a digit glued to a word: "Nhà nước1;" or "Nhà nước(1)"; npos if nowhere.
std::array<std::size_t, 100> find_glued_references(std::string_view text) {
  std::array<std::size_t, 100> first{};
  first.fill(std::string_view::npos);
  for (std::size_t at = text::find_digit(text, 1); at < text.size(); at = text::find_digit(text, at + 1)) {
    const std::size_t digits = take_digits(text, at);
    const bool in_brackets = text[at - 1] == '(';
    const std::size_t before = in_brackets ? at - 2 : at - 1;
    const auto previous = before < text.size() ? static_cast<unsigned char>(text[before]) : ' ';
    const bool is_glued = previous >= 0x80 || (previous >= 'a' && previous <= 'z') || previous == ')' || previous == '"';
    const std::size_t end = at + digits;
    const bool ends_well = in_brackets ? end < text.size() && text[end] == ')'
                                       : end >= text.size() || std::string_view(" ,;.:\n)").find(text[end]) != std::string_view::npos;
    if (is_glued && ends_well && digits > 0 && digits <= 2) {
      auto number = static_cast<std::size_t>(text[at] - '0');
      if (digits == 2) number = number * 10 + static_cast<std::size_t>(text[at + 1] - '0');
      if (first[number] == std::string_view::npos) first[number] = at;
    }
    at = end == at ? at : end - 1;
    while (at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') ++at;
  }
  return first;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, std::size_t ending, std::size_t wrapped_width)
      : text_(text), lines_(lines), ending_(ending), wrapped_width_(wrapped_width), references_(find_glued_references(text)) {
    found_.is_note.assign(lines.size(), false);
    std::size_t lost = 0;
    std::size_t dashes = 0;
    for (std::size_t i = 0; i < std::min(ending, lines.size()); ++i) {
      lost += open_lost(lines[i].where.of(text)) ? 1 : 0;
      dashes += lines[i].where.of(text).starts_with('-') ? 1 : 0;
    }
    lost_may_be_bullets_ = lost > 1 || dashes == 0;
  }

  Footnotes find() && {
    find_inline();
    for (std::size_t i = 0; i < lines_.size(); ++i) read_line(i);
    std::sort(found_.notes.begin(), found_.notes.end(), [](const Footnote& a, const Footnote& b) { return a.where.begin < b.where.begin; });
    return std::move(found_);
  }

 private:
  void find_inline() {
    for (std::size_t at = text_.find('['); at < text_.size(); at = text_.find('[', at)) {
      constexpr std::string_view kReference = "[footnoteRef:";
      const std::size_t end = text_.substr(at).starts_with(kReference) ? read_reference(at, kReference.size()) : read_inline_note(at);
      at = end == 0 ? at + 1 : end;
    }
  }

  std::size_t read_reference(std::size_t at, std::size_t prefix) {
    const std::size_t digits = take_digits(text_, at + prefix);
    const std::size_t end = at + prefix + digits + 1;
    if (digits == 0 || end > text_.size() || text_[end - 1] != ']') return 0;
    found_.within_lines.push_back({at, end});
    return end;
  }

  /// "[1:  text]", brackets inside it balanced; returns the end of what was looked at, so that no byte is looked at twice.
  std::size_t read_inline_note(std::size_t at) {
    const std::size_t digits = take_digits(text_, at + 1);
    const std::size_t colon = at + 1 + digits;
    if (digits == 0 || colon >= text_.size() || text_[colon] != ':') return 0;
    std::size_t open = 1;
    std::size_t end = colon + 1;
    for (; end < text_.size() && end < at + kLongestInline && open > 0; ++end)
      open = text_[end] == '[' ? open + 1 : text_[end] == ']' ? open - 1 : open;
    if (open > 0) return end;
    const Span words = text::trim(text_, {colon + 1, end - 1});
    if (!words.empty())
      found_.notes.push_back({.mark = std::string(text_.substr(at + 1, digits)), .text = squeeze(words.of(text_)), .where = {at, end}});
    found_.within_lines.push_back({at, end});
    return end;
  }

  [[nodiscard]] std::optional<Opening> open_at(std::size_t i) {
    const std::string_view line = lines_[i].where.of(text_);
    if (auto found = open_superscript(line)) return found;
    if (auto found = open_bracketed(line)) return found;
    if (i >= ending_ || !lost_may_be_bullets_)
      if (auto found = open_lost(line)) return found;
    auto found = open_plain(line);
    if (!found || !is_expected(*found, i)) return std::nullopt;
    return found;
  }

  /// A plain number opens a note if it is the next in turn and the text before refers to it.
  bool is_expected(const Opening& opening, std::size_t line) {
    const int number = to_number(opening.mark);
    return (number == last_number_ + 1 || number == 1) && references_[static_cast<std::size_t>(number)] < lines_[line].where.begin;
  }

  void read_line(std::size_t i) {
    if (found_.is_note[i]) return;
    const auto opening = open_at(i);
    if (!opening) return;
    Span where = lines_[i].where;
    found_.is_note[i] = true;
    for (std::size_t next = i + 1; next < lines_.size() && belongs_to_note(next, where); ++next) {
      found_.is_note[next] = true;
      where.end = lines_[next].where.end;
    }
    if (!opening->mark.empty()) last_number_ = to_number(opening->mark);
    found_.notes.push_back({.mark = opening->mark,
                            .text = squeeze(text_.substr(where.begin + opening->words, where.end - where.begin - opening->words)),
                            .where = where});
  }

  /// Whether line `next` is the rest of a note that was broken over lines.
  [[nodiscard]] bool belongs_to_note(std::size_t next, Span note) const {
    const std::string_view line = lines_[next].where.of(text_);
    const bool may_go_on = note.of(text_).ends_with(';') && reaches_margin(lines_[next - 1].where);
    if (next == ending_ || (ends_sentence(note.of(text_)) && !may_go_on) || lines_[next].after_blank || open_lost(line)) return false;
    if (read_enumerator(text_, lines_[next].where) || open_superscript(line)) return false;
    if (bullet_sign_size(line) > 0) return line.front() == '-' && reaches_margin(lines_[next - 1].where);  // "Việt Nam / - Lào"
    return continues_sentence(line) || wrapped_width_ > 0;
  }

  [[nodiscard]] bool reaches_margin(Span line) const {
    return wrapped_width_ > 0 && text::count_characters(line.of(text_)) * 5 >= wrapped_width_ * 4;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t ending_;
  std::size_t wrapped_width_;
  std::array<std::size_t, 100> references_;
  Footnotes found_;
  int last_number_ = 0;
  bool lost_may_be_bullets_ = true;  // signs of a bullet font are lost too: then there are several of them, or no dashes
};

}  // namespace

Footnotes find_footnotes(std::string_view text, const std::vector<Line>& lines, std::size_t ending, std::size_t wrapped_width) {
  return Finder(text, lines, ending, wrapped_width).find();
}

std::string words_of(std::string_view text, Span span, const std::vector<Span>& left_out) {
  auto next = std::lower_bound(left_out.begin(), left_out.end(), span.begin, [](Span a, std::size_t at) { return a.end <= at; });
  std::string kept;
  std::size_t at = span.begin;
  for (; next != left_out.end() && next->begin < span.end; ++next) {
    if (next->begin > at) kept += text.substr(at, next->begin - at);
    at = std::max(at, next->end);
  }
  if (at < span.end) kept += text.substr(at, span.end - at);
  return squeeze(kept);
}

}  // namespace nhipcau::directive
