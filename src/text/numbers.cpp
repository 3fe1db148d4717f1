#include "text/numbers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

// number   = ordinal { separator group }
// ordinal  = 1*6DIGIT [ letter ] | 1*6DIGIT "." 1*2DIGIT (only before a year) | blank
// blank    = dots or underscores | nothing, after "Số"
// group    = upper-case letter { letter | digit | "&" }, no vowel with a tone or a hat: those are words, not symbols

namespace nhipcau::text {
namespace {

constexpr std::size_t kMostGroups = 8;
constexpr std::size_t kLongestGroup = 40;  // bytes
constexpr std::size_t kMostSpaces = 8;

struct Separator {
  char kind = '/';
  std::size_t end = 0;
  bool has_space_before = false;
  bool has_space_after = false;
  [[nodiscard]] bool is_tight() const { return !has_space_before && !has_space_after; }
};

struct Group {
  Span where;
  int uppers = 0;
  int letters = 0;
};

/// A number being read, and what makes it doubtful.
struct Draft {
  NumberMention mention;
  bool has_letter = false;      ///< "15a"
  bool has_decimals = false;    ///< "66.22"
  bool has_loose_head = false;  ///< spaces around the first separator
};

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t';
}
bool is_dash(char32_t c) {
  return c == U'-' || c == U'‐' || c == U'‑' || c == U'–' || c == U'—' || c == U'−';
}
bool is_word(char32_t c) {
  return (letter_kind(c) & (kLetter | kMark | kDigit)) != 0;
}

/// A letter that a symbol may hold: plain Latin, Đ, and Ư (TƯ, NSƯT).
bool is_symbol_letter(char32_t c) {
  const char32_t lower = lower_of(c);
  return (lower >= U'a' && lower <= U'z') || lower == U'đ' || lower == U'ư';
}

/// First bytes of what a number may begin with: digits, blanks, "/" and dashes. ‐ ‑ – — − … begin with E2.
constexpr std::array<bool, 256> kMayBegin = [] {
  std::array<bool, 256> may{};
  for (const char byte : std::string_view("0123456789._/-\xE2")) may[static_cast<unsigned char>(byte)] = true;
  return may;
}();

class NumberReader {
 public:
  NumberReader(std::string_view text, Span within) : text_(text), begin_(within.begin), end_(within.end) {}

  std::vector<NumberMention> read_all() {
    std::vector<NumberMention> found;
    std::size_t at = begin_;
    while (at < end_) {
      std::optional<NumberMention> mention = read_at(at);
      if (mention) {
        at = mention->where.end;
        found.push_back(std::move(*mention));
      } else {
        at = next_start(at);
      }
    }
    return found;
  }

  std::vector<NumberMention> read_all(const Runs& runs) {
    std::vector<NumberMention> found;
    std::size_t behind = begin_;
    for (const Run& run : runs) {
      const bool may_be = run.kind == Run::Kind::digits || (run.kind == Run::Kind::sign && may_begin(run.key.front()));
      if (!may_be || run.where.begin < behind) continue;
      std::optional<NumberMention> mention = read_at(run.where.begin);
      if (!mention) continue;
      behind = mention->where.end;
      found.push_back(std::move(*mention));
    }
    return found;
  }

 private:
  [[nodiscard]] char32_t at(std::size_t i) const { return i < end_ ? decode(text_, i).code_point : 0; }

  /// Where a number may begin next, behind the digits or the single character at `i`.
  [[nodiscard]] std::size_t next_start(std::size_t i) const {
    i = is_digit(at(i)) ? skip_digits(i) : i + decode(text_, i).length;
    while (i < end_ && !may_begin(text_[i])) ++i;
    return i;
  }

  /// False for the first byte of any character that begins no number: most of a text is stepped over so.
  static bool may_begin(char byte) { return kMayBegin[static_cast<unsigned char>(byte)]; }

  [[nodiscard]] std::size_t skip_digits(std::size_t i) const {
    while (i < end_ && is_digit(at(i))) ++i;
    return i;
  }

  [[nodiscard]] std::optional<NumberMention> read_at(std::size_t i) const {
    const char32_t c = at(i);
    if (is_digit(c)) return read_numbered(i);
    if (c == U'…' || c == U'.' || c == U'_') return read_dotted_blank(i);
    if (c == U'/' || is_dash(c)) return read_bare_blank(i);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<NumberMention> read_numbered(std::size_t i) const {
    const char32_t previous = before(text_, begin_, i);
    if (is_word(previous) || previous == U'/' || previous == U'.' || previous == U',' || is_dash(previous)) return std::nullopt;
    std::size_t ordinal_end = skip_digits(i);
    if (ordinal_end - i > 6) return std::nullopt;
    bool has_letter = false;
    const std::size_t decimals = at(ordinal_end) == U'.' ? skip_digits(ordinal_end + 1) - ordinal_end - 1 : 0;
    const bool has_decimals = decimals == 1 || decimals == 2;
    if (has_decimals) {
      ordinal_end += 1 + decimals;
    } else if (is_symbol_letter(at(ordinal_end)) && !is_word(at(ordinal_end + decode(text_, ordinal_end).length))) {
      ordinal_end += decode(text_, ordinal_end).length;
      has_letter = true;
    }
    if (!read_separator(ordinal_end)) return std::nullopt;  // most numbers are no paper's
    Draft draft{.mention = {}, .has_letter = has_letter, .has_decimals = has_decimals};
    draft.mention.parts.ordinal = text_.substr(i, ordinal_end - i);
    draft.mention.where = {i, ordinal_end};
    if (!read_groups(draft) || !is_plausible(draft)) return std::nullopt;
    return std::move(draft.mention);
  }

  [[nodiscard]] std::optional<NumberMention> read_dotted_blank(std::size_t i) const {
    const char32_t previous = before(text_, begin_, i);
    if (is_word(previous) || previous == U'…' || previous == U'.' || previous == U'_') return std::nullopt;
    std::size_t dots_end = i;
    while (dots_end < end_ && (at(dots_end) == U'…' || at(dots_end) == U'.' || at(dots_end) == U'_')) {
      dots_end += decode(text_, dots_end).length;
    }
    return dots_end - i < 2 ? std::nullopt : read_blank({i, dots_end});
  }

  /// "Số:     /KH-UBND": nothing but spaces between "Số" and the first separator.
  [[nodiscard]] std::optional<NumberMention> read_bare_blank(std::size_t i) const {
    std::size_t from = i;
    while (from > begin_ && is_blank(before(text_, begin_, from))) --from;
    if (before(text_, begin_, from) == U':') --from;
    while (from > begin_ && is_blank(before(text_, begin_, from))) --from;
    constexpr std::string_view kWord = "Số";
    if (from < begin_ + kWord.size() || lower_of(at(from - kWord.size())) != U's') return std::nullopt;
    if (lower_of(before(text_, begin_, from)) != U'ố') return std::nullopt;
    return read_blank({i, i});
  }

  [[nodiscard]] std::optional<NumberMention> read_blank(Span blank) const {
    Draft draft{.mention = {blank, {}}};
    if (!read_groups(draft) || draft.mention.parts.groups.size() < 2) return std::nullopt;
    return std::move(draft.mention);
  }

  /// A separator at `i` with stray spaces around it.
  [[nodiscard]] std::optional<Separator> read_separator(std::size_t i) const {
    const std::size_t before_it = skip_blanks(i);
    const char32_t c = at(before_it);
    if (c != U'/' && !is_dash(c)) return std::nullopt;
    const std::size_t after_it = before_it + decode(text_, before_it).length;
    Separator separator{.kind = c == U'/' ? '/' : '-', .end = skip_blanks(after_it)};
    separator.has_space_before = before_it > i;
    separator.has_space_after = separator.end > after_it;
    return separator;
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t i) const {
    const std::size_t most = i + kMostSpaces;
    while (i < end_ && i < most && is_blank(at(i))) ++i;
    return i;
  }

  /// Reads a year and groups behind mention.where.end as far as they go; false if there is no group.
  bool read_groups(Draft& draft) const {
    NumberMention& mention = draft.mention;
    NumberParts& parts = mention.parts;
    while (parts.groups.size() < kMostGroups) {
      const auto separator = read_separator(mention.where.end);
      if (!separator) break;
      const bool is_first = parts.groups.empty();
      if (is_first && !parts.year && separator->kind == '/') {
        if (const auto year = read_year(separator->end)) {
          parts.year = *year;
          mention.where.end = separator->end + 4;
          continue;
        }
      }
      const auto group = read_group(separator->end);
      if (!group || !joins(*separator, *group, is_first)) break;
      if (is_first) draft.has_loose_head = !separator->is_tight();
      parts.separators.push_back(separator->kind);
      parts.groups.emplace_back(group->where.of(text_));
      mention.where.end = group->where.end;
    }
    return !parts.groups.empty();
  }

  [[nodiscard]] std::optional<int> read_year(std::size_t i) const {
    if (skip_digits(i) != i + 4) return std::nullopt;
    int year = 0;
    for (std::size_t k = i; k < i + 4; ++k) year = year * 10 + (text_[k] - '0');
    return year >= 1945 && year <= 2099 ? std::optional(year) : std::nullopt;
  }

  [[nodiscard]] std::optional<Group> read_group(std::size_t i) const {
    if ((letter_kind(at(i)) & kUpper) == 0) return std::nullopt;
    Group group{{i, i}};
    while (group.where.end < end_) {
      const Decoded here = decode(text_, group.where.end);
      const std::uint8_t kind = letter_kind(here.code_point);
      if ((kind & (kLetter | kMark | kDigit)) == 0 && here.code_point != U'&') break;
      if ((kind & (kLetter | kMark)) != 0 && !is_symbol_letter(here.code_point)) return std::nullopt;
      group.uppers += (kind & kUpper) != 0 ? 1 : 0;
      group.letters += (kind & kLetter) != 0 ? 1 : 0;
      group.where.end += here.length;
    }
    if (group.where.size() > kLongestGroup) return std::nullopt;
    while (group.where.end > i && text_[group.where.end - 1] == '&') --group.where.end;
    return group;
  }

  /// A symbol is mostly capitals (KH, TTg, QyĐ); a short one behind a tight separator may be less ("QĐ-Ttg").
  static bool joins(const Separator& separator, const Group& group, bool is_first) {
    if (!is_first && separator.has_space_before && separator.has_space_after) return false;
    const bool is_symbol = group.uppers >= 2 && group.uppers * 2 >= group.letters;
    const bool is_single = group.letters == 1;
    if (!separator.is_tight()) return is_symbol;
    return is_symbol || is_single || (!is_first && group.letters <= 3);
  }

  /// What looks like a number by chance: "1/ MỤC", "khối 12-A", "SEA Games 32 - TTĐN", "4G/LTE", "1.000/USD".
  [[nodiscard]] bool is_plausible(const Draft& draft) const {
    const NumberParts& parts = draft.mention.parts;
    const bool is_alone = parts.groups.size() == 1;
    if (draft.has_decimals && !parts.year) return false;
    if (draft.has_loose_head && parts.separators.front() == '-') return !is_alone && parts.separators[1] == '/';
    if (!is_alone) return true;
    if (draft.has_letter || draft.has_loose_head || count_characters(parts.groups.front()) < 2) return false;
    return parts.year || !begins_line(draft.mention.where.begin);
  }

  [[nodiscard]] bool begins_line(std::size_t i) const {
    while (i > 0 && is_blank(before(text_, 0, i))) --i;
    return i == 0 || text_[i - 1] == '\n';
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
};

}  // namespace

std::vector<NumberMention> find_numbers(std::string_view text, Span within) {
  within.end = std::min(within.end, text.size());
  return NumberReader(text, within).read_all();
}

std::vector<NumberMention> find_numbers(std::string_view text, const Runs& runs) {
  return NumberReader(text, {0, text.size()}).read_all(runs);
}

std::string to_text(const NumberParts& parts) {
  std::string text = parts.ordinal;
  if (parts.year) text.append(1, '/').append(std::to_string(*parts.year));
  for (std::size_t i = 0; i < parts.groups.size(); ++i) {
    text.push_back(i < parts.separators.size() ? parts.separators[i] : '-');
    text += parts.groups[i];
  }
  return text;
}

}  // namespace nhipcau::text
