#include <algorithm>
#include <string>
#include <vector>

#include "directive/check/writing.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kSpacedOften = 20;  // one gap in so many is double: a text set flush by spaces, nobody's slips

/// "K Ế  H O Ạ C H": set wide for looks.
bool is_set_wide(const Writing& writing, const WrittenLine& line, std::size_t at) {
  const auto is_single = [&](std::size_t word) {
    return word >= line.first && word < line.last && writing.is_letters(word) && writing.text_of(word).size() <= 3 &&
           writing.word(word).capital;
  };
  return is_single(at - 1) && is_single(at) && (is_single(at - 2) || is_single(at + 1));
}

bool is_double(const Writing& writing, std::size_t at) {
  return writing.gap_before(at) == 2 && writing.is_spaced(at) && (writing.is_word(at - 1) || writing.is_word(at));
}

/// Where a converter's traces begin, in order. Each is told as one; what is wrong at its beginning goes with it.
std::vector<std::size_t> beginnings_of_residues(const Writing& writing) {
  std::vector<std::size_t> beginnings;
  for (const text::Repair& repair : writing.paper.repairs)
    if (repair.kind == text::RepairKind::converter_residue) beginnings.push_back(repair.where.begin);
  std::sort(beginnings.begin(), beginnings.end());
  return beginnings;
}

bool is_at_residue(const std::vector<std::size_t>& beginnings, std::size_t at) {
  constexpr std::size_t kLongestHead = 8;  // "[1:  "
  const auto behind = std::upper_bound(beginnings.begin(), beginnings.end(), at);
  return behind != beginnings.begin() && at - *(behind - 1) < kLongestHead;
}

void tell(const Writing& writing, Report& report, std::size_t at) {
  std::size_t first = at - 1;
  if (first > 0 && !writing.is_word(first) && writing.gap_before(first) == 0 && writing.is_word(first - 1)) --first;
  const std::string right = std::string(writing.text_of(first, at)) + " " + std::string(writing.text_of(at));
  report.add("double-space", writing.span_of(first, at + 1), {std::string(writing.text_of(first, at + 1))}, right);
}

/// Two spaces may set columns apart in a header, and a recipient from a signature beside it.
bool may_be_column(const Writing& writing, const WrittenLine& line, std::size_t at) {
  if (line.part == WrittenLine::Part::body || line.part == WrittenLine::Part::note) return false;
  return writing.is_all_caps(at) || writing.is_all_caps(at - 1) || writing.word(at).is("ngày") || writing.word(at - 1).is("ngày") ||
         writing.word(at).is("tháng") || writing.word(at).is("năm") || writing.word(at - 1).is(":") || writing.is_digits(at);
}

}  // namespace

void check_spaces(const Writing& writing, Report& report) {
  std::vector<std::size_t> found;
  for (const WrittenPlace& place : writing.wide_gaps) {
    const WrittenLine& line = writing.line_of(place);
    const std::size_t at = place.at;
    // A sign that opens a line is a bullet, and the space behind it an indent.
    const bool is_behind_bullet = at == line.first + 1 && !writing.is_word(line.first);
    if (line.has_columns || is_behind_bullet || !is_double(writing, at)) continue;
    if (!is_set_wide(writing, line, at) && !may_be_column(writing, line, at)) found.push_back(at);
  }
  if (found.size() > 3 && found.size() * kSpacedOften > writing.gaps_of_prose) return;
  const std::vector<std::size_t> residues = beginnings_of_residues(writing);
  for (const std::size_t at : found)
    if (!is_at_residue(residues, writing.word(at).where.begin)) tell(writing, report, at);
}

}  // namespace nhipcau::directive::check
