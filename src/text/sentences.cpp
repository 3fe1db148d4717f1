#include <algorithm>
#include <array>
#include <utility>

#include "text/letters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

// A sentence ends behind a run of . ! ? … (and closing quotes, footnote marks) that is followed by space and a capital, unless the
// full stop belongs to an abbreviation, an initial, or an enumerator, or the place lies inside quotation marks or brackets.

namespace nhipcau::text {
namespace {

/// Written before a name or a number, so that a capital behind them begins no sentence. Compared as written.
constexpr std::string_view kAbbreviations[] = {
    "TP",  "Tp",  "tp", "TX", "Tx", "tx",   "TT",   "Tt",   "TTr",  "Q",    "P",   "H",   "X",    "KP",  "Đ/c", "đ/c",
    "Đ.c", "đ.c", "TM", "KT", "TL", "TUQ",  "T/M",  "K/T",  "T/L",  "PGS",  "GS",  "TS",  "TSKH", "ThS", "Ths", "CN",
    "KS",  "BS",  "Bs", "DS", "LS", "NGND", "NGƯT", "NSND", "NSƯT", "NXB",  "Nxb", "nxb", "Tr",   "tr",  "St",  "Mr",
    "Mrs", "Ms",  "Dr", "No", "Vs", "vs",   "Ts",   "Gs",   "BSCK", "LLCT", "CT",  "PCT", "Đt",   "ĐT",  "Tel", "Fax"};

/// Words that with a number head a part: "Điều 5. Phạm vi".
constexpr std::string_view kHeads[] = {"điều", "chương", "mục", "phần", "khoản", "tiểu mục", "phụ lục", "bài", "hình", "bảng", "biểu"};

bool is_ender(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…';
}
bool is_word(char32_t c) {
  return (letter_kind(c) & (kLetter | kMark | kDigit)) != 0;
}
bool is_opening_quote(char32_t c) {
  return c == U'“' || c == U'‘' || c == U'«';
}
bool is_closing_quote(char32_t c) {
  return c == U'”' || c == U'’' || c == U'»';
}
bool is_opening_bracket(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{';
}
bool is_closing_bracket(char32_t c) {
  return c == U')' || c == U']' || c == U'}';
}

bool is_footnote_mark(char32_t c) {
  return c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁰' && c <= U'⁹') || c == U'*';
}

/// Bytes that begin a mark this file looks for; « » begin with C2, “ ” ‘ ’ … with E2.
constexpr std::array<bool, 256> kMayBeginMark = [] {
  std::array<bool, 256> may{};
  for (const char mark : std::string_view(".!?\"()[]{}\xC2\xE2")) may[static_cast<unsigned char>(mark)] = true;
  return may;
}();

/// The places in `within` where a mark may stand, in order: most of a text is stepped over so, and once.
std::vector<std::size_t> places_of_marks(std::string_view text, Span within) {
  std::vector<std::size_t> places;
  for (std::size_t at = within.begin; at < within.end; ++at)
    if (kMayBeginMark[static_cast<unsigned char>(text[at])]) places.push_back(at);
  return places;
}

struct Pair {
  std::size_t open = 0;
  std::size_t close = 0;
  bool is_quote = false;
};

/// The outermost pairs of quotation marks and brackets, in order. One that is never closed is no pair; straight quotes pair in turn.
std::vector<Pair> outer_pairs(std::string_view text, const std::vector<std::size_t>& marks) {
  struct Open {
    char32_t mark;
    std::size_t at;
  };
  std::vector<Open> open;
  std::vector<Pair> pairs;
  const auto closes = [](char32_t mark, char32_t c) {
    if (mark == U'"') return c == U'"';
    if (is_opening_quote(mark)) return is_closing_quote(c) || c == U'"';
    return is_closing_bracket(c);
  };
  for (const std::size_t at : marks) {
    const Decoded here = decode(text, at);
    const char32_t c = here.code_point;
    const bool may_close = c == U'"' || is_closing_quote(c) || is_closing_bracket(c);
    std::size_t depth = open.size();
    // A mark may have been forgotten in between: look a few levels down.
    const std::size_t lowest = depth > 4 ? depth - 4 : 0;
    while (may_close && depth > lowest && !closes(open[depth - 1].mark, c)) --depth;
    if (may_close && depth > lowest) {
      const Open opened = open[depth - 1];
      open.resize(depth - 1);
      while (!pairs.empty() && pairs.back().open > opened.at) pairs.pop_back();
      pairs.push_back({opened.at, at + here.length, !is_opening_bracket(opened.mark)});
    } else if (c == U'"' || is_opening_quote(c) || is_opening_bracket(c)) {
      open.push_back({c, at});
    }
  }
  return pairs;
}

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, Span paragraph) : text_(text), end_(paragraph.end), begin_(paragraph.begin) {}

  std::vector<Span> split() {
    const std::vector<std::size_t> marks = places_of_marks(text_, {begin_, end_});
    const std::vector<Pair> pairs = outer_pairs(text_, marks);
    auto pair = pairs.begin();
    std::size_t at = begin_;  // read up to here
    for (const std::size_t mark : marks) {
      if (mark < at) continue;
      at = mark;
      if (pair != pairs.end() && pair->open == at) {
        at = pair->close;
        if (ends_inside(*pair)) at = end_of_run(pair->close - 1, pair->close);
        ++pair;
        continue;
      }
      const Decoded here = decode(text_, at);
      at = is_ender(here.code_point) ? end_of_run(at, at) : at + here.length;
    }
    add(end_);
    return std::move(sentences_);
  }

 private:
  /// A quotation, or a bracket that is a sentence by itself, that ends with an ender: "… mới.”" or "(… năm 2023.)".
  [[nodiscard]] bool ends_inside(const Pair& pair) const {
    const std::size_t last = step_back(text_, pair.close);
    const std::size_t ender = step_back(text_, last);
    if (last <= pair.open || !is_ender(decode(text_, ender).code_point)) return false;
    if (decode(text_, ender).code_point == U'.' && is_abbreviation(ender)) return false;
    return pair.is_quote || pair.open == trim(text_, {begin_, end_}).begin;
  }

  /// Steps over enders, and closes the sentence behind them if it ends there. Returns where to go on.
  std::size_t end_of_run(std::size_t ender, std::size_t at) {
    while (at < end_ && is_ender(decode(text_, at).code_point)) at += decode(text_, at).length;
    const bool is_single_stop = at == ender + 1 && text_[ender] == '.';
    while (at < end_ && is_trailing(decode(text_, at).code_point)) at += decode(text_, at).length;
    if (!begins_sentence(at)) return at;
    if (is_single_stop && (is_abbreviation(ender) || is_enumerator(ender))) return at;
    add(at);
    return at;
  }

  static bool is_trailing(char32_t c) { return is_closing_quote(c) || is_footnote_mark(c); }

  /// Space and a capital, quotes and brackets before it allowed.
  [[nodiscard]] bool begins_sentence(std::size_t at) const {
    std::size_t next = at;
    while (next < end_ && is_space(static_cast<unsigned char>(text_[next]))) ++next;
    if (next == at || next >= end_) return false;
    while (next < end_) {
      const Decoded here = decode(text_, next);
      if (is_upper(here.code_point)) return true;
      if (!is_opening_quote(here.code_point) && !is_opening_bracket(here.code_point) && here.code_point != U'"' && here.code_point != U'*')
        break;
      next += here.length;
    }
    return false;
  }

  /// The run of letters, digits, inner dots and slashes before the full stop at `stop`.
  [[nodiscard]] Span token_before(std::size_t stop) const {
    std::size_t from = stop;
    constexpr std::size_t kLongest = 24;
    while (from > begin_ && stop - from < kLongest) {
      const std::size_t previous = step_back(text_, from);
      const char32_t c = decode(text_, previous).code_point;
      if (!is_word(c) && c != U'.' && c != U'/') break;
      from = previous;
    }
    return {from, stop};
  }

  [[nodiscard]] bool is_abbreviation(std::size_t stop) const {
    const Span where = token_before(stop);
    const std::string_view token = where.of(text_);
    if (token.empty()) return false;
    for (const std::string_view known : kAbbreviations) {
      if (token == known) return true;
    }
    const Decoded first = decode(text_, where.begin);
    const bool is_letter_alone = first.length == token.size() && is_upper(first.code_point);
    return is_letter_alone || has_initials(token);
  }

  /// "V.I", "J.F", "TP.HCM" are no sentence's end; "v.v" is one.
  static bool has_initials(std::string_view token) {
    const std::size_t dot = token.rfind('.');
    if (dot == std::string_view::npos || dot + 1 >= token.size()) return false;
    const Decoded last = decode(token, dot + 1);
    return is_upper(last.code_point) && dot + 1 + last.length == token.size();
  }

  /// "1.", "2.1.", "IV.", "a." where a sentence or a member begins, and "Điều 5."
  [[nodiscard]] bool is_enumerator(std::size_t stop) const {
    const Span where = token_before(stop);
    if (where.empty() || where.size() > 8) return false;
    const std::string_view token = where.of(text_);
    const bool is_number = token.find_first_not_of("0123456789.") == std::string_view::npos;
    const bool is_roman = token.find_first_not_of("IVXLC") == std::string_view::npos;
    const bool is_letter_alone = decode(token, 0).length == token.size();
    if (!is_number && !is_roman && !is_letter_alone) return false;
    const Span head = trim(text_, {sentence_, where.begin});
    if (head.empty()) return true;
    const char32_t previous = before(text_, head.begin, head.end);
    if (previous == U':' || previous == U';') return true;
    for (const std::string_view word : kHeads) {
      if (starts_with_phrase(text_, head, word) && head.size() <= word.size() + 2) return true;
    }
    return false;
  }

  void add(std::size_t end) {
    const Span sentence = trim(text_, {sentence_, end});
    if (!sentence.empty()) sentences_.push_back(sentence);
    sentence_ = end;
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t begin_;
  std::size_t sentence_ = begin_;
  std::vector<Span> sentences_;
};

}  // namespace

std::vector<Span> sentences(std::string_view text, Span paragraph) {
  paragraph.end = std::min(paragraph.end, text.size());
  paragraph.begin = std::min(paragraph.begin, paragraph.end);
  return SentenceSplitter(text, paragraph).split();
}

}  // namespace nhipcau::text
