#include "store/statements.hpp"

#include "base/require.hpp"

namespace nhipcau::store {
namespace {

constexpr std::string_view kNameMark = "-- name:";
constexpr std::string_view kBlank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

/// What stands after "-- name:".
struct Title {
  std::string name;
  bool is_for_us = true;
};

Title read_title(std::string_view room, std::string_view line, Engine engine) {
  line = trimmed(line.substr(kNameMark.size()));
  const std::size_t space = line.find(' ');
  const std::string_view name = line.substr(0, space);
  const std::string full = std::string(room) + "." + std::string(name);
  if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos) {
    throw BrokenInvariant("statement " + full + ": a name is lower-case letters, digits and _");
  }
  if (space == std::string_view::npos) return {full, true};
  const std::string_view mark = trimmed(line.substr(space));
  const auto only = mark.starts_with('@') ? engine_named(mark.substr(1)) : std::nullopt;
  if (!only) throw BrokenInvariant("statement " + full + ": after the name comes @sqlite, @postgres or nothing");
  return {full, *only == engine};
}

/// The statement without the comments before it and the semicolon after it.
std::string statement_of(std::string_view body) {
  body = trimmed(body);
  while (body.starts_with("--")) {
    take_line(body);
    body = trimmed(body);
  }
  if (body.ends_with(';')) body.remove_suffix(1);
  return std::string(trimmed(body));
}

std::string_view take_body(std::string_view& rest) {
  const std::string_view from = rest;
  while (!rest.empty() && !rest.starts_with(kNameMark)) take_line(rest);
  return from.substr(0, from.size() - rest.size());
}

}  // namespace

Statements Statements::parse(std::span<const QueryFile> files, Engine engine) {
  Statements statements;
  for (const QueryFile& file : files) {
    std::string_view rest = file.sql;
    if (!statement_of(take_body(rest)).empty()) {
      throw BrokenInvariant("queries of " + std::string(file.room) + ": a statement stands before the first \"-- name:\"");
    }
    while (!rest.empty()) {
      const Title title = read_title(file.room, take_line(rest), engine);
      std::string sql = statement_of(take_body(rest));
      if (sql.empty()) throw BrokenInvariant("statement " + title.name + " is empty");
      if (title.is_for_us && !statements.by_name_.emplace(title.name, std::move(sql)).second) {
        throw BrokenInvariant("statement " + title.name + " stands twice");
      }
    }
  }
  return statements;
}

const std::string& Statements::load(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) throw BrokenInvariant("no statement is called " + std::string(name));
  return found->second;
}

}  // namespace nhipcau::store
