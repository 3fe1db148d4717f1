#include "ical/content_line.hpp"

namespace nhipcau::ical {
namespace {

constexpr std::size_t kMostOctets = 75;  ///< of a line, without its end
constexpr std::string_view kLineEnd = "\r\n";

constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == '\x7F';
}

/// How many octets of `text` go on a line that has room for `room` (at least one character of UTF-8).
std::size_t fitting(std::string_view text, std::size_t room) {
  if (text.size() <= room) return text.size();
  std::size_t end = room;
  while (end > 1 && continues_character(text[end])) --end;
  return end;
}

std::string two(std::int64_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

void put_line(std::string& out, std::string_view line) {
  std::size_t end = fitting(line, kMostOctets);
  out += line.substr(0, end);
  for (line.remove_prefix(end); !line.empty(); line.remove_prefix(end)) {
    end = fitting(line, kMostOctets - 1);
    out.append(kLineEnd).append(" ").append(line.substr(0, end));
  }
  out += kLineEnd;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') {
      out.append("\\").append(1, c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (!is_control(c) || c == '\t') {
      out += c;
    }
  }
  return out;
}

std::string parameter(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '"' && !is_control(c)) out += c;
  }
  return out.find_first_of(":;,") == std::string::npos ? out : "\"" + out + "\"";
}

std::string unescapable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_control(c)) out += c;
  }
  return out;
}

std::string date_text(LocalTime at) {
  std::string out = to_text(at).substr(0, 10);
  std::erase(out, '-');
  return out;
}

std::string time_text(LocalTime at) {
  std::string out = to_text(at);
  std::erase_if(out, [](char c) { return c == '-' || c == ':'; });
  return out;
}

std::string utc_text(Instant at) {
  return time_text(LocalTime(std::chrono::floor<std::chrono::seconds>(at).time_since_epoch())) + "Z";
}

std::string offset_text(std::chrono::seconds offset) {
  const std::int64_t size = std::abs(offset.count());
  return (offset.count() < 0 ? "-" : "+") + two(size / 3600) + two(size / 60 % 60) + (size % 60 == 0 ? "" : two(size % 60));
}

}  // namespace nhipcau::ical
