#include "files/pdf_notes.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include "files/pdf_letters.hpp"
#include "files/pdf_lines.hpp"

namespace nhipcau::files {
namespace {

constexpr double kNoteSize = 0.93;       // of the body's letters
constexpr double kSameSize = 0.04;       // of a letter
constexpr std::size_t kLongestMark = 3;  // digits

bool is_mark(const PrintedLine& line, const std::set<std::string>& raised) {
  const Word& first = line.words.front();
  if (!is_number(first.text) || first.text.size() > kLongestMark || line.words.size() < 2) return false;
  return is_raised(first, line.size, line.centre) || raised.count(first.text) > 0;
}

/// Numbers that stand raised in the first `end` lines.
std::set<std::string> raised_numbers(const std::vector<PrintedLine>& lines, std::size_t end) {
  std::set<std::string> raised;
  for (std::size_t i = 0; i < end; ++i) {
    const PrintedLine& line = lines[i];
    for (std::size_t w = 1; w < line.words.size(); ++w) {
      if (is_number(line.words[w].text) && is_raised(line.words[w], line.size, line.centre)) raised.insert(line.words[w].text);
    }
  }
  return raised;
}

/// Where the small print at the foot of a page begins.
std::size_t foot_of(const std::vector<PrintedLine>& lines, double body_size) {
  std::size_t begin = lines.size();
  while (begin > 0 && lines[begin - 1].size <= kNoteSize * body_size) --begin;
  return begin;
}

/// Did the last note stop in the middle, so that small print of its size may be the rest of it?
bool is_unfinished(const PrintedNote& note, const PrintedLine& next) {
  return std::abs(note.back().size - next.size) < kSameSize * next.size && !ends_sentence(note.back().text());
}

void take_foot(LinedPage& page, double body_size, bool follows_note, std::vector<PrintedNote>& notes) {
  auto& lines = page.lines;
  std::size_t begin = foot_of(lines, body_size);
  const auto raised = raised_numbers(lines, begin);
  std::size_t first = begin;
  while (first < lines.size() && !is_mark(lines[first], raised)) ++first;
  const bool goes_on = follows_note && begin > 0 && first > begin && is_unfinished(notes.back(), lines[begin]);
  if (!goes_on) begin = first;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (is_mark(lines[i], raised)) notes.emplace_back();
    notes.back().push_back(std::move(lines[i]));
  }
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end());
}

}  // namespace

std::vector<PrintedNote> take_notes(std::vector<LinedPage>& pages, double body_size) {
  std::vector<PrintedNote> notes;
  std::size_t page_of_last = 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const std::size_t before = pages[p].lines.size();
    take_foot(pages[p], body_size, !notes.empty() && page_of_last + 1 == p, notes);
    if (pages[p].lines.size() < before) page_of_last = p;
  }
  return notes;
}

std::string note_text(const PrintedLine& line) {
  if (!is_number(line.words.front().text)) return line.text();
  PrintedLine rest = line;
  rest.words.erase(rest.words.begin());
  return to_superscript(line.words.front().text) + " " + rest.text();
}

}  // namespace nhipcau::files
