#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The audit trail is written in one place: whoever wrote to its tables by a statement of their own would break its chains.
namespace nhipcau {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The words of a text in capitals: letters, digits and "_".
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool is_small = c >= 'a' && c <= 'z';
    if (is_small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') {
      words.back() += is_small ? static_cast<char>(c - 'a' + 'A') : c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

/// The tables of the trail that a text writes to: "INSERT AUDIT_LINE" and such.
std::set<std::string> writes_of(std::string_view text) {
  const std::set<std::string> verbs{"INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE", "MERGE", "COPY", "DROP", "ALTER"};
  const std::set<std::string> between{"OR",   "REPLACE", "ABORT", "IGNORE", "ROLLBACK", "FAIL",
                                      "INTO", "FROM",    "ONLY",  "TABLE",  "PUBLIC",   "MAIN"};
  const auto words = words_of(text);
  std::set<std::string> writes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!verbs.contains(words[i])) continue;
    std::size_t table = i + 1;
    while (table < words.size() && between.contains(words[table])) ++table;
    if (table < words.size() && words[table].starts_with("AUDIT_")) writes.insert(words[i] + " " + words[table]);
    i = table - 1;
  }
  return writes;
}

/// The same for a file of statements, with their names.
std::set<std::string> writes_in(std::string_view text, const std::string& where) {
  constexpr std::string_view kMark = "-- name: ";
  std::set<std::string> writes;
  std::string name;
  while (!text.empty()) {
    const auto end = std::min(text.find(kMark), text.size());
    for (const std::string& write : writes_of(text.substr(0, end)))
      writes.insert(std::string(where).append(" ").append(name).append(": ").append(write));
    text.remove_prefix(std::min(end + kMark.size(), text.size()));
    name = text.substr(0, text.find_first_of(" \n"));
  }
  return writes;
}

TEST_CASE("the words that write to the trail are told from others") {
  CHECK(writes_in("-- name: a\nINSERT INTO audit_line (id) VALUES ($1);", "x") == std::set<std::string>{"x a: INSERT AUDIT_LINE"});
  CHECK(writes_in("-- name: a\ninsert or replace into audit_chain VALUES (1);", "x") == std::set<std::string>{"x a: INSERT AUDIT_CHAIN"});
  CHECK(writes_in("-- name: a\nSELECT id FROM audit_line; -- name: b\nDELETE FROM \"audit_line\"", "x").size() == 1);
  CHECK(writes_in("UPDATE task SET title = 'audit_line'; SELECT id FROM audit_line; -- INSERT nothing into audit_line", "x").empty());
}

TEST_CASE("the audit trail is written by its own statements alone") {
  std::set<std::string> writes;
  for (const auto& entry : fs::recursive_directory_iterator("src")) {
    const std::string path = entry.path().generic_string();
    const bool is_code = path.ends_with(".sql") || path.ends_with(".cpp") || path.ends_with(".hpp");
    if (is_code && !path.ends_with("_test.cpp")) writes.merge(writes_in(bytes_of(entry.path()), path));
  }
  CHECK(writes == std::set<std::string>{"src/office/queries.sql add_audit_line: INSERT AUDIT_LINE",
                                        "src/office/queries.sql empty_audit_line: UPDATE AUDIT_LINE",
                                        "src/office/queries.sql remove_unchained_lines: DELETE AUDIT_LINE_UNCHAINED",
                                        "src/office/queries.sql set_chain_head: INSERT AUDIT_CHAIN"});
}

TEST_CASE("what empties a line of the trail touches nothing but values and their seal") {
  const std::string sql = bytes_of("src/office/queries.sql");
  CHECK(sql.find("\nUPDATE audit_line SET from_address = $2, before = $3, after = $4, seal = $5 WHERE id = $1;\n") != std::string::npos);
}

}  // namespace
}  // namespace nhipcau
