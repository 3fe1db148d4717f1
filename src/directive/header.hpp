#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/lines.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// What stands before a paper's opening, in whatever order a converter left the two columns of it.
struct Header {
  bool has_national_title = false;  ///< or its motto
  bool has_party_title = false;
  bool is_letter = false;        ///< a công văn: "V/v …" or "Kính gửi: …", and no name of a type
  std::vector<Span> body_lines;  ///< the left column: bodies in capitals, from the top
  std::optional<Number> number;
  std::string number_type_code;  ///< of a draft's blank number too
  std::optional<System> number_system;
  std::optional<Field> place;
  std::optional<Field> date_line;
  std::optional<Date> issued_on;
  std::optional<Field> type;
  std::string type_code;
  std::optional<Field> title;
  std::vector<Recipient> addressees;  ///< "Kính gửi: …", "… điện: …"
  std::size_t next = 0;               ///< index of the first line behind the header
};

/// Reads lines [0, end).
Header read_header(std::string_view text, const std::vector<Line>& lines, std::size_t end, const Tables& tables);

}  // namespace nhipcau::directive
