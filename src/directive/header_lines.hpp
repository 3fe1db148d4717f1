#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "directive/tables.hpp"

/// What one line, or one column of a line, of a paper's header is.
namespace nhipcau::directive {

enum class HeaderPart {
  none,       ///< running text, or a part of a name
  mark,       ///< urgency, "DỰ THẢO", "LƯU HÀNH NỘI BỘ", page numbers
  national,   ///< "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
  motto,      ///< "Độc lập - Tự do - Hạnh phúc"
  party,      ///< "ĐẢNG CỘNG SẢN VIỆT NAM"
  number,     ///< "Số: 305/KH-MTTQ-BTT"
  date,       ///< "Sơn La, ngày 20 tháng 2 năm 2023"
  subject,    ///< "V/v …"
  addressee,  ///< "Kính gửi: …"
  wire,       ///< "Chủ tịch Ủy ban nhân dân tỉnh điện:"
  type,       ///< "KẾ HOẠCH"
  rule,       ///< "-----"
  body,       ///< a name in capitals, or one that begins as names of bodies do
};

HeaderPart header_part_of(std::string_view text, Span cell, const Tables& tables);

/// The columns of a header's line: read_cells, and also where a fixed line follows a name on the same line after one space.
std::vector<Span> read_header_cells(std::string_view text, Span line);

/// A type's name at the beginning of a cell.
struct NamedType {
  const DocumentType* type = nullptr;
  std::size_t length = 0;  ///< bytes of the cell that are the name
};
/// "KẾ HOẠCH", "K Ế  H O Ạ C H", "Kế hoạch": the whole cell.
std::optional<NamedType> find_whole_type(std::string_view cell, const Tables& tables);
/// "KẾ HOẠCH Công tác …": a name in capitals before a title.
std::optional<NamedType> find_leading_type(std::string_view cell, const Tables& tables);

/// "Sơn La, ngày 20 tháng 2 năm 2023": a line that is a place and a date and nothing else, blanks allowed.
struct DateLine {
  Span place;  ///< may be empty
  std::optional<Date> date;
};
std::optional<DateLine> read_date_line(std::string_view text, Span cell);

/// Whether `line` can be a line of a title that so far ends with `last` (empty: the first line).
bool is_title_line(std::string_view text, Span line, bool after_blank, std::string_view last);

/// "(Kèm theo Quyết định số …", "(Ban hành kèm theo …", "(Dự thảo)": below a title and no part of it.
bool is_enclosure_note(std::string_view line);

/// Key of a short line for comparing with fixed words: letter case, spaced letters, brackets and marks at the ends aside.
std::string fixed_key(std::string_view cell);

}  // namespace nhipcau::directive
