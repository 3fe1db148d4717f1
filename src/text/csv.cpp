#include "text/csv.hpp"

namespace nhipcau::text {
namespace {

/// Reads one cell from `at`; leaves `at` on the comma, the line end or the end.
std::string read_cell(std::string_view text, std::size_t& at) {
  std::string cell;
  if (at >= text.size() || text[at] != '"') {
    while (at < text.size() && text[at] != ',' && text[at] != '\n' && text[at] != '\r') cell += text[at++];
    return cell;
  }
  for (++at; at < text.size(); ++at) {
    if (text[at] != '"') {
      cell += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      cell += text[++at];
    } else {
      ++at;
      break;
    }
  }
  while (at < text.size() && text[at] != ',' && text[at] != '\n' && text[at] != '\r') ++at;
  return cell;
}

std::vector<std::string> read_row(std::string_view text, std::size_t& at) {
  std::vector<std::string> row;
  while (true) {
    row.push_back(read_cell(text, at));
    if (at >= text.size() || text[at] != ',') break;
    ++at;
  }
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') ++at;
  return row;
}

}  // namespace

const std::string& CsvTable::cell(std::size_t row, std::string_view name) const {
  static const std::string nothing;
  for (std::size_t column = 0; column < header.size(); ++column) {
    if (header[column] == name) return rows[row][column];
  }
  return nothing;
}

CsvTable read_csv(std::string_view text) {
  CsvTable table;
  std::size_t at = 0;
  if (at < text.size()) table.header = read_row(text, at);
  while (at < text.size()) {
    auto row = read_row(text, at);
    if (row.size() == 1 && row[0].empty()) continue;
    row.resize(table.header.size());
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> split_cell(std::string_view cell, char separator) {
  std::vector<std::string> pieces;
  while (true) {
    const auto end = cell.find(separator);
    auto piece = cell.substr(0, end);
    while (!piece.empty() && piece.front() == ' ') piece.remove_prefix(1);
    while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
    if (!piece.empty()) pieces.emplace_back(piece);
    if (end == std::string_view::npos) return pieces;
    cell.remove_prefix(end + 1);
  }
}

}  // namespace nhipcau::text
