#include "files/pdf_running.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "files/pdf_letters.hpp"

namespace nhipcau::files {
namespace {

constexpr std::size_t kRows = 3;       // lines at either end of a page among which running ones are looked for
constexpr double kMargin = 0.075;      // of the page's height: Nghị định 30/2020/NĐ-CP has margins of 20 to 25 mm of 297
constexpr double kNumberZone = 0.12;   // of the page's height: where a number alone is one of the page
constexpr double kSameHeight = 0.5;    // of a letter
constexpr double kMostPages = 0.6;     // of the pages: a line on so many is a running one wherever it stands
constexpr std::size_t kLongest = 200;  // bytes
constexpr std::size_t kLongestNumber = 4;

struct Candidate {
  std::size_t page = 0, line = 0;
  std::string key;    ///< the text, a '#' for each number
  double height = 0;  ///< of its middle, in shares of a letter
  bool is_in_margin = false;
};

/// Do other words stand beside it?
bool stands_alone(const std::vector<PrintedLine>& lines, std::size_t at) {
  const auto is_level = [&](std::size_t other) { return std::abs(lines[at].centre - lines[other].centre) < kSameHeight * lines[at].size; };
  return (at == 0 || !is_level(at - 1)) && (at + 1 >= lines.size() || !is_level(at + 1));
}

std::string without_numbers(std::string_view text) {
  std::string key;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit) key.push_back(c);
    if (is_digit && (key.empty() || key.back() != '#')) key.push_back('#');
  }
  return key;
}

/// The number in "5", "- 5 -", "Trang 5", "5/12", "Page 5 of 12".
std::optional<int> page_number(std::string_view text) {
  std::string key = without_numbers(text);
  std::string bare;
  for (const std::string_view word : {"Trang", "trang", "TRANG", "Page", "page", "of", "–", "—"}) {
    for (std::size_t at = key.find(word); at != std::string::npos; at = key.find(word)) key.erase(at, word.size());
  }
  for (const char c : key) {
    if (std::string_view(" -./|[]()").find(c) == std::string_view::npos) bare.push_back(c);
  }
  if (bare != "#" && bare != "##") return std::nullopt;
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;  // a "#" that was printed
  const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
  if (end - begin > kLongestNumber) return std::nullopt;
  int number = 0;
  std::from_chars(text.data() + begin, text.data() + end, number);
  return number;
}

class Finder {
 public:
  explicit Finder(std::vector<LinedPage>& pages) : pages_(pages), taken_(pages.size()) {}

  std::string take() {
    find_repeated();
    find_numbers();
    std::string text;
    std::set<std::string> said;
    for (std::size_t p = 0; p < pages_.size(); ++p) remove(p, text, said);
    return text;
  }

 private:
  /// The lines at either end, first those at the very end; those taken before are passed over.
  [[nodiscard]] std::vector<std::size_t> ends_of(std::size_t p, bool is_top, std::size_t rows) const {
    std::vector<std::size_t> found;
    const std::size_t count = pages_[p].lines.size();
    for (std::size_t i = 0; i < count && found.size() < rows; ++i) {
      const std::size_t line = is_top ? i : count - 1 - i;
      if (taken_[p].count(line) == 0) found.push_back(line);
    }
    return found;
  }

  void find_repeated() {
    for (const bool is_top : {true, false}) {
      std::map<std::string, std::vector<Candidate>> by_key;
      for (std::size_t p = 0; p < pages_.size(); ++p) {
        for (const std::size_t line : ends_of(p, is_top, kRows)) add(p, line, is_top, by_key);
      }
      for (const auto& [key, candidates] : by_key) take_repeated(candidates);
    }
  }

  void add(std::size_t p, std::size_t line, bool is_top, std::map<std::string, std::vector<Candidate>>& by_key) const {
    const PrintedLine& printed = pages_[p].lines[line];
    const std::string text = printed.text();
    if (text.size() > kLongest) return;
    const double edge = kMargin * pages_[p].height;
    const bool is_in_margin = is_top ? printed.box.bottom <= edge : printed.box.top >= pages_[p].height - edge;
    const double height = is_top ? printed.centre : pages_[p].height - printed.centre;
    Candidate candidate{
        .page = p, .line = line, .key = without_numbers(text), .height = height / printed.size, .is_in_margin = is_in_margin};
    by_key[candidate.key].push_back(std::move(candidate));
  }

  void take_repeated(const std::vector<Candidate>& candidates) {
    for (const Candidate& candidate : candidates) {
      std::set<std::size_t> on;
      for (const Candidate& other : candidates) {
        if (std::abs(other.height - candidate.height) <= kSameHeight) on.insert(other.page);
      }
      const bool is_everywhere = on.size() >= 3 && static_cast<double>(on.size()) >= kMostPages * static_cast<double>(pages_.size() - 1);
      if (is_everywhere || (candidate.is_in_margin && on.size() >= 2)) taken_[candidate.page].insert(candidate.line);
    }
  }

  void find_numbers() {
    for (const bool is_top : {true, false}) {
      std::map<int, std::vector<Candidate>> by_offset;
      for (std::size_t p = 0; p < pages_.size(); ++p) {
        const auto ends = ends_of(p, is_top, 1);
        if (ends.empty() || !stands_alone(pages_[p].lines, ends.front())) continue;
        const PrintedLine& line = pages_[p].lines[ends.front()];
        const auto number = page_number(line.text());
        if (!number) continue;
        const double zone = kNumberZone * pages_[p].height;
        const bool is_in_zone = is_top ? line.box.bottom <= zone : line.box.top >= pages_[p].height - zone;
        by_offset[*number - static_cast<int>(p)].push_back(
            {.page = p, .line = ends.front(), .key = {}, .height = 0, .is_in_margin = is_in_zone});
      }
      for (const auto& [offset, candidates] : by_offset) {
        for (const Candidate& candidate : candidates) {
          const bool counts = candidates.size() >= 2 || offset == 1;
          if (counts && candidate.is_in_margin) taken_[candidate.page].insert(candidate.line);
        }
      }
    }
  }

  void remove(std::size_t p, std::string& text, std::set<std::string>& said) {
    std::vector<PrintedLine> kept;
    for (std::size_t i = 0; i < pages_[p].lines.size(); ++i) {
      PrintedLine& line = pages_[p].lines[i];
      if (taken_[p].count(i) == 0) {
        kept.push_back(std::move(line));
      } else if (said.insert(line.text()).second) {
        text += line.text() + "\n";
      }
    }
    pages_[p].lines = std::move(kept);
  }

  std::vector<LinedPage>& pages_;
  std::vector<std::set<std::size_t>> taken_;
};

}  // namespace

std::string take_running_lines(std::vector<LinedPage>& pages) {
  return Finder(pages).take();
}

}  // namespace nhipcau::files
