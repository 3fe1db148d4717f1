#include "base/log.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>

#include "base/clock.hpp"
#include "base/log_out.hpp"

// A line: time " " level " " event { " " field } LF;  field = name "=" value, the value quoted where it has blanks, quotes or controls.
namespace nhipcau::log {
namespace {

thread_local std::string
    current_request;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): one per thread, set by RequestScope

std::atomic<Level>& least_level() {
  static std::atomic<Level> level{Level::info};
  return level;
}

std::string_view to_name(Level level) {
  switch (level) {
    case Level::debug: return "debug";
    case Level::info: return "info";
    case Level::warning: return "warning";
    default: return "error";
  }
}

constexpr auto kNeedsQuotes = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view(" \"\\\n\r\t=")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// A value is quoted when it holds a space, a quote or a control character, so that a line stays one line.
void append_value(std::string& line, std::string_view value) {
  const auto needs_quotes = [](char c) { return kNeedsQuotes[static_cast<unsigned char>(c)]; };
  if (!value.empty() && std::none_of(value.begin(), value.end(), needs_quotes)) {
    line += value;
    return;
  }
  line += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') line += '\\';
    line += (static_cast<unsigned char>(c) < 0x20) ? ' ' : c;
  }
  line += '"';
}

void write(Level level, std::string_view event, Fields fields) {
  if (level < least_level()) return;
  thread_local std::string line;  // keeps its room from line to line
  line.clear();
  line.append(to_rfc3339(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())))
      .append(" ")
      .append(to_name(level))
      .append(" ")
      .append(event);
  if (!current_request.empty()) line.append(" request=").append(current_request);
  for (const auto& [name, value] : fields) {
    line.append(" ").append(name).append("=");
    append_value(line, value);
  }
  line += '\n';
  put_out(line, level < Level::warning ? Haste::can_wait : Haste::at_once);
}

}  // namespace

void set_level(Level level) {
  least_level() = level;
}

void debug(std::string_view event, Fields fields) {
  write(Level::debug, event, fields);
}
void info(std::string_view event, Fields fields) {
  write(Level::info, event, fields);
}
void warning(std::string_view event, Fields fields) {
  write(Level::warning, event, fields);
}
void error(std::string_view event, Fields fields) {
  write(Level::error, event, fields);
}

RequestScope::RequestScope(std::string_view id) {
  current_request.assign(id);
}
RequestScope::~RequestScope() {
  current_request.clear();
}

}  // namespace nhipcau::log
