#include "api/messages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "calendar/occasion.hpp"
#include "files/extract.hpp"
#include "office/posts.hpp"

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// "directive.no_such_paper": a room or tool, then words with dots between. What ends in "_" or "." is the beginning of some.
bool looks_like_key(std::string_view literal) {
  constexpr std::string_view kModules[] = {"text", "directive", "office", "files", "store",    "programme", "search",
                                           "http", "api",       "cli",    "base",  "outgoing", "lunar",     "calendar"};
  const std::size_t dot = literal.find('.');
  if (dot == std::string_view::npos || dot + 1 == literal.size() || literal.ends_with(".db")) return false;
  if (std::find(std::begin(kModules), std::end(kModules), literal.substr(0, dot)) == std::end(kModules)) return false;
  return std::all_of(literal.begin(), literal.end(), [](char c) { return is_word(c) || c == '.'; }) && literal.back() != '.' &&
         literal.back() != '_';
}

/// The text of a source without // comments, so that examples in them are not taken for keys.
std::string without_comments(const std::string& source) {
  std::istringstream lines(source);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    bool in_string = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) in_string = !in_string;
      if (!in_string && line.compare(i, 2, "//") == 0) line.resize(i);
    }
    out += line + "\n";
  }
  return out;
}

/// What stands before a literal says that it names no sentence: a log event, an audit event, a file.
bool names_something_else(std::string_view before, std::string_view after) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\n')) before.remove_suffix(1);
  const auto ends = [&](std::string_view what) { return before.ends_with(what); };
  const bool is_log = ends("log::info(") || ends("log::warning(") || ends("log::error(") || ends("log::debug(");
  const bool is_event = ends(".event =") || ends("Event =") || after.starts_with(", \"account\"");
  return is_log || is_event || ends("/") || ends("== std::string(\"audit\")");
}

std::set<std::string> statement_names() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    if (entry.path().filename() != "queries.sql") continue;
    std::istringstream lines(read_file(entry.path()));
    for (std::string line; std::getline(lines, line);) {
      constexpr std::string_view kMark = "-- name: ";
      if (!line.starts_with(kMark)) continue;
      std::string name = line.substr(kMark.size());
      name.resize(static_cast<std::size_t>(std::find_if_not(name.begin(), name.end(), is_word) - name.begin()));
      names.insert(entry.path().parent_path().filename().string() + "." + name);
    }
  }
  return names;
}

/// An event of the audit trail or a permission, whose words are those of another key.
bool is_event(const std::string& literal) {
  return has_message("audit." + literal) || has_message("permission." + literal);
}

/// Every key the sources can answer with, and the file that does.
std::map<std::string, std::string> keys_in_sources() {
  const auto statements = statement_names();
  std::map<std::string, std::string> keys;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = entry.path().string();
    const bool is_source = path.ends_with(".cpp") || path.ends_with(".hpp");
    if (!is_source || path.find("_test.cpp") != std::string::npos || path.find("testing") != std::string::npos) continue;
    const std::string source = without_comments(read_file(entry.path()));
    for (std::size_t begin = source.find('"'); begin != std::string::npos; begin = source.find('"', begin + 1)) {
      const std::size_t end = source.find('"', begin + 1);
      if (end == std::string::npos) break;
      const std::string literal = source.substr(begin + 1, end - begin - 1);
      const auto before = std::string_view(source).substr(0, begin);
      const auto after = std::string_view(source).substr(end + 1);
      if (looks_like_key(literal) && !statements.contains(literal) && !names_something_else(before, after) && !is_event(literal))
        keys.emplace(literal, path);
    }
  }
  return keys;
}

/// Every event that is written to the audit trail, and the file that does: what looks like one in a statement that makes a line.
std::map<std::string, std::string> events_in_sources() {
  const auto statements = statement_names();
  std::map<std::string, std::string> events;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const std::string path = entry.path().string();
    const bool is_source = path.ends_with(".cpp") || path.ends_with(".hpp");
    if (!is_source || path.find("_test.cpp") != std::string::npos || path.find("testing") != std::string::npos) continue;
    std::istringstream source(without_comments(read_file(entry.path())));
    for (std::string statement; std::getline(source, statement, ';');) {
      const bool makes_line = statement.find("audit(") != std::string::npos || statement.find("AuditLine") != std::string::npos ||
                              statement.find("vent =") != std::string::npos || statement.find("audit_step(") != std::string::npos;
      for (std::size_t begin = statement.find('"'); makes_line && begin != std::string::npos;) {
        const std::size_t end = statement.find('"', begin + 1);
        if (end == std::string::npos) break;
        const std::string literal = statement.substr(begin + 1, end - begin - 1);
        if (looks_like_key(literal) && !statements.contains(literal) && !has_message(literal)) events.emplace(literal, path);
        begin = statement.find('"', end + 1);
      }
    }
  }
  return events;
}

}  // namespace

TEST_CASE("every key the program can answer with has a sentence in both languages") {
  const auto keys = keys_in_sources();
  CHECK(keys.contains("files.too_large"));
  CHECK(keys.contains("directive.classified"));
  CHECK(keys.contains("programme.due_no_date"));
  CHECK(keys.contains("api.broken"));
  for (const auto& [key, path] : keys) {
    CAPTURE(path);
    CAPTURE(key);
    CHECK(has_message(key));
  }
}

TEST_CASE("every event written to the audit trail has its words in both languages") {
  const auto events = events_in_sources();
  for (const auto event : {"directive.registered", "programme.task_changed", "office.role_delegated", "office.signed_out",
                           "office.restored", "office.audit_value_erased", "directive.look_over_taken_back"}) {
    CAPTURE(event);
    CHECK(events.contains(event));
  }
  for (const auto& [event, path] : events) {
    CAPTURE(path);
    CAPTURE(event);
    CHECK(has_message("audit." + event));
  }
}

TEST_CASE("every kind of post has its words in the audit trail") {
  for (const office::PostKind& kind : office::shipped_post_kinds()) {
    CAPTURE(kind.code);
    CHECK(has_message("audit_field.post_" + kind.code));
  }
}

TEST_CASE("kinds, themes and classes of years of the calendar have their words") {
  for (const auto kind : calendar::kOccasionKinds) CHECK(has_message("calendar.kind_" + std::string(kind)));
  for (const auto& theme : calendar::shipped_themes()) {
    CAPTURE(theme);
    CHECK(has_message("calendar.theme_" + theme));
  }
  for (const auto year_class : {calendar::YearClass::round, calendar::YearClass::five, calendar::YearClass::other})
    CHECK(has_message("calendar.year_" + std::string(calendar::name_of(year_class))));
  for (int degree = 0; degree < 360; degree += 15) CHECK(has_message("lunar.term_" + std::to_string(degree)));
}

TEST_CASE("the two languages of a sentence fill the same slots") {
  for (const auto key : message_keys()) {
    CAPTURE(key);
    const std::vector<std::string> marks{"<0>", "<1>", "<2>", "<3>"};
    const std::string vi = message(Language::vi, key, marks), en = message(Language::en, key, marks);
    for (const auto& mark : marks) CHECK((vi.find(mark) == std::string::npos) == (en.find(mark) == std::string::npos));
  }
}

TEST_CASE("slots are filled in order, and what is missing leaves nothing behind") {
  const std::vector<std::string> one{"127.0.0.1:80", "taken"};
  CHECK(message(Language::en, "http.cannot_listen", one).starts_with("Cannot listen on 127.0.0.1:80: taken."));
  CHECK(message(Language::en, "api.unknown_field").find("{0}") == std::string::npos);
  CHECK(message(Language::vi, "no.such_key") == "no.such_key");
}

TEST_CASE("the reader's language is the first of the two that is wished for") {
  struct Row {
    std::string_view wishes;
    Language language;
  };
  for (const Row& row : {Row{"", Language::vi},
                         {"vi", Language::vi},
                         {"en", Language::en},
                         {"en-GB,vi;q=0.5", Language::en},
                         {"vi-VN,en;q=0.5", Language::vi},
                         {"fr, en", Language::en},
                         {"fr", Language::vi},
                         {"vi_VN.UTF-8", Language::vi}}) {
    CAPTURE(row.wishes);
    CHECK(choose_language(row.wishes) == row.language);
  }
}

TEST_CASE("the sentence on large files names the limit there is") {
  const std::string limit = std::to_string(files::Limits{}.file_bytes >> 20U);
  CHECK(message(Language::vi, "files.too_large").find(limit) != std::string::npos);
  CHECK(message(Language::en, "files.too_large").find(limit) != std::string::npos);
}
