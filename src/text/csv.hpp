#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::text {

/// A table with a header row, read from comma-separated text (RFC 4180: quotes, doubled quotes, LF or CRLF).
struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header: short rows are filled with empty cells

  /// The cell of `row` under the column `name`; empty if there is no such column.
  [[nodiscard]] const std::string& cell(std::size_t row, std::string_view name) const;
};

/// Never fails: an unclosed quote ends with the text, cells beyond the header are dropped, empty lines are skipped.
CsvTable read_csv(std::string_view text);

/// The pieces of `cell` between `separator`, trimmed of spaces; empty ones are left out.
std::vector<std::string> split_cell(std::string_view cell, char separator);

}  // namespace nhipcau::text
