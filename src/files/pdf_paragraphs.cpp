#include "files/pdf_paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "files/pdf_letters.hpp"
#include "files/pdf_lines.hpp"
#include "files/pdf_measure.hpp"

namespace nhipcau::files {
namespace {

// Shares of a letter's height, where nothing else is said.
constexpr double kLooser = 1.13;      // of the usual line distance: white between two paragraphs
constexpr double kMuchLooser = 1.45;  // of it: white even inside a sentence
constexpr double kOtherSize = 0.1;    // other letters
constexpr double kSpace = 0.2;        // the least space between two words
constexpr double kHair = 0.12;        // a justified line ends this near its edge
constexpr double kInset = 0.6;        // a line set in
constexpr double kHanging = 3.5;      // lines below a label's text are set in no further
constexpr double kCentred = 0.8;      // middles this near are one
constexpr double kFree = 1.2;         // a centred line leaves this at both sides

/// Joins the lines of one block.
class Joiner {
 public:
  Joiner(const Measure& measure, Block::Kind kind, const std::vector<PrintedLine>& lines)
      : measure_(measure), is_body_(kind == Block::Kind::body), own_(edges_of(lines)) {
    is_centred_ = !is_body_ && has_one_middle(lines);
    distance_ = is_body_ ? measure.distance : least_distance(lines);
  }

  /// Does `line` begin a paragraph, when `open` is the one before it?
  [[nodiscard]] bool begins(const PrintedParagraph& open, const PrintedLine& line) const {
    const PrintedLine& last = open.back();
    const bool goes_on = !ends_sentence(last.words.back().text) && begins_with_small_letter(line.words.front().text);
    if (is_apart(last, line, goes_on)) return true;
    if (std::abs(line.size - last.size) > kOtherSize * last.size) return !goes_on;
    if (is_short(last, line)) return true;
    if (!is_body_ && (is_centred_ || is_other_look(last, line))) return !goes_on && !is_left_over(last, line);
    if (is_item(open, line)) return true;
    const bool are_centred = is_centred(last) || is_centred(line);
    if (are_centred) return is_centred_apart(last, line);
    return is_set_in(open, line) || (is_last_of_justified(last) && !goes_on);
  }

 private:
  static bool has_one_middle(const std::vector<PrintedLine>& lines) {
    double least_left = 1e9, most_left = -1e9, least_middle = 1e9, most_middle = -1e9;
    for (const PrintedLine& line : lines) {
      least_left = std::min(least_left, line.box.left);
      most_left = std::max(most_left, line.box.left);
      least_middle = std::min(least_middle, line.box.middle());
      most_middle = std::max(most_middle, line.box.middle());
    }
    return most_middle - least_middle < most_left - least_left;
  }

  static double least_distance(const std::vector<PrintedLine>& lines) {
    double least = 1e9;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (lines[i].page == lines[i - 1].page) least = std::min(least, (lines[i].centre - lines[i - 1].centre) / lines[i].size);
    }
    return least;
  }

  [[nodiscard]] const Edges& edges(const PrintedLine& line) const {
    if (!is_body_) return own_;
    const auto found = measure_.pages.find(line.page);
    return found == measure_.pages.end() ? own_ : found->second;
  }
  [[nodiscard]] double inset(const PrintedLine& line) const { return (line.box.left - edges(line).left) / line.size; }

  [[nodiscard]] bool is_apart(const PrintedLine& last, const PrintedLine& line, bool goes_on) const {
    if (last.page != line.page) return false;
    const double distance = (line.centre - last.centre) / std::max(last.size, line.size);
    return distance < 0 || distance > (goes_on ? kMuchLooser : kLooser) * distance_;
  }

  /// Would the next line's first word have had room in this one?
  [[nodiscard]] bool is_short(const PrintedLine& last, const PrintedLine& line) const {
    const Edges& own = edges(last);
    const double room = is_centred(last) ? own.width() - last.box.width() : own.right - last.box.right;
    return room > line.first_word_width() + kSpace * line.size;
  }

  /// One word below the widest line of a column: what had no room there.
  [[nodiscard]] bool is_left_over(const PrintedLine& last, const PrintedLine& line) const {
    const bool is_widest = last.box.width() > own_.width() - kInset * last.size;
    return is_widest && last.is_bold == line.is_bold && line.first_word_width() > line.box.width() - kInset * line.size &&
           is_all_capitals(last.text()) == is_all_capitals(line.text());
  }

  static bool is_other_look(const PrintedLine& last, const PrintedLine& line) {
    return last.is_bold != line.is_bold || is_all_capitals(last.text());
  }

  /// Does the line begin with a label that is one, not a dash or a number of the sentence it stands in?
  [[nodiscard]] bool is_item(const PrintedParagraph& open, const PrintedLine& line) const {
    if (!begins_with_label(line)) return false;
    const PrintedLine& last = open.back();
    if (ends_sentence(last.words.back().text)) return true;
    if (begins_with_small_letter(line.words[1].text)) return false;
    return !stands_where_lines_go_on(open, line) && !last.words.back().text.ends_with(',');
  }

  /// Below the paragraph's second line, or where second lines stand in a paper whose first lines are set in.
  [[nodiscard]] bool stands_where_lines_go_on(const PrintedParagraph& open, const PrintedLine& line) const {
    const PrintedLine& first = open.front();
    if (open.size() == 1) return has_first_lines_at(first) && inset(line) < inset(first) - kInset;
    return std::abs(inset(line) - inset(open.back())) < kInset / 2 && std::abs(inset(first) - inset(open.back())) > kInset;
  }

  /// Do lines that begin there go on further left?
  [[nodiscard]] bool has_first_lines_at(const PrintedLine& first) const {
    const auto votes = measure_.set_in.find(inset_of(first, edges(first)));
    return is_body_ && votes != measure_.set_in.end() && votes->second > 0;
  }

  [[nodiscard]] bool is_centred(const PrintedLine& line) const {
    if (!is_body_) return false;
    const Edges& own = edges(line);
    const double em = line.size;
    return std::abs(line.box.middle() - own.middle()) < kCentred * em && line.box.left - own.left > kFree * em &&
           own.right - line.box.right > kFree * em;
  }

  /// Centred lines are one paragraph only if they look alike and the line before is full.
  [[nodiscard]] bool is_centred_apart(const PrintedLine& last, const PrintedLine& line) const {
    const bool have_one_middle =
        std::abs((last.box.middle() - edges(last).middle()) - (line.box.middle() - edges(line).middle())) < kCentred * line.size;
    return !have_one_middle || last.is_bold != line.is_bold || is_all_capitals(last.text()) != is_all_capitals(line.text());
  }

  [[nodiscard]] bool is_set_in(const PrintedParagraph& open, const PrintedLine& line) const {
    const double step = inset(line) - inset(open.back());
    if (open.size() > 1) return std::abs(step) > kInset;
    const PrintedLine& first = open.front();
    if (step > kInset) return !begins_with_label(first) || !hangs_below(first, step);
    if (step < -kInset) return inset(line) > kHanging;
    return has_first_lines_at(first);
  }

  static bool hangs_below(const PrintedLine& first, double step) {
    const double text = (first.words[1].box.left - first.box.left) / first.size;
    return std::abs(step - text) < kInset || step < kHanging;
  }

  [[nodiscard]] bool is_last_of_justified(const PrintedLine& last) const {
    return is_body_ && measure_.is_justified && edges(last).right - last.box.right > kHair * last.size;
  }

  const Measure& measure_;
  bool is_body_;
  Edges own_;
  bool is_centred_ = false;
  double distance_ = 0;
};

bool is_small_ascii(char c) {
  return c >= 'a' && c <= 'z';
}

/// Does a hyphen at the end divide a word? Vietnamese is never divided, so both halves must be plain letters.
bool divides_word(std::string_view text, std::string_view next) {
  if (text.size() < 3 || next.size() < 2) return false;
  return is_small_ascii(text[text.size() - 2]) && is_small_ascii(text[text.size() - 3]) && is_small_ascii(next[0]) &&
         is_small_ascii(next[1]);
}

bool is_wordlike(char c) {
  return is_small_ascii(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

/// Blocks of a paper's body follow one another over the ends of pages.
void join_blocks(std::vector<Block>& blocks) {
  std::vector<Block> joined;
  for (Block& block : blocks) {
    const bool goes_on = !joined.empty() && joined.back().kind == Block::Kind::body && block.kind == Block::Kind::body;
    if (!goes_on) {
      joined.push_back(std::move(block));
      continue;
    }
    std::move(block.lines.begin(), block.lines.end(), std::back_inserter(joined.back().lines));
  }
  blocks = std::move(joined);
}

}  // namespace

std::vector<PrintedParagraph> to_paragraphs(std::vector<Block> blocks) {
  join_blocks(blocks);
  const Measure measure = measure_body(blocks);
  std::vector<PrintedParagraph> paragraphs;
  for (Block& block : blocks) {
    const Joiner joiner(measure, block.kind, block.lines);
    bool is_first = true;
    for (PrintedLine& line : block.lines) {
      if (is_first || joiner.begins(paragraphs.back(), line)) paragraphs.emplace_back();
      paragraphs.back().push_back(std::move(line));
      is_first = false;
    }
  }
  return paragraphs;
}

void append_line(std::string& text, const std::string& next) {
  constexpr std::string_view kSoftHyphen = "\xC2\xAD";
  if (text.ends_with(kSoftHyphen)) {
    text.erase(text.size() - kSoftHyphen.size());
  } else if (text.size() > 1 && text.back() == '-' && is_wordlike(text[text.size() - 2]) && !next.empty() && is_wordlike(next.front())) {
    if (divides_word(text, next)) text.pop_back();
  } else if (!(text.size() > 1 && text.back() == '/' && is_wordlike(text[text.size() - 2]))) {
    if (!text.empty()) text += ' ';
  }
  text += next;
}

}  // namespace nhipcau::files
