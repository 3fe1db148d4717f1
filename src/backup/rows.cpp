#include "backup/rows.hpp"

#include <array>
#include <charconv>

namespace nhipcau::backup {
namespace {

using store::ColumnKind;
using store::Value;

constexpr std::string_view kNull = "\\N";

/// A character and the letter that stands for it behind a backslash.
struct Escape {
  char character, letter;
};
constexpr std::array kEscapes{Escape{'\\', '\\'}, Escape{'\t', 't'}, Escape{'\n', 'n'}, Escape{'\r', 'r'}};

std::string_view name_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::integer: return "bigint";
    case ColumnKind::real: return "double precision";
    case ColumnKind::boolean: return "boolean";
    case ColumnKind::text: break;
  }
  return "text";
}

void append_text(std::string& line, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\\\t\n\r", at), text.size());
    line.append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) return;
    for (const Escape& escape : kEscapes) {
      if (escape.character == text[at]) line.append(1, '\\').append(1, escape.letter);
    }
    ++at;
  }
}

template <class Number>
void append_number(std::string& line, Number number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  line.append(digits.data(), end.ptr);
}

void append_value(std::string& line, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return append_text(line, *text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return append_number(line, *number);
  if (const auto* number = std::get_if<double>(&value)) return append_number(line, *number);
  if (const auto* truth = std::get_if<bool>(&value)) {
    line += *truth ? 't' : 'f';
    return;
  }
  line += kNull;
}

template <class Number>
std::optional<Value> parse_number(std::string_view written) {
  Number number{};
  const auto read = std::from_chars(written.data(), written.data() + written.size(), number);
  if (read.ec != std::errc() || read.ptr != written.data() + written.size()) return std::nullopt;
  if (number != number) return std::nullopt;  // SQLite holds no NaN, so no office does
  return number;
}

std::optional<Value> parse_text(std::string_view written) {
  std::string text;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find('\\', at), written.size());
    text.append(written.substr(at, end - at));
    if (end == written.size()) break;
    if (end + 1 == written.size()) return std::nullopt;
    const std::size_t before = text.size();
    for (const Escape& escape : kEscapes) {
      if (escape.letter == written[end + 1]) text += escape.character;
    }
    if (text.size() == before) return std::nullopt;
    at = end + 2;
  }
  return text;
}

std::optional<Value> parse_value(ColumnKind kind, std::string_view written) {
  if (written == kNull) return nullptr;
  switch (kind) {
    case ColumnKind::integer: return parse_number<std::int64_t>(written);
    case ColumnKind::real: return parse_number<double>(written);
    case ColumnKind::boolean:
      if (written == "t" || written == "f") return written == "t";
      return std::nullopt;
    case ColumnKind::text: break;
  }
  return parse_text(written);
}

}  // namespace

std::string to_header(const store::Table& table) {
  std::string header;
  for (const store::Column& column : table.columns) {
    header.append(header.empty() ? "" : "\t").append(column.name).append(" ").append(name_of(column.kind));
  }
  return header;
}

std::string to_line(const std::vector<Value>& values) {
  std::string line;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) line += '\t';
    append_value(line, values[i]);
  }
  return line;
}

std::optional<std::vector<Value>> parse_line(const store::Table& table, std::string_view line) {
  std::vector<Value> values;
  std::size_t begin = 0;
  for (const store::Column& column : table.columns) {
    if (begin > line.size()) return std::nullopt;  // too few
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    auto value = parse_value(column.kind, line.substr(begin, end - begin));
    if (!value) return std::nullopt;
    values.push_back(std::move(*value));
    begin = end + 1;
  }
  if (begin <= line.size()) return std::nullopt;  // too many
  return values;
}

}  // namespace nhipcau::backup
