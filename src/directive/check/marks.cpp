#include <algorithm>
#include <string>

#include "directive/check/writing.hpp"
#include "text/decode.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kBracketWords = 60;  // how far back the bracket that opens is looked for
constexpr std::size_t kSentenceWords = 8;  // words before an ellipsis that tell a sentence from a form to fill in

class Marks {
 public:
  Marks(const Writing& writing, const WrittenLine& line, Report& report) : w_(writing), line_(line), report_(report) {}

  void look(std::size_t at) {
    const std::string_view key = w_.word(at).key;
    const char mark = key.size() == 1 ? key.front() : '\0';
    if (std::string_view(",;:.!?").find(mark) != std::string_view::npos && mark != '\0') {
      look_before(at, mark);
      look_after(at, mark);
      look_doubled(at, mark);
      if (mark == '.') look_dots(at);
    } else if (mark == '(' || key == "“") {
      look_opening(at);
    } else if (mark == ')' || key == "”") {
      look_closing(at);
    } else if (key == "…") {
      look_ellipsis(at);
    } else if (mark == '/') {
      look_final_mark(at);
    }
  }

 private:
  [[nodiscard]] bool has_before(std::size_t at) const { return at > line_.first; }
  [[nodiscard]] bool has_after(std::size_t at) const { return at + 1 < line_.last; }
  [[nodiscard]] bool touches(std::size_t at) const { return at > line_.first && at < line_.last && w_.gap_before(at) == 0; }
  [[nodiscard]] bool is(std::size_t at, std::string_view key) const {
    return at >= line_.first && at < line_.last && w_.word(at).key == key;
  }
  /// A word, or what closes words off: a mark belongs to it.
  [[nodiscard]] bool is_followable(std::size_t at) const { return w_.is_word(at) || is(at, ")") || is(at, "”") || is(at, "]"); }
  /// One letter, of any alphabet: of an enumerator, a formula, the name of a substance.
  [[nodiscard]] bool is_single(std::size_t at) const {
    return w_.is_letters(at) && text::decode(w_.paper.text, w_.word(at).where.begin).length == w_.text_of(at).size();
  }
  [[nodiscard]] bool is_small_word(std::size_t at) const { return w_.is_letters(at) && !w_.word(at).capital && !is_single(at); }
  /// A word that may end a sentence, capital or not: no abbreviation ("TP.HCM", "Ths.", "v.v.").
  [[nodiscard]] bool may_end_sentence(std::size_t at) const {
    static constexpr std::string_view kShort[] = {"tp", "tx",  "tt",  "ths", "gs", "pgs", "ts", "tskh", "bs", "ks",
                                                  "cn", "ncs", "đ/c", "dr",  "mr", "mrs", "st", "no",   "vol"};
    if (!w_.is_letters(at) || is_single(at) || w_.is_all_caps(at)) return false;
    return std::find(std::begin(kShort), std::end(kShort), w_.word(at).key) == std::end(kShort);
  }
  /// "Tăng", "Ở": a capital and behind it none.
  [[nodiscard]] bool opens_sentence(std::size_t at) const { return w_.is_letters(at) && w_.word(at).capital && !w_.is_all_caps(at); }

  void tell(std::string_view rule, std::size_t first, std::size_t last, std::string suggestion) {
    report_.add(rule, w_.span_of(first, last), {std::string(w_.text_of(first, last))}, std::move(suggestion));
  }
  /// A space belongs before the word at `at`.
  void tell_missing(std::size_t at) {
    std::size_t first = at - 1;
    if (!w_.is_word(first) && touches(first) && w_.is_word(first - 1)) --first;
    const std::size_t last = w_.is_word(at) || !touches(at + 1) ? at + 1 : at + 2;
    const std::size_t cut = w_.word(at).where.begin - w_.word(first).where.begin;
    const std::string_view written = w_.text_of(first, last);
    tell("missing-space-at-mark", first, last, std::string(written.substr(0, cut)) + " " + std::string(written.substr(cut)));
  }

  void look_before(std::size_t at, char mark) {
    if (!has_before(at) || !w_.is_spaced(at) || !is_followable(at - 1)) return;
    const bool has_next = touches(at + 1);
    const bool is_final_mark = mark == '.' && has_next && is(at + 1, "/") && is(at + 2, ".");
    if (mark == '.' && !is_final_mark && (has_next || is(at + 1, ".") || is(at + 1, "…"))) return;  // ".NET", "..." and blanks
    if (has_next && (is(at + 1, ".") || is(at + 1, "…") || is(at + 1, "/")) && !is_final_mark) return;
    if (w_.is_digits(at - 1) && has_after(at) && w_.is_digits(at + 1)) return;  // "1 : 500"
    const std::size_t last = is_final_mark ? at + 3 : at + 1;
    std::string right = std::string(w_.text_of(at - 1)) + std::string(w_.text_of(at, last));
    if (has_next && !is_final_mark && w_.is_letters(at + 1)) right += " ";
    tell("space-before-mark", at - 1, last, std::move(right));
  }

  void look_after(std::size_t at, char mark) {
    if (!touches(at) || !touches(at + 1) || !is_followable(at - 1)) return;
    const bool is_opening = is(at + 1, "(") || is(at + 1, "“");
    if (is_opening && (mark == ',' || mark == ';' || mark == ':') && w_.is_letters(at - 1)) return tell_missing(at + 1);
    if (!w_.is_word(at + 1)) return;
    if (misses_space(at, mark) && !w_.is_in_address(at)) tell_missing(at + 1);
  }

  [[nodiscard]] bool misses_space(std::size_t at, char mark) const {
    if (mark == '.') return misses_space_at_stop(at);
    if (mark == ';' && at >= line_.first + 2 && is(at - 2, "&")) return false;  // "&nbsp;"
    if (is_single(at + 1) && (is_single(at - 1) || mark == ':')) return false;  // "p,p", "a:b"
    if (w_.is_digits(at + 1)) return mark == ';' || (mark == ',' && is_small_word(at - 1));
    if (mark == ':') return !w_.is_digits(at - 1) && !(w_.is_letters(at - 1) && w_.is_all_caps(at - 1) && w_.is_all_caps(at + 1));
    return true;
  }

  /// Dots stand in abbreviations, names of files and enumerators: only the end of a sentence and an enumerator are certain.
  [[nodiscard]] bool misses_space_at_stop(std::size_t at) const {
    if (!w_.is_letters(at + 1)) return false;
    const std::string_view enumerator = w_.paper.text.substr(line_.where.begin, w_.word(at).where.begin - line_.where.begin);
    if (!enumerator.empty() && enumerator.size() <= 8) {
      const bool is_number = enumerator.find_first_not_of("0123456789.") == std::string_view::npos;
      const bool is_roman = enumerator.find_first_not_of("IVX") == std::string_view::npos;
      if (is_number && enumerator.size() <= 5 && !enumerator.starts_with('0') && w_.text_of(at + 1).size() > 1 && w_.word(at + 1).capital)
        return true;
      if (is_roman && w_.is_all_caps(at + 1)) return true;
    }
    if (!opens_sentence(at + 1) || w_.text_of(at + 1).size() < 2 || is(at + 2, ".")) return false;
    if (w_.is_digits(at - 1)) return w_.text_of(at - 1).size() == 4 && !(at >= line_.first + 2 && is(at - 2, "."));
    return w_.is_letters(at - 1) ? may_end_sentence(at - 1) : true;
  }

  void look_doubled(std::size_t at, char mark) {
    if (!has_before(at) || !w_.is_word(at - 1) || !has_after(at) || w_.word(at + 1).key.size() != 1) return;
    const char next = w_.word(at + 1).key.front();
    if (std::string_view(",;:.").find(next) == std::string_view::npos || std::string_view(",;:.").find(mark) == std::string_view::npos)
      return;
    const bool is_same = next == mark;
    if (!touches(at) || (!touches(at + 1) && !(is_same && mark != '.' && w_.is_spaced(at + 1)))) return;
    if (next == '.' && touches(at + 2) && (is(at + 2, ".") || is(at + 2, "/"))) return;        // ",..." and ";./." of forms
    if (mark == '.' && !(is_same ? may_end_sentence(at - 1) : is_small_word(at - 1))) return;  // "v.v.,", "TP.,"
    if (mark == '.' && next == ':') return;
    if (mark == '.' && is_same && touches(at + 2)) return;  // "..5", "ngày..tháng"
    tell("repeated-mark", at - 1, at + 2, is_same && mark != '.' ? std::string(w_.text_of(at - 1)) + mark : std::string());
  }

  /// Four or five dots where a sentence trails off: it takes three. More are a blank to fill in.
  void look_dots(std::size_t at) {
    if (!touches(at) || !is_small_word(at - 1) || at - line_.first < kSentenceWords) return;
    std::size_t end = at + 1;
    while (touches(end) && is(end, ".")) ++end;
    if (end - at < 4 || end - at > 5 || (touches(end) && w_.is_word(end)) || has_other_dots(at, end)) return;
    tell("ellipsis", at - 1, end, std::string(w_.text_of(at - 1)) + "...");
  }

  /// The line has blanks to fill in; looked for once a line.
  [[nodiscard]] bool has_other_dots(std::size_t first, std::size_t last) {
    const std::string_view line = line_.where.of(w_.paper.text);
    if (first_dots_ == std::string_view::npos) {
      first_dots_ = line.find("..");
      last_dots_ = line.rfind("..");
    }
    return line_.where.begin + first_dots_ < w_.word(first).where.begin || line_.where.begin + last_dots_ >= w_.word(last - 1).where.end;
  }

  void look_ellipsis(std::size_t at) {
    if (!touches(at) || !w_.is_letters(at - 1)) return;
    if (touches(at + 1) && opens_sentence(at + 1) && is_small_word(at - 1)) return tell_missing(at + 1);
    if (touches(at + 1) && is(at + 1, ".") && !touches(at + 2) && is_small_word(at - 1) && at - line_.first >= kSentenceWords)
      tell("ellipsis", at - 1, at + 2, std::string(w_.text_of(at - 1)) + "…");
  }

  /// "thời hạn. /." and "thời hạn ./ .": the mark that closes a paper is written in one.
  void look_final_mark(std::size_t at) {
    if (at < line_.first + 2 || at + 2 != line_.last || !is(at - 1, ".") || !is(at + 1, ".") || !w_.is_word(at - 2)) return;
    const bool is_torn = (w_.gap_before(at) > 0 && w_.is_spaced(at)) || (w_.gap_before(at + 1) > 0 && w_.is_spaced(at + 1));
    if (is_torn) tell("space-before-mark", at - 2, at + 2, std::string(w_.text_of(at - 2)) + "./.");
  }

  void look_opening(std::size_t at) {
    if (has_after(at) && w_.is_spaced(at + 1) && w_.is_word(at + 1) && (!is_single(at + 1) || is(at + 2, "/")))
      tell("space-inside-brackets", at, at + 2, std::string(w_.text_of(at)) + std::string(w_.text_of(at + 1)));
    if (!touches(at) || !w_.is_letters(at - 1) || !has_after(at) || !w_.is_letters(at + 1)) return;
    if (w_.word(at).key == "(" && !is_aside(at)) return;  // "f(x)", "thành viên(s)", but "ngoại(TTĐN)"
    tell_missing(at);
  }

  /// Words in brackets behind a word, and no formula, ending or name of a substance.
  [[nodiscard]] bool is_aside(std::size_t at) const {
    if (!is_small_word(at - 1) || is_single(at + 1) || w_.is_in_address(at)) return false;
    const std::size_t size = w_.text_of(at + 1).size();
    if (is(at + 2, ")")) return w_.is_all_caps(at + 1) && size > 2;
    return !w_.word(at + 1).capital || size > 2;
  }

  void look_closing(std::size_t at) {
    if (has_before(at) && w_.is_spaced(at) && w_.is_word(at - 1) && !is(at - 2, "("))
      tell("space-inside-brackets", at - 1, at + 1, std::string(w_.text_of(at - 1)) + std::string(w_.text_of(at)));
    if (!touches(at + 1) || !w_.is_letters(at + 1) || w_.text_of(at + 1).size() < 2 || !touches(at)) return;
    if (w_.word(at).key == ")" && opens_inside_word(at)) return;
    if (!w_.is_in_address(at)) tell_missing(at + 1);
  }

  /// "thành viên(s)hip": the bracket that this one closes follows a letter.
  [[nodiscard]] bool opens_inside_word(std::size_t at) const {
    for (std::size_t back = 1; back <= kBracketWords && at >= line_.first + back; ++back)
      if (is(at - back, "(")) return touches(at - back) && w_.is_word(at - back - 1);
    return false;
  }

  const Writing& w_;
  const WrittenLine& line_;
  Report& report_;
  std::size_t first_dots_ = std::string_view::npos;  ///< of the line's rows of dots, in bytes of the line; npos: not looked for yet
  std::size_t last_dots_ = 0;
};

}  // namespace

void check_marks(const Writing& writing, Report& report) {
  for (auto place = writing.signs.begin(); place != writing.signs.end();) {
    Marks marks(writing, writing.line_of(*place), report);
    for (const std::uint32_t line = place->line; place != writing.signs.end() && place->line == line; ++place) marks.look(place->at);
  }
}

}  // namespace nhipcau::directive::check
