#include "files/pdf_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "files/pdf_letters.hpp"

namespace nhipcau::files {
namespace {

constexpr double kSameHeight = 0.45;   // of the larger letters: two middles nearer than this are on one line
constexpr double kTouching = 0.1;      // of a letter: a smaller gap is none
constexpr double kMostOverlap = 0.35;  // of a letter: words of one line overlap no more
constexpr double kSameInk = 0.6;       // of the smaller width: the same word so far over itself is printed twice
constexpr double kLabelGap = 4.0;      // a label stands no further from its text
constexpr double kRaisedSize = 0.78;   // of the letters beside it
constexpr double kLetterGap = 1.0;     // letters set apart leave less than this
constexpr double kWordGap = 1.6;       // of the gap between letters set apart: a wider one ends a word
constexpr std::size_t kFewestLetters = 4;
constexpr double kBucket = 8;  // points: lines are looked for by height

/// Lines that are being filled, by height.
class OpenLines {
 public:
  explicit OpenLines(int page) : page_(page) {}

  void add(Word word) {
    const auto [line, is_twin] = find(word);
    if (is_twin) return;
    if (line == nullptr) return start(std::move(word));
    line->box = around(line->box, word.box);
    if (word.size > line->size * 1.1) {  // a raised mark came first
      line->size = word.size;
      line->centre = word.box.centre();
    }
    line->words.push_back(std::move(word));
  }

  std::vector<PrintedLine> take() { return std::move(lines_); }

 private:
  struct Found {
    PrintedLine* line = nullptr;
    bool is_twin = false;
  };

  static int bucket_of(double height) { return static_cast<int>(std::floor(height / kBucket)); }

  void start(Word word) {
    by_height_[bucket_of(word.box.centre())].push_back(lines_.size());
    largest_ = std::max(largest_, word.size);
    PrintedLine line{.words = {}, .box = word.box, .size = word.size, .centre = word.box.centre(), .page = page_};
    line.words.push_back(std::move(word));
    lines_.push_back(std::move(line));
  }

  Found find(const Word& word) {
    const double reach = kSameHeight * std::max(largest_, word.size);
    Found best;
    double least = 1e9;
    const auto end = by_height_.upper_bound(bucket_of(word.box.centre() + reach));
    for (auto bucket = by_height_.lower_bound(bucket_of(word.box.centre() - reach)); bucket != end; ++bucket) {
      for (const std::size_t index : bucket->second) {
        PrintedLine& line = lines_[index];
        const double em = std::max(line.size, word.size);
        const double rise = std::abs(line.centre - word.box.centre()) / em;
        const double gap = (word.box.left - line.box.right) / em;
        if (rise > kSameHeight || gap > kColumnGap) continue;
        if (is_twin(line, word)) return {&line, true};
        if (gap < -kMostOverlap || std::abs(gap) + 2 * rise >= least) continue;
        least = std::abs(gap) + 2 * rise;
        best.line = &line;
      }
    }
    return best;
  }

  static bool is_twin(const PrintedLine& line, const Word& word) {
    const std::size_t last = line.words.size();
    for (std::size_t back = 1; back <= std::min<std::size_t>(last, 3); ++back) {
      const Word& other = line.words[last - back];
      const double shared = std::min(other.box.right, word.box.right) - std::max(other.box.left, word.box.left);
      if (other.text == word.text && shared > kSameInk * std::min(other.box.width(), word.box.width())) return true;
    }
    return false;
  }

  int page_;
  double largest_ = 0;
  std::vector<PrintedLine> lines_;
  std::map<int, std::vector<std::size_t>> by_height_;
};

bool is_one_letter(const Word& word) {
  return letter_size(word.text, 0) == word.text.size() && !is_sign(word.text);
}

/// A font without a letter borrows it from another, and the word falls into pieces: no gap is seen between them.
bool is_one_word(const Word& word, const Word& next) {
  return word.font != next.font && next.box.left - word.box.right <= kTouching * std::max(word.size, next.size);
}

/// Letters set apart from `from` on: how many words of one letter stand in a row with nearly the same small gap.
std::size_t spaced_letters(const std::vector<Word>& words, std::size_t from) {
  std::size_t end = from;
  while (end < words.size() && is_one_letter(words[end]) &&
         (end == from || (words[end].box.left - words[end - 1].box.right < kLetterGap * kWordGap * words[end].size &&
                          !is_one_word(words[end - 1], words[end])))) {
    ++end;
  }
  return end - from;
}

void join_spaced_letters(std::vector<Word>& words) {
  for (std::size_t at = 0; at + kFewestLetters <= words.size(); ++at) {
    const std::size_t count = spaced_letters(words, at);
    if (count < kFewestLetters) continue;
    std::vector<double> gaps;
    for (std::size_t i = at + 1; i < at + count; ++i) gaps.push_back(words[i].box.left - words[i - 1].box.right);
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    const double usual = gaps[gaps.size() / 2];
    if (usual <= kTouching * words[at].size) continue;  // letters of two fonts, not set apart
    std::vector<Word> joined(1, std::move(words[at]));
    for (std::size_t i = at + 1; i < at + count; ++i) {
      Word& last = joined.back();
      if (words[i].box.left - last.box.right > usual * kWordGap) {
        last.has_space_after = true;
        joined.push_back(std::move(words[i]));
        continue;
      }
      last.text += words[i].text;
      last.box = around(last.box, words[i].box);
    }
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
    words.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(joined.begin()),
                 std::make_move_iterator(joined.end()));
    at += joined.size() - 1;
  }
}

/// Size, middle and weight of a line from its words.
void measure(PrintedLine& line) {
  std::map<int, std::size_t> letters_of_size;  // in tenths of a point
  std::size_t all = 0, bold = 0;
  for (const Word& word : line.words) {
    letters_of_size[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
    all += word.text.size();
    bold += word.is_bold ? word.text.size() : 0;
  }
  const auto most = std::max_element(letters_of_size.begin(), letters_of_size.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  line.size = most->first / 10.0;
  line.is_bold = bold * 2 > all;
  const auto main =
      std::find_if(line.words.begin(), line.words.end(), [&](const Word& word) { return std::abs(word.size - line.size) < 0.1; });
  line.centre = main == line.words.end() ? line.box.centre() : main->box.centre();
}

bool is_left_of(const PrintedLine& a, const PrintedLine& b) {
  const double em = std::max(a.size, b.size);
  return std::abs(a.centre - b.centre) <= kSameHeight * em && a.box.right <= b.box.left + kMostOverlap * em;
}

/// Is `line` the text of the list's label before it, which a tab sets apart?
bool follows_label(const PrintedLine& before, const PrintedLine& line) {
  return is_left_of(before, line) && is_label(before.text()) && line.box.left - before.box.right <= kLabelGap * line.size;
}

/// From top to bottom, and from left to right what stands on one height.
void sort_for_reading(std::vector<PrintedLine>& lines) {
  std::sort(lines.begin(), lines.end(), [](const PrintedLine& a, const PrintedLine& b) { return a.centre < b.centre; });
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].centre - lines[begin].centre <= kSameHeight * std::min(lines[begin].size, lines[end].size))
      ++end;
    std::sort(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end),
              [](const PrintedLine& a, const PrintedLine& b) { return a.box.left < b.box.left; });
    begin = end;
  }
}

std::string_view gap_after(const Word& word, const Word& next, bool is_after_label) {
  const double em = std::max(word.size, next.size);
  const double gap = next.box.left - word.box.right;
  if (gap > kTabGap * em && !is_after_label) return "\t";
  const bool is_space = gap > kTouching * em || (word.has_space_after && !is_one_word(word, next));
  return is_space ? " " : "";
}

}  // namespace

Box around(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

bool is_raised(const Word& word, double size, double centre) {
  return word.size < kRaisedSize * size && word.box.centre() < centre - 0.05 * size;
}

double PrintedLine::first_word_width() const {
  std::size_t last = 0;
  while (last + 1 < words.size() && gap_after(words[last], words[last + 1], false).empty()) ++last;
  return words[last].box.right - words.front().box.left;
}

namespace {

std::string written(const PrintedLine& line, std::vector<Span>* doubtful) {
  const auto& words = line.words;
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool is_mark = is_number(word.text) && words.size() > 1 && is_raised(word, line.size, line.centre);
    const std::size_t begin = out.size();
    out += is_mark ? to_superscript(word.text) : word.text;
    if (doubtful != nullptr && word.is_doubtful) doubtful->push_back({begin, out.size()});
    if (i + 1 < words.size()) out += gap_after(word, words[i + 1], i == 0 && is_label(word.text));
  }
  return out;
}

}  // namespace

std::string PrintedLine::text() const {
  return written(*this, nullptr);
}

std::vector<Span> PrintedLine::doubtful() const {
  std::vector<Span> found;
  written(*this, &found);
  return found;
}

PrintedLine join_lines(std::vector<PrintedLine> parts) {
  std::sort(parts.begin(), parts.end(), [](const PrintedLine& a, const PrintedLine& b) { return a.box.left < b.box.left; });
  PrintedLine whole = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    whole.words.back().has_space_after = true;
    whole.box = around(whole.box, parts[i].box);
    std::move(parts[i].words.begin(), parts[i].words.end(), std::back_inserter(whole.words));
  }
  measure(whole);
  return whole;
}

std::vector<PrintedLine> join_lines_where(std::vector<PrintedLine> lines,
                                          const std::function<bool(const PrintedLine& before, const PrintedLine& line)>& belongs) {
  std::vector<PrintedLine> joined;
  for (PrintedLine& line : lines) {
    if (joined.empty() || !belongs(joined.back(), line)) {
      joined.push_back(std::move(line));
      continue;
    }
    std::vector<PrintedLine> parts;
    parts.push_back(std::move(joined.back()));
    parts.push_back(std::move(line));
    joined.back() = join_lines(std::move(parts));
  }
  return joined;
}

std::vector<PrintedLine> to_lines(std::vector<Word> words, int page) {
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  OpenLines open(page);
  for (Word& word : words) open.add(std::move(word));
  std::vector<PrintedLine> lines = open.take();
  for (PrintedLine& line : lines) {
    join_spaced_letters(line.words);
    measure(line);
  }
  sort_for_reading(lines);
  return join_lines_where(std::move(lines), follows_label);
}

bool begins_with_label(const PrintedLine& line) {
  return line.words.size() > 1 && is_label(line.words.front().text);
}

}  // namespace nhipcau::files
