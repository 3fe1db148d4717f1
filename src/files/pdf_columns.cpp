#include "files/pdf_columns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "files/pdf_band.hpp"
#include "files/pdf_letters.hpp"
#include "files/pdf_lines.hpp"

namespace nhipcau::files {
namespace {

constexpr double kSameHeight = 0.45;  // of a letter
constexpr double kSameEdge = 0.4;     // of a letter: two lines begin at one place
constexpr double kRowGap = 0.25;      // of a letter: white between two rows of a table
constexpr std::size_t kFewestNumbers = 2;

bool is_level(const PrintedLine& a, const PrintedLine& b) {
  return std::abs(a.centre - b.centre) <= kSameHeight * std::max(a.size, b.size);
}

/// Lines on one height become one.
std::vector<PrintedLine> join_rows(std::vector<PrintedLine> lines) {
  return join_lines_where(std::move(lines), [](const PrintedLine& before, const PrintedLine& line) {
    return is_level(before, line) && line.box.left > before.box.left;
  });
}

bool begin_at_one_place(const std::vector<PrintedLine>& lines) {
  return std::all_of(lines.begin(), lines.end(),
                     [&](const PrintedLine& line) { return std::abs(line.box.left - lines.front().box.left) <= kSameEdge * line.size; });
}

/// Label and value: every line has its partner on its height, both columns begin at one place. The heads of a paper look like that
/// too when they are not centred, so the first band of a page is never taken for it.
bool is_label_and_value(const std::vector<std::vector<PrintedLine>>& columns) {
  if (columns.size() != 2 || columns[0].size() != columns[1].size()) return false;
  for (std::size_t i = 0; i < columns[0].size(); ++i) {
    if (!is_level(columns[0][i], columns[1][i])) return false;
  }
  return begin_at_one_place(columns[0]) && begin_at_one_place(columns[1]);
}

/// Where the rows of a table begin: at the numbers of its first column, else behind white space that runs through all columns.
std::vector<double> row_tops(const std::vector<std::vector<PrintedLine>>& columns) {
  std::vector<double> tops;
  for (const PrintedLine& line : columns.front()) {
    const std::string text = line.text();
    if (is_number(text) || is_label(text)) tops.push_back(line.box.top - kRowGap * line.size);
  }
  if (tops.size() >= kFewestNumbers) return tops;
  tops.clear();
  std::vector<const PrintedLine*> all;
  for (const auto& column : columns) {
    for (const PrintedLine& line : column) all.push_back(&line);
  }
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->box.top < b->box.top; });
  double bottom = all.front()->box.bottom;
  for (const PrintedLine* line : all) {
    if (line->box.top > bottom + kRowGap * line->size) tops.push_back(line->box.top - kRowGap * line->size / 2);
    bottom = std::max(bottom, line->box.bottom);
  }
  return tops;
}

/// Row by row, cell by cell. Without rows to be seen: one row, so that each column is read as a whole.
void add_table(std::vector<std::vector<PrintedLine>> columns, std::vector<Block>& blocks) {
  const std::vector<double> tops = row_tops(columns);
  std::vector<Block> cells((tops.size() + 1) * columns.size(), Block{.kind = Block::Kind::cell, .lines = {}});
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (PrintedLine& line : columns[c]) {
      const auto row = static_cast<std::size_t>(std::upper_bound(tops.begin(), tops.end(), line.box.top) - tops.begin());
      cells[row * columns.size() + c].lines.push_back(std::move(line));
    }
  }
  for (Block& cell : cells) {
    if (!cell.lines.empty()) blocks.push_back(std::move(cell));
  }
}

void add_body(std::vector<PrintedLine> lines, std::vector<Block>& blocks) {
  if (lines.empty()) return;
  if (blocks.empty() || blocks.back().kind != Block::Kind::body) blocks.emplace_back();
  lines = join_rows(std::move(lines));
  std::move(lines.begin(), lines.end(), std::back_inserter(blocks.back().lines));
}

void add_band(const Band& band, std::vector<PrintedLine> lines, bool is_first_on_page, std::vector<Block>& blocks) {
  std::vector<std::vector<PrintedLine>> columns(band.columns.size());
  if (columns.size() > 2 || is_first_on_page) {
    for (PrintedLine& line : lines) columns[band.column_of(line.box)].push_back(std::move(line));
  } else {
    for (const PrintedLine& line : lines) columns[band.column_of(line.box)].push_back(line);
    if (is_label_and_value(columns)) return add_body(std::move(lines), blocks);
  }
  if (columns.size() > 2) return add_table(std::move(columns), blocks);
  for (auto& column : columns) blocks.push_back({.kind = Block::Kind::column, .lines = join_rows(std::move(column))});
}

}  // namespace

std::vector<Block> to_blocks(std::vector<PrintedLine> lines) {
  std::vector<Block> blocks;
  std::vector<PrintedLine> body;
  for (std::size_t at = 0; at < lines.size();) {
    const Band band = find_band(lines, at);
    if (band.end == at) {
      body.push_back(std::move(lines[at++]));
      continue;
    }
    std::vector<PrintedLine> inside;
    for (; band.first < at && !body.empty(); --at) {  // what the band takes from above it
      lines[at - 1] = std::move(body.back());
      body.pop_back();
    }
    const bool is_first = at == 0;
    add_body(std::exchange(body, {}), blocks);
    for (; at < band.end; ++at) inside.push_back(std::move(lines[at]));
    add_band(band, std::move(inside), is_first, blocks);
  }
  add_body(std::move(body), blocks);
  return blocks;
}

}  // namespace nhipcau::files
