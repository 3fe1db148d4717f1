#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/tables.hpp"

/// Rows of a table as text, the same bytes whichever engine they come from. PostgreSQL's COPY reads the lines behind the first. Grammar:
///   part    = header LF { row LF }
///   header  = column { TAB column }      column = name " " kind      kind = "text" | "bigint" | "double precision" | "boolean"
///   row     = value { TAB value }        in the order of the key; texts by their bytes
///   value   = "\N" (NULL) | "t" | "f" | whole number | shortest decimal that gives the double back, no NaN | text
///   text    = UTF-8 with "\\", "\t", "\n", "\r" for backslash, tab, line feed, carriage return
namespace nhipcau::backup {

std::string to_header(const store::Table& table);
std::string to_line(const std::vector<store::Value>& values);

/// The values of a row of this table, or nothing if the line breaks the grammar. Any bytes.
std::optional<std::vector<store::Value>> parse_line(const store::Table& table, std::string_view line);

}  // namespace nhipcau::backup
