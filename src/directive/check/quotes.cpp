#include <algorithm>
#include <string>
#include <vector>

#include "directive/check/writing.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kQuotedWords = 30;  // a quotation inside another is a name or a few words

/// A quotation mark: a word of the text and the line it stands on.
struct Mark {
  std::size_t at = 0;
  std::size_t line = 0;
  bool is_opening = false;
};

/// From the mark to a word or two beside it: a place to look at, not a passage.
Span place_of(const Writing& writing, const Mark& mark) {
  const WrittenLine& line = writing.lines[mark.line];
  const std::size_t first = mark.is_opening ? mark.at : std::max(line.first, mark.at < 2 ? 0 : mark.at - 2);
  const std::size_t last = mark.is_opening ? std::min(line.last, mark.at + 3) : mark.at + 1;
  return writing.span_of(first, last);
}

class Quotes {
 public:
  Quotes(const Writing& writing, Report& report) : w_(writing), report_(report) {
    for (const auto& [at, line] : w_.signs) {
      const std::string_view key = w_.word(at).key;
      if (key == "“" || key == "”") curly_.push_back({at, line, key == "“"});
      if (key == "\"" && !is_inch(at, w_.lines[line])) straight_.push_back({at, line, false});
    }
  }

  void tell() {
    tell_curly();
    tell_straight();
  }

 private:
  [[nodiscard]] bool is_inch(std::size_t at, const WrittenLine& line) const {
    return at > line.first && w_.is_digits(at - 1) && w_.gap_before(at) == 0;
  }

  void tell_one(const Mark& mark) {
    const Span where = place_of(w_, mark);
    report_.add("unpaired-quote", where, {std::string(where.of(w_.paper.text))});
  }

  /// “…“…”…”: the inner pair is told. A quotation of several paragraphs may open each of them again, and a law that amends another quotes
  /// so: what is open at a line's end stays open and is told only if no mark ever closes it.
  void tell_curly() {
    std::vector<Mark> open;
    for (std::size_t i = 0; i < curly_.size(); ++i) {
      const Mark& mark = curly_[i];
      if (!mark.is_opening) {
        if (open.empty())
          tell_one(mark);
        else
          open.pop_back();
        continue;
      }
      const bool is_inside = !open.empty() && open.back().line == mark.line;
      const bool is_inner = is_inside && i + 1 < curly_.size() && !curly_[i + 1].is_opening && curly_[i + 1].line == mark.line;
      const bool is_closed_twice = is_inner && i + 2 < curly_.size() && !curly_[i + 2].is_opening && curly_[i + 2].line == mark.line;
      if (is_closed_twice && curly_[i + 1].at - mark.at <= kQuotedWords) tell_nested(mark.at, curly_[i + 1].at);
      if (is_inside && !is_closed_twice) {  // the one before it was never closed
        tell_one(open.back());
        open.pop_back();
      }
      if (!open.empty() && open.back().line != mark.line) {
        if (!opens_line(open.back()) && !opens_line(mark)) tell_one(open.back());
        open.clear();
      }
      open.push_back(mark);
    }
    if (!open.empty() && !opens_line(open.front())) tell_one(open.front());
  }

  /// As the paragraphs do that a law quotes of the law it amends.
  [[nodiscard]] bool opens_line(const Mark& mark) const { return mark.at == w_.lines[mark.line].first; }

  void tell_nested(std::size_t first, std::size_t last) {
    const std::string_view inner = w_.paper.text.substr(w_.word(first).where.end, w_.word(last).where.begin - w_.word(first).where.end);
    report_.add("nested-quotes", w_.span_of(first, last + 1), {std::string(w_.text_of(first, last + 1))}, "‘" + std::string(inner) + "’");
  }

  /// Straight marks in a paper that has curly ones elsewhere; a lone one on a line.
  void tell_straight() {
    for (std::size_t i = 0; i < straight_.size();) {
      std::size_t end = i;
      while (end < straight_.size() && straight_[end].line == straight_[i].line) ++end;
      const bool is_paired = (end - i) % 2 == 0;
      if (is_paired && curly_.size() > straight_.size())
        for (std::size_t pair = i; pair < end; pair += 2) tell_pair(straight_[pair].at, straight_[pair + 1].at);
      i = end;
    }
  }

  void tell_pair(std::size_t first, std::size_t last) {
    const std::string_view inner = w_.paper.text.substr(w_.word(first).where.end, w_.word(last).where.begin - w_.word(first).where.end);
    report_.add("quote-style", w_.span_of(first, last + 1), {std::string(w_.text_of(first, last + 1))}, "“" + std::string(inner) + "”");
  }

  const Writing& w_;
  Report& report_;
  std::vector<Mark> curly_, straight_;
};

}  // namespace

void check_quotes(const Writing& writing, Report& report) {
  Quotes(writing, report).tell();
}

}  // namespace nhipcau::directive::check
