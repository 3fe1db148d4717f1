#include "files/recognised_page.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "files/mend_words.hpp"
#include "files/pdf_letters.hpp"
#include "text/scan.hpp"

namespace nhipcau::files {
namespace {

// Shares of a letter's height, where nothing else is said.
constexpr double kLine = 0.9;                            // a line of type from its tall letters to the foot of hanging ones
constexpr double kDescent = 0.22, kAscent = 0.89;        // what a font's box reaches below and above the baseline
constexpr double kLeastUsual = 0.78, kMostUsual = 1.45;  // of the usual size: in between, sizes are measured no better than that
constexpr double kRaisedFoot = 0.15;                     // a raised mark stands so high over the baseline
constexpr double kRaisedHeight = 0.55;                   // and is no higher
constexpr double kDigitHeight = 0.66;
constexpr double kDashHeight = 0.25;            // the middle of a dash over its baseline
constexpr double kSpeck = 0.35;                 // a sign alone that begins a line and is no dash is taller, or stands raised
constexpr double kLowest = 0.12, kHighest = 3;  // a word's ink is between
constexpr double kRunGap = 1.5;                 // of a line's size: white that ends a run
constexpr int kSureSign = 30;                   // signs alone that are less sure are dirt

/// The size of most letters of a page, in pixels.
double usual_size(const std::vector<RecognisedWord>& words) {
  std::map<int, std::size_t> letters;
  for (const RecognisedWord& word : words) letters[static_cast<int>(std::lround(word.line_size))] += word.text.size();
  std::pair<std::size_t, int> most;
  for (const auto& [size, count] : letters) most = std::max(most, {count, size});
  return most.second / kLine;
}

double size_of(const RecognisedWord& word, double usual) {
  const double own = word.line_size / kLine;
  return own > kLeastUsual * usual && own < kMostUsual * usual ? usual : own;
}

/// Letters that hang below the line, brackets, and letters with a dot below.
bool hangs(std::string_view text) {
  constexpr std::u32string_view kHanging = U"gpqyjQ()[]{}/|,;ạậặẹệịọộợụựỵẠẬẶẸỆỊỌỘỢỤỰỴ";
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    if (kHanging.find(c) != std::u32string_view::npos) return true;
    at += length;
  }
  return false;
}

/// Where the words of a run stand, by what most of them say: a word's box is of its ink, and that of some hangs.
double baseline_of(std::span<const RecognisedWord> run, double size) {
  std::vector<double> feet;
  for (const RecognisedWord& word : run) {
    if (has_letter_or_digit(word.text)) feet.push_back(word.box.bottom - (hangs(word.text) ? kDescent * size : 0));
  }
  if (feet.empty()) return run.front().box.centre() + kDashHeight * size;
  const auto middle = feet.begin() + static_cast<std::ptrdiff_t>(feet.size() / 2);
  std::nth_element(feet.begin(), middle, feet.end());
  return *middle;
}

/// Lines are often taken together over the gap between two columns: a run ends there too.
std::vector<std::span<const RecognisedWord>> to_runs(std::span<const RecognisedWord> words) {
  std::vector<std::span<const RecognisedWord>> runs;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= words.size(); ++i) {
    const bool ends = i == words.size() || words[i].is_first || words[i].box.left - words[i - 1].box.right > kRunGap * words[i].line_size;
    if (!ends) continue;
    runs.push_back(words.subspan(begin, i - begin));
    begin = i;
  }
  return runs;
}

/// The words where they stood if the page were turned level.
std::vector<RecognisedWord> levelled(std::vector<RecognisedWord> words, const ReadyPage& ready) {
  const double middle = ready.size.width / ready.points / 2, centre = ready.size.height / ready.points / 2;
  const double sine = std::sin(ready.skew), cosine = std::cos(ready.skew);
  for (RecognisedWord& word : words) {
    const double dx = word.box.middle() - middle, dy = word.box.centre() - centre;
    const double right = dx * cosine - dy * sine - dx, down = dx * sine + dy * cosine - dy;
    word.box = {word.box.left + right, word.box.top + down, word.box.right + right, word.box.bottom + down};
  }
  return words;
}

bool is_raised(const RecognisedWord& word, double baseline, double size) {
  return word.box.height() < kRaisedHeight * size && word.box.bottom < baseline - kRaisedFoot * size;
}

bool is_dirt(const RecognisedWord& word, double baseline, double size) {
  if (word.box.height() > kHighest * size) return true;
  if (has_letter_or_digit(word.text)) return word.box.height() < kLowest * size;
  if (!word.is_first) return word.sureness < kSureSign;
  return !is_dash(word.text) && word.box.height() < kSpeck * size && !is_raised(word, baseline, size);
}

Word to_word(const RecognisedWord& word, double baseline, double size, double points) {
  const Box& box = word.box;
  Word made{.text = word.text,
            .box = {box.left * points, box.top * points, box.right * points, box.bottom * points},
            .size = size * points,
            .has_space_after = true,
            .is_doubtful = word.sureness < kSureEnough};
  if (is_number(word.text) && is_raised(word, baseline, size)) {
    made.size = box.height() / kDigitHeight * points;
    return made;
  }
  made.box.top = (baseline - kAscent * size) * points;
  made.box.bottom = (baseline + kDescent * size) * points;
  return made;
}

/// Words of stamps, a line each.
std::string lines_of(const std::vector<RecognisedWord>& words) {
  std::string lines;
  for (const RecognisedWord& word : words) {
    if (!lines.empty()) lines += word.is_first ? "\n" : " ";
    lines += word.text;
  }
  return lines.empty() ? lines : lines + "\n";
}

}  // namespace

PdfPage to_page(const ReadyPage& ready, std::vector<RecognisedWord> words, const std::vector<RecognisedWord>& red_words) {
  PdfPage page{.width = ready.size.width, .height = ready.size.height, .words = {}, .askew = lines_of(red_words)};
  mend_words(words);
  const double usual = usual_size(words);
  const std::vector<RecognisedWord> level = ready.is_turned ? std::move(words) : levelled(std::move(words), ready);
  for (const auto& run : to_runs(level)) {
    const double size = size_of(run.front(), usual);
    const double baseline = baseline_of(run, size);
    for (const RecognisedWord& word : run) {
      if (!is_dirt(word, baseline, size)) page.words.push_back(to_word(word, baseline, size, ready.points));
    }
  }
  return page;
}

void turn_back(std::vector<LineBox>& lines, int page, const ReadyPage& ready) {
  if (ready.skew == 0) return;
  const double middle = ready.size.width / 2, centre = ready.size.height / 2;
  const double sine = std::sin(ready.skew), cosine = std::cos(ready.skew);
  for (LineBox& line : lines) {
    if (line.page != page) continue;
    const double dx = line.box.middle() - middle, dy = line.box.centre() - centre;
    const double x = middle + dx * cosine + dy * sine, y = centre - dx * sine + dy * cosine;
    const double half_width = line.box.width() / 2;
    const double half_height = line.box.height() / 2 + std::abs(half_width * sine);
    line.box = {x - half_width, y - half_height, x + half_width, y + half_height};
  }
}

}  // namespace nhipcau::files
