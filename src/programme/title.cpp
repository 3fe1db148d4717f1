#include "programme/title.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "directive/enumerator.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::programme {
namespace {

constexpr std::array<std::string_view, 8> kOrders{
    "giao trách nhiệm cho", "giao nhiệm vụ cho", "giao cho", "giao", "đề nghị", "yêu cầu", "phân công", "đối với"};
constexpr std::array<std::string_view, 7> kDuties{
    "có trách nhiệm", "chịu trách nhiệm", "là cơ quan chủ trì", "là đơn vị chủ trì", "là cơ quan đầu mối", "chủ trì", "cần"};
constexpr std::array<std::string_view, 4> kBases{"căn cứ", "trên cơ sở", "thực hiện", "theo"};
constexpr std::array<std::string_view, 4> kTogether{"phối hợp chặt chẽ với", "phối hợp với", "phối hợp cùng", "cùng với"};
constexpr std::string_view kBetween = " ,;:–-";
constexpr std::string_view kEnds = " ,;:.–-";

/// Walks over a sentence from its beginning.
class Walk {
 public:
  explicit Walk(std::string_view sentence) : sentence_(sentence), rest_(text::trim(sentence, {0, sentence.size()})) {}

  bool skip(std::string_view phrase) {
    if (phrase.empty() || !text::starts_with_phrase(sentence_, rest_, phrase)) return false;
    const auto found = text::find_phrase(sentence_, rest_, phrase);
    if (!found) return false;
    rest_.begin = found->end;
    skip_between();
    return true;
  }

  template <class Phrases>
  bool skip_any(const Phrases& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const auto& phrase) { return skip(phrase); });
  }

  void skip_between() {
    while (!rest_.empty()) {
      const auto here = rest_.of(sentence_);
      const auto length = text::decode(sentence_, rest_.begin).length;
      if (kBetween.find(here.substr(0, length)) == std::string_view::npos && here.front() != '\n' && here.front() != '\t') return;
      rest_.begin += length;
    }
  }

  void skip_enumerator() {
    rest_.begin += directive::bullet_sign_size(rest_.of(sentence_));
    if (const auto found = directive::read_enumerator(sentence_, rest_)) rest_.begin = found->where.end;
    skip_between();
  }

  [[nodiscard]] Span rest() const { return rest_; }
  void go_back_to(Span rest) { rest_ = rest; }
  [[nodiscard]] std::string_view words() const { return rest_.of(sentence_); }

 private:
  std::string_view sentence_;
  Span rest_;
};

/// "phối hợp với Y, Z và T": taken away only if every body it names is known to take part.
void skip_together(Walk& walk, const std::vector<std::string>& with) {
  const Span before = walk.rest();
  if (!walk.skip_any(kTogether)) return;
  bool any = false;
  while (walk.skip_any(with)) {
    any = true;
    if (walk.skip("và") && !walk.skip_any(with)) break;
  }
  if (!any) walk.go_back_to(before);
}

/// The order and the body it is given to; nothing is taken if the body is not the one that was read.
void skip_order(Walk& walk, std::string_view assignee) {
  const Span before = walk.rest();
  walk.skip_any(kOrders);
  if (!walk.skip(assignee)) walk.go_back_to(before);
}

/// "Căn cứ Hướng dẫn này, X …": what the duty rests on, when the body follows it behind a comma.
void skip_basis(Walk& walk, std::string_view line, std::string_view assignee) {
  const Span before = walk.rest();
  const bool has_basis = !assignee.empty() && walk.skip_any(kBases);
  const auto body = has_basis ? text::find_phrase(line, walk.rest(), assignee) : std::nullopt;
  const bool follows = body && body->begin >= 2 && line.substr(body->begin - 2, 2) == ", ";
  walk.go_back_to(follows ? Span{body->begin, before.end} : before);
}

std::string with_capital(std::string_view line) {
  if (line.empty()) return {};
  const auto first = text::decode(line, 0).length;
  return text::to_upper(line.substr(0, first)) + std::string(line.substr(first));
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && kEnds.find(line.back()) != std::string_view::npos) line.remove_suffix(1);
  return line;
}

bool says_something(std::string_view words) {
  return text::syllables(words, {0, words.size()}).size() >= 2;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (!is_space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string cut_at_word(const std::string& line, std::size_t bytes) {
  constexpr std::string_view kEllipsis = "…";
  if (line.size() <= bytes) return line;
  const auto space = line.rfind(' ', bytes - kEllipsis.size());
  if (space != std::string::npos) return std::string(without_end(line.substr(0, space))) + std::string(kEllipsis);
  std::size_t end = bytes - kEllipsis.size();  // one word without an end: cut between characters
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + std::string(kEllipsis);
}

std::string title_from(std::string_view sentence, std::string_view assignee, const std::vector<std::string>& with) {
  const std::string line = one_line(sentence);
  Walk walk(line);
  walk.skip_enumerator();
  const Span whole = walk.rest();
  skip_basis(walk, line, assignee);
  skip_order(walk, assignee);
  for (bool moved = true; moved;) {
    const Span before = walk.rest();
    walk.skip_any(kDuties);
    skip_together(walk, with);
    moved = walk.rest() != before;
  }
  if (!says_something(without_end(walk.words()))) walk.go_back_to(whole);
  return with_capital(without_end(walk.words()));
}

}  // namespace nhipcau::programme
